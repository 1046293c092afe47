"""The two steps of scripts/botapi-schema around the generator: what it is to read, and what is kept of what it made."""

import json
import re
import sys
from pathlib import Path

from schemas import bare, reached, write

METHODS = """
getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage sendPhoto sendDocument sendMediaGroup
sendChatAction editMessageText editMessageCaption editMessageMedia editMessageReplyMarkup deleteMessage
answerCallbackQuery answerInlineQuery getFile getChat getChatMember getChatAdministrators leaveChat setMyCommands
getMyCommands deleteMyCommands setMyName getMyName setMyDescription getMyDescription setMyShortDescription
getMyShortDescription pinChatMessage unpinChatMessage
"""
UPDATE = """
update_id message edited_message callback_query inline_query chosen_inline_result my_chat_member chat_member
"""
MESSAGE = """
message_id message_thread_id from date chat reply_to_message via_bot edit_date media_group_id text entities photo
caption caption_entities document contact location reply_markup link_preview_options new_chat_members
left_chat_member new_chat_title migrate_to_chat_id migrate_from_chat_id pinned_message group_chat_created sender_chat
is_topic_message has_protected_content
"""
CHAT = """
id type title username first_name last_name is_forum bio description invite_link permissions accent_color_id
max_reaction_count accepted_gift_types
"""
KEPT = {"TelegramUpdate": UPDATE, "TelegramMessage": MESSAGE, "TelegramChatFullInfo": CHAT}
"""Of these objects only what the local server fills in; the types alone would pull in the whole API."""
CALL = re.compile(
    r"^    (\w+): CallAPI\w*<\s*(?:Params\.(\w+),\s*)?(.*?),?\s*>\s*?$(?=\s*(?:/\*\*|\}|$))", re.MULTILINE | re.DOTALL
)
"""A method of the published types: its name, its parameters if it has any, and its result."""


def entry(work: Path) -> None:
    """Names every method's parameters and result; a file to upload becomes a name, as the server sees it."""
    types = work / "node_modules/@gramio/types/out"
    objects = types / "objects.d.ts"
    objects.write_text(objects.read_text().replace("TelegramInputFile = Blob", "TelegramInputFile = string"))
    lines = ['import * as Params from "@gramio/types/params"', 'import * as Objects from "@gramio/types/objects"']
    found = {name: (params, result) for name, params, result in CALL.findall((types / "methods.d.ts").read_text())}
    for name in METHODS.split():
        params, result = found[name]
        lines.append(f"export type {name}_params = {f'Params.{params}' if params else '{}'}")
        lines.append(f"export type {name}_result = {result}")
    lines.append("export type Update = Objects.TelegramUpdate")
    (work / "entry.ts").write_text("\n".join(lines) + "\n")
    options = {"strict": True, "lib": ["es2022"], "moduleResolution": "bundler", "module": "esnext"}
    (work / "tsconfig.json").write_text(json.dumps({"compilerOptions": {**options, "skipLibCheck": True}}))


def shrink(work: Path) -> str:
    """The definitions that the methods and updates need, without their descriptions."""
    made = {name: bare(found) for name, found in json.loads((work / "made.json").read_text())["definitions"].items()}
    for name, words in KEPT.items():
        kept = words.split()
        properties = made[name]["properties"]
        made[name]["properties"] = {key: properties[key] for key in kept}
        made[name]["required"] = [key for key in made[name]["required"] if key in kept]
    names = [name for name in made if name.endswith(("_params", "_result"))] + ["Update"]
    package = json.loads((work / "node_modules/@gramio/types/package.json").read_text())
    source = f"{package['name']} {package['version']} ({package['license']}), made by scripts/botapi-schema"
    return write(source, reached(made, names))


if __name__ == "__main__":
    step, work = sys.argv[1], Path(sys.argv[2])
    if step == "entry":
        entry(work)
    else:
        sys.stdout.write(shrink(work))
