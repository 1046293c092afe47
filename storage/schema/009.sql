-- Everybody's account in one workplace is looked up when it closes or opens: what their ids begin with, before
-- the last bar.
ALTER TABLE identity ADD COLUMN workplace TEXT NOT NULL DEFAULT '';
UPDATE identity
SET workplace = substr(rtrim(id, replace(id, '|', '')), 1, length(rtrim(id, replace(id, '|', ''))) - 1);
CREATE INDEX identity_workplace ON identity (workplace, id);
