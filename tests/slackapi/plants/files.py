"""Violations of the rules of files."""

from typing import Any

from tests.planting import calls, either
from tests.slackapi.shelf import bring
from tests.slackapi.stage import Act, Plant, Stage


def _uploads(
    *, content: bytes = b"%PDF", times: int = 1, completes: int = 1, path: str = "", to: str = "$channel"
) -> Act:
    async def act(stage: Stage) -> None:
        given: Any = await stage.does("files.getUploadURLExternal", filename="a.pdf", length=4)
        for _ in range(times):
            await stage.posts(path or given["upload_url"].removeprefix(stage.slack.address), content)
        for _ in range(completes):
            await stage.does("files.completeUploadExternal", files=[{"id": given["file_id"]}], channel_id=to)

    return act


def _downloads(bearer: str) -> Act:
    async def act(stage: Stage) -> None:
        bring(stage.here.workspace, b"%PDF", "a.pdf", stage.ada.id, "F1")
        token = stage.token if bearer == "ours" else stage.named(bearer)
        given = await stage.does("files.info", file="F1")
        await stage.client.get(given["file"]["url_private"], headers={"authorization": f"Bearer {token}"})

    return act


async def _knows(stage: Stage) -> None:
    bring(stage.here.workspace, b"%PDF", "a.pdf", stage.ada.id, "F1")
    await stage.does("files.info", file="F1")


FILES: dict[str, list[Plant]] = {
    "file_is_known": [Plant(calls("files.info", file="F0"), _knows)],
    "download_is_authorized": [Plant(_downloads("$other"), _downloads("ours"))],
    "upload_is_announced_well": [
        either("files.getUploadURLExternal", {"length": 0}, {"length": 1}, filename="a.png"),
        either("files.getUploadURLExternal", {"filename": " "}, {"filename": "a.png"}, length=1),
        either("files.getUploadURLExternal", {"alt_txt": "a" * 1001}, {"alt_txt": "a" * 1000}, filename="a", length=1),
    ],
    "upload_is_expected": [
        Plant(_uploads(path="/upload/99", completes=0), _uploads()),
        Plant(_uploads(times=2), _uploads()),
    ],
    "upload_is_as_long_as_said": [Plant(_uploads(content=b"%P", completes=0), _uploads())],
    "file_is_uploaded": [Plant(_uploads(times=0), _uploads()), Plant(_uploads(completes=2), _uploads())],
    "is_a_channels_id": [Plant(_uploads(to="$ada"), _uploads(to="$im"))],
}
