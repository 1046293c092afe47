"""Files on their way."""

from tests.slackapi.app import Token
from tests.slackapi.refusals import Refused, rule
from tests.slackapi.state import File, Workspace, World
from tests.slackapi.types import JSON

LARGEST = 2**30


@rule
def upload_is_announced_well(params: JSON) -> None:
    """reference/methods/files.getUploadURLExternal#arguments: a name, and a length above 0 and up to 1 GB."""
    if not params["filename"].strip():
        raise Refused("invalid_arguments", "a file has a name")
    if not 0 < params["length"] <= LARGEST or params["length"] % 1:
        raise Refused("invalid_arguments", f"{params['length']} is no length")
    if len(params.get("alt_txt", "")) > 1000:
        raise Refused("alt_txt_too_large")


@rule
def file_is_known(workspace: Workspace, id: str) -> File:
    """reference/methods/files.info#errors: file_not_found, for what is not in this workspace or is not uploaded."""
    file = workspace.files.get(id)
    if file is None or file.content is None:
        raise Refused("file_not_found")
    return file


@rule
def download_is_authorized(world: World, team: str, bearer: str) -> Token:
    """messaging/working-with-files#download: url_private opens with a token of the workspace that has files:read."""
    token = world.purse.tokens.get(bearer)
    here = token is not None and not token.revoked and (token.workspace is None or token.workspace.id == team)
    if token is None or not here or "files:read" not in token.scopes:
        raise Refused("not_authed", status=403)
    return token


@rule
def upload_is_expected(world: World, id: str) -> tuple[Workspace, File]:
    """messaging/working-with-files#upload: the address that files.getUploadURLExternal gave, once."""
    workspace, file = world.uploads.get(id, (None, None))
    if workspace is None or file is None or file.content is not None:
        raise Refused("not_found", status=404)
    return workspace, file


@rule
def upload_is_as_long_as_said(file: File, content: bytes) -> None:
    """messaging/working-with-files#upload: as many bytes as `length` said."""
    if len(content) != file.length:
        raise Refused("length_mismatch", f"{len(content)} bytes instead of {file.length}", status=400)


@rule
def file_is_uploaded(workspace: Workspace, id: str) -> File:
    """reference/methods/files.completeUploadExternal#errors: file_not_found, for what is not there, was not uploaded
    or is complete already."""
    file = workspace.files.get(id)
    if file is None or file.content is None or file.complete:
        raise Refused("file_not_found")
    return file
