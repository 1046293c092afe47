"""When something is due, as people say it: today, tomorrow, or the day."""

from conversations.words import Words
from domain.calendar import local


def moment(words: Words, ms: int, now: int, zone: str) -> str:
    """« aujourd’hui, 18 h », « demain, 18 h », « samedi 28 novembre, 18 h »."""
    hours = words.clock(ms, zone)
    days = (local(ms, zone).date() - local(now, zone).date()).days
    if days == 0:
        return words.say("today, {hours}", hours=hours)
    if days == 1:
        return words.say("tomorrow, {hours}", hours=hours)
    return words.say("{day}, {hours}", day=words.day(ms, zone), hours=hours)
