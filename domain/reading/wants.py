"""What a paragraph asks for, need by need: « faut 5 personnes et un camion » is two needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.pay import Pay
from domain.projects import PEOPLE, NeedKind
from domain.reading.expressions import expression
from domain.reading.money import read_pay
from domain.reading.numbers import NUMBER, number_of
from domain.reading.persons import PERSON, is_people, is_trade
from domain.reading.skills import read_skills
from domain.reading.words import as_written, level, plain

ASKS = expression(
    r"\b(?:il (?:nous |me )?(?:faut|faudrait|faudra|manque|manquerait)|faut|faudrait|ca (?:nous )?prend(?:rait)?"
    r"|(?:on|je|j'|nous) ?(?:re)?cherch(?:e|ons)|recherchons|recherchees?|recherches?"
    r"|(?:ai|a|avons|aurons|aurions|aurait|aurais|aura) (?:aussi |encore |surtout )?besoin (?:de |d')"
    r"|(?<!pas )besoin (?:de |d')"
    r"|(?:we|i|they) ?(?:'d|'ll|will|would|also|really|still)* ?(?:needs?|require|want)|needing"
    r"|(?:looking|hoping|searching) for|(?:could|can) (?:also |really )?use|(?:we're|we are) missing"
    r"|needs?(?= (?:\d|an? ))|(?:besoins?|needs?|wanted|needed)(?= ?:))\b(?: ?:)? ?"
    r"(?:about |around |environ |au moins |at least |juste |just |aussi |also |encore )?"
)
"""What is followed by what is needed."""
TIME = expression(
    r"\s*(?:\b(?:le|ce|cet|ces|du|au|aux|on|this|next|every|each|chaque|tous les|from|between|entre|vers|around|at|a"
    r"|dans|in|pres de|near|de|pendant|during|by|d'ici|avant|before|apres|after|pour|for) )?\b(?:lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|demain|tomorrow|tonight"
    r"|fin de semaine|weekend|matin|morning|apres-midi|afternoon|soir|evening|midi|noon|semaine|week"
    r"|\d{1,2} ?(?:h|:|[ap]m\b|[ap]\.m)|\d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre)|(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2})\b.*$"
)
"""A time, and all that follows it."""
_HOUR = expression(r"\b\d{1,2} ?(?:h\b|h\d|:\d|[ap]\.?m\b)")
_STOPS = expression(r"[.!?;\n](?=\s|$)|\n|\b(?:mais|but|parce qu|because|car (?:on|nous|il|je)\b|so that|afin)\b")
"""Where a list of needs ends."""
_BETWEEN = expression(
    r"\s*(?:,\s*(?:et |and |ainsi que |plus |avec |with |pis )?"
    r"|\b(?:et|and|ainsi que|as well as|plus|pis|puis|avec|with)\b|&|\+)\s*"
)
_OF = expression(r"(?:de |d['’]|of |for |pour )", re.IGNORECASE)
_COUNT = expression(rf"(?P<number>{NUMBER}|an?)\b(?! ?(?:h\b|:|/))\s*(?:de |d'|of |x )?")
_SOME = expression(
    r"(?:des|du|de la|de l|les?|la|l|nos|some|any|more|plusieurs|quelques|several|a few|lots of)\b['’]?\s*"
)
_UNCOUNTED = ("des ", "du ", "some ", "quelques ", "plusieurs ", "several ", "a few ", "lots of ")
_AMOUNT = r"\d[\d ,]*"
_MONEY = expression(
    rf"(?:environ |about |around )?(?:\$ ?(?P<before>{_AMOUNT})|(?P<after>{_AMOUNT})(?: ?\$| dollars| piastres| piasses"
    r"| bucks))(?! ?(?:/|de l'h|l'h|an h|per|par h))"
)
_FUNDS = expression(
    r"(?:fonds|argent|sous|cash|money|funds|funding|donations)\b(?P<elsewhere> (?:ailleurs|elsewhere))?"
)
_ROOM = expression(
    r"(?:(?:petite?|grande?|belle|vaste|large|big|small|community|free) )*(?:salles?|locaux|local|gymnases?|terrains?"
    r"|espaces?|entrepots?|rooms?|halls?|gyms?|spaces?|venues?|yards?|basements?)\b"
)
_SOMEBODY = expression(r"(?:quelqu'une?|quelquun|qqun|someone|somebody)\b")
_ANYBODY = expression(
    r"(?:[a-z]+ )?(?:personnes?|benevoles?|gens|gars|monde|bras|gang|aide|coups? de mains?|renforts?|voisine?s?|people"
    r"|quelqu'une?|quelquun|persons?|volunteers?|helpers?|hands?|help|someone|somebody|guys|folks|neighbou?rs)\b"
)
"""Nouns that say of people only that they are."""
_PURPOSE = expression(r"\b(?:pour|to|for|qui|who)\s+")
"""What stands before what somebody will do."""
_PRICE = expression(
    r"[ ,]*(?:\b(?:a|at|for|pour|paye(?:e?s)?|payee?|paid|jusqu'a|up to|max(?:imum)?|au plus) )*(?:\$ ?\d|\d+ ?\$).*$"
)
_FREELY = expression(r"[ ,](?:b[ée]n[ée]voles?|volunteers?)$")
_NOUNS = 3
"""Words among which the noun of people stands: "3 good strong volunteers"."""
_MOST = 500
_ASKED = "needed: "


@dataclass(frozen=True, slots=True)
class Want:
    """One need that a text names: `what` in its own words, `count` people, things or dollars; None is not said.

    `pay` is the fee that is said with it.
    """

    kind: NeedKind
    what: str
    count: int | None
    skills: tuple[str, ...] = ()
    pay: Pay | None = None


def read_wants(text: str) -> tuple[Want, ...]:
    """The needs that a text names, in its order; whatever is not surely one is left out."""
    wants: list[Want] = []
    for piece in _pieces(level(text)):
        want = _read(piece)
        if want is not None:
            wants.append(replace(want, what=as_written(text, want.what), pay=_fee(want, piece)))
        elif wants and _PRICE.match(plain(piece)):
            wants[-1] = replace(wants[-1], pay=_fee(wants[-1], piece))
    return tuple(wants)


def read_list(text: str) -> tuple[Want, ...]:
    """The needs that an answer to "what is needed?" lists, with or without words that ask."""
    return read_wants(text) or read_wants(f"{_ASKED}{text}")


def tells_more(text: str) -> bool:
    """Whether it tells more than a title: what is needed, or from what hour."""
    said = plain(text)
    return bool(ASKS.search(said) or _HOUR.search(said))


def _pieces(text: str) -> Iterator[str]:
    """What stands between the words that ask and the end of their sentence, parted at commas and "and".

    The text is a level one: what stands where in its plain form stands there in the text too.
    """
    said = plain(text)
    for asks in ASKS.finditer(said):
        ends = (found.start() for found in (_STOPS.search(said, asks.end()), ASKS.search(said, asks.end())) if found)
        at, end = asks.end(), min(ends, default=len(said))
        for parting in [*_BETWEEN.finditer(said, at, end), None]:
            piece = text[at : parting.start() if parting else end].strip(" ,:")
            yield _OF.sub("", piece, count=1) if _OF.match(piece) else piece
            at = parting.end() if parting else end


def _read(piece: str) -> Want | None:
    said = plain(piece)
    if money := _MONEY.match(said):
        return Want("money", _words(piece[money.end() :]), int(re.sub(r"\D", "", money["before"] or money["after"])))
    counted = _COUNT.match(said)
    lead = counted or _SOME.match(said)
    begins = lead.end() if lead else 0
    count = _count(counted["number"]) if counted else None
    if funds := _FUNDS.match(said, begins):
        return None if funds["elsewhere"] else Want("money", "", None)
    if _ROOM.match(said, begins):
        return Want("space", _words(piece[begins:]), count or 1)
    return _people(piece, begins, count) or _things(piece, begins, count)


def _people(piece: str, begins: int, count: int | None) -> Want | None:
    """Somebody, or people by what they do: "two carpenters", « du monde pour peindre »."""
    said = plain(piece)
    somebody = bool(_SOMEBODY.match(said))
    nouns = re.findall(r"[a-z]+(?:-[a-z]+)*", said[begins:])[:_NOUNS]
    if not (somebody or _ANYBODY.match(said, begins) or any(map(is_people, nouns))):
        return None
    skills = tuple(skill for skill in read_skills(piece).skills if skill != "general_help")[:5]
    task = _task(piece[begins:]) or (_words(piece[begins:]) if skills else "")
    return Want("skill" if skills else "time", task, 1 if somebody else count, skills)


def _things(piece: str, begins: int, count: int | None) -> Want | None:
    """So many things, or some."""
    what = _words(piece[begins:])
    sure = count is not None and count <= _MOST
    return Want("goods", what, count) if what and (sure or plain(piece).startswith(_UNCOUNTED)) else None


def _fee(want: Want, piece: str) -> Pay | None:
    """The fee that a piece says for people; what things cost is none."""
    if want.kind not in PEOPLE:
        return None
    price = read_pay(piece, each="job", alone="job")
    return price.pay if price.pay and price.pay.kind == "fee" and not price.unclear else None


def _count(number: str) -> int:
    return 1 if number in {"a", "an"} else number_of(number)


def _task(piece: str) -> str:
    """What people will do: of "people to paint" only "paint"; of a trade, its name."""
    said = plain(piece)
    first = said.partition(" ")[0]
    if not _ANYBODY.match(said) or (is_trade(first) and not PERSON.fullmatch(first)):
        return _words(piece)
    purpose = _PURPOSE.search(piece)
    return _words(piece[purpose.end() :]) if purpose else ""


def _words(piece: str) -> str:
    """The piece without a time or a price at its end, nor what ties it to what stands before; 200 characters."""
    said = plain(piece)
    cuts = [found.start() for found in (TIME.search(said), _PRICE.search(said)) if found]
    kept = piece[: min(cuts, default=200)].strip()
    return _FREELY.sub("", _OF.sub("", kept, count=1) if _OF.match(kept) else kept).strip(" .,;:!")
