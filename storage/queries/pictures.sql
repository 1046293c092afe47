-- Pictures, what platforms call them, and what browsers sent.

-- name: picture_get(id)^
SELECT data FROM picture WHERE id = :id;

-- name: picture_put(id, member, project, state, hash, given, due, data)!
-- Its content stays.
INSERT INTO picture (id, member, project, state, hash, given, due, data)
VALUES (:id, :member, :project, :state, :hash, :given, :due, :data)
ON CONFLICT (id) DO UPDATE
SET member = excluded.member, project = excluded.project, state = excluded.state, hash = excluded.hash,
    given = excluded.given, due = excluded.due, data = excluded.data;

-- name: picture_drop(id)!
DELETE FROM picture WHERE id = :id;

-- name: picture_forget_files(id)!
DELETE FROM picture_file WHERE picture = :id;

-- name: picture_fill(id, content)!
UPDATE picture SET content = :content WHERE id = :id;

-- name: pictures_of(member)
SELECT data FROM picture WHERE member = :member ORDER BY id;

-- name: pictures_waiting(now, most)
SELECT data FROM picture WHERE state = 'waiting' AND due <= :now ORDER BY due, id LIMIT :most;

-- name: picture_content(hash)^
SELECT content FROM picture WHERE hash = :hash AND hash <> '' AND content IS NOT NULL LIMIT 1;

-- name: picture_file(hash, bot)^
SELECT picture_file.file FROM picture JOIN picture_file ON picture_file.picture = picture.id
WHERE picture.hash = :hash AND picture.hash <> '' AND picture_file.bot = :bot LIMIT 1;

-- name: picture_note_file(hash, bot, file)!
INSERT INTO picture_file (picture, bot, file)
SELECT id, :bot, :file FROM picture WHERE hash = :hash AND hash <> ''
ON CONFLICT (picture, bot) DO UPDATE SET file = excluded.file;

-- name: upload_put(id, address, at, content)!
INSERT INTO upload (id, address, at, content) VALUES (:id, :address, :at, :content);

-- name: upload_get(id)^
SELECT content FROM upload WHERE id = :id;

-- name: upload_drop(id)!
DELETE FROM upload WHERE id = :id;

-- name: uploads_of(address)
SELECT id FROM upload WHERE address = :address ORDER BY at DESC, id DESC;
