"""Whom the door can write to, account by account, and which shops hear of no need while it can't."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from domain.authority import Authority
from domain.ground import found
from domain.members import Identity
from domain.partners import Partner
from domain.refusals import Unfit

CLOSED = "revoked"
"""Why an account takes no message whose whole workplace shut the door out."""
TIMERS: Mapping[str, str] = MappingProxyType(
    {
        "account_refused": "account_refused",
        "workplace_closed": "workplace_closed",
        "workplace_opened": "workplace_opened",
    }
)


class Reaching(Authority):
    """The platform's word on who is reached, and what it means for the shops that hear of needs there."""

    def seen(self, identity_id: str, *, address: str, later: bool) -> Identity:
        """Notes that an account acted: where it is written to, that it can be, and whether it is a guest there."""
        account = found(self.kept.members.identity(identity_id))
        self.must(self.may("seen", account))
        fresh = account.but(address=address, later=later, refused="", guest=self.guest)
        if fresh != account:
            self.kept.members.put_identity(fresh)
        if account.refused:
            self.tell("member_reachable", found(self.kept.members.get(account.member)))
            for partner in self._listening_at(fresh):
                self.kept.timers.set("partner_round", partner.id, self.now)
        return fresh

    def unreachable(self, identity_id: str, *, reason: str) -> Identity:
        """Notes why a platform would not deliver to an account ("blocked", …), in a code."""
        account = found(self.kept.members.identity(identity_id))
        self.must(self.may("unreachable", account))
        if not re.fullmatch(r"[a-z_]{1,40}", reason):
            raise Unfit("reason", "a-z_")
        if account.refused != reason:
            account = account.but(refused=reason)
            self.kept.members.put_identity(account)
            self.tell("member_unreachable", found(self.kept.members.get(account.member)), reason=reason)
            self._unheard_at(account)
        return account

    def account_refused(self, identity_id: str) -> None:
        """The timer of a message that an account would not take, which is noted of it, and may be settled by now."""
        self.must(self.may("account_refused"))
        account = found(self.kept.members.identity(identity_id))
        # Of a whole workplace that is closed, its shops' owners hear at once.
        if account.refused not in ("", CLOSED):
            self._unheard_at(account)

    def workplace_closed(self, workplace: str) -> None:
        """The timer of a workplace (`platform|workspace`) that shut the door out: nobody is reached there any more.

        Its shops' people hear of it where else they are; whoever writes from there again is reached there again.
        """
        self.must(self.may("workplace_closed"))
        for account in self.kept.members.in_workplace(workplace):
            if not account.refused:
                self.kept.members.put_identity(account.but(refused=CLOSED))
        for partner in self.kept.partners.of_workplace(workplace):
            self._channel_stands(partner, workplace, open_=False)
            self.tell("partner_unheard", partner, why="workplace")

    def workplace_opened(self, workplace: str) -> None:
        """The timer of a workplace that let the door in again: all is as it was, and shops hear what they missed."""
        self.must(self.may("workplace_opened"))
        for account in self.kept.members.in_workplace(workplace):
            if account.refused == CLOSED:
                self.kept.members.put_identity(account.but(refused=""))
        for partner in self.kept.partners.of_workplace(workplace):
            self._channel_stands(partner, workplace, open_=True)
            self.kept.timers.set("partner_round", partner.id, self.now)
            # No card there could be changed meanwhile.
            self.tell("partner_heard", partner, *(f"need:{id}" for id in partner.told))

    def _channel_stands(self, partner: Partner, workplace: str, *, open_: bool) -> None:
        """Whether the door may write in the partner's channel, if that is a group of this workplace."""
        group = self.kept.groups.at(partner.channel) if partner.channel.startswith(f"{workplace}|") else None
        if group is not None and group.partner == partner.id:
            self.kept.groups.put(group.but(state="shop" if open_ else "left", since=self.now))

    def _unheard_at(self, account: Identity) -> None:
        for partner in self._listening_at(account):
            self.tell("partner_unheard", partner, why="chat")

    def _listening_at(self, account: Identity) -> list[Partner]:
        """The shops that hear of needs in this account's own chat."""
        ours = self.kept.partners.of_member(account.member)
        return [partner for partner in ours if partner.channel == account.address]
