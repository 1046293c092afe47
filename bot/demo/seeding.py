"""The demo's neighbourhood, made through its own verbs: people come in, propose, are asked, say yes."""

import random
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b

from bot.acting import Act
from bot.demo.people import MAIN, PEOPLE, SHELVES, Person, Shelf
from bot.demo.pictures import draw
from bot.demo.projects import PLANS, Lack, Plan, Scene, sheet_of
from bot.demo.weeks import Weeks
from bot.premises import found_territories
from conversations.setting import Setting
from domain.offering import OfferSheet
from domain.partners import Partner
from domain.projects import PEOPLE as BY_COMING
from domain.projects import Need
from domain.refusals import Refusal
from domain.sheets import DAY, HOUR
from storage.unit import Unit

MINUTE = 60_000
TERRITORIES = (
    ("rosemont", "Rosemont–La Petite-Patrie", ("H1X", "H1Y", "H2G", "H2S")),
    ("hochelaga", "Hochelaga-Maisonneuve", ("H1V", "H1W")),
    ("sud-ouest", "Le Sud-Ouest", ("H3J", "H3K", "H4C", "H4E")),
    ("cote-des-neiges", "Côte-des-Neiges", ("H3S", "H3T", "H3V", "H3W")),
)
"""Beside the pilot's own."""
UNVERIFIED = "carole"
CHANGE = "Le gymnase est-il réservé? Dites-nous aussi qui surveille les jeunes."


def seed_neighbourhood(uow: Unit, setting: Setting, *, now: int, seed: int) -> None:
    """Fills an empty database: the same neighbourhood for the same seed and instant (ms UTC)."""
    story = Story(Weeks(uow, setting, now=now - 21 * DAY), now, random.Random(seed))  # noqa: S311 - no secret
    story.begin()
    for plan in PLANS:
        story.propose(plan)
    story.weeks.pass_until(now)


class Story:
    """What the demo's people did in the last three weeks."""

    def __init__(self, weeks: Weeks, now: int, chance: random.Random) -> None:
        self.weeks = weeks
        self._now = now
        self._chance = chance
        self._partners: dict[str, str] = {}

    def begin(self) -> None:
        """Territories open, people come in with what they can give, shops are known."""
        weeks = self.weeks
        found_territories(weeks.uow)
        for id, name, fsas in TERRITORIES:
            weeks.act("", partial(_add_territory, id=id, name=name, fsas=fsas))
        for territory in weeks.uow.territories.all():
            weeks.act("", partial(_open_territory, id=territory.id))
        for person in PEOPLE:
            weeks.act("", partial(_come_in, person=person))
        denise = weeks.member("mod").id
        weeks.act("", lambda act: act.neighbourhood.grant("moderator", denise))
        for shelf in SHELVES:
            if shelf.owner not in self._partners:
                self._open_shop(shelf)
            weeks.act(shelf.owner, partial(_fill, shelf=shelf, partner=self._partners[shelf.owner]))

    def propose(self, plan: Plan) -> None:
        """A project is proposed at its hour, and goes as far as its plan says."""
        ago = {
            "done": 20 * DAY,
            "published": self._between(34 * HOUR, 58 * HOUR),
            "changes_asked": 30 * HOUR,
            "submitted": self._between(HOUR, 5 * HOUR),
        }
        self.weeks.later(self._now - ago[plan.stage], partial(self._propose, plan))

    def _open_shop(self, shelf: Shelf) -> None:
        partner: Partner = self.weeks.act(
            shelf.owner,
            lambda act: act.neighbourhood.found_partner(
                shelf.name, fsa=shelf.fsa, languages=shelf.languages, gives=shelf.gives, closed_days=shelf.closed
            ),
        )
        self._partners[shelf.owner] = partner.id
        # Needs come to the owner's own phone: the demo's shops have no channel.
        self.weeks.act(shelf.owner, lambda act: _listen(act, partner))
        if shelf.owner != UNVERIFIED:
            self.weeks.act("mod", lambda act: act.neighbourhood.verify_partner(partner.id))

    # Projects

    def _propose(self, plan: Plan) -> None:
        weeks = self.weeks
        sheet = sheet_of(plan, self._now)
        if plan.scene:
            picture = weeks.act(plan.organizer, partial(_give, plan=plan, scene=plan.scene))
            sheet = sheet.but(picture=picture)
        project = weeks.act(plan.organizer, lambda act: act.neighbourhood.propose(sheet)).id
        read = weeks.now + self._between(40 * MINUTE, 4 * HOUR)
        if plan.small:
            self._find(plan, project)
        elif plan.stage == "changes_asked":
            weeks.later(
                read, lambda: weeks.act("mod", lambda act: act.neighbourhood.ask_change(project, reason=CHANGE))
            )
        elif plan.stage != "submitted":
            weeks.later(read, lambda: self._approve(plan, project))

    def _approve(self, plan: Plan, project: str) -> None:
        self.weeks.act("mod", lambda act: act.neighbourhood.approve(project))
        self._find(plan, project)

    def _find(self, plan: Plan, project: str) -> None:
        """Those who already said yes do so in the hours that follow."""
        weeks = self.weeks
        over = weeks.now + 2 * DAY if plan.stage == "done" else self._now - HOUR
        for need, lack in zip(weeks.uow.needs.of_project(project), plan.lacks, strict=True):
            for turn, party in enumerate(self._parties(lack)):
                wait = self._between(6 * MINUTE, 40 * MINUTE) if turn == 0 else self._between(HOUR, 20 * HOUR)
                weeks.later(min(weeks.now + wait, over), partial(self._say_yes, plan, need, lack, party, turn))
        if plan.stage == "done":
            ends = weeks.uow.projects.get(project)
            assert ends is not None
            weeks.later(ends.ends + HOUR, partial(self._mark, plan, project))

    def _parties(self, lack: Lack) -> Iterator[int]:
        """People come one by one; things come from one shop, or from up to three neighbours."""
        if lack.kind in BY_COMING:
            yield from [1] * lack.found
        elif lack.by or lack.found < 3:
            yield from [lack.found] * bool(lack.found)
        else:
            first, second = lack.found // 2, lack.found // 3
            yield from (first, second, lack.found - first - second)

    def _say_yes(self, plan: Plan, need: Need, lack: Lack, party: int, turn: int) -> None:
        weeks = self.weeks
        for who in self._candidates(plan, need, lack, turn):
            asked = weeks.uow.invitations.of(need.id, weeks.member(who).id)
            try:
                said = weeks.act(
                    who,
                    lambda act, who=who, asked=asked: act.neighbourhood.say_yes(  # type: ignore[misc]
                        need_id="" if asked else need.id,
                        invitation_id=asked.id if asked else "",
                        party=party,
                        partner_id="" if lack.kind in BY_COMING else self._partners.get(who, ""),
                    ),
                )
            except Refusal:
                continue
            if plan.organizer == "omar" or self._chance.random() < 0.85:
                self._accept_later(plan, said[0].yes)
            return

    def _candidates(self, plan: Plan, need: Need, lack: Lack, turn: int) -> list[str]:
        """Whom the plan names, then those who were asked, then anybody who might have found it by themselves."""
        weeks = self.weeks
        named = list(lack.by[turn:])
        people = [person.key for person in PEOPLE if person.key not in MAIN and person.key not in self._partners]
        people = [who for who in people if who != plan.organizer]
        self._chance.shuffle(people)
        asked = {invitation.member for invitation in weeks.uow.invitations.of_need(need.id)}
        free = {person.key for person in PEOPLE if person.gives == "time"}
        return [*named, *sorted(people, key=lambda who: (weeks.member(who).id not in asked, who not in free))]

    def _accept_later(self, plan: Plan, yes: str) -> None:
        weeks = self.weeks
        when = min(weeks.now + self._between(20 * MINUTE, 5 * HOUR), self._now - 10 * MINUTE)

        def accept() -> None:
            if any(row.state == "held" for row in weeks.uow.commitments.of_yes(yes)):
                weeks.act(plan.organizer, lambda act: act.neighbourhood.accept(yes))

        weeks.later(when, accept)

    def _mark(self, plan: Plan, project: str) -> None:
        for row in self.weeks.uow.commitments.of_project(project):
            if row.state == "confirmed":
                self.weeks.act(plan.organizer, partial(_mark_done, id=row.id))

    def _between(self, low: int, high: int) -> int:
        return self._chance.randrange(low, high)


