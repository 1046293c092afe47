"""Who may do what: one table of acts, asked at the moment of the act. What is not in it is denied."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from domain.commitments import Commitment
from domain.ground import Ground
from domain.invitations import Invitation
from domain.members import Identity, Member, Role
from domain.offers import Offer
from domain.partners import Partner
from domain.ports import Repositories
from domain.projects import Need, Occurrence, Project
from domain.record import Record
from domain.reports import Report
from domain.territories import Territory

Who: TypeAlias = Literal["stranger", "anyone", "self", "team", "owner", "organizer", "moderator", "staff", "system"]
"""How somebody stands to a record. `anyone` is any member; `team` answers for its partner; `moderator`
is one of the record's territory or of everywhere, or its staff; `system` is the door itself."""


def _are(*who: Who) -> frozenset[Who]:
    return frozenset(who)


ACTS: Mapping[str, frozenset[Who]] = MappingProxyType(
    {
        # Belonging
        "join": _are("stranger", "system"),
        "agree": _are("self"),
        "disagree": _are("self"),
        "adjust": _are("self"),
        "seen": _are("self", "system"),
        "unreachable": _are("system"),
        "wait_for": _are("anyone"),
        "grant": _are("staff", "system"),
        "revoke": _are("staff", "system"),
        "add_territory": _are("staff", "system"),
        "open_territory": _are("staff", "system"),
        "announce_territory": _are("staff", "system"),
        "close_territory": _are("staff", "system"),
        "found_partner": _are("anyone"),
        "verify_partner": _are("moderator"),
        "invite_to_partner": _are("owner"),
        "join_partner": _are("anyone"),
        "leave_partner": _are("team"),
        # Proposing
        "propose": _are("anyone"),
        "amend": _are("organizer"),
        "take_back": _are("organizer"),
        "invite_organizer": _are("organizer"),
        "add_organizer": _are("organizer", "moderator"),
        "join_as_organizer": _are("anyone"),
        "leave_project": _are("organizer"),
        "likely_duplicates": _are("organizer", "moderator", "system"),
        # Changing
        "move": _are("organizer"),
        "change_venue": _are("organizer"),
        "change_pay": _are("organizer"),
        "change_requires": _are("organizer"),
        "recount": _are("organizer"),
        "add_date": _are("organizer"),
        "cancel_date": _are("organizer"),
        "reword": _are("organizer"),
        "cancel_project": _are("organizer", "moderator", "system"),
        "begin": _are("system"),
        "project_passed": _are("system"),
        "orphaned": _are("system"),
        # Moderating
        "queue": _are("moderator"),
        "approve": _are("moderator"),
        "ask_change": _are("moderator"),
        "refuse": _are("moderator"),
        "wrong_area": _are("moderator"),
        "approve_offer": _are("moderator"),
        "refuse_offer": _are("moderator"),
        "moderator_silent": _are("system"),
        "report": _are("anyone"),
        "settle_report": _are("moderator"),
        # Offering
        "offer": _are("anyone"),
        "change_offer": _are("self", "team"),
        "pause_offer": _are("self", "team"),
        "resume_offer": _are("self", "team"),
        "withdraw_offer": _are("self", "team"),
        "expire_offer": _are("system"),
        "needs_for": _are("self", "team", "system"),
        # Asking
        "invite": _are("system"),
        "wave": _are("system"),
        "wave_again": _are("system"),
        "expire_invitation": _are("system"),
        # Answering
        "say_yes": _are("self", "team"),
        "say_no": _are("self", "team"),
        "ask_question": _are("self", "team"),
        "answer_question": _are("organizer"),
        "why": _are("self", "team"),
        "ask_volunteer": _are("organizer"),
        "answer_organizer": _are("self", "team"),
        # Committing
        "accept": _are("organizer"),
        "decline": _are("organizer"),
        "hold_elapsed": _are("system"),
        "last_hold_elapsed": _are("system"),
        "cancel": _are("self", "team"),
        "late": _are("self", "team"),
        "release": _are("organizer", "system"),
        "say_yes_again": _are("self", "team"),
        "asked_again_elapsed": _are("system"),
        "day_before": _are("system"),
        "two_hours": _are("system"),
        "mark_done": _are("organizer"),
        "mark_no_show": _are("organizer"),
        # Privacy
        "export_mine": _are("self"),
        "erase_me": _are("self"),
    }
)

