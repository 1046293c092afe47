-- Invitations and what came of them.

-- name: invitation_get(id)^
SELECT data FROM invitation WHERE id = :id;

-- name: invitation_put(id, need, project, member, cause, sent, data)!
INSERT INTO invitation (id, need, project, member, cause, sent, data)
VALUES (:id, :need, :project, :member, :cause, :sent, :data)
ON CONFLICT (id) DO UPDATE
SET need = excluded.need, project = excluded.project, member = excluded.member, cause = excluded.cause,
    sent = excluded.sent, data = excluded.data;

-- name: invitations_of_need(need)
SELECT data FROM invitation WHERE need = :need ORDER BY id;

-- name: invitation_of(need, member)^
SELECT data FROM invitation WHERE need = :need AND member = :member ORDER BY id DESC LIMIT 1;

-- name: invitations_of_member(member, most)
SELECT data FROM invitation WHERE member = :member ORDER BY id DESC LIMIT :most;

-- name: invitations_sent(member, since)^
SELECT count(*) FROM invitation WHERE member = :member AND sent >= :since AND cause IN ('wave', 'newcomer');

-- name: commitment_get(id)^
SELECT data FROM commitment WHERE id = :id;

-- name: commitment_put(id, yes, need, project, occurrence, member, partner, state, party, made, data)!
INSERT INTO commitment (id, yes, need, project, occurrence, member, partner, state, party, made, data)
VALUES (:id, :yes, :need, :project, :occurrence, :member, :partner, :state, :party, :made, :data)
ON CONFLICT (id) DO UPDATE
SET yes = excluded.yes, need = excluded.need, project = excluded.project, occurrence = excluded.occurrence,
    member = excluded.member, partner = excluded.partner, state = excluded.state, party = excluded.party,
    made = excluded.made, data = excluded.data;

-- name: places_taken(occurrence)^
SELECT CAST(coalesce(sum(party), 0) AS BIGINT) FROM commitment
WHERE occurrence = :occurrence AND state IN ('held', 'confirmed', 'done', 'no_show');

-- name: commitments_of_occurrence(occurrence)
SELECT data FROM commitment WHERE occurrence = :occurrence ORDER BY made, id;

-- name: commitments_of_need(need)
SELECT data FROM commitment WHERE need = :need ORDER BY made, id;

-- name: commitments_of_project(project)
SELECT data FROM commitment WHERE project = :project ORDER BY made, id;

-- name: commitments_of_yes(yes)
SELECT data FROM commitment WHERE yes = :yes ORDER BY made, id;

-- name: commitments_of_member(member, s0, s1, s2, s3, s4, s5, s6, s7, s8)
SELECT data FROM commitment WHERE member = :member AND state IN (:s0, :s1, :s2, :s3, :s4, :s5, :s6, :s7, :s8)
ORDER BY made, id;

-- name: promises_of(i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15)
SELECT member, need, occurrence, state FROM commitment
WHERE member IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
  AND state IN ('held', 'confirmed', 'done', 'no_show')
ORDER BY member, made, id;

-- name: commitments_of_partner(partner, s0, s1, s2, s3, s4, s5, s6, s7, s8, most)
SELECT data FROM commitment
WHERE partner = :partner AND partner <> '' AND state IN (:s0, :s1, :s2, :s3, :s4, :s5, :s6, :s7, :s8)
ORDER BY made DESC, id DESC LIMIT :most;
