-- The scorecard's figures; they read whole tables, on the read connection.

-- name: count_members()
SELECT 'all', count(*) FROM member;

-- name: count_identities()
SELECT 'all', count(*) FROM identity;

-- name: count_partners()
SELECT 'all', count(*) FROM partner;

-- name: count_conversations()
SELECT state, count(*) FROM conversation GROUP BY state ORDER BY state;

-- name: count_projects()
SELECT state, count(*) FROM project GROUP BY state ORDER BY state;

-- name: count_needs()
SELECT kind, count(*) FROM need WHERE is_open = 1 GROUP BY kind ORDER BY kind;

-- name: count_offers()
SELECT state, count(*) FROM offer GROUP BY state ORDER BY state;

-- name: count_invitations()
SELECT cause, count(*) FROM invitation GROUP BY cause ORDER BY cause;

-- name: count_commitments()
SELECT state, count(*) FROM commitment GROUP BY state ORDER BY state;

-- name: count_pledges()
-- Things, rooms and money, whoever promised them, and whatever a partner did.
SELECT commitment.state, count(*) FROM commitment JOIN need ON need.id = commitment.need
WHERE need.kind NOT IN ('time', 'skill') OR commitment.partner <> ''
GROUP BY commitment.state ORDER BY commitment.state;

-- name: count_reports()
SELECT state, count(*) FROM report GROUP BY state ORDER BY state;

-- name: count_messages()
SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state;

-- name: count_timers()
SELECT kind, count(*) FROM timer GROUP BY kind ORDER BY kind;

-- name: count_failures()
SELECT CASE WHEN settled = 0 THEN 'open' ELSE 'settled' END AS state, count(*) FROM failure
GROUP BY CASE WHEN settled = 0 THEN 'open' ELSE 'settled' END ORDER BY 1;

-- name: places_asked()^
-- Places asked and taken in the dates of published projects, over all kinds of needs.
SELECT CAST(coalesce(sum(need.places), 0) AS BIGINT),
    CAST(coalesce(sum((
        SELECT coalesce(sum(party), 0) FROM commitment
        WHERE commitment.occurrence = occurrence.id AND commitment.state IN ('held', 'confirmed', 'done', 'no_show')
    )), 0) AS BIGINT)
FROM occurrence JOIN need ON need.id = occurrence.need JOIN project ON project.id = need.project
WHERE occurrence.cancelled = 0 AND project.state IN ('published', 'under_way', 'done');
