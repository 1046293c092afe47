"""What people offer, and the topics under which it is found."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain import blocks, topics
from domain.candidates import Listed, Profile, Search
from domain.fitting import tokens
from domain.members import Member
from domain.offers import Offer
from storage.records import Records, parsed, slots

MOST_TOPICS, MOST_FSAS, MOST_OFFERS = 8, 16, 16
"""How many of each a query takes; more are asked for in several."""


class Offers(Records[Offer]):
    table, kind = "offer", Offer

    def columns(self, record: Offer) -> Mapping[str, Any]:
        return {
            "member": record.member,
            "kind": record.kind,
            "territory": record.territory,
            "state": record.state,
        }

    def put(self, record: Offer) -> None:
        super().put(record)
        self._db.do("offer_forget_topics", id=record.id)
        if record.state != "open":
            return
        row = self._db.row("member_get", id=record.member)
        member = parsed(Member, row[0]) if row else Member(id=record.member)  # who may be kept after the offer
        for topic in topics.offered(record.kind, record.skills, tokens(record.words)):
            self._db.do(
                "offer_add_topic",
                id=record.id,
                topic=topic,
                member=member.id,
                fsa=record.fsa,
                last_asked=member.last_asked,
                radius=record.radius_km,
                blocks=_blocks(record, member),
                paid=int(record.pay.kind == "fee"),
                willing=int(member.agreed("alerts")),
            )

    def of_member(self, member: str) -> list[Offer]:
        return self._all("offers_of", member=member)

    def listed(self, search: Search, *, after: tuple[int, str], limit: int) -> list[Listed]:
        where = {"blocks": search.blocks, "paid": int(search.paid), "km": search.km}
        page = {"asked": after[0], "offer": after[1], "most": limit}
        if len(search.topics) == len(search.fsas) == 1:
            alone = {"topic": search.topics[0], "fsa": search.fsas[0]}
            return [Listed(*row) for row in self._db.rows("offers_listed_at", **alone, **where, **page)]
        named = slots("t", search.topics, MOST_TOPICS) | slots("f", search.fsas, MOST_FSAS)
        return [Listed(*row) for row in self._db.rows("offers_listed", **named, **where, **page)]

    def profiles(self, ids: Sequence[str], *, since: int) -> list[Profile]:
        if not ids:
            return []
        rows = self._db.rows("offers_profiled", since=since, **slots("i", ids, MOST_OFFERS))
        return [Profile(parsed(Offer, offer), parsed(Member, member), int(asked)) for offer, member, asked in rows]

    def waiting(self, *, limit: int, territory: str = "") -> list[Offer]:
        if territory:
            return self._all("offers_waiting_there", territory=territory, most=limit)
        return self._all("offers_waiting", most=limit)


def _blocks(offer: Offer, member: Member) -> int:
    return blocks.offered(offer.windows) if member.zone == blocks.TORONTO else blocks.ANY_TIME
