-- Partners are looked up by what they give and where. What was written before this step is taken for one that
-- gives everything everywhere, until it is written again: its record is looked at, and says better.
ALTER TABLE partner ADD COLUMN territory TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN state TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE partner ADD COLUMN workplace TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN gives TEXT NOT NULL DEFAULT ' time skill goods space money ';
ALTER TABLE partner ADD COLUMN lat_low DOUBLE PRECISION DEFAULT -90;
ALTER TABLE partner ADD COLUMN lat_high DOUBLE PRECISION DEFAULT 90;
ALTER TABLE partner ADD COLUMN lon_low DOUBLE PRECISION DEFAULT -180;
ALTER TABLE partner ADD COLUMN lon_high DOUBLE PRECISION DEFAULT 180;
-- States: unknown, waiting (for a moderator), listening (it hears of needs), other.
CREATE INDEX partner_listening ON partner (id, lat_low, lat_high, lon_low, lon_high, gives)
WHERE state IN ('listening', 'unknown');
CREATE INDEX partner_waiting ON partner (id) WHERE state IN ('waiting', 'unknown');
CREATE INDEX partner_workplace ON partner (workplace, id) WHERE workplace <> '';

-- What was promised in a partner's name.
ALTER TABLE commitment ADD COLUMN partner TEXT NOT NULL DEFAULT '';
CREATE INDEX commitment_partner ON commitment (partner, made, id) WHERE partner <> '';
