-- What is owed and what became of it.

-- name: outbox_owed(platform, now, most)
-- In the lanes' order; a row waits while an earlier one of its chat and lane is put off.
SELECT id, body FROM outbox AS row
WHERE platform = :platform AND state = 'queued' AND not_before <= :now AND (expires = 0 OR expires > :now)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.address = row.address AND earlier.lane = row.lane AND earlier.state = 'queued'
      AND earlier.id < row.id AND earlier.not_before > :now AND (earlier.expires = 0 OR earlier.expires > :now)
  )
ORDER BY lane, id LIMIT :most;

-- name: outbox_owed_to(address, now, most)
SELECT id, body FROM outbox AS row
WHERE address = :address AND state = 'queued' AND not_before <= :now AND (expires = 0 OR expires > :now)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.address = row.address AND earlier.lane = row.lane AND earlier.state = 'queued'
      AND earlier.id < row.id AND earlier.not_before > :now AND (earlier.expires = 0 OR earlier.expires > :now)
  )
ORDER BY lane, id LIMIT :most;

-- name: outbox_heads(platform, lowest, now, most)
-- The first message of each chat and lane that may go now: who is to be visited.
SELECT address, lane FROM outbox AS row
WHERE platform = :platform AND lane <= :lowest AND state = 'queued' AND not_before <= :now AND (expires = 0 OR expires > :now)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.address = row.address AND earlier.lane = row.lane AND earlier.state = 'queued'
      AND earlier.id < row.id AND (earlier.expires = 0 OR earlier.expires > :now)
  )
ORDER BY lane, id LIMIT :most;

-- name: outbox_first(address, lane, now)^
-- The first of a chat's lane, put off or not.
SELECT id, body, attempts, lost, not_before FROM outbox
WHERE address = :address AND lane = :lane AND state = 'queued' AND (expires = 0 OR expires > :now)
ORDER BY id LIMIT 1;

-- name: outbox_begin(id)!
UPDATE outbox SET lost = lost + 1 WHERE id = :id AND state = 'queued';

-- name: outbox_get(id)^
SELECT lost, body FROM outbox WHERE id = :id AND state = 'queued';

-- name: outbox_native(id)^
SELECT native FROM outbox WHERE id = :id AND state = 'sent';

-- name: outbox_settle(id, state, native, reason, now)!
UPDATE outbox SET state = :state, native = :native, reason = :reason, settled = :now, attempts = attempts + 1
WHERE id = :id AND state = 'queued';

-- name: outbox_postpone(id, not_before)!
UPDATE outbox
SET not_before = :not_before, attempts = attempts + 1, lost = CASE WHEN lost > 0 THEN lost - 1 ELSE 0 END
WHERE id = :id AND state = 'queued';

-- name: outbox_lost(id, not_before)!
UPDATE outbox SET not_before = :not_before, attempts = attempts + 1 WHERE id = :id AND state = 'queued';

-- name: outbox_drop_expired(now)!
UPDATE outbox SET state = 'dropped', settled = :now
WHERE state = 'queued' AND expires > 0 AND expires <= :now;

-- name: outbox_stuck(most)
SELECT id, address, state, reason, settled FROM outbox
WHERE state IN ('failed', 'unknown') ORDER BY state, id LIMIT :most;

-- name: outbox_waiting(but)
SELECT id, body FROM outbox WHERE state = 'queued' AND platform <> :but ORDER BY id;

-- name: outbox_dismiss(id, now)!
UPDATE outbox SET state = 'dropped', settled = :now WHERE id = :id AND state IN ('failed', 'unknown');

-- name: outbox_retry(id, now)!
UPDATE outbox SET state = 'queued', not_before = 0, attempts = 0, lost = 0, reason = '', settled = 0
WHERE id = :id AND state IN ('failed', 'unknown') AND (expires = 0 OR expires > :now);

-- name: card_put(message, subject, address, view, native, digest, at)!
INSERT INTO sent_card (message, subject, address, view, native, digest, at)
VALUES (:message, :subject, :address, :view, :native, :digest, :at)
ON CONFLICT (message) DO UPDATE
SET subject = excluded.subject, view = excluded.view, native = excluded.native, digest = excluded.digest;

-- name: card_changed(address, native, digest)!
UPDATE sent_card SET digest = :digest WHERE address = :address AND native = :native;

-- name: outbox_depth()
SELECT lane, count(*), min(at) FROM outbox WHERE state = 'queued' GROUP BY lane ORDER BY lane;
