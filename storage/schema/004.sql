-- Workspaces where the door is installed; the tokens among `data` are encrypted before they come here.
CREATE TABLE installation (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);

-- What an install page gave out (hashed), to come back once.
CREATE TABLE install_state (
    id TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);
CREATE INDEX install_state_until ON install_state (until);
