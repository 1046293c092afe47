"""Coming in at the door: who one is, what one agreed to, how one is reached, who serves."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo

from domain.calendar import minutes
from domain.ground import found
from domain.members import Age, Identity, Language, Manner, Member, Purpose, Role, RoleName
from domain.offices import Offices
from domain.opening import Opening
from domain.partnering import Partnering
from domain.places import place
from domain.refusals import TooYoung, Unfit, Unknown
from domain.territories import Territory

Bracket: TypeAlias = Literal["adult", "teen", "child"]
"""What is asked at the door: 18 or more, 14 to 17, under 14."""
YEAR = 366 * 24 * 3_600_000


def _among(*values: str) -> tuple[Callable[[Any], bool], str]:
    return lambda value: value in values, "|".join(values)


def _between(low: int, high: int) -> tuple[Callable[[Any], bool], str]:
    return lambda value: type(value) is int and low <= value <= high, f"{low}..{high}"


def _is_clock(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value) is not None and _reads(minutes, value)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 40 and value == " ".join(value.split())


def _are_languages(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) <= 12 and all(_is_name(one) and one for one in value)


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except (KeyError, ValueError, OSError):
        return False
    return True


SETTINGS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_name, "0..40"),
    "language": _among(*get_args(Language)),
    "manner": _among(*get_args(Manner)),
    "fsa": (lambda value: isinstance(value, str) and place(value) is not None, "H2S"),
    "radius_km": _between(1, 50),
    "quiet_from": (_is_clock, "21:00"),
    "quiet_to": (_is_clock, "08:00"),
    "weekly_cap": _between(0, 20),
    "paused_until": (lambda value: type(value) is int and value >= 0, "0..366d"),
    "spoken": (_are_languages, "0..12"),
    "preferred": (lambda value: isinstance(value, str), "account"),
    "zone": (lambda value: isinstance(value, str) and _reads(ZoneInfo, value), "America/Toronto"),
}
"""What a member may set of themselves: the test of each value, and in codes what is right."""


class Belonging(Opening, Offices, Partnering):
    """Verbs of members and of those who serve; with them, of territories and partners."""

    def join(
        self,
        identity: str,
        address: str,
        *,
        name: str,
        language: Language,
        age: Bracket,
        later: bool,
        fsa: str = "",
        manner: Manner = "tu",
    ) -> Member:
        """The member this account now belongs to; of somebody under 14 nothing is kept.

        An account that is known already keeps its member. `age` was pressed together with the consent.
        """
        if age not in get_args(Age):
            raise TooYoung(14)
        if (account := self.kept.members.identity(identity)) is not None:
            return found(self.kept.members.get(account.member))
        self.must(self.may("join"))
        self._fits({"language": language, **({"fsa": fsa} if fsa else {})})
        territory = self.kept.territories.of_fsa(fsa) if fsa else None
        member = Member(
            id=self.new_id(),
            name=" ".join(name.split())[:40].strip(),
            language=language,
            manner=manner,
            age="teen" if age == "teen" else "adult",
            fsa=fsa,
            zone=territory.zone if territory else "America/Toronto",
            consents={"door": self.now},
            born_here=self.now,
        )
        self.kept.members.put(member)
        account = Identity(id=identity, member=member.id, address=address, later=later, guest=self.guest)
        self.kept.members.put_identity(account)
        self.actor = member
        self.tell("member_joined", member)
        self._take_kept_offices(identity)
        return member

    def agree(self, purpose: Purpose) -> Member:
        """Notes when the acting member agreed; a consent given stays as first noted."""
        me = self.me()
        self.must(self.may("agree", me))
        self._knows(purpose)
        if me.agreed(purpose):
            return me
        return self._know(me.but(consents={**me.consents, purpose: self.now}), "consent_given", purpose=purpose)

    def disagree(self, purpose: Purpose) -> Member:
        """Takes a consent back. The door's own is taken back by erasure, for nothing may be kept then."""
        me = self.me()
        self.must(self.may("disagree", me))
        self._knows(purpose)
        if purpose == "door":
            raise Unfit("purpose", "erase_me")
        if not me.agreed(purpose):
            return me
        left = {other: at for other, at in me.consents.items() if other != purpose}
        return self._know(me.but(consents=left), "consent_withdrawn", purpose=purpose)

    def adjust(self, **changes: Any) -> Member:
        """The acting member with these settings changed: any of SETTINGS, all or none."""
        me = self.me()
        self.must(self.may("adjust", me))
        self._fits(changes)
        if changes.get("paused_until", 0) > self.now + YEAR:
            raise Unfit("paused_until", "0..366d")
        if changes.get("preferred") and changes["preferred"] not in self._accounts(me):
            raise Unfit("preferred", "account")
        territory = self.kept.territories.of_fsa(changes["fsa"]) if "fsa" in changes else None
        if territory and "zone" not in changes:
            changes["zone"] = territory.zone
        if not changes or me.but(**changes) == me:
            return me
        if changes.get("name", me.name) != me.name:
            self._outgrow([me.id], me.name)
        return self._know(self.me().but(**changes), "member_changed", fields=",".join(sorted(changes)))

    def grant(self, role: RoleName, member_id: str, territory: str = "") -> Role:
        """Makes a member moderator or staff of a territory, or of everywhere; an adult's task."""
        self.must(self.may("grant", self._place(territory)))
        member = found(self.kept.members.get(member_id))
        if role not in get_args(RoleName):
            raise Unfit("role", "|".join(get_args(RoleName)))
        if member.minor:
            raise TooYoung(18)
        held = Role(id=f"{member.id}|{role}|{territory}", member=member.id, name=role, territory=territory)
        if held not in self.kept.members.roles(member.id):
            self.kept.members.put_role(held)
            self.tell("role_granted", member, role=role, territory=territory)
        return held

    def revoke(self, role: RoleName, member_id: str, territory: str = "") -> None:
        """Takes a role back; Unknown when it is not held."""
        self.must(self.may("revoke", self._place(territory)))
        member = found(self.kept.members.get(member_id))
        held = [r for r in self.kept.members.roles(member.id) if (r.name, r.territory) == (role, territory)]
        if not held:
            raise Unknown
        for one in held:
            self.kept.members.drop_role(one.id)
        self.tell("role_revoked", member, role=role, territory=territory)

    def _place(self, territory: str) -> Territory | None:
        return found(self.kept.territories.get(territory)) if territory else None

    def _knows(self, purpose: Purpose) -> None:
        if purpose not in get_args(Purpose):
            raise Unfit("purpose", "|".join(get_args(Purpose)))

    def _accounts(self, member: Member) -> set[str]:
        return {account.id for account in self.kept.members.identities(member.id)}

    def _fits(self, values: Mapping[str, Any]) -> None:
        for field, value in values.items():
            fits, right = SETTINGS.get(field, (lambda _: False, ""))
            if not fits(value):
                raise Unfit(field, right)
