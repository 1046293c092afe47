"""Telegram's door."""

import os

# python-telegram-bot's own way to have its waits as timedelta, as every later version does.
os.environ.setdefault("PTB_TIMEDELTA", "true")
