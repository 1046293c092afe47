"""What people answer when they are asked, or find a need by themselves: yes or no."""

from collections.abc import Sequence
from typing import Literal

from domain.calendar import Span, local
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.invitations import UNASKED, Cause, Invitation, InvitationState
from domain.lacking import around, hold_until
from domain.matching import sort_of, youngest
from domain.members import Member
from domain.partners import Partner
from domain.pledges import MOST_WORTH, VALUED, PledgeKind, fitting
from domain.projects import Need, Occurrence
from domain.questioning import Questioning
from domain.reading.times import read_when
from domain.refusals import Shut, Taken, TooLate, TooYoung, Unfit, Unknown
from domain.sheets import within
from domain.stocking import Stocking


class Answering(Stocking, Questioning):
    """Verbs of whoever was asked; a need or an invitation names the thing."""

    def say_yes(
        self,
        *,
        need_id: str = "",
        invitation_id: str = "",
        occurrences: Sequence[str] | None = None,
        party: int = 1,
        minors: int = 0,
        what: str = "",
        fee: float = 0,
        pledge: PledgeKind | Literal[""] = "",
        value: float = 0,
        times: str = "",
        partner_id: str = "",
        cause: Cause = "browse",
    ) -> list[Commitment]:
        """One yes to these dates, or to all that remain: places held, or waitlisted where too few are left.

        `party` counts people or units, `minors` those among them. A held yes waits for the organizer; before
        that, a `pledge` above a partner's ceiling waits for its owner. `value` is in dollars, `times` when it can
        be had, in words. Raises TooLate, TooYoung, Taken, Apart, NotVerified, Guest, Shut, Unfit, or NotYours for the
        project's organizers.
        """
        self.not_a_guest()
        invitation, need, project = self._asked("say_yes", need_id, invitation_id)
        me = self.me()
        self.must(me.id not in project.organizers)
        self.must_meet(project)
        answered = invitation if invitation_id else None
        partner = partner_id or (answered.partner if answered else "")
        shop = self.speaking_for(partner) if partner else None
        if not need.open or not project.live:
            raise TooLate
        if age := youngest(need, project, me) or (18 if me.minor and need.kind == "money" else 0):
            raise TooYoung(age)
        minors = max(minors, 1) if me.minor and need.for_people else minors
        check_party(need, me, party=party, minors=minors)
        _check_fee(need, fee, young=me.minor or minors > 0)
        what, times = within("what", what, 0, 500), within("times", times, 0, 200)
        value = worth(need, pledge, party=party, fee=fee, value=value, shop=shop is not None)
        if shop is not None:
            self.must_be_open(shop, times)
        dates = self._dates_for(need, answered, occurrences, partner)
        invitation = invitation or self._found_by_oneself(need, partner=partner, cause=cause)
        self._settle(invitation, "yes")
        yes = Commitment(
            id="",
            yes=self.new_id(),
            need=need.id,
            project=project.id,
            occurrence="",
            member=me.id,
            partner=partner,
            party=party,
            minors=minors,
            what=what,
            fee=fee,
            pledge=pledge,
            value=value,
            times=times,
            approving=shop is not None and pledge in VALUED and self._is_above(shop, value),
            offer=self.from_shelf(need, shop) if shop is not None else "",
            made=self.now,
        )
        return self._hold(yes, need, dates)

    def say_no(
        self,
        *,
        need_id: str = "",
        invitation_id: str = "",
        kind: Literal["not_this_time", "not_my_kind"] = "not_this_time",
    ) -> Invitation:
        """Not this time, or not this kind of project, which the next scores remember."""
        invitation, need, project = self._asked("say_no", need_id, invitation_id)
        me = self.me()
        if any(row.need == need.id for row in self.kept.commitments.of_member(me.id, ACTIVE)):
            raise TooLate
        invitation = invitation or self._found_by_oneself(need)
        if invitation.state in (kind, "not_my_kind"):
            return invitation
        if kind == "not_my_kind":
            self._learn(sort_of(need, project))
        invitation = self._settle(invitation, kind)
        self.tell("invitation_declined", invitation, need, answer=kind)
        # When the last one asked has said no, the next wave need not wait for its hour.
        waiting = any(other.state == "sent" for other in self.kept.invitations.of_need(need.id))
        if invitation.cause in UNASKED and need.open and project.live and not waiting:
            self.kept.timers.set("wave", need.id, self.now)
        return invitation

    def must_be_open(self, shop: Partner, times: str) -> None:
        """Shut unless these words name only days on which the shop is open; what cannot be read is nobody's error."""
        windows = read_when(times, local(self.now, self.zone_of(shop)).date(), habitual=True).windows if times else ()
        if days := shop.shut_on(windows):
            raise Shut(days, shop.open_days)

    def _is_above(self, shop: Partner, value: float) -> bool:
        """Whether an owner must approve: above the ceiling, or of a worth that was not said."""
        return bool(shop.ceiling) and self.me().id not in shop.owners and not 0 < value <= shop.ceiling

    def _learn(self, sort: str) -> None:
        me = found(self.kept.members.get(self.me().id))
        self.kept.members.put(me.but(not_my_kind={**me.not_my_kind, sort: me.not_my_kind.get(sort, 0) + 1}))

    def _settle(self, invitation: Invitation, state: InvitationState) -> Invitation:
        self.kept.timers.drop("invitation_expires", invitation.id)
        settled = invitation.but(state=state, answered=self.now)
        self.kept.invitations.put(settled)
        return settled

    def _hold(self, yes: Commitment, need: Need, dates: Sequence[Occurrence]) -> list[Commitment]:
        """Holds places where enough are left, and waits in line elsewhere; the organizer's time begins."""
        free = [date for date in dates if yes.party <= self._left(need, date)]
        until = hold_until(need, free[0], self.now) if free else 0
        made = [
            yes.but(id=self.new_id(), occurrence=date.id, state="held", until=until)
            if date in free
            else yes.but(id=self.new_id(), occurrence=date.id, state="waitlisted")
            for date in dates
        ]
        for commitment in made:
            self.kept.commitments.put(commitment)
        held = [commitment for commitment in made if commitment.state == "held"]
        waiting = [commitment for commitment in made if commitment.state == "waitlisted"]
        if held:
            self.kept.timers.set("hold", yes.yes, until)
            self.tell("pledge_to_approve" if yes.approving else "commitment_held", held[0], *around(held), yes=yes.yes)
        if waiting:
            self.tell("commitment_waitlisted", waiting[0], *around(waiting), yes=yes.yes)
        self._recount(made)
        return made

    def _dates_for(
        self, need: Need, invitation: Invitation | None, asked: Sequence[str] | None, partner: str
    ) -> list[Occurrence]:
        """The dates that were named, each of which must be possible; without names, all that are."""
        coming = {date.id: date for date in self.coming(need)}
        if asked is not None:
            every = {date.id for date in self.kept.occurrences.of_need(need.id)}
            if not every.issuperset(asked):
                raise Unknown
            if not asked:
                raise Unfit("date", "1..")
            named = list(dict.fromkeys(asked))
        else:
            named = list(invitation.occurrences if invitation and invitation.occurrences else coming)
        dates = [coming[id] for id in named if id in coming]
        if not dates or (asked is not None and len(dates) < len(named)):
            raise TooLate
        free = self._untaken(need, dates, partner)
        if not free or (asked is not None and len(free) < len(dates)):
            raise Taken
        return sorted(free, key=lambda date: (date.starts, date.id))

    def _untaken(self, need: Need, dates: Sequence[Occurrence], partner: str) -> list[Occurrence]:
        """Those where the acting person, or their partner, has no place yet and nothing else to do."""
        me = self.me().id
        busy = self.busy(me) if need.for_people else []
        free = []
        for date in dates:
            active = [row for row in self.kept.commitments.of_occurrence(date.id) if row.state in ACTIVE]
            mine = (row for row in active if (row.partner or row.member) == (partner or me))
            already = any(mine) or (need.for_people and any(row.member == me for row in active))
            if not already and not any(span.start < date.ends and date.starts < span.end for span in busy):
                free.append(date)
                busy += [Span(date.starts, date.ends)] if need.for_people else []
        return free


