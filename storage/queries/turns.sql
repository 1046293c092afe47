-- What every turn does: its key, its conversation, what it owes, its openers.

-- name: inbox_note(key, digest, at)!
INSERT INTO inbox (key, digest, reply, at) VALUES (:key, :digest, '', :at) ON CONFLICT DO NOTHING;

-- name: inbox_seen(key)^
SELECT digest, reply FROM inbox WHERE key = :key;

-- name: inbox_reply(key, reply)!
UPDATE inbox SET reply = :reply WHERE key = :key;

-- name: load(address, identity)^
SELECT conversation.data, identity.data, member.data
FROM (SELECT :address AS address, :identity AS identity) AS sender
LEFT JOIN conversation ON conversation.address = sender.address
LEFT JOIN identity ON identity.id = sender.identity
LEFT JOIN member ON member.id = identity.member;

-- name: save(address, member, state, at, data)!
INSERT INTO conversation (address, member, state, at, data) VALUES (:address, :member, :state, :at, :data)
ON CONFLICT (address) DO UPDATE
SET member = excluded.member, state = excluded.state, at = excluded.at, data = excluded.data;

-- name: state_of(address)^
SELECT state FROM conversation WHERE address = :address;

-- name: conversation_at(address)^
SELECT data FROM conversation WHERE address = :address;

-- name: enqueue(id, address, platform, lane, not_before, expires, at, cause, subject, body)!
INSERT INTO outbox
    (id, address, platform, lane, state, not_before, expires, attempts, lost, at, settled, cause, subject, native, reason, body)
VALUES
    (:id, :address, :platform, :lane, 'queued', :not_before, :expires, 0, 0, :at, 0, :cause, :subject, '', '', :body);

-- name: attempt#
SAVEPOINT attempt;

-- name: attempt_undone#
ROLLBACK TO SAVEPOINT attempt;

-- name: attempt_over#
RELEASE SAVEPOINT attempt;

-- name: opener_get(id)^
SELECT data FROM opener WHERE id = :id;

-- name: opener_put(id, member, address, until, at, offers_choices, data)!
INSERT INTO opener (id, member, address, until, at, offers_choices, data)
VALUES (:id, :member, :address, :until, :at, :offers_choices, :data)
ON CONFLICT (id) DO UPDATE
SET member = excluded.member, address = excluded.address, until = excluded.until, at = excluded.at,
    offers_choices = excluded.offers_choices, data = excluded.data;

-- name: openers_since(address, since, most)
SELECT data FROM opener
WHERE address = :address AND at >= :since AND offers_choices = 1
ORDER BY at DESC, id DESC LIMIT :most;

-- name: cards_of(subject, after, most)
SELECT message, subject, address, view, native, digest FROM sent_card
WHERE subject = :subject AND message > :after
ORDER BY message LIMIT :most;

-- name: failure_note(key, at, trace)!
INSERT INTO failure (key, at, trace, settled) VALUES (:key, :at, :trace, 0)
ON CONFLICT (key) DO UPDATE SET at = excluded.at, trace = excluded.trace, settled = 0;

-- name: failures_open(most)
SELECT key, at, trace FROM failure WHERE settled = 0 ORDER BY at LIMIT :most;

-- name: failure_settle(key, now)!
UPDATE failure SET settled = :now WHERE key = :key AND settled = 0;
