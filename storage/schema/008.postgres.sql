-- Whom somebody blocked has it on their own row too: the ids of those who did (domain/members.py).
UPDATE member SET data = (member.data::jsonb || jsonb_build_object('blocked_by', known.blockers))::text
FROM (
    SELECT blocked.value AS id, jsonb_agg(blocker.id ORDER BY blocker.id) AS blockers
    FROM member AS blocker, jsonb_array_elements_text(blocker.data::jsonb -> 'blocked') AS blocked
    GROUP BY blocked.value
) AS known WHERE member.id = known.id;