def check_party(need: Need, me: Member, *, party: int, minors: int) -> None:
    """Unfit unless so many can come, or be given, with so many of them under 18; TooYoung where none may."""
    most = min(6, need.count) if need.for_people else need.count
    if not 1 <= party <= most:
        raise Unfit("party", f"1..{most}")
    young = 0 if not need.for_people else party if me.minor else party - 1
    if not 0 <= minors <= young:
        raise Unfit("minors", f"0..{young}")
    if minors and need.pay.kind == "fee":
        raise TooYoung(18)
    if minors and need.requires.min_age > 14:
        raise TooYoung(need.requires.min_age)


def worth(need: Need, pledge: PledgeKind | Literal[""], *, party: int, fee: float, value: float, shop: bool) -> float:
    """What a pledge is worth in dollars: the sum, the fee, or what its giver says; Unfit for what cannot be."""
    if pledge and pledge not in fitting(need, shop=shop):
        raise Unfit("pledge", "|".join(fitting(need, shop=shop)))
    if not 0 <= value <= MOST_WORTH:
        raise Unfit("value", f"0..{MOST_WORTH}")
    if need.kind == "money":
        return float(party)
    return fee if pledge == "fee" else value


def _check_fee(need: Need, fee: float, *, young: bool) -> None:
    """Volunteer hours and paid work are never mixed, and nobody under 18 is paid."""
    if fee and young:
        raise TooYoung(18)
    most = need.pay.max if need.pay.kind == "fee" else 0
    if not 0 <= fee <= most:
        raise Unfit("fee", f"0..{most}")