def _add_territory(act: Act, *, id: str, name: str, fsas: tuple[str, ...]) -> None:
    act.neighbourhood.add_territory(id, name=name, fsas=fsas)


def _open_territory(act: Act, *, id: str) -> None:
    act.neighbourhood.open_territory(id)


def _mark_done(act: Act, *, id: str) -> None:
    act.neighbourhood.mark_done(id, 3)


def _come_in(act: Act, *, person: Person) -> None:
    neighbourhood = act.neighbourhood
    neighbourhood.join(
        person.identity, str(person.address), name=person.name, language=person.language, age=person.age, later=True
    )
    # No quiet hours: whoever tries the demo at midnight still sees people answer each other.
    neighbourhood.adjust(
        fsa=person.fsa, manner=person.manner, spoken=person.spoken, quiet_from="00:00", quiet_to="00:00"
    )
    if person.key != "ada":  # she is about to be asked
        neighbourhood.agree("alerts")
    if person.gives:
        neighbourhood.offer(
            OfferSheet(kind=person.gives, skills=person.skills, windows=person.windows, words=person.words, radius_km=5)
        )


def _listen(act: Act, partner: Partner) -> None:
    (account,) = act.neighbourhood.kept.members.identities(act.neighbourhood.me().id)
    act.neighbourhood.listen_at(partner.id, account.address)


def _fill(act: Act, *, shelf: Shelf, partner: str) -> None:
    act.neighbourhood.offer(
        OfferSheet(kind=shelf.kind, words=shelf.words, fsa=shelf.at, radius_km=5, stock=shelf.stock, partner=partner)
    )


def _give(act: Act, *, plan: Plan, scene: Scene) -> str:
    """A picture that is there already; its id."""
    content = draw(scene)
    picture = act.neighbourhood.give_picture("demo|", scene, alt=plan.shows)
    name = blake2b(content, digest_size=16).hexdigest()
    act.uow.pictures.put(picture.but(state="ready", ref="", hash=name))
    act.uow.pictures.fill(picture.id, content)
    return picture.id
