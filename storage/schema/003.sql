-- Groups that the door was put in. An address is a chat as text; the box is what announcements are for,
-- in degrees (NULL: its place is not known, so that nothing is).
CREATE TABLE chat_group (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    keeper TEXT NOT NULL,
    added_by TEXT NOT NULL,
    state TEXT NOT NULL,
    lat_low DOUBLE PRECISION,
    lat_high DOUBLE PRECISION,
    lon_low DOUBLE PRECISION,
    lon_high DOUBLE PRECISION,
    data TEXT NOT NULL
);
CREATE INDEX chat_group_keeper ON chat_group (keeper, id) WHERE keeper <> '';
CREATE INDEX chat_group_added_by ON chat_group (added_by, id) WHERE added_by <> '';
CREATE INDEX chat_group_open ON chat_group (id, lat_low, lat_high, lon_low, lon_high) WHERE state = 'looked_after';
