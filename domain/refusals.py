"""Why the neighbourhood will not do something: a small flat tree of answers, never logged as errors."""


class Refusal(Exception):
    """It cannot be done, and nothing was changed."""


class NotYours(Refusal):
    """The acting person may not do this."""


class Unknown(Refusal):
    """There is no such thing (any more)."""


class TooLate(Refusal):
    """The thing has moved on: it is settled, past, cancelled or closed. `who` settled it, if a member did."""

    def __init__(self, who: str = "") -> None:
        super().__init__(who)
        self.who = who


class NotVerified(Refusal):
    """A moderator has yet to verify the partner; until then it cannot pledge."""


class Apart(Refusal):
    """One of the two blocked the other. `by_oneself` tells whether the acting person did."""

    def __init__(self, by_oneself: bool) -> None:
        super().__init__(by_oneself)
        self.by_oneself = by_oneself


class Guest(Refusal):
    """A guest, or somebody from outside the workplace: they can look, but not promise anything there."""


class Shut(Refusal):
    """The partner is closed then. `days` are the closed ones that were named, `open_days` those that would do."""

    def __init__(self, days: tuple[str, ...], open_days: tuple[str, ...]) -> None:
        super().__init__(days, open_days)
        self.days = days
        self.open_days = open_days


class Above(Refusal):
    """More than a team member may promise by themselves. `ceiling` in dollars."""

    def __init__(self, ceiling: float) -> None:
        super().__init__(ceiling)
        self.ceiling = ceiling


class TooYoung(Refusal):
    """The rules for minors forbid it. `min_age` in years."""

    def __init__(self, min_age: int) -> None:
        super().__init__(min_age)
        self.min_age = min_age


class NotOpen(Refusal):
    """The territory is not open yet. `territory` is its id, empty when the place is in none."""

    def __init__(self, territory: str) -> None:
        super().__init__(territory)
        self.territory = territory


class Taken(Refusal):
    """The acting person already has a place there, or said yes to something at the same hours."""


class NoRoom(Refusal):
    """The places of which a quote would need one are kept for others, who wait for an answer."""


class Elsewhere(Refusal):
    """Whoever sent a quote has said yes to something else at the same hours meanwhile."""


class Below(Refusal):
    """A count may not fall below what is confirmed. `least` is that number."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


class Unfit(Refusal):
    """A value is out of its bounds. `field` names it, `right` says in codes what would be right."""

    def __init__(self, field: str, right: str = "") -> None:
        super().__init__(field, right)
        self.field = field
        self.right = right


class NoMore(Refusal):
    """Only one question goes through the door before a yes, and it has been asked."""
