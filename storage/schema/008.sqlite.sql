-- Whom somebody blocked has it on their own row too: the ids of those who did (domain/members.py).
UPDATE member SET data = json_set(data, '$.blocked_by', (
    SELECT json_group_array(id) FROM (
        SELECT blocker.id FROM member AS blocker, json_each(blocker.data, '$.blocked') AS blocked
        WHERE blocked.value = member.id ORDER BY blocker.id
    )
)) WHERE id IN (SELECT blocked.value FROM member AS blocker, json_each(blocker.data, '$.blocked') AS blocked);
