"""What the simulated world is like: every figure named, with its source, or said to be an assumption.

Committed before any policy was run in it, and not changed after policies' figures were seen: policies
are tuned, never the world. `docs/simulation.md` shows the figures again with each of these at ± 50 %.
"""

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields, replace


def _from(value: float, source: str) -> float:
    """A parameter with where it is from."""
    kept: float = field(default=value, metadata={"source": source})
    return kept


@dataclass(frozen=True, slots=True)
class Parameters:
    """One world. Shares and chances are 0 to 1. Sources of more than one line are under each figure."""

    # People

    founders: float = _from(0.5, "assumption; in 2016 about 100 people joined in the pilot's first days")
    """Share of the people who join on the first day; the others come one by one until the last."""
    skilled: float = _from(0.5, "assumption")
    """Share of the people who offer one or two skills; the others offer hands for anything."""
    free: float = _from(0.35, "assumption")
    """Chance that somebody is free in one of a week's 19 blocks (mornings, afternoons, evenings)."""
    teens: float = _from(0.05, "assumption; 14 to 17 are about one in twenty of those aged 14 or more in Montreal")
    """Share of the people who are 14 to 17."""

    # Needs

    places: float = _from(
        0.33,
        "Institut de la statistique du Québec, 2013: 268 million volunteer hours by 32 % of those aged 15 or more "
        "(westislandblog.com/nearly-one-third-quebecs-population-volunteers), about 120 h a year each; assumption: "
        "a tenth of them through the door, in shifts of 3 h",
    )
    """Places asked for, per person who will ever join and 30 days."""
    small: float = _from(0.4, "assumption")
    """Share of the projects that are small asks: one place, one date."""
    team: float = _from(5.0, "assumption")
    """Places of one date of the other projects, on average (from half to one and a half times as many)."""
    repeated: float = _from(0.15, "assumption")
    """Share of the other projects with the same hours in three weeks in a row."""
    expert: float = _from(0.4, "assumption")
    """Share of the projects that ask for a skill rather than for hands."""
    lead_days: float = _from(9.0, "assumption")
    """Median days from proposing to the first date (log-normal, sigma 0.6); half of it for small asks."""

    # Answers

    willing: float = _from(
        0.25,
        "assumption: no published rate of yeses to fitting invitations was found",
    )
    """Mean chance that somebody rested says yes to something that fits (people differ: Beta, 4 in all)."""
    refuses: float = _from(0.4, "assumption")
    """Chance that somebody who does not say yes says no, rather than nothing."""
    pestered: float = _from(
        0.75,
        "assumption; that notifications make volunteers deaf for a while: Manshadi and Rodilitz, Online Policies for "
        "Efficient Volunteer Crowdsourcing, Management Science 2022, doi:10.1287/mnsc.2021.4220",
    )
    """What each message of the last seven days leaves of the chance of a yes."""
    leaves: float = _from(
        0.01,
        "assumption; one volunteer in three is lost within a year, burnt out or disappointed "
        "(anderson-review.ucla.edu/how-nonprofits-can-better-engage-volunteers)",
    )
    """Chance, at each message beyond three in seven days, that somebody turns alerts off for good."""
    yeses: float = _from(3.0, "assumption")
    """How often somebody says yes within 30 days, at most."""
    delay_minutes: float = _from(
        40.0,
        "Chow et al., Sexual Health 2022, doi:10.1071/SH22021: 60 % of those who answered a text message's link did "
        "within the hour, which a log-normal of median 40 minutes and sigma 1.6 gives; nights are slept through",
    )
    """Median minutes until somebody answers."""
    looks_days: float = _from(14.0, "assumption")
    """Mean days between somebody's own looks at what is needed nearby; one look is at joining."""

    # Afterwards

    organizer_minutes: float = _from(180.0, "assumption")
    """Median minutes until an organizer answers a yes (log-normal, sigma 1)."""
    organizer_silent: float = _from(0.1, "assumption")
    """Chance that an organizer never answers a yes."""
    declines: float = _from(0.05, "assumption")
    """Chance that an organizer's answer is a no."""
    cancels: float = _from(0.1, "assumption")
    """Chance that somebody confirmed cancels, at any instant before the date alike."""
    no_shows: float = _from(
        0.1,
        "assumption: rarely measured (volunteerhub.com/blog/when-volunteers-dont-show-up-the-real-cost-of-short-"
        "staffed-shifts); reminders by text took a tenth off it in a trial (stonesphones.com/blog/easy-way-make-sure-"
        "volunteers-show)",
    )
    """Chance that somebody who is expected does not come."""

    def scaled(self, name: str, by: float) -> "Parameters":
        """The same world with one figure so many times what it is; a share stays below 1."""
        value = getattr(self, name) * by
        share = getattr(self, name) <= 1 and name != "places"
        return replace(self, **{name: min(value, 0.99) if share else value})

    @classmethod
    def named(cls) -> Iterator[tuple[str, float, str]]:
        """Every figure: its name, its value, its source."""
        for one in fields(cls):
            kept: Field[float] = one
            assert isinstance(kept.default, float)
            yield kept.name, kept.default, kept.metadata["source"]
