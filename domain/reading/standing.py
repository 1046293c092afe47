"""What the words of a text are to a skill that stands among them: they ask, offer, part its clauses."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

STOPS, ASKS, OFFERS, SEEKS, TOGETHER, LENDS = (1 << bit for bit in range(6))
"""Kinds of words; a word may be of several."""
STOP = "stop"
"""The class of what parts clauses."""
_KINDS: Mapping[int, str] = {
    ASKS | SEEKS: "need needs needed want wants wanted looking seeking seeks someone somebody anyone who besoin cherche"
    " cherchons recherche recherchons faut faudrait manque voudrait voudrais aimerait quelquun qui",
    ASKS: "needing help hiring require required anybody volunteers people cherchent recherches recherchee voulons"
    " aimerais demande aide aider benevoles personne personnes",
    OFFERS: "offer offering can could do give teach run am m available free love happy will ll experience offre"
    " offrons propose peux peut pouvons pourrais fais fait faisons donne donnons enseigne suis dispo disponible libre"
    " aime",
    TOGETHER: "association bal center centre church club collectif comite communautaire communautaires community"
    " concert dance ecole eglise evenement event fete festival group groupe kermesse lance organise organisons party"
    " putting school show souper spectacle supper tournament tournoi",
    LENDS: "borrow borrowed chairs crates fournir hall invendus leftover leftovers lend lending loan local partager"
    " prete preter pretons room salle share surplus",
    STOPS: "^ . ? ! ; : \n ,",
}
"""What hardly ever says anything but a need is sought; what people do together often bears a skill's name."""
_KIND: dict[str, int] = {}
for _kind, _words in _KINDS.items():
    for _word in _words.split(" "):
        _KIND[_word] = _KIND.get(_word, 0) | _kind
_CLASS = {
    word: kind
    for kind, words in {
        "for": "for to pour",
        "of": "of de du des d",
        "at": "at in on from near sur dans chez au aux en",
        "our": "our my your their his her notre nos mon ma mes votre vos leur ton son sa ses",
        "a": "a an un une",
        "the": "the this le la les l ce cette",
        "and": "and or also plus et ou ni pis puis aussi",
        "comma": ",",
        "start": "^",
        "with": "with avec",
        "I": "i we je j on nous",
        "can": "can could would will ll peux peut pourrais",
        "need": "need needs needed needing want wants looking seeks seeking besoin cherche cherchons cherchent"
        " recherche recherchons veut faut faudrait manque",
        STOP: ". ? ! ; : \n",
    }.items()
    for word in words.split(" ")
}
_PARTS = frozenset({"comma", "and"})
_LISTING = _PARTS | {"a", "of", "the", "I"}
"""What stands between things that are listed, one of the parts among it."""


def word_class(word: str) -> str:
    """What kind of small word it is; "number" or "word" where it is none."""
    return "number" if word[0].isdigit() else _CLASS.get(word, "word")


class Standing:
    """A text's tokens by the clauses that they stand in."""

    __slots__ = ("asking", "clauses", "lends", "offering", "seeking", "spoken", "together")

    def __init__(self, spoken: Sequence[str]) -> None:
        self.spoken = spoken
        self.asking: set[int] = set()
        """Clauses that ask; so those that offer, and those that tell of what people do together."""
        self.offering: set[int] = set()
        self.together: set[int] = set()
        self.seeking: int | None = None
        """Where it is first said that something is sought."""
        self.lends = False
        """Whether goods or a room may be lent."""
        kinds = [_KIND.get(word, 0) for word in spoken]
        self.clauses: Sequence[int] = list(accumulate([kind & STOPS for kind in kinds]))
        """The number of each token's clause."""
        for at, kind in enumerate(kinds):
            if kind > STOPS:
                self._note(kind, at, self.clauses[at])

    def _note(self, kind: int, at: int, clause: int) -> None:
        for one, clauses in ((ASKS, self.asking), (OFFERS, self.offering), (TOGETHER, self.together)):
            if kind & one:
                clauses.add(clause)
        if kind & SEEKS and self.seeking is None:
            self.seeking = at
        if kind & LENDS:
            self.lends = True

    def just_before(self, place: int, reach: int, kind: int) -> bool:
        """Whether a word of the kind stands so many before that place, or fewer, in its clause."""
        for word in reversed(self.spoken[max(0, place - reach) : place]):
            of = _KIND.get(word, 0)
            if of & STOPS:
                return False
            if of & kind:
                return True
        return False

    def lists(self, places: Sequence[int], others: Sequence[int]) -> bool:
        """Whether only a comma or an "and", and small words, stand between what is at the places and at the others."""
        between = {word_class(word) for word in self.spoken[places[-1] + 1 : others[0]]}
        return between <= _LISTING and not between.isdisjoint(_PARTS)
