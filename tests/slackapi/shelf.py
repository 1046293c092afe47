"""Files as Slack tells of them, and those that people bring."""

from mimetypes import guess_type

from tests.slackapi.state import File, Workspace
from tests.slackapi.types import JSON


def public(workspace: Workspace, file: File, address: str) -> JSON:
    """The file object (https://docs.slack.dev/reference/objects/file-object)."""
    private = f"{address}/files-pri/{workspace.id}-{file.id}/{file.name}"
    mime = guess_type(file.name)[0] or "application/octet-stream"
    return {
        "id": file.id, "created": workspace.world.now, "name": file.name, "title": file.title or file.name,
        "mimetype": mime, "filetype": file.name.rpartition(".")[2], "pretty_type": mime, "user": file.by,
        "editable": False, "size": file.length, "mode": "hosted", "is_external": False, "external_type": "",
        "is_public": False, "public_url_shared": False, "display_as_bot": False, "username": "",
        "url_private": private, "url_private_download": private, "permalink": private, "channels": [], "groups": [],
        "shares": {"private": {file.shared: [{}]}} if file.shared else {}, **({"alt_txt": file.alt} if file.alt else {}),
    }  # fmt: skip


def bring(workspace: Workspace, content: bytes, name: str, by: str, id: str = "") -> File:
    """A file that somebody uploads to Slack by themselves."""
    id = id or workspace.id_for("F")
    file = File(id, name, len(content), "", by, content, name, complete=True)
    workspace.files[id] = file
    return file
