"""What the door asks of Slack, and nothing more: the manifest, the install page and `check` all read it here."""

from conversations.words import N_

SCOPES = {
    "channels:read": N_("know that it was put in a public channel, and what the channel is called"),
    "chat:write": N_("write to your team, and in the channels that it was put in"),
    "commands": N_("answer /collectif and its two shortcuts"),
    "files:read": N_("fetch a picture that somebody sends it in private"),
    "files:write": N_("bring calendar files, posters and the month’s picture"),
    "groups:read": N_("know that it was put in a private channel, and what the channel is called"),
    "im:history": N_("read what people write to it in private, and nothing else"),
    "im:write": N_("write to people in private"),
    "users:read": N_("know somebody’s language, and whether they are a guest"),
}
"""By scope, what it is for, as the install page says it."""
EVENTS = (
    "app_home_opened",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "channel_rename",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_rename",
    "member_joined_channel",
    "message.im",
    "tokens_revoked",
    "user_change",
)
COMMAND = "/collectif"
OFFER_HELP, PUT_ON_SHELF = "offer_help", "put_on_shelf"
"""The callback ids of the global shortcut and of the message shortcut."""
EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH = "/slack/events", "/slack/install", "/slack/oauth_redirect"
