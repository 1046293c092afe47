-- What only one process at a time does, by whom and until when (ms UTC).
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    fence BIGINT NOT NULL,
    until BIGINT NOT NULL
);

-- Every process hears, at the commit, to which address something is owed or was brought.
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM pg_notify(''collectif'', NEW.address); RETURN NULL; END';
DO
'BEGIN
    CREATE TRIGGER outbox_tells AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tell();
    CREATE TRIGGER mailbox_tells AFTER INSERT ON mailbox FOR EACH ROW EXECUTE FUNCTION tell();
END';
