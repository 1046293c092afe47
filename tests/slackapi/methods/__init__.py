"""The methods, one module a family; importing them enters them."""

from tests.slackapi.methods import auth, chat, views

__all__ = ["auth", "chat", "views"]
