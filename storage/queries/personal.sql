-- The rows that hold a person's words: `own_x` finds a table's, `drop_x` removes them, `blank_x` rewrites one.
-- Tables of addresses are asked address by address.

-- name: addresses_of(member)
SELECT address FROM identity WHERE member = :member
UNION SELECT address FROM conversation WHERE member = :member AND member <> ''
ORDER BY 1;

-- name: own_member(member)
SELECT id, data FROM member WHERE id = :member;

-- name: drop_member(member)!
DELETE FROM member WHERE id = :member;

-- name: own_identity(member)
SELECT id, data FROM identity WHERE member = :member ORDER BY id;

-- name: drop_identity(member)!
DELETE FROM identity WHERE member = :member;

-- name: own_role(member)
SELECT id, data FROM role WHERE member = :member ORDER BY id;

-- name: drop_role(member)!
DELETE FROM role WHERE member = :member;

-- name: own_waiting(member)
SELECT id, data FROM waiting WHERE member = :member ORDER BY id;

-- name: drop_waiting(member)!
DELETE FROM waiting WHERE member = :member;

-- name: own_offer(member)
SELECT id, data FROM offer WHERE member = :member ORDER BY id;

-- name: drop_offer_topics(member)!
DELETE FROM offer_topic WHERE member = :member;

-- name: drop_offer(member)!
DELETE FROM offer WHERE member = :member;

-- name: own_picture(member)
SELECT id, data FROM picture WHERE member = :member ORDER BY id;

-- name: drop_picture_files(member)!
DELETE FROM picture_file WHERE picture IN (SELECT id FROM picture WHERE member = :member);

-- name: drop_picture(member)!
DELETE FROM picture WHERE member = :member;

-- name: own_invitation(member)
SELECT id, data FROM invitation WHERE member = :member ORDER BY id;

-- name: blank_invitation(id, data)!
UPDATE invitation SET data = :data WHERE id = :id;

-- name: own_commitment(member)
SELECT id, data FROM commitment WHERE member = :member ORDER BY made, id;

-- name: blank_commitment(id, data)!
UPDATE commitment SET data = :data WHERE id = :id;

-- name: own_report(member)
SELECT id, data FROM report WHERE member = :member ORDER BY id;

-- name: blank_report(id, data)!
UPDATE report SET data = :data WHERE id = :id;

-- name: own_project(member)
-- Those that nobody else organizes.
SELECT project.id, project.data FROM project_organizer JOIN project ON project.id = project_organizer.project
WHERE project_organizer.member = :member AND NOT EXISTS (
    SELECT 1 FROM project_organizer AS other
    WHERE other.project = project_organizer.project AND other.member <> :member
)
ORDER BY project.id;

-- name: blank_project(id, data)!
UPDATE project SET data = :data WHERE id = :id;

-- name: own_need(member)
SELECT need.id, need.data FROM project_organizer JOIN need ON need.project = project_organizer.project
WHERE project_organizer.member = :member AND NOT EXISTS (
    SELECT 1 FROM project_organizer AS other
    WHERE other.project = project_organizer.project AND other.member <> :member
)
ORDER BY need.id;

-- name: blank_need(id, data)!
UPDATE need SET data = :data WHERE id = :id;

-- name: own_conversation(address)
SELECT address, data FROM conversation WHERE address = :address;

-- name: drop_conversation(address)!
DELETE FROM conversation WHERE address = :address;

-- name: blank_conversation(id, data)!
UPDATE conversation SET data = :data WHERE address = :id;

-- name: own_opener(address)
SELECT id, data FROM opener WHERE address = :address ORDER BY id;

-- name: drop_opener(address)!
DELETE FROM opener WHERE address = :address;

-- name: drop_opener_for(member)!
DELETE FROM opener WHERE member = :member AND member <> '';

-- name: blank_opener(id, data)!
UPDATE opener SET data = :data WHERE id = :id;

-- name: own_outbox(address)
SELECT id, body FROM outbox WHERE address = :address AND state = 'queued'
UNION ALL SELECT id, body FROM outbox WHERE address = :address AND state <> 'queued'
ORDER BY 1;

-- name: drop_outbox(address)!
DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox WHERE address = :address AND state = 'queued'
    UNION ALL SELECT id FROM outbox WHERE address = :address AND state <> 'queued'
);

