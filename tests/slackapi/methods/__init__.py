"""The methods, one module a family; importing them enters them."""

from tests.slackapi.methods import apps, auth, chat, conversations, files, users, views

__all__ = ["apps", "auth", "chat", "conversations", "files", "users", "views"]
