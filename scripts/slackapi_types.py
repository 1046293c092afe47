"""The two steps of scripts/slackapi-schema around the generator: what it is to read, and what is kept of it."""

import json
import re
import sys
from pathlib import Path

from schemas import bare, reached, write

METHODS = """
apps.connections.open apps.uninstall auth.revoke auth.test bots.info chat.delete chat.getPermalink chat.postEphemeral
chat.postMessage chat.update conversations.info conversations.join conversations.leave conversations.list
conversations.members conversations.open files.completeUploadExternal files.getUploadURLExternal oauth.v2.access
files.info team.info users.info users.list views.open views.publish views.push views.update
"""
BLOCKS = "ActionsBlock ContextBlock DividerBlock HeaderBlock ImageBlock InputBlock RichTextBlock SectionBlock"
ELEMENTS = """
Button Checkboxes Datepicker DateTimepicker EmailInput FileInput ImageElement NumberInput Overflow PlainTextInput
RadioButtons StaticSelect MultiStaticSelect UsersSelect MultiUsersSelect ConversationsSelect MultiConversationsSelect
ChannelsSelect MultiChannelsSelect Timepicker URLInput
"""
EVENTS = """
AppHomeOpenedEvent AppUninstalledEvent ChannelArchiveEvent ChannelDeletedEvent ChannelLeftEvent ChannelRenameEvent
FileShareMessageEvent
ChannelUnarchiveEvent GenericMessageEvent GroupArchiveEvent GroupDeletedEvent GroupLeftEvent GroupRenameEvent
GroupUnarchiveEvent MemberJoinedChannelEvent MemberLeftChannelEvent MessageChangedEvent
TokensRevokedEvent UserChangeEvent
"""
OBJECTS = "Confirm HomeView ModalView MrkdwnElement Option PlainTextElement"
PAYLOADS = "BlockAction GlobalShortcut MessageShortcut SlashCommand ViewClosedAction ViewSubmitAction"
LOOSE = {"(KnownBlock | Block)[]": "object[]", "view: View;": "view: object;", "AnyBlock[]": "object[]"}
"""Blocks and views are checked one by one, each by its own type, so that a refusal says what is wrong with which."""
OPTIONAL = re.compile(r"OptionalArgument<(.*?)>;", re.DOTALL)
"""Arguments that may be left out altogether: here they are the empty object."""


def entry(work: Path) -> None:
    """Names every method's arguments, every block, element and event, and what interactivity brings."""
    slack = work / "node_modules/@slack"
    for file in [*slack.glob("*/dist/types/**/*.d.ts"), *slack.glob("types/dist/**/*.d.ts")]:
        written = text = file.read_text()
        for exact, loose in LOOSE.items():
            written = written.replace(exact, loose)
        written = OPTIONAL.sub(r"(\1);", written)
        if written != text:
            file.write_text(written)
    lines = ['import * as Web from "@slack/web-api"', 'import * as Types from "@slack/types"']
    lines.append('import type * as Bolt from "@slack/bolt"')
    lines += [f"export type {_named(method)}_params = Web.{_spelled(method)}Arguments" for method in METHODS.split()]
    kinds = {"block": BLOCKS, "element": ELEMENTS, "event": EVENTS, "object": OBJECTS}
    lines += [f"export type {kind}_{name} = Types.{name}" for kind, names in kinds.items() for name in names.split()]
    lines += [f"export type payload_{name} = Bolt.{name}" for name in PAYLOADS.split()]
    (work / "entry.ts").write_text("\n".join(lines) + "\n")
    options = {"strict": True, "lib": ["es2022"], "moduleResolution": "bundler", "module": "esnext"}
    (work / "tsconfig.json").write_text(json.dumps({"compilerOptions": {**options, "skipLibCheck": True}}))


def shrink(work: Path) -> str:
    """The definitions that entry names, without their descriptions."""
    made = {name: bare(found) for name, found in json.loads((work / "made.json").read_text())["definitions"].items()}
    made["BlockAction"]["required"].remove("response_url")  # presses in a view have none
    for name in PAYLOADS.split():  # outside of an organization it is null
        if name != "SlashCommand":
            found = made[name]["properties"]
            found["enterprise"] = {"anyOf": [found["enterprise"], {"type": "null"}]}
            found["user"]["properties"] |= {"username": {"type": "string"}, "name": {"type": "string"}}
    made["AppHomeOpenedEvent"]["properties"]["view"] = {"$ref": "#/definitions/ViewOutput"}  # as Slack keeps it
    made["GenericMessageEvent"]["properties"]["app_id"] = {"type": "string"}  # with the app's own words
    made["FileShareMessageEvent"]["properties"] |= {"team": {"type": "string"}, "client_msg_id": {"type": "string"}}
    made["FilesGetUploadURLExternalArguments"]["properties"]["alt_txt"] = {"type": "string"}  # misspelt there
    made["FilesGetUploadURLExternalArguments"]["properties"].pop("alt_text")
    names = re.findall(r"^export type (\w+)", (work / "entry.ts").read_text(), re.MULTILINE)
    releases = []
    for name in ("types", "web-api", "bolt"):
        package = json.loads((work / f"node_modules/@slack/{name}/package.json").read_text())
        releases.append(f"{package['name']} {package['version']} ({package['license']})")
    return write(f"{', '.join(releases)}, made by scripts/slackapi-schema", reached(made, names))


def _named(method: str) -> str:
    return method.replace(".", "_")


def _spelled(method: str) -> str:
    """A method's name as the types spell it: chat.postMessage is ChatPostMessage."""
    spelled = "".join(part[0].upper() + part[1:] for part in method.split("."))
    return spelled.replace("Oauth", "OAuth")


if __name__ == "__main__":
    step, work = sys.argv[1], Path(sys.argv[2])
    if step == "entry":
        entry(work)
    else:
        sys.stdout.write(shrink(work))
