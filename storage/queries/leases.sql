-- Who does now what only one process at a time may do.

-- name: lease_take(name, holder, now, until)^
INSERT INTO lease (name, holder, fence, until) VALUES (:name, :holder, 1, :until)
ON CONFLICT (name) DO UPDATE
SET fence = CASE WHEN lease.holder = excluded.holder THEN lease.fence ELSE lease.fence + 1 END,
    holder = excluded.holder, until = excluded.until
WHERE lease.holder = excluded.holder OR lease.until <= :now
RETURNING fence;

-- name: lease_fenced(name, fence)^
SELECT 1 FROM lease WHERE name = :name AND fence = :fence;

-- name: lease_end(name, fence)!
UPDATE lease SET until = 0, holder = '' WHERE name = :name AND fence = :fence;
