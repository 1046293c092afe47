"""What calls for a careful eye in somebody's words: children, a home, care, a licensed trade."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from domain.projects import Caution
from domain.reading.expressions import expression
from domain.reading.gates import cue, stands
from domain.reading.words import plain

WORDS: Mapping[Caution, re.Pattern[str]] = MappingProxyType(
    {
        "minors": expression(
            r"\b(?:enfants?|bebes?|bambins?|petits? (?:de|du|en)|maternelle|garderie|ados?|adolescente?s?|eleves?"
            r"|ecoliers?|(?:mon|ma|mes|notre|nos) (?:fils|filles?|petite?s?)|gardiennage|gardienne?s? d'enfants?"
            r"|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|teen(?:s|agers?)?|pupils?|daycare|babysit\w*"
            r"|(?:my|our) (?:sons?|daughters?))\b"
        ),
        "home": expression(
            r"\b(?:chez (?:moi|nous|ma |mon |mes )|a domicile|(?:mon|ma|notre|nos) (?:appart\w*|logement|maison|condo"
            r"|chambre|cuisine|salon|sous-sol|salle de bain)|(?:my|our) (?:place|home|house|apartment|flat|condo|room"
            r"|kitchen|basement|bathroom)|at home)\b"
        ),
        "care": expression(
            r"\b(?:soins?|aidante?s?|medicaments?|pansements?|alzheimer|perte d'autonomie|malades?|handicap\w*"
            r"|(?:donner|prendre) (?:le|un|son|sa) (?:bain|douche)|care (?:of|for)|caregiv\w*|medications?|bedridden"
            r"|disab\w+|dementia|bath(?:e|ing)|nursing)\b"
        ),
        "trade": expression(
            r"\b(?:plomb\w+|lavabos?|robinets?|evier|toilettes?|tuyaux?|chauffe-eau|electri\w+|prises? de courant"
            r"|disjoncteurs?|toitures?|serrur\w+|gaz|cheminee|plumb\w+|sinks?|faucets?|taps?|toilets?|pipes?|leak\w*"
            r"|water heater|outlets?|breakers?|roof\w*|locksmith\w*|gas)\b"
        ),
    }
)

_CUES: Mapping[Caution, int] = MappingProxyType(
    {
        "minors": cue(
            "ado* bab* bambin* bebe* child* daughter* daycare ecolier* eleve* enfant* fille* fils garderie gardien*"
            " kid* maternelle petit* pupil* son sons teen* toddler*"
        ),
        "home": cue(
            "apartment appart* basement bathroom chambre chez condo cuisine domicile flat home house kitchen logement"
            " maison place room salle salon sous"
        ),
        "care": cue(
            "aidant* alzheimer autonomie bain bath* bedridden care caregiv* dementia disab* douche handicap* malade*"
            " medicament* medication* nursing pansement* soin*"
        ),
        "trade": cue(
            "breaker* chauffe cheminee disjoncteur* electri* evier faucet* gas gaz heater lavabo* leak* locksmith*"
            " outlet* pipe* plomb* plumb* prise* robinet* roof* serrur* sink* tap taps toilet* toiture* tuyau*"
        ),
    }
)
"""What stands in every text that has such words (domain/reading/gates.py)."""


@lru_cache(maxsize=1024)  # one text is read several times in a conversation
def read_cautions(text: str) -> tuple[Caution, ...]:
    """Why a moderator should read it first; a word too many costs a little time, one too few could hurt somebody."""
    said = plain(text)
    return tuple(caution for caution, words in WORDS.items() if stands(_CUES[caution], said) and words.search(said))