DECISIONS: frozenset[str] = frozenset(
    {"approve", "ask_change", "refuse", "wrong_area", "approve_offer", "refuse_offer", "verify_partner"}
    | {"settle_report"}
)
"""Acts on somebody else's thing: nobody decides of their own."""


def may(repositories: Repositories, member: Member | None, act: str, about: Record | None = None) -> bool:
    """Whether a member (None: a stranger) may do this act to this record; no for an act nobody knows.

    With no record, moderators and staff are those of everywhere.
    """
    return _allows(act, _standing(repositories, member, act, about))


def _allows(act: str, standing: frozenset[Who]) -> bool:
    return bool(ACTS.get(act, frozenset()) & standing)


def _standing(kept: Repositories, member: Member | None, act: str, about: Record | None) -> frozenset[Who]:
    if member is None:
        return frozenset({"stranger"})
    found: set[Who] = {"anyone"}
    if _is_self(member, about):
        found.add("self")
    if post := _partner_posts(kept, about).get(member.id):
        found.add("team")
        if post == "owner":
            found.add("owner")
    project = _project(kept, about)
    if project and member.id in project.organizers:
        found.add("organizer")
    if act not in DECISIONS or not _owns(found, member, kept, about):
        found |= _offices(kept, member, _territory(kept, about))
    return frozenset(found)


def _owns(found: set[Who], member: Member, kept: Repositories, about: Record | None) -> bool:
    """Whether the thing to be decided is theirs, by themselves or through a partner, or is about them."""
    if found & {"self", "team", "organizer"}:
        return True
    project = _project(kept, about)
    partner = kept.partners.get(project.partner) if project and project.partner else None
    return partner is not None and member.id in partner.team


def _is_self(member: Member, about: Record | None) -> bool:
    if isinstance(about, Member):
        return about.id == member.id
    if isinstance(about, (Offer, Commitment, Invitation, Identity, Role, Report)):
        return about.member == member.id
    return False


def _partner_posts(kept: Repositories, about: Record | None) -> Mapping[str, Literal["owner", "member"]]:
    if isinstance(about, Partner):
        return about.team
    if isinstance(about, (Offer, Commitment, Invitation)) and about.partner:
        partner = kept.partners.get(about.partner)
        return partner.team if partner else {}
    return {}


def _project(kept: Repositories, about: Record | None) -> Project | None:
    if isinstance(about, Project):
        return about
    if isinstance(about, (Need, Occurrence, Commitment, Invitation)):
        return kept.projects.get(about.project)
    return None


def _territory(kept: Repositories, about: Record | None) -> str:
    if isinstance(about, Territory):
        return about.id
    if isinstance(about, (Offer, Partner, Report)):
        return about.territory
    project = _project(kept, about)
    return project.territory if project else ""


def _offices(kept: Repositories, member: Member, territory: str) -> set[Who]:
    held = {role.name for role in kept.members.roles(member.id) if role.territory in ("", territory)}
    if "staff" in held:
        return {"staff", "moderator"}
    return {"moderator"} if "moderator" in held else set()


class Authority(Ground):
    """The table's answer for whoever acts now; the door itself (`system`) included."""

    def may(self, act: str, about: Record | None = None) -> bool:
        """Whether the acting person may do this: what a screen asks before it shows a button."""
        if self.system and "system" in ACTS.get(act, frozenset()):
            return True
        # The door itself is no stranger: it does what the table gives to `system`, and nothing else.
        return not (self.system and self.actor is None) and may(self.kept, self.actor, act, about)
