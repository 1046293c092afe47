"""Quotes: prices for the same work, side by side. They take no place until an organizer accepts one."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.commitments import Commitment
from domain.ground import found
from domain.keeping import Keeping
from domain.lacking import around, hold_until
from domain.pledges import check_quote
from domain.projects import Need, Project
from domain.refusals import Above, Elsewhere, NoRoom, TooLate
from domain.sheets import within


@dataclass(frozen=True, slots=True)
class Quote:
    """One yes for a fee, on its dates, and whether nobody asks less, or could come sooner (`starts`, ms UTC)."""

    rows: tuple[Commitment, ...]
    starts: int
    cheapest: bool
    earliest: bool


class Quoting(Keeping):
    """What can be done with a quote before it is accepted, and what becomes of the others then."""

    def quotes(self, need: Need) -> list[Quote]:
        """All that wait for the need's organizers, the cheapest first; a price or a day shared by all is no reason."""
        yeses: dict[str, list[Commitment]] = {}
        for row in self.kept.commitments.of_need(need.id):
            if row.state == "quoted" and row.awaited:
                yeses.setdefault(row.yes, []).append(row)
        starts = {yes: min(self._date_of(row).starts for row in rows) for yes, rows in yeses.items()}
        fees = {yes: rows[0].fee for yes, rows in yeses.items()}
        quotes = [
            Quote(tuple(rows), starts[yes], _is_least(fees, yes), _is_least(starts, yes)) for yes, rows in yeses.items()
        ]
        return sorted(quotes, key=lambda quote: (quote.rows[0].fee, quote.starts, quote.rows[0].made, quote.rows[0].id))

    def change_quote(self, yes_id: str, *, fee: float, times: str = "", what: str = "") -> list[Commitment]:
        """Another price, other hours or conditions: until it is accepted, and within the need's ceiling.

        Its organizers hear of it, and have as long to answer as for a new one. Above for more than the shop's
        owner lets a member of the team ask.
        """
        rows = [row for row in self._of_yes("change_quote", yes_id) if row.fee and row.state != "confirmed"]
        if not rows:
            raise TooLate
        need, shop = found(self.kept.needs.get(rows[0].need)), self.kept.partners.get(rows[0].partner)
        check_quote(need, fee)
        times, what = within("times", times, 0, 200), within("what", what, 0, 500)
        if shop is not None:
            self.must_be_open(shop, times)
            if fee > rows[0].fee and self._is_above(shop, fee) and not rows[0].approving:
                raise Above(shop.ceiling)
        changed = [self._requoted(row.but(fee=fee, value=fee, times=times, what=what), need) for row in rows]
        self._mind_hold(yes_id)
        self.tell("pledge_to_approve" if changed[0].approving else "quote_changed", changed[0], *around(changed))
        return changed

    def _acceptable(self, rows: Sequence[Commitment], need: Need, project: Project) -> Sequence[Commitment]:
        """Those that can be accepted now: what is held, and a quote on the dates that have a place for it."""
        roomy = [row for row in rows if row.state == "held" or row.party <= self._left(need, self._date_of(row))]
        if not roomy:
            raise NoRoom
        free = [row for row in roomy if row.state == "held" or self._still_can(row, need, self._date_of(row), project)]
        if not free:
            raise Elsewhere
        return free

    def _requoted(self, row: Commitment, need: Need) -> Commitment:
        if row.state == "quoted":
            row = row.but(until=hold_until(row, need, self._date_of(row), self.now), escalated=False, declining=False)
        self.kept.commitments.put(row)
        return row

    def _settle_quotes(self, confirmed: Sequence[Commitment], need: Need) -> None:
        """Where no place is left, the other quotes have been for nothing: each is told once, kindly."""
        full = [row.occurrence for row in confirmed if not self._left(need, self._date_of(row))]
        others: dict[str, list[Commitment]] = {}
        for row in self.kept.commitments.of_need(need.id):
            if row.state == "quoted" and row.occurrence in full:
                others.setdefault(row.yes, []).append(row)
        for rows in others.values():
            self._give_back(rows, "released", "commitment_released", why="other_quote")


def _is_least(values: dict[str, float] | dict[str, int], yes: str) -> bool:
    return len(set(values.values())) > 1 and values[yes] == min(values.values())
