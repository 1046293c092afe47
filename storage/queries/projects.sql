-- Projects, their needs and dates.

-- name: project_get(id)^
SELECT data FROM project WHERE id = :id;

-- name: project_put(id, state, territory, data)!
INSERT INTO project (id, state, territory, data) VALUES (:id, :state, :territory, :data)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, territory = excluded.territory, data = excluded.data;

-- name: project_forget_organizers(id)!
DELETE FROM project_organizer WHERE project = :id;

-- name: project_add_organizer(id, member)!
INSERT INTO project_organizer (project, member) VALUES (:id, :member) ON CONFLICT DO NOTHING;

-- name: projects_of_organizer(member)
SELECT project.data FROM project_organizer JOIN project ON project.id = project_organizer.project
WHERE project_organizer.member = :member ORDER BY project.id;

-- name: projects_in_state(s0, s1, s2, s3, s4, s5, s6, s7, s8, most)
SELECT data FROM project WHERE state IN (:s0, :s1, :s2, :s3, :s4, :s5, :s6, :s7, :s8) ORDER BY id LIMIT :most;

-- name: projects_in_state_there(territory, s0, s1, s2, s3, s4, s5, s6, s7, s8, most)
SELECT data FROM project WHERE territory = :territory AND state IN (:s0, :s1, :s2, :s3, :s4, :s5, :s6, :s7, :s8)
ORDER BY id LIMIT :most;

-- name: need_get(id)^
SELECT data FROM need WHERE id = :id;

-- name: need_put(id, project, kind, places, is_open, lat, lon, data)!
INSERT INTO need (id, project, kind, places, is_open, lat, lon, data)
VALUES (:id, :project, :kind, :places, :is_open, :lat, :lon, :data)
ON CONFLICT (id) DO UPDATE
SET project = excluded.project, kind = excluded.kind,
    places = excluded.places, is_open = excluded.is_open, lat = excluded.lat, lon = excluded.lon,
    data = excluded.data;

-- name: needs_of_project(project)
SELECT data FROM need WHERE project = :project ORDER BY id;

-- name: needs_open(most)
SELECT need.data FROM need
WHERE need.is_open = 1
  AND EXISTS (
    SELECT 1 FROM project WHERE project.id = need.project AND project.state IN ('published', 'under_way')
  )
  AND EXISTS (
    SELECT 1 FROM occurrence WHERE occurrence.need = need.id AND occurrence.cancelled = 0
      AND need.places > (
        SELECT coalesce(sum(party), 0) FROM commitment
        WHERE commitment.occurrence = occurrence.id AND commitment.state IN ('held', 'confirmed', 'done', 'no_show')
      )
  )
ORDER BY need.id DESC LIMIT :most;

-- name: needs_open_of_kind(kind, most)
SELECT need.data FROM need
WHERE need.is_open = 1 AND need.kind = :kind
  AND EXISTS (
    SELECT 1 FROM project WHERE project.id = need.project AND project.state IN ('published', 'under_way')
  )
  AND EXISTS (
    SELECT 1 FROM occurrence WHERE occurrence.need = need.id AND occurrence.cancelled = 0
      AND need.places > (
        SELECT coalesce(sum(party), 0) FROM commitment
        WHERE commitment.occurrence = occurrence.id AND commitment.state IN ('held', 'confirmed', 'done', 'no_show')
      )
  )
ORDER BY need.id DESC LIMIT :most;

-- name: needs_open_near(lat_low, lat_high, lon_low, lon_high, most)
SELECT need.data FROM need
WHERE need.is_open = 1
  AND need.lat BETWEEN :lat_low AND :lat_high AND need.lon BETWEEN :lon_low AND :lon_high
  AND EXISTS (
    SELECT 1 FROM project WHERE project.id = need.project AND project.state IN ('published', 'under_way')
  )
  AND EXISTS (
    SELECT 1 FROM occurrence WHERE occurrence.need = need.id AND occurrence.cancelled = 0
      AND need.places > (
        SELECT coalesce(sum(party), 0) FROM commitment
        WHERE commitment.occurrence = occurrence.id AND commitment.state IN ('held', 'confirmed', 'done', 'no_show')
      )
  )
ORDER BY need.id DESC LIMIT :most;

-- name: needs_open_of_kind_near(kind, lat_low, lat_high, lon_low, lon_high, most)
SELECT need.data FROM need
WHERE need.is_open = 1 AND need.kind = :kind
  AND need.lat BETWEEN :lat_low AND :lat_high AND need.lon BETWEEN :lon_low AND :lon_high
  AND EXISTS (
    SELECT 1 FROM project WHERE project.id = need.project AND project.state IN ('published', 'under_way')
  )
  AND EXISTS (
    SELECT 1 FROM occurrence WHERE occurrence.need = need.id AND occurrence.cancelled = 0
      AND need.places > (
        SELECT coalesce(sum(party), 0) FROM commitment
        WHERE commitment.occurrence = occurrence.id AND commitment.state IN ('held', 'confirmed', 'done', 'no_show')
      )
  )
ORDER BY need.id DESC LIMIT :most;

-- name: need_drop(id)!
DELETE FROM need WHERE id = :id;

-- name: occurrence_get(id)^
SELECT data FROM occurrence WHERE id = :id;

-- name: occurrence_put(id, need, project, starts, cancelled, data)!
INSERT INTO occurrence (id, need, project, starts, cancelled, data)
VALUES (:id, :need, :project, :starts, :cancelled, :data)
ON CONFLICT (id) DO UPDATE
SET need = excluded.need, project = excluded.project, starts = excluded.starts, cancelled = excluded.cancelled,
    data = excluded.data;

-- name: occurrence_drop(id)!
DELETE FROM occurrence WHERE id = :id;

-- name: occurrences_of_need(need)
SELECT data FROM occurrence WHERE need = :need ORDER BY starts, id;

-- name: occurrences_of_project(project)
SELECT data FROM occurrence WHERE project = :project ORDER BY starts, id;
