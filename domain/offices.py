"""Offices to be taken up: a link that makes whoever follows it first a moderator or staff."""

from typing import get_args

from domain.authority import Authority
from domain.ground import found
from domain.members import Office, Role, RoleName
from domain.refusals import TooLate, TooYoung, Unfit
from domain.sheets import DAY

OPEN_FOR = 7 * DAY
"""A link that nobody followed in a week is more likely lost than late."""


class Offices(Authority):
    """Verbs of offices that are given by a link, to somebody whose account is not known yet."""

    def offer_office(self, role: RoleName, territory: str = "") -> Office:
        """An office for whoever is handed its link."""
        about = found(self.kept.territories.get(territory)) if territory else None
        self.must(self.may("offer_office", about))
        if role not in get_args(RoleName):
            raise Unfit("role", "|".join(get_args(RoleName)))
        office = Office(id=self.new_id(), role=role, territory=territory, until=self.now + OPEN_FOR)
        self.kept.offices.put(office)
        self.tell("office_offered", office, role=role, territory=territory)
        return office

    def office(self, office_id: str) -> Office:
        """The office behind a link: Unknown once it is taken, TooLate when its week is over."""
        office = found(self.kept.offices.get(office_id))
        if office.until <= self.now:
            raise TooLate
        return office

    def take_office(self, office_id: str) -> Role:
        """Gives the acting member the office, which nobody else can take any more; an adult's task."""
        office = self.office(office_id)
        self.must(self.may("take_office"))
        me = self.me()
        if me.minor:
            raise TooYoung(18)
        held = f"{me.id}|{office.role}|{office.territory}"
        role = Role(id=held, member=me.id, name=office.role, territory=office.territory)
        self.kept.members.put_role(role)
        self.kept.offices.drop(office.id)
        self.tell("role_granted", me, role=role.name, territory=role.territory)
        return role
