-- Members, their identities, roles and reports; territories; partners.

-- name: member_get(id)^
SELECT data FROM member WHERE id = :id;

-- name: member_put(id, last_asked, alerts, data)!
INSERT INTO member (id, last_asked, alerts, data) VALUES (:id, :last_asked, :alerts, :data)
ON CONFLICT (id) DO UPDATE SET last_asked = excluded.last_asked, alerts = excluded.alerts, data = excluded.data;

-- name: member_listed(id, last_asked, willing, blocks)!
UPDATE offer_topic SET last_asked = :last_asked, willing = :willing, blocks = blocks | :blocks
WHERE member = :id AND (last_asked <> :last_asked OR willing <> :willing OR blocks <> blocks | :blocks);

-- name: identity_get(id)^
SELECT data FROM identity WHERE id = :id;

-- name: identity_put(id, workplace, member, address, data)!
INSERT INTO identity (id, workplace, member, address, data) VALUES (:id, :workplace, :member, :address, :data)
ON CONFLICT (id) DO UPDATE SET member = excluded.member, address = excluded.address, data = excluded.data;

-- name: identities_of(member)
SELECT data FROM identity WHERE member = :member ORDER BY id;

-- name: identities_like(pattern)
SELECT data FROM identity WHERE id LIKE :pattern ORDER BY id;

-- name: identities_in(workplace)
SELECT data FROM identity WHERE workplace = :workplace ORDER BY id;

-- name: identities_at(address)
SELECT data FROM identity WHERE address = :address ORDER BY id;

-- name: role_put(id, member, name, territory, data)!
INSERT INTO role (id, member, name, territory, data) VALUES (:id, :member, :name, :territory, :data)
ON CONFLICT (id) DO UPDATE
SET member = excluded.member, name = excluded.name, territory = excluded.territory, data = excluded.data;

-- name: role_drop(id)!
DELETE FROM role WHERE id = :id;

-- name: roles_of(member)
SELECT data FROM role WHERE member = :member ORDER BY id;

-- name: office_get(id)^
SELECT data FROM office WHERE id = :id;

-- name: office_put(id, data)!
INSERT INTO office (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data;

-- name: office_drop(id)!
DELETE FROM office WHERE id = :id;

-- name: members_with(name, territory)
SELECT DISTINCT member FROM role WHERE name = :name AND territory IN (:territory, '') ORDER BY member;

-- name: territory_get(id)^
SELECT data FROM territory WHERE id = :id;

-- name: territory_put(id, data)!
INSERT INTO territory (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data;

-- name: territory_forget_fsas(id)!
DELETE FROM territory_fsa WHERE territory = :id;

-- name: territory_add_fsa(id, fsa)!
INSERT INTO territory_fsa (fsa, territory) VALUES (:fsa, :id) ON CONFLICT DO NOTHING;

-- name: territories()
SELECT data FROM territory ORDER BY id;

-- name: territory_of_fsa(fsa)^
SELECT territory.data FROM territory_fsa JOIN territory ON territory.id = territory_fsa.territory
WHERE territory_fsa.fsa = :fsa ORDER BY territory.id LIMIT 1;

-- name: waiting_put(id, territory, member, data)!
INSERT INTO waiting (id, territory, member, data) VALUES (:id, :territory, :member, :data)
ON CONFLICT (id) DO UPDATE SET territory = excluded.territory, member = excluded.member, data = excluded.data;

-- name: waiting_for(territory)
SELECT data FROM waiting WHERE territory = :territory ORDER BY id;

-- name: partner_get(id)^
SELECT data FROM partner WHERE id = :id;

-- name: partner_put(id, territory, state, workplace, gives, lat_low, lat_high, lon_low, lon_high, data)!
INSERT INTO partner (id, territory, state, workplace, gives, lat_low, lat_high, lon_low, lon_high, data)
VALUES (:id, :territory, :state, :workplace, :gives, :lat_low, :lat_high, :lon_low, :lon_high, :data)
ON CONFLICT (id) DO UPDATE
SET territory = excluded.territory, state = excluded.state, workplace = excluded.workplace, gives = excluded.gives,
    lat_low = excluded.lat_low, lat_high = excluded.lat_high, lon_low = excluded.lon_low,
    lon_high = excluded.lon_high, data = excluded.data;

-- name: partner_forget_team(id)!
DELETE FROM partner_member WHERE partner = :id;

-- name: partner_add_member(id, member)!
INSERT INTO partner_member (partner, member) VALUES (:id, :member);

-- name: partners()
SELECT data FROM partner ORDER BY id;

-- name: partners_giving(kind, lat, lon, most)
-- `kind` is a pattern: a word between two spaces.
SELECT data FROM partner
WHERE state IN ('listening', 'unknown') AND gives LIKE :kind
  AND lat_low <= :lat AND lat_high >= :lat AND lon_low <= :lon AND lon_high >= :lon
ORDER BY id LIMIT :most;

-- name: partners_waiting(territory, most)
SELECT data FROM partner
WHERE state IN ('waiting', 'unknown') AND territory IN (:territory, '') ORDER BY id LIMIT :most;

-- name: partners_at(workplace)
SELECT data FROM partner WHERE workplace = :workplace AND workplace <> '' ORDER BY id;

-- name: partners_of(member)
SELECT partner.data FROM partner_member JOIN partner ON partner.id = partner_member.partner
WHERE partner_member.member = :member ORDER BY partner.id;

-- name: report_get(id)^
SELECT data FROM report WHERE id = :id;

-- name: report_put(id, member, territory, state, data)!
INSERT INTO report (id, member, territory, state, data) VALUES (:id, :member, :territory, :state, :data)
ON CONFLICT (id) DO UPDATE
SET member = excluded.member, territory = excluded.territory, state = excluded.state, data = excluded.data;

-- name: reports_open(most)
SELECT data FROM report WHERE state = 'open' ORDER BY id LIMIT :most;

-- name: reports_open_there(territory, most)
SELECT data FROM report WHERE state = 'open' AND territory = :territory ORDER BY id LIMIT :most;

-- name: reports_of(member)
SELECT data FROM report WHERE member = :member ORDER BY id;
