"""Who may do what: one table of acts, asked at the moment of the act. What is not in it is denied."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from domain.commitments import Commitment
from domain.ground import Ground
from domain.groups import Group
from domain.invitations import Invitation
from domain.members import Identity, Member
from domain.offers import Offer
from domain.partners import Partner
from domain.pictures import Picture
from domain.ports import Repositories
from domain.projects import Need, Occurrence, Project
from domain.record import Record
from domain.reports import Report
from domain.territories import Territory

Who: TypeAlias = Literal[
    "stranger", "anyone", "self", "team", "owner", "organizer", "keeper", "moderator", "staff", "system"
]
"""How somebody stands to a record. `anyone` is any member; `team` answers for its partner, as one of its team or
at its workplace; `keeper` looks after the group; `moderator` is one of the record's territory or of everywhere, or
its staff; `system` is the door itself."""


def _are(*who: Who) -> frozenset[Who]:
    return frozenset(who)


ACTS: Mapping[str, frozenset[Who]] = MappingProxyType(
    {
        # Belonging
        "join": _are("stranger", "system"),
        "agree": _are("self"),
        "disagree": _are("self"),
        "adjust": _are("self"),
        "block": _are("self"),
        "unblock": _are("self"),
        "seen": _are("self", "system"),
        "unreachable": _are("system"),
        "offer_link": _are("self"),
        "join_identity": _are("stranger", "anyone"),
        "wait_for": _are("anyone"),
        "grant": _are("staff", "system"),
        "revoke": _are("staff", "system"),
        "offer_office": _are("staff", "system"),
        "take_office": _are("anyone"),
        "add_territory": _are("staff", "system"),
        "open_territory": _are("staff", "system"),
        "announce_territory": _are("staff", "system"),
        "close_territory": _are("staff", "system"),
        "found_partner": _are("anyone"),
        "verify_partner": _are("moderator"),
        "refuse_partner": _are("moderator"),
        "mend_partner": _are("owner"),
        "invite_to_partner": _are("owner"),
        "join_partner": _are("anyone"),
        "leave_partner": _are("team"),
        "enroll_partner": _are("staff", "system"),
        "change_partner": _are("owner"),
        "listen_at": _are("owner"),
        "name_owner": _are("owner"),
        "remove_from_partner": _are("owner"),
        # Needs put to partners
        "put_to_partners": _are("system"),
        "put_to_partner": _are("system"),
        "partner_round": _are("system"),
        "partner_month": _are("system"),
        "pass_need": _are("team"),
        "approve_pledge": _are("owner"),
        "refuse_pledge": _are("owner"),
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
        "change_picture": _are("organizer"),
        "cancel_project": _are("organizer", "moderator", "system"),
        "begin": _are("system"),
        "project_passed": _are("system"),
        "orphaned": _are("system"),
        "forget_place": _are("system"),
        # Picturing
        "give_picture": _are("anyone"),
        "describe_picture": _are("self"),
        "drop_picture": _are("self"),
        "settle_picture": _are("system"),
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
        "planned_wave": _are("system"),
        "welcome": _are("system"),
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
        "change_quote": _are("self", "team"),
        "decline": _are("organizer"),
        "decline_soon": _are("organizer"),
        "reconsider": _are("organizer"),
        "hold_elapsed": _are("system"),
        "cancel": _are("self", "team"),
        "late": _are("self", "team"),
        "change_party": _are("self", "team"),
        "release": _are("organizer", "system"),
        "say_yes_again": _are("self", "team"),
        "asked_again_elapsed": _are("system"),
        "day_before": _are("system"),
        "two_hours": _are("system"),
        "mark_done": _are("organizer"),
        "mark_no_show": _are("organizer"),
        # Groups
        "enter_group": _are("system"),
        "speaks_first": _are("system"),
        "leave_group": _are("system"),
        "rename_group": _are("system"),
        "move_group": _are("system"),
        "group_refused": _are("system"),
        "group_moved": _are("system"),
        "account_refused": _are("system"),
        "workplace_closed": _are("system"),
        "workplace_opened": _are("system"),
        "look_after": _are("anyone"),
        "change_group": _are("keeper"),
        "let_go": _are("keeper"),
        "announce": _are("system"),
        "announce_to": _are("system"),
        # Privacy
        "export_mine": _are("self"),
        "erase_me": _are("self"),
    }
)

DECISIONS: frozenset[str] = frozenset(
    {
        "approve",
        "ask_change",
        "refuse",
        "wrong_area",
        "approve_offer",
        "refuse_offer",
        "verify_partner",
        "refuse_partner",
        "settle_report",
    }
)
"""Acts on somebody else's thing: nobody decides of their own."""


