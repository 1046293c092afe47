-- Pictures that members gave. States: waiting (to be fetched, not before `due`), ready, refused.
-- BYTEA is PostgreSQL's word for bytes; SQLite keeps bytes as they are in a column of any name.
CREATE TABLE picture (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    project TEXT NOT NULL,
    state TEXT NOT NULL,
    hash TEXT NOT NULL,
    given BIGINT NOT NULL,
    due BIGINT NOT NULL,
    data TEXT NOT NULL,
    content BYTEA
);
CREATE INDEX picture_member ON picture (member, id);
CREATE INDEX picture_hash ON picture (hash) WHERE hash <> '';
CREATE INDEX picture_waiting ON picture (due) WHERE state = 'waiting';
CREATE INDEX picture_loose ON picture (given) WHERE project = '';

-- A platform's own ids of pictures that were sent through it, for each of our bots there.
CREATE TABLE picture_file (
    picture TEXT NOT NULL,
    bot TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (picture, bot)
);

-- What a browser sent, already cleaned, until its picture is fetched from here or a day has passed.
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    at BIGINT NOT NULL,
    content BYTEA NOT NULL
);
CREATE INDEX upload_address ON upload (address, at);
CREATE INDEX upload_at ON upload (at);
