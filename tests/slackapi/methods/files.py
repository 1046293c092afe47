"""Files, by the three steps of the newer way (https://docs.slack.dev/messaging/working-with-files#upload)."""

from mimetypes import guess_type

from tests.slackapi.calls import Call, method
from tests.slackapi.methods.chat import author
from tests.slackapi.rules import conversations, files, texts
from tests.slackapi.state import File, Workspace
from tests.slackapi.types import JSON


@method("files.getUploadURLExternal")
def files_get_upload_url_external(call: Call) -> JSON:
    params, workspace = call.params, call.workspace
    files.upload_is_announced_well(params)
    file = File(workspace.id_for("F"), params["filename"], params["length"], params.get("alt_txt", ""), call.bot)
    workspace.files[file.id] = file
    number = len(workspace.world.uploads)
    workspace.world.uploads[f"{number}"] = (workspace, file)
    return {"upload_url": f"{call.address}/upload/{number}", "file_id": file.id}


@method("files.completeUploadExternal")
def files_complete_upload_external(call: Call) -> JSON:
    workspace, found = call.workspace, []
    where = None
    if "channel_id" in call.params:
        call.params["channel"] = call.params["channel_id"]
        conversations.is_a_channels_id(call)
        where = conversations.reach_to_write(call)
    for given in call.params["files"]:
        file = files.file_is_uploaded(workspace, given["id"])
        file.title, file.complete = given.get("title", file.name), True
        found.append(file)
    if where is not None:
        words = call.params.get("initial_comment", "")
        texts.control_characters_are_escaped(words)
        shown = [public(workspace, file) for file in found]
        workspace.post(where, {**author(call), "subtype": "file_share", "text": words, "files": shown})
    return {"files": [{"id": file.id, "title": file.title} for file in found]}


def public(workspace: Workspace, file: File) -> JSON:
    """The file object (https://docs.slack.dev/reference/objects/file-object)."""
    private = f"https://files.slack.com/files-pri/{workspace.id}-{file.id}/{file.name}"
    return {
        "id": file.id, "name": file.name, "title": file.title, "size": file.length, "alt_txt": file.alt,
        "mimetype": guess_type(file.name)[0] or "application/octet-stream", "user": file.by, "url_private": private,
        "url_private_download": private,
    }  # fmt: skip
