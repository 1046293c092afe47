-- Workspaces where the door is installed, and installations under way.

-- name: installation_get(id)^
SELECT data FROM installation WHERE id = :id;

-- name: installation_put(id, data)!
INSERT INTO installation (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data;

-- name: installations_all()
SELECT data FROM installation ORDER BY id;

-- name: install_state_put(id, until)!
INSERT INTO install_state (id, until) VALUES (:id, :until);

-- name: install_state_take(id, now)!
DELETE FROM install_state WHERE id = :id AND until > :now;