-- name: blank_outbox(id, data)!
UPDATE outbox SET body = :data WHERE id = :id;

-- name: own_mailbox(address)
SELECT source, body FROM mailbox WHERE address = :address ORDER BY seq;

-- name: drop_mailbox(address)!
DELETE FROM mailbox WHERE address = :address;

-- name: blank_mailbox(id, data)!
UPDATE mailbox SET body = :data WHERE source = :id;

-- name: drop_sent_card(address)!
DELETE FROM sent_card WHERE address = :address;

-- name: drop_upload(address)!
DELETE FROM upload WHERE address = :address;

-- name: drop_replies()!
-- A reply may be lost, and it does not say whose it is: all go.
UPDATE inbox SET reply = '' WHERE reply <> '';

-- name: about_outbox(subject)
SELECT id, body FROM outbox WHERE subject = :subject AND subject <> '';

-- name: about_mailbox(subject)
SELECT source, body FROM mailbox WHERE subject = :subject AND subject <> '';

-- name: beside_commitment(member)
SELECT commitment.data FROM project_organizer JOIN commitment ON commitment.project = project_organizer.project
WHERE project_organizer.member = :member;

-- name: beside_invitation(member)
SELECT invitation.data FROM project_organizer JOIN invitation ON invitation.project = project_organizer.project
WHERE project_organizer.member = :member;

-- name: acted_on(member)
SELECT DISTINCT subject FROM journal WHERE actor = :member AND actor <> '';

-- name: blank_offer(id, data)!
UPDATE offer SET data = :data WHERE id = :id;

-- name: met(member)
-- Those who may have read the person's words: who organizes what they were asked to or came to, who was
-- asked to or came to what they organize, whose project or offer they decided on, their partner's team, and
-- whoever moderates; and the groups, any of which may have been told.
SELECT address FROM identity WHERE member IN (
    SELECT beside.member FROM commitment
    JOIN project_organizer AS beside ON beside.project = commitment.project WHERE commitment.member = :member
    UNION SELECT beside.member FROM invitation
    JOIN project_organizer AS beside ON beside.project = invitation.project WHERE invitation.member = :member
    UNION SELECT beside.member FROM project_organizer
    JOIN commitment AS beside ON beside.project = project_organizer.project WHERE project_organizer.member = :member
    UNION SELECT beside.member FROM project_organizer
    JOIN invitation AS beside ON beside.project = project_organizer.project WHERE project_organizer.member = :member
    UNION SELECT beside.member FROM project_organizer
    JOIN project_organizer AS beside ON beside.project = project_organizer.project
    WHERE project_organizer.member = :member
    UNION SELECT beside.member FROM partner_member
    JOIN partner_member AS beside ON beside.partner = partner_member.partner WHERE partner_member.member = :member
    UNION SELECT beside.member FROM journal
    JOIN project_organizer AS beside ON beside.project = substr(journal.subject, 9)
    WHERE journal.actor = :member AND journal.actor <> '' AND substr(journal.subject, 1, 8) = 'project:'
    UNION SELECT beside.member FROM journal JOIN offer AS beside ON beside.id = substr(journal.subject, 7)
    WHERE journal.actor = :member AND journal.actor <> '' AND substr(journal.subject, 1, 6) = 'offer:'
    UNION SELECT role.member FROM role
) AND member <> :member
UNION SELECT address FROM chat_group
ORDER BY address;

-- Two members who are one (storage/merging.py). Their ids are in the JSON too, and nowhere else is a text like them.

-- name: absorb_conversation(gone, stays)!
UPDATE conversation SET member = :stays, data = replace(data, :gone, :stays) WHERE member = :gone AND member <> '';

-- name: absorb_opener(gone, stays)!
UPDATE opener SET member = :stays, data = replace(data, :gone, :stays) WHERE member = :gone AND member <> '';

-- name: absorb_journal(gone, stays)!
UPDATE journal SET actor = :stays WHERE actor = :gone AND actor <> '';

-- name: news_of(start, size)
-- No range: what stands between two texts differs with a PostgreSQL database's collation.
SELECT subject, due FROM timer WHERE kind = 'tell' AND substr(subject, 1, :size) = :start;
