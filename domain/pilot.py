"""The pilot's territories in Montreal, closed until somebody opens them."""

from domain.territories import Territory

PILOT: tuple[Territory, ...] = (
    Territory(id="plateau", name="Le Plateau-Mont-Royal", fsas=("H2H", "H2J", "H2T", "H2W")),
    Territory(id="ahuntsic", name="Ahuntsic", fsas=("H2B", "H2C", "H2M", "H2N", "H3L", "H3M")),
    Territory(id="villeray", name="Villeray", fsas=("H2E", "H2P", "H2R")),
    Territory(id="parc-extension", name="Parc-Extension", fsas=("H3N",)),
)
"""The first four neighbourhoods of the 2016 pilot (product.md). Prefixes by Canada Post's delivery areas."""
