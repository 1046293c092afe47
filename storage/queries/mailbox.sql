-- The page's chat.

-- name: mailbox_put(address, source, kind, subject, at, body)!
INSERT INTO mailbox (address, seq, source, kind, subject, at, body)
SELECT :address, coalesce(max(seq), 0) + 1, :source, :kind, :subject, :at, :body
FROM mailbox WHERE address = :address
ON CONFLICT (source) DO NOTHING;

-- name: mailbox_number(source)^
SELECT seq FROM mailbox WHERE source = :source;

-- name: mailbox_after(address, seq, most)
SELECT seq, source, kind, at, body FROM mailbox
WHERE address = :address AND seq > :seq ORDER BY seq LIMIT :most;

-- name: mailbox_end(address)^
SELECT coalesce(max(seq), 0) FROM mailbox WHERE address = :address;
