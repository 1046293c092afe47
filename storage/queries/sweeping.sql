-- What is kept for a time only, forgotten in small slices.

-- name: sweep_inbox(before, most)!
DELETE FROM inbox WHERE key IN (SELECT key FROM inbox WHERE at < :before ORDER BY at LIMIT :most);

-- name: sweep_outbox(before, most)!
DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox WHERE state <> 'queued' AND settled < :before ORDER BY settled LIMIT :most
);

-- name: sweep_sent_card(before, most)!
DELETE FROM sent_card WHERE message IN (SELECT message FROM sent_card WHERE at < :before ORDER BY at LIMIT :most);

-- name: sweep_opener(before, most)!
DELETE FROM opener WHERE id IN (
    SELECT id FROM opener WHERE until > 0 AND until < :before ORDER BY until LIMIT :most
);

-- name: sweep_mailbox(before, most)!
-- The newest line stays, so that numbers are never given again.
DELETE FROM mailbox WHERE source IN (
    SELECT source FROM mailbox AS line
    WHERE at < :before AND EXISTS (
        SELECT 1 FROM mailbox AS newer WHERE newer.address = line.address AND newer.seq > line.seq
    )
    ORDER BY at LIMIT :most
);

-- name: sweep_failure(before, most)!
DELETE FROM failure WHERE key IN (
    SELECT key FROM failure WHERE settled > 0 AND settled < :before ORDER BY settled LIMIT :most
);

-- name: sweep_picture_file(before, most)!
-- Those of the pictures that go next.
DELETE FROM picture_file WHERE picture IN (
    SELECT id FROM picture WHERE project = '' AND given < :before ORDER BY given LIMIT :most
);

-- name: sweep_picture(before, most)!
DELETE FROM picture WHERE id IN (
    SELECT id FROM picture WHERE project = '' AND given < :before ORDER BY given LIMIT :most
);

-- name: sweep_upload(before, most)!
DELETE FROM upload WHERE id IN (SELECT id FROM upload WHERE at < :before ORDER BY at LIMIT :most);

-- name: sweep_install_state(before, most)!
DELETE FROM install_state WHERE id IN (SELECT id FROM install_state WHERE until < :before ORDER BY until LIMIT :most);
