"""The methods, a file a field. Importing this enters them all."""

from tests.botapi.methods import chats, edits, hooks, media, page, queries, sending

__all__ = ["chats", "edits", "hooks", "media", "page", "queries", "sending"]
