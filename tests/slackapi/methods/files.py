"""Files, by the three steps of the newer way (https://docs.slack.dev/messaging/working-with-files#upload)."""

from typing import Any

from tests.slackapi.calls import Call, method
from tests.slackapi.methods.chat import author
from tests.slackapi.rules import blocks, conversations, files, texts
from tests.slackapi.shelf import public
from tests.slackapi.state import File
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
    where, shown = None, dict[str, Any]()
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
        if "blocks" in call.params and not words:
            shown["blocks"] = blocks.check(call.params["blocks"], blocks.MESSAGE)
        for file in found:
            file.shared = where.id
        told = [public(workspace, file, call.address) for file in found]
        workspace.post(where, {**author(call), "subtype": "file_share", "text": words, "files": told, **shown})
    return {"files": [{"id": file.id, "title": file.title} for file in found]}


@method("files.info")
def files_info(call: Call) -> JSON:
    return {"file": public(call.workspace, files.file_is_known(call.workspace, call.params["file"]), call.address)}
