"""Offices to be taken up: by whoever follows a link first, or by an account that has yet to come in."""

from itertools import product
from typing import get_args

from domain.authority import Authority
from domain.ground import found
from domain.members import Office, Role, RoleName
from domain.refusals import TooLate, TooYoung, Unfit
from domain.sheets import DAY

OPEN_FOR = 7 * DAY
"""A link that nobody followed in a week is more likely lost than late."""
KEPT_FOR = 365 * DAY
"""An account is one person's, so what waits for it may wait longer."""


class Offices(Authority):
    """Verbs of offices given to somebody who is not a member yet.

    An account is named as an identity is; without its workspace (`telegram||12345`) it is that
    person's in any.
    """

    def offer_office(self, role: RoleName, territory: str = "", *, account: str = "") -> Office:
        """An office for whoever is handed its link; with `account`, for that account once it comes in."""
        about = found(self.kept.territories.get(territory)) if territory else None
        self.must(self.may("offer_office", about))
        if role not in get_args(RoleName):
            raise Unfit("role", "|".join(get_args(RoleName)))
        id, days = (kept_for(account, role, territory), KEPT_FOR) if account else (self.new_id(), OPEN_FOR)
        office = Office(id=id, role=role, territory=territory, until=self.now + days)
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

    def _take_kept_offices(self, account: str) -> None:
        """Gives the acting member every office that waits for their account; offices are an adult's task."""
        places = ("", *(territory.id for territory in self.kept.territories.all()))
        for name, role, place in product(names_of(account), get_args(RoleName), places):
            office = self.kept.offices.get(kept_for(name, role, place))
            if office is not None and office.until > self.now and not self.me().minor:
                self.take_office(office.id)


def kept_for(account: str, role: RoleName, territory: str) -> str:
    """The id of an office that waits for an account."""
    return f"{account}|{role}|{territory}"


def names_of(account: str) -> tuple[str, ...]:
    """An account as it may be named: in its workspace, and in any."""
    platform, workspace, user = account.split("|")
    return (account, f"{platform}||{user}") if workspace else (account,)
