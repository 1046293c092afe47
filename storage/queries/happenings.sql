-- Timers and the journal.

-- name: timer_set(kind, subject, due)!
INSERT INTO timer (kind, subject, due) VALUES (:kind, :subject, :due)
ON CONFLICT (kind, subject) DO UPDATE SET due = excluded.due;

-- name: timer_drop(kind, subject)!
DELETE FROM timer WHERE kind = :kind AND subject = :subject;

-- name: timer_when(kind, subject)^
SELECT due FROM timer WHERE kind = :kind AND subject = :subject;

-- name: timer_take(kind, subject, due)!
DELETE FROM timer WHERE kind = :kind AND subject = :subject AND due = :due;

-- name: timers_due(now, most)
SELECT kind, subject, due FROM timer WHERE due <= :now ORDER BY due, kind, subject LIMIT :most;

-- name: timers_ahead(kind, until, most)
SELECT subject, due FROM timer WHERE kind = :kind AND due <= :until ORDER BY due, subject LIMIT :most;

-- name: timer_next()^
SELECT min(due) FROM timer;

-- name: journal_add(id, at, kind, subject, actor, data)!
INSERT INTO journal (id, at, kind, subject, actor, data) VALUES (:id, :at, :kind, :subject, :actor, :data);

-- name: journal_after(id, most)
SELECT id, at, data FROM journal WHERE id > :id ORDER BY id LIMIT :most;

-- name: journal_newest(most)
SELECT id, at, data FROM journal ORDER BY id DESC LIMIT :most;

-- name: journal_of(subject, most)
SELECT id, at, data FROM journal WHERE subject = :subject ORDER BY id DESC LIMIT :most;
