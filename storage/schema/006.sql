-- Where an open offer is found: a row for each of its topics (domain/topics.py). `blocks` are those of the
-- week in which it may hold (domain/blocks.py), `willing` whether its member agreed to be written to.
CREATE TABLE offer_topic (
    offer TEXT NOT NULL,
    topic TEXT NOT NULL,
    member TEXT NOT NULL,
    fsa TEXT NOT NULL,
    last_asked BIGINT NOT NULL,
    radius_km INTEGER NOT NULL,
    blocks BIGINT NOT NULL,
    paid INTEGER NOT NULL,
    willing INTEGER NOT NULL,
    PRIMARY KEY (offer, topic)
);
-- All that is read of it is in the index, so that what does not fit is passed over without reading its row.
CREATE INDEX offer_topic_found ON offer_topic (topic, fsa, last_asked, offer, member, radius_km, blocks, paid)
WHERE willing = 1;
CREATE INDEX offer_topic_member ON offer_topic (member);

-- Offers of the versions before are given their topics when the database is opened (storage/listing.py).
ALTER TABLE offer ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX offer_unlisted ON offer (id) WHERE listed = 0;

DROP TABLE offer_family;
DROP INDEX offer_open;
ALTER TABLE offer DROP COLUMN lat_low;
ALTER TABLE offer DROP COLUMN lat_high;
ALTER TABLE offer DROP COLUMN lon_low;
ALTER TABLE offer DROP COLUMN lon_high;
ALTER TABLE offer DROP COLUMN last_asked;
