-- Groups, and what moves with one to another address.

-- name: chat_group_get(id)^
SELECT data FROM chat_group WHERE id = :id;

-- name: chat_group_put(id, address, keeper, added_by, state, lat_low, lat_high, lon_low, lon_high, data)!
INSERT INTO chat_group (id, address, keeper, added_by, state, lat_low, lat_high, lon_low, lon_high, data)
VALUES (:id, :address, :keeper, :added_by, :state, :lat_low, :lat_high, :lon_low, :lon_high, :data)
ON CONFLICT (id) DO UPDATE
SET address = excluded.address, keeper = excluded.keeper, added_by = excluded.added_by, state = excluded.state,
    lat_low = excluded.lat_low, lat_high = excluded.lat_high, lon_low = excluded.lon_low,
    lon_high = excluded.lon_high, data = excluded.data;

-- name: chat_group_drop(id)!
DELETE FROM chat_group WHERE id = :id;

-- name: group_at(address)^
SELECT data FROM chat_group WHERE address = :address;

-- name: groups_of(keeper)
SELECT data FROM chat_group WHERE keeper = :keeper AND keeper <> '' ORDER BY id;

-- name: groups_added_by(account)
SELECT data FROM chat_group WHERE added_by = :account AND added_by <> '' ORDER BY id;

-- name: groups_beginning(start, size, most)
-- No range: what stands between two texts differs with a PostgreSQL database's collation.
SELECT data FROM chat_group WHERE substr(address, 1, :size) = :start AND state <> 'left'
ORDER BY address LIMIT :most;

-- name: groups_near(lat, lon, most)
SELECT data FROM chat_group
WHERE state = 'looked_after'
  AND lat_low <= :lat AND lat_high >= :lat AND lon_low <= :lon AND lon_high >= :lon
ORDER BY id LIMIT :most;

-- name: outbox_queued_to(address)
SELECT id, body FROM outbox WHERE address = :address AND state = 'queued' ORDER BY id;

-- name: outbox_readdress(id, address, body)!
UPDATE outbox SET address = :address, body = :body WHERE id = :id AND state = 'queued';

-- name: outbox_abandon(id, now)!
UPDATE outbox SET state = 'dropped', settled = :now WHERE id = :id AND state = 'queued';
