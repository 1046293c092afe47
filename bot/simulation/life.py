"""What people do all day: come in, look, are asked, answer, come or don't; organizers answer them."""

from collections.abc import Sequence
from functools import partial

from bot.acting import Act
from bot.simulation.chance import Chance
from bot.simulation.days import PLATFORM, Days
from bot.simulation.gatherings import Gathering, Gatherings
from bot.simulation.parameters import Parameters
from bot.simulation.people import Neighbour
from bot.simulation.policies import Policy
from bot.simulation.tally import Tally
from bot.simulation.town import ZONE, Person, Scheme, Town
from conversations.inbound import Address
from conversations.screens import Message
from domain.calendar import after_quiet
from domain.commitments import Commitment
from domain.ground import found
from domain.places import distance_km
from domain.projects import Need
from domain.sheets import DAY, HOUR

SHARPNESS = {"answer": 1.6, "organizer": 1.0}
"""Sigmas of the log-normal waits (see parameters)."""
ORGANIZED = 25
"""People an organizer; no project is organized by somebody who is asked for others."""
DELEGATE_HOURS = 2


class Life:
    """One neighbourhood under one policy. The world's draws are by name, so that policies share them."""

    def __init__(self, town: Town, world: Parameters, chance: Chance, days: Days, policy: Policy) -> None:
        self.town, self.world, self.chance, self.days, self.policy = town, world, chance, days, policy
        self.gatherings = Gatherings(days)
        self.neighbours: dict[str, Neighbour] = {}
        self.tally = Tally()
        self._organizers: list[str] = []
        self._delegate = ""
        days.heard = self.hears
        days.happened = self.gatherings.happened

    def begin(self) -> None:
        """Territories are open, a delegate serves, and everybody's first act is planned."""
        for territory in self.days.kept.territories.all():
            self.days.act("", lambda door, id=territory.id: door.neighbourhood.open_territory(id))  # type: ignore[misc]
        self._delegate = self._comes("delegate")
        self.days.act("", lambda door: door.neighbourhood.grant("moderator", self._delegate))
        many = max(2, len(self.town.people) // ORGANIZED)
        self._organizers = [self._comes(f"organizer{number}") for number in range(many)]
        for person in self.town.people:
            self.days.later(person.joins, partial(self.joins, person))
        for number, scheme in enumerate(self.town.schemes):
            self.days.later(scheme.at, partial(self.proposes, scheme, self._organizers[number % many]))

    # People

    def joins(self, person: Person) -> None:
        """Somebody comes in, says what they can give, agrees to be written to, and looks at what there is."""
        member = self._comes(person.key, person)
        self.neighbours[member] = Neighbour(person, member)
        self.looks(member, 0)

    def looks(self, member: str, number: int) -> None:
        """Somebody looks at what is needed by themselves, and plans the next time."""
        who, wait = self.neighbours[member], self.chance.source("looks", self.neighbours[member].key, number)
        ahead = round(wait.expovariate(1 / self.world.looks_days) * DAY)
        due = self.days.now + max(HOUR, ahead)
        self.days.later(after_quiet(due, ZONE, "22:00", "08:00"), partial(self.looks, member, number + 1))
        limit = 100 if self.policy.newest else 3
        needs = self.days.act(member, partial(_looks, limit=limit))
        if self.policy.newest:
            needs.sort(key=lambda need: need.id, reverse=True)
            if needs:
                who.offer_shown(self.days.now)
        lately = who.bothered(self.days.now)
        for need in needs:
            if who.wants(self.world, self.chance, self.gatherings.of(need.id).key, self.days.now, messages=lately):
                self.says_yes(who, need.id, "")
                return

    def is_told(self, who: Neighbour, gathering: Gathering, invitation: str = "") -> None:
        """Somebody reads of a need: the door's invitation, or an announcement to many."""
        now, world, chance = self.days.now, self.world, self.chance
        lately = who.bothered(now)
        who.written_to(now)
        self.tally.message(quiet=after_quiet(now, ZONE, "21:00", "08:00") != now)
        due = chance.answered(now, ZONE, world.delay_minutes, SHARPNESS["answer"], who.key, gathering.key)
        if who.has_enough(world, chance, messages=lately):
            who.left = True
            self.days.later(due, partial(self.days.tries, who.member, lambda act: act.neighbourhood.disagree("alerts")))
            return
        if not invitation and not gathering.suits(who):
            return
        who.offer_shown(now)
        if who.wants(world, chance, gathering.key, now, messages=lately):
            self.days.later(due, partial(self.says_yes, who, gathering.need.id, invitation))
        elif invitation and chance.of("refuses", who.key, gathering.key) < world.refuses:
            no = partial(_says_no, invitation=invitation)
            self.days.later(due, partial(self.days.tries, who.member, no))

    def says_yes(self, who: Neighbour, need: str, invitation: str) -> None:
        """A yes, if it still can be said; one that is held counts as theirs."""
        rows = self.days.tries(who.member, partial(_says_yes, need=need, invitation=invitation))
        if rows:
            who.offer_shown(self.days.now)  # found on the list that the door showed them
        if rows and any(row.state == "held" for row in rows):
            who.yeses.append(self.days.now)
            self.gatherings.of(need).said_yes(self.days.now)

    # Projects

    def proposes(self, scheme: Scheme, organizer: str) -> None:
        """A project is proposed, read by the delegate within hours, and then looked after."""
        project = self.days.act(organizer, lambda act: act.neighbourhood.propose(scheme.sheet))
        self.gatherings.plan(scheme, project.id)
        if project.live:
            self.published(project.id)
            return
        read = self.chance.answered(self.days.now, ZONE, DELEGATE_HOURS * 60, 1, "delegate", scheme.key)
        self.days.later(read, partial(self.approves, project.id))

    def approves(self, project: str) -> None:
        """The delegate says yes, if it is not too late."""
        if self.days.tries(self._delegate, lambda act: act.neighbourhood.approve(project)):
            self.published(project)

    def published(self, project: str) -> None:
        """A project can be seen: announced to all near under that policy; its dates are waited for."""
        gathering = self.gatherings.published(project)
        for date in self.days.kept.occurrences.of_project(project):
            self.days.later(date.starts, partial(self.begins, gathering, date.id))
        if self.policy.announces:
            for who in list(self.neighbours.values()):
                near = distance_km(who.person.fsa, gathering.need.fsa) <= who.person.offer.radius_km
                if near and not who.left:
                    self.is_told(who, gathering)

    def begins(self, gathering: Gathering, date: str) -> None:
        """A date begins: who is confirmed counts as found, and then comes or does not."""
        rows = [row for row in self.days.kept.commitments.of_occurrence(date) if row.state == "confirmed"]
        self.tally.filled += min(sum(row.party for row in rows), gathering.need.count)
        organizer = gathering.organizer
        for row in rows:
            key = self.neighbours[row.member].key
            missed = self.chance.of("no_show", key, gathering.key, row.occurrence[-6:]) < self.world.no_shows
            self.tally.no_shows += missed
            mark = partial(_marks, row=row, missed=missed)
            self.days.later(self.days.now + 4 * HOUR, partial(self.days.tries, organizer, mark))

    # What the door writes to people

    def hears(self, message: Message) -> None:
        """A message has arrived: what its reader will do about it."""
        if message.replaces or message.screen.card is None:
            return
        view, _, argument = message.screen.card.view.partition(":")
        if view == "invitation":
            asked = found(self.days.kept.invitations.get(argument))
            self.is_told(self.neighbours[asked.member], self.gatherings.of(asked.need), asked.id)
        elif view == "alert":
            self.organizer_hears(argument)
        elif view == "promoted":
            self.is_kept_a_place(argument)
        elif view == "commitment":
            self.is_confirmed(argument)

    def organizer_hears(self, yes: str) -> None:
        """An organizer answers a yes some hours later, or never."""
        row = self._first(yes)
        key = (self.neighbours[row.member].key, self.gatherings.of(row.need).key)
        if self.chance.of("silent", *key) < self.world.organizer_silent:
            return
        world = self.world
        due = self.chance.answered(self.days.now, ZONE, world.organizer_minutes, SHARPNESS["organizer"], "org", *key)
        answer = partial(_declines if self.chance.of("declines", *key) < world.declines else _accepts, yes=yes)
        self.days.later(due, partial(self.days.tries, self.gatherings.of(row.need).organizer, answer))

    def is_kept_a_place(self, yes: str) -> None:
        """Somebody in line hears that a place came free: most still come, when they have read it."""
        row, world = self._first(yes), self.world
        key = (self.neighbours[row.member].key, self.gatherings.of(row.need).key)
        due = self.chance.answered(self.days.now, ZONE, world.delay_minutes, SHARPNESS["answer"], "place", *key)
        answer = partial(_cancels if self.chance.of("still", *key) < world.cancels else _still_comes, yes=yes)
        self.days.later(due, partial(self.days.tries, row.member, answer))

    def is_confirmed(self, yes: str) -> None:
        """Some of those who are expected cancel, some day before."""
        row = self._first(yes)
        key = (self.neighbours[row.member].key, self.gatherings.of(row.need).key)
        if row.state != "confirmed" or self.chance.of("cancels", *key) >= self.world.cancels:
            return
        date = found(self.days.kept.occurrences.get(row.occurrence))
        due = self.days.now + round(self.chance.of("when", *key) * max(0, date.starts - self.days.now))
        cancel = partial(_cancels, yes=yes)
        self.days.later(
            min(after_quiet(due, ZONE, "23:00", "07:00"), date.starts - 1),
            partial(self.days.tries, row.member, cancel),
        )

    def _first(self, yes: str) -> Commitment:
        rows: Sequence[Commitment] = self.days.kept.commitments.of_yes(yes)
        return next((row for row in rows if row.state in ("held", "confirmed")), rows[0])

    def _comes(self, key: str, person: Person | None = None) -> str:
        return self.days.act("", partial(_comes_in, key=key, person=person))


def _comes_in(door: Act, *, key: str, person: Person | None) -> str:
    address = Address(PLATFORM, "simulated", key, "", key)
    age = person.age if person else "adult"
    hood = door.neighbourhood
    member = hood.join(f"{PLATFORM}|simulated|{key}", str(address), name=key, language="fr", age=age, later=True)
    if person:
        hood.adjust(fsa=person.fsa)
        hood.agree("alerts")
        hood.offer(person.offer)
    return member.id


def _looks(act: Act, *, limit: int) -> list[Need]:
    return [match.need for match in act.neighbourhood.needs_for(act.neighbourhood.me(), limit)]


def _says_yes(act: Act, *, need: str, invitation: str) -> list[Commitment]:
    return act.neighbourhood.say_yes(need_id="" if invitation else need, invitation_id=invitation)


def _says_no(act: Act, *, invitation: str) -> None:
    act.neighbourhood.say_no(invitation_id=invitation)


def _accepts(act: Act, *, yes: str) -> None:
    act.neighbourhood.accept(yes)


def _declines(act: Act, *, yes: str) -> None:
    act.neighbourhood.decline(yes, "other_skill")


def _cancels(act: Act, *, yes: str) -> None:
    act.neighbourhood.cancel(yes_id=yes)


def _still_comes(act: Act, *, yes: str) -> None:
    act.neighbourhood.say_yes_again(yes)


def _marks(act: Act, *, row: Commitment, missed: bool) -> None:
    if missed:
        act.neighbourhood.mark_no_show(row.id)
    else:
        act.neighbourhood.mark_done(row.id)
