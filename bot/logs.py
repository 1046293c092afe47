"""What the door writes about itself: one record a line, for people or for a collector, with no secret in it.

Logs hold ids and codes only: no personal words are passed to a logger, and a trace tells where, not what.
"""

import json
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, TextIO, TypeAlias

from bot.settings import Settings, hidden_values
from bot.traces import write_trace

ExceptionInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

CHATTY = (
    "aiosqlite",
    "asyncio",
    "fontTools",
    "httpcore",
    "httpx",
    "slack_bolt",
    "slack_sdk",
    "telegram",
    "uvicorn.access",
    "websockets",
)
"""Libraries that log each call or step, some of them with the token in its address."""
SHORTEST_SECRET = 4
"""Shorter ones would blank out half of every line."""
PLAIN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "color_message"}


def set_up_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Every record goes to `stream` (standard error) from `log_level` up, as `log_format` says."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(choose_formatter(settings.log_format, hidden_values(settings)))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))


def choose_formatter(form: Literal["text", "json"], secrets: Iterable[str]) -> logging.Formatter:
    """The formatter for one of the two forms, which leaves the secrets out."""
    return JsonLines(secrets) if form == "json" else TextLines(secrets)


class Lines(logging.Formatter):
    """What both forms share: traces without words, and nothing that is secret."""

    def __init__(self, secrets: Iterable[str], pattern: str | None = None) -> None:
        super().__init__(pattern)
        known = {secret for secret in secrets if len(secret) >= SHORTEST_SECRET}
        self._secrets = sorted(known, key=len, reverse=True)  # so that none is left in part

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's own name
        """The trace, without the messages that may hold somebody's words."""
        return write_trace(ei[1]) if ei[1] else ""

    def redact(self, text: str) -> str:
        """The text with `***` for each secret."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


class TextLines(Lines):
    """Records for people; a trace follows its line."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(secrets, "%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The finished text, so that no secret hides in an argument."""
        record.exc_text = None  # what another handler's formatter left there
        return self.redact(super().format(record))


class JsonLines(Lines):
    """Records for a collector: one JSON object a line; what a call passed as `extra` is in it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, its secrets taken out before JSON could spell them otherwise."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redact(record.getMessage()),
        }
        line |= {name: self.redact(str(value)) for name, value in vars(record).items() if name not in PLAIN}
        if record.exc_info:
            line["trace"] = self.redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
