"""How a shop or an organization comes to be known, is verified, and says what it wants to hear of."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypedDict, Unpack, get_args

from domain.calendar import DAYS, minutes
from domain.effects import next_month
from domain.ground import found
from domain.groups import Group, Pace
from domain.members import Language
from domain.partners import EVENING, Partner
from domain.projects import NeedKind
from domain.refusals import NotOpen, TooLate, Unfit
from domain.sheets import within
from domain.teaming import Teaming

MOST_DOLLARS = 1_000_000


def _some(known: Sequence[str], *, most: int = 7) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple) and len(value) <= most and set(value) <= set(known)


def _number(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: type(value) in (int, float) and low <= value <= high


def _is_morning(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 5 and minutes(value) < minutes(EVENING)
    except (KeyError, ValueError):
        return False


PREFERENCES: Mapping[str, tuple[Callable[[Any], bool], str]] = MappingProxyType(
    {
        "gives": (_some(get_args(NeedKind)), "|".join(get_args(NeedKind))),
        # A shop that is closed every day would never hear of anything.
        "closed_days": (_some(DAYS, most=6), "0..6"),
        "radius_km": (_number(1, 50), "1..50"),
        "pace": (lambda value: value in get_args(Pace), "|".join(get_args(Pace))),
        "weekly_cap": (_number(1, 50), "1..50"),
        "opens": (_is_morning, "09:00"),
        "ceiling": (_number(0, MOST_DOLLARS), f"0..{MOST_DOLLARS}"),
        "open_to_workplace": (lambda value: isinstance(value, bool), "yes|no"),
    }
)
"""What an owner may set of a partner once it is known: the test of each value, and in codes what is right."""


class Facts(TypedDict, total=False):
    """What is said of a partner beside its name and place, when it is introduced."""

    languages: tuple[Language, ...]
    gives: tuple[NeedKind, ...]
    closed_days: tuple[str, ...]


class Partnering(Teaming):
    """Verbs of partners. Their teams are adults: a pledge is a promise of a business."""

    def found_partner(
        self,
        name: str,
        *,
        fsa: str,
        workplace: str = "",
        open_to_workplace: bool = False,
        **facts: Unpack[Facts],
    ) -> Partner:
        """A new partner, owned by the acting member; its pledges wait until a moderator verifies it."""
        self.must(self.may("found_partner"))
        self.not_a_guest()
        owner = self._adult()
        return self._introduced(
            "partner_founded",
            Partner(
                id=self.new_id(),
                name=name,
                fsa=fsa,
                team={owner.id: "owner"},
                founded=self.now,
                workplace=workplace,
                open_to_workplace=open_to_workplace and bool(workplace),
                **facts,
            ),
        )

    def enroll_partner(self, name: str, *, fsa: str, **facts: Unpack[Facts]) -> Partner:
        """A new partner without a team, by whoever runs the door: the first who follows its link owns it."""
        self.must(self.may("enroll_partner"))
        return self._introduced(
            "partner_enrolled",
            Partner(id=self.new_id(), name=name, fsa=fsa, code=self.new_id(), founded=self.now, **facts),
        )

    def mend_partner(self, partner_id: str, *, name: str, fsa: str, **facts: Unpack[Facts]) -> Partner:
        """One that was refused, introduced again: it waits for a moderator as a new one does. What is unsaid stays."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("mend_partner", partner))
        if not partner.refused:
            raise TooLate
        return self._introduced(
            "partner_mended",
            partner.but(name=name, fsa=fsa, refused=False, reason="", verified_by="", **facts),
        )

    def verify_partner(self, partner_id: str) -> Partner:
        """Its pledges count from now on; decided by a moderator who is not of its team."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("verify_partner", partner))
        if not partner.waits:
            raise TooLate(partner.verified_by)
        partner = partner.but(verified=True, verified_by=self.me().id)
        self.kept.partners.put(partner)
        self.kept.timers.set("partner_round", partner.id, self.now)
        self.kept.timers.set("partner_month", partner.id, next_month(partner, self.now, self.zone_of(partner)))
        self.tell("partner_verified", partner)
        return partner

    def change_partner(self, partner_id: str, **changes: Any) -> Partner:
        """What an owner chooses anew: any of PREFERENCES, all or none. Nobody has to verify it again."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("change_partner", partner))
        for field, value in changes.items():
            fits, right = PREFERENCES.get(field, (lambda _: False, ""))
            if not fits(value):
                raise Unfit(field, right)
        if changes.get("open_to_workplace") and not partner.workplace:
            raise Unfit("open_to_workplace", "no")
        if partner.but(**changes) == partner:
            return partner
        partner = partner.but(**changes)
        self.kept.partners.put(partner)
        self.tell("partner_changed", partner, fields=",".join(sorted(changes)))
        return partner

    def listen_at(self, partner_id: str, channel: str) -> Partner:
        """Where the partner hears of needs from now on: a group in `may_listen_at`, an owner's own chat, or nowhere."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("listen_at", partner))
        group = self.kept.groups.at(channel) if channel else None
        own = any(account.address == channel for account in self.kept.members.identities(self.me().id))
        self.must(not channel or own or (group is not None and self.may_listen_at(group, partner)))
        if channel == partner.channel:
            return partner
        self._let_listen(partner)
        if group is not None:
            state = "shop" if group.state in ("new", "looked_after") else group.state
            self.kept.groups.put(
                group.but(
                    partner=partner.id,
                    state=state,
                    keeper="",
                    added_by="",
                    fsa=partner.fsa,
                    language=partner.languages[0],
                    zone=self.zone_of(partner),
                )
            )
        partner = partner.but(channel=channel)
        self.kept.partners.put(partner)
        self.kept.timers.set("partner_round", partner.id, self.now)
        self.tell("partner_changed", partner, *([group] if group else []), fields="channel")
        return partner

    def may_listen_at(self, group: Group, partner: Partner) -> bool:
        """Whether a group is the acting person's to choose: of the partner's workplace, or one they put the door in."""
        if group.state == "left" or group.partner not in ("", partner.id):
            return False
        accounts = {account.id for account in self.kept.members.identities(self.me().id)}
        there = "|".join(group.address.split("|")[:2])
        mine = group.keeper == self.me().id or (not group.keeper and group.added_by in accounts)
        return mine or (bool(partner.workplace) and there == partner.workplace and not group.keeper)

    def _let_listen(self, partner: Partner) -> None:
        """The group in which it heard of needs so far is anybody's again."""
        group = self.kept.groups.at(partner.channel) if partner.channel else None
        if group is not None and group.partner == partner.id:
            self.kept.groups.put(group.but(partner="", state="new" if group.state == "shop" else group.state))

    def refuse_partner(self, partner_id: str, *, reason: str) -> Partner:
        """Not verified, for a reason its team is told; it can be mended and sent again."""
        partner = found(self.kept.partners.get(partner_id))
        self.must(self.may("refuse_partner", partner))
        if not partner.waits:
            raise TooLate(partner.verified_by)
        reason = within("reason", reason, 3, 500)
        partner = partner.but(refused=True, reason=reason, verified_by=self.me().id)
        self.kept.partners.put(partner)
        self.tell("partner_refused", partner)
        return partner

    def _introduced(self, kind: str, partner: Partner) -> Partner:
        """The partner as its owner presents it, kept and told of; Unfit or NotOpen for what cannot be."""
        name = " ".join(partner.name.split())
        if not 2 <= len(name) <= 80:
            raise Unfit("name", "2..80")
        for field, given in (("gives", partner.gives), ("closed_days", partner.closed_days)):
            fits, right = PREFERENCES[field]
            if not fits(given):
                raise Unfit(field, right)
        if not set(partner.languages) <= set(get_args(Language)):
            raise Unfit("languages", "fr|en")
        if not partner.languages:
            raise Unfit("languages", "fr|en")
        territory = self.kept.territories.of_fsa(partner.fsa)
        if territory is None or territory.state != "open":
            raise NotOpen(territory.id if territory else "")
        partner = partner.but(name=name, territory=territory.id)
        self.kept.partners.put(partner)
        self.tell(kind, partner)
        return partner
