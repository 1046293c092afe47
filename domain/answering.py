"""What people answer when they are asked, or find a need by themselves: yes or no."""

from collections.abc import Sequence
from typing import Literal

from domain.calendar import Span
from domain.commitments import ACTIVE, WAITING, Commitment, asking
from domain.ground import found
from domain.invitations import UNASKED, Invitation, InvitationState
from domain.lacking import around, hold_until
from domain.matching import sort_of, youngest
from domain.partners import Partner
from domain.pledges import MOST_QUOTES, VALUED, PledgeKind, check_party, check_quote, worth
from domain.projects import Need, Occurrence, Project
from domain.questioning import Questioning
from domain.refusals import Taken, TooLate, TooYoung, Unfit, Unknown
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
    ) -> list[Commitment]:
        """One yes to these dates, or to all that remain: places held, or waitlisted where too few are left.

        `party` counts people or units, `minors` those among them; `value` is in dollars, `times` when it can be had,
        in words. A held yes waits for the organizer; before that, a `pledge` above a partner's ceiling waits for its
        owner. One with a `fee` is a quote, and holds no place. Raises TooLate, TooYoung, Taken, Apart, NotVerified,
        Guest, Shut, Unfit, or NotYours for the project's organizers.
        """
        self.not_a_guest()
        invitation, need, project = self._asked("say_yes", need_id, invitation_id)
        self.must(self.me().id not in project.organizers)
        answered = invitation if invitation_id else None
        partner = partner_id or (answered.partner if answered else "")
        shop = self.speaking_for(partner) if partner else None
        yes = Commitment(
            id="",
            yes=self.new_id(),
            need=need.id,
            project=project.id,
            occurrence="",
            member=self.me().id,
            partner=partner,
            party=party,
            minors=minors,
            what=within("what", what, 0, 500),
            fee=fee,
            pledge=pledge,
            value=value,
            times=within("times", times, 0, 200),
            made=self.now,
        )
        yes = self._sound(yes, need, project, shop)
        dates = self._dates_for(need, answered, occurrences, partner)
        self._settle(invitation or self._found_by_oneself(need, partner=partner), "yes")
        return self._hold(yes, need, dates)

    def _sound(self, yes: Commitment, need: Need, project: Project, shop: Partner | None) -> Commitment:
        """The yes with its minors, its worth and what it takes from the shelf; a refusal if it can't be.

        Volunteer hours and paid work are never mixed, and nobody under 18 is paid.
        """
        self.must_meet(project)
        if not need.open or not project.live:
            raise TooLate
        me = self.me()
        if age := youngest(need, project, me) or (18 if me.minor and need.kind == "money" else 0):
            raise TooYoung(age)
        yes = yes.but(minors=max(yes.minors, 1) if me.minor and need.for_people else yes.minors)
        check_party(need, me, party=yes.party, minors=yes.minors)
        if yes.fee:
            self._may_quote(yes, need)
        value = worth(need, yes.pledge, party=yes.party, fee=yes.fee, value=yes.value, shop=shop is not None)
        yes = yes.but(value=value)
        if shop is None:
            return yes
        self.must_be_open(shop, yes.times)
        approving = yes.pledge in VALUED and self._is_above(shop, yes.value)
        return yes.but(approving=approving, offer=self.from_shelf(need, shop))

    def _may_quote(self, yes: Commitment, need: Need) -> None:
        if self.me().minor or yes.minors:
            raise TooYoung(18)
        check_quote(need, yes.fee)
        others = {row.yes for row in self.kept.commitments.of_need(need.id) if row.state == "quoted"}
        if len(others) >= MOST_QUOTES:
            raise Unfit("quotes", f"..{MOST_QUOTES}")

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

    def _learn(self, sort: str) -> None:
        me = found(self.kept.members.get(self.me().id))
        self.kept.members.put(me.but(not_my_kind={**me.not_my_kind, sort: me.not_my_kind.get(sort, 0) + 1}))

    def _settle(self, invitation: Invitation, state: InvitationState) -> Invitation:
        self.kept.timers.drop("invitation_expires", invitation.id)
        settled = invitation.but(state=state, answered=self.now)
        self.kept.invitations.put(settled)
        return settled

    def _hold(self, yes: Commitment, need: Need, dates: Sequence[Occurrence]) -> list[Commitment]:
        """Holds places, or quotes for them, where enough are left; waits in line elsewhere. An answer is due."""
        free = [date for date in dates if yes.party <= self._left(need, date)]
        until = hold_until(yes, need, free[0], self.now) if free else 0
        made = [
            yes.but(id=self.new_id(), occurrence=date.id, state="quoted" if yes.fee else "held", until=until)
            if date in free
            else yes.but(id=self.new_id(), occurrence=date.id, state="waitlisted")
            for date in dates
        ]
        for row in made:
            self.kept.commitments.put(row)
        if answered := [row for row in made if row.state in WAITING]:
            self.kept.timers.set("hold", yes.yes, until)
            kind = "pledge_to_approve" if yes.approving else asking(answered[0])
            self.tell(kind, answered[0], *around(answered), yes=yes.yes)
        if waiting := [row for row in made if row.state == "waitlisted"]:
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
