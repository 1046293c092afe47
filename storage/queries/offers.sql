-- What people offer, and where it is found.

-- name: offer_get(id)^
SELECT data FROM offer WHERE id = :id;

-- name: offer_put(id, member, kind, territory, state, data)!
INSERT INTO offer (id, member, kind, territory, state, listed, data)
VALUES (:id, :member, :kind, :territory, :state, 1, :data)
ON CONFLICT (id) DO UPDATE
SET member = excluded.member, kind = excluded.kind, territory = excluded.territory, state = excluded.state,
    listed = 1, data = excluded.data;

-- name: offer_forget_topics(id)!
DELETE FROM offer_topic WHERE offer = :id;

-- name: offer_add_topic(id, topic, member, fsa, last_asked, radius, blocks, paid, willing)!
INSERT INTO offer_topic (offer, topic, member, fsa, last_asked, radius_km, blocks, paid, willing)
VALUES (:id, :topic, :member, :fsa, :last_asked, :radius, :blocks, :paid, :willing);

-- name: offers_unlisted(most)
SELECT data FROM offer WHERE listed = 0 ORDER BY id LIMIT :most;

-- name: offers_of(member)
SELECT data FROM offer WHERE member = :member ORDER BY id;

-- name: offers_listed_at(topic, fsa, km, blocks, paid, asked, offer, most)
SELECT offer, member, fsa, last_asked, radius_km, paid FROM offer_topic
WHERE willing = 1 AND topic = :topic AND fsa = :fsa AND (last_asked, offer) > (:asked, :offer)
  AND radius_km >= :km AND (blocks & :blocks) <> 0 AND paid <= :paid
ORDER BY last_asked, offer LIMIT :most;

-- name: offers_listed(t0, t1, t2, t3, t4, t5, t6, t7, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, km, blocks, paid, asked, offer, most)
SELECT offer, member, fsa, last_asked, radius_km, paid FROM offer_topic
WHERE willing = 1 AND topic IN (:t0, :t1, :t2, :t3, :t4, :t5, :t6, :t7)
  AND fsa IN (:f0, :f1, :f2, :f3, :f4, :f5, :f6, :f7, :f8, :f9, :f10, :f11, :f12, :f13, :f14, :f15)
  AND (last_asked, offer) > (:asked, :offer)
  AND radius_km >= :km AND (blocks & :blocks) <> 0 AND paid <= :paid
ORDER BY last_asked, offer LIMIT :most;

-- name: offers_profiled(since, i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15)
SELECT offer.data, member.data,
    (SELECT count(*) FROM invitation
     WHERE invitation.member = member.id AND invitation.sent >= :since AND invitation.cause IN ('wave', 'newcomer'))
FROM offer JOIN member ON member.id = offer.member
WHERE offer.id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15);

-- name: offers_waiting(most)
SELECT data FROM offer WHERE state = 'waiting' ORDER BY id LIMIT :most;

-- name: offers_waiting_there(territory, most)
SELECT data FROM offer WHERE state = 'waiting' AND territory = :territory ORDER BY id LIMIT :most;
