"""Which parts of the country the door serves, and who waits for the next one."""

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from domain.authority import Authority
from domain.ground import found
from domain.members import Language
from domain.places import place
from domain.refusals import NotOpen, TooLate, Unfit
from domain.territories import Openness, Territory, Waiting


class Opening(Authority):
    """Verbs of territories: staff's, but for the waitlist."""

    def add_territory(
        self,
        territory_id: str,
        *,
        name: str,
        fsas: Sequence[str],
        language: Language = "fr",
        zone: str = "America/Toronto",
    ) -> Territory:
        """A new territory, closed; a place belongs to one territory only."""
        self.must(self.may("add_territory"))
        if not re.fullmatch(r"[a-z][a-z0-9_-]{1,30}", territory_id) or self.kept.territories.get(territory_id):
            raise Unfit("territory", "a-z, new")
        if not 2 <= len(name) <= 80:
            raise Unfit("name", "2..80")
        if not fsas or not all(place(fsa) and self.kept.territories.of_fsa(fsa) is None for fsa in fsas):
            raise Unfit("fsas", "H2S, new")
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            raise Unfit("zone", "America/Toronto") from None
        territory = Territory(id=territory_id, name=name, fsas=tuple(fsas), language=language, zone=zone)
        self.kept.territories.put(territory)
        self.tell("territory_added", territory)
        return territory

    def open_territory(self, territory_id: str) -> Territory:
        """Everything can be done there; those who waited are told."""
        return self._turn("open_territory", territory_id, "open", "territory_opened")

    def announce_territory(self, territory_id: str) -> Territory:
        """Browsing and a waitlist."""
        return self._turn("announce_territory", territory_id, "announced", "territory_announced")

    def close_territory(self, territory_id: str) -> Territory:
        """Browsing alone; what is under way goes on."""
        return self._turn("close_territory", territory_id, "closed", "territory_closed")

    def wait_for(self, territory_id: str) -> Waiting:
        """Puts the acting member on the list of those who hear when an announced territory opens."""
        territory = found(self.kept.territories.get(territory_id))
        self.must(self.may("wait_for", territory))
        if territory.state == "open":
            raise TooLate
        if territory.state == "closed":
            raise NotOpen(territory.id)
        me = self.me()
        waiting = Waiting(id=f"{territory.id}|{me.id}", territory=territory.id, member=me.id)
        if waiting not in self.kept.territories.waiting(territory.id):
            self.kept.territories.wait(waiting)
            self.tell("waiting_noted", territory)
        return waiting

    def _turn(self, act: str, territory_id: str, state: Openness, kind: str) -> Territory:
        territory = found(self.kept.territories.get(territory_id))
        self.must(self.may(act, territory))
        if territory.state != state:
            territory = territory.but(state=state)
            self.kept.territories.put(territory)
            self.tell(kind, territory)
        return territory
