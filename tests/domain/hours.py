"""Time that passes in the town: timers come due in order and call their verbs."""

from domain.committing import TIMERS as OF_YESES
from domain.welcoming import TIMERS as OF_NEWCOMERS
from tests.domain.town import Town

TIMERS = {**OF_YESES, **OF_NEWCOMERS}


def pass_until(town: Town, instant: int) -> None:
    """Every timer of matching and committing up to this instant runs, twice, as a clumsy clock would run it."""
    for _ in range(500):
        due = {key: at for key, at in town.kept.timers.due.items() if key[0] in TIMERS and at <= instant}
        if not due:
            town.now = max(town.now, instant)
            return
        kind, subject = min(due, key=lambda key: (due[key], key))
        town.now = max(town.now, town.kept.timers.due.pop((kind, subject)))
        for _ in range(2):
            getattr(town.door(), TIMERS[kind])(subject)
    raise AssertionError("the clock never rests")


def run(town: Town, kind: str, subject: str) -> None:
    """The timer comes due now."""
    town.kept.timers.drop(kind, subject)
    getattr(town.door(), TIMERS[kind])(subject)