def may(repositories: Repositories, member: Member | None, act: str, about: Record | None = None) -> bool:
    """Whether a member (None: a stranger) may do this act to this record; no for an act nobody knows.

    With no record, moderators and staff are those of everywhere.
    """
    allowed = ACTS.get(act, frozenset())
    if member is None:
        return "stranger" in allowed
    if allowed & _own_standing(repositories, member, about):
        return True
    if act in DECISIONS and owns(repositories, member, about):
        return False
    return bool(allowed & _offices(repositories, member, territory_of(repositories, about)))


def owns(kept: Repositories, member: Member, about: Record | None) -> bool:
    """Whether a thing is the member's own: by themselves, through a partner, or because it is about them."""
    if isinstance(about, Report) and about.member != member.id:
        return owns(kept, member, named(kept, about.about))
    project = project_of(kept, about)
    partner = kept.partners.get(project.partner) if project and project.partner else None
    mine = _own_standing(kept, member, about) != {"anyone"}
    return mine or (partner is not None and member.id in partner.team)


def named(kept: Repositories, subject: str) -> Record | None:
    """The record behind a subject ("need:01J…"), if there is one."""
    kind, _, key = subject.partition(":")
    return FIND[kind](kept, key) if kind in FIND else None


FIND: Mapping[str, Callable[[Repositories, str], Record | None]] = MappingProxyType(
    {
        "member": lambda kept, id: kept.members.get(id),
        "territory": lambda kept, id: kept.territories.get(id),
        "partner": lambda kept, id: kept.partners.get(id),
        "project": lambda kept, id: kept.projects.get(id),
        "need": lambda kept, id: kept.needs.get(id),
        "occurrence": lambda kept, id: kept.occurrences.get(id),
        "offer": lambda kept, id: kept.offers.get(id),
        "invitation": lambda kept, id: kept.invitations.get(id),
        "commitment": lambda kept, id: kept.commitments.get(id),
        "report": lambda kept, id: kept.reports.get(id),
        "group": lambda kept, id: kept.groups.get(id),
        "picture": lambda kept, id: kept.pictures.get(id),
    }
)
"""How the record behind each kind of subject is found."""


def project_of(kept: Repositories, about: Record | None) -> Project | None:
    """The project that a record is, or is part of."""
    if isinstance(about, Project):
        return about
    if isinstance(about, (Need, Occurrence, Commitment, Invitation)):
        return kept.projects.get(about.project)
    return None


def territory_of(kept: Repositories, about: Record | None) -> str:
    """The id of the territory whose moderators answer for a record; empty when only everywhere's do."""
    if isinstance(about, Territory):
        return about.id
    if isinstance(about, (Offer, Partner, Report)):
        return about.territory
    if isinstance(about, (Member, Group)):
        home = kept.territories.of_fsa(about.fsa) if about.fsa else None
        return home.id if home else ""
    project = project_of(kept, about)
    return project.territory if project else ""


def _own_standing(kept: Repositories, member: Member, about: Record | None) -> set[Who]:
    standing: set[Who] = {"anyone"}
    if isinstance(about, Member):
        standing |= {"self"} if about.id == member.id else set()
    elif isinstance(about, (Offer, Commitment, Invitation, Identity, Report, Picture)) and about.member == member.id:
        standing.add("self")
    elif isinstance(about, Group) and about.keeper == member.id:
        standing.add("keeper")
    partner = _partner_of(kept, about)
    if partner is not None and speaks_for(kept, member, partner):
        standing |= {"team", "owner"} if partner.team.get(member.id) == "owner" else {"team"}
    project = project_of(kept, about)
    # A promise that its shop has yet to approve is none to the organizers.
    hidden = isinstance(about, Commitment) and about.approving
    if project and member.id in project.organizers and not hidden:
        standing.add("organizer")
    return standing


def speaks_for(kept: Repositories, member: Member, partner: Partner) -> bool:
    """Whether a member answers for a partner: on its team, or at its workplace if everybody there may."""
    if member.id in partner.team:
        return True
    accounts = kept.members.identities(member.id) if partner.open_to_workplace else []
    return any(account.id.startswith(f"{partner.workplace}|") and not account.guest for account in accounts)


def _partner_of(kept: Repositories, about: Record | None) -> Partner | None:
    if isinstance(about, Partner):
        return about
    if isinstance(about, (Offer, Commitment, Invitation)) and about.partner:
        return kept.partners.get(about.partner)
    return None


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
