"""The reasons in words: each part of a score has its sentence, in both languages, with the score's own numbers."""

import pytest

from conversations.reasons import because, sentence
from conversations.words import speaking
from domain import matching
from domain.calendar import Span
from domain.invitations import Invitation, Reason
from domain.matching import Giver
from locales import catalogs
from tests.domain.crowd import MONTREAL, NOW, ZONE, Crowd

WORDS = speaking(catalogs())
FRENCH, POLITE, ENGLISH = WORDS("fr", "tu"), WORDS("fr", "vous"), WORDS("en", "tu")


@pytest.mark.parametrize(
    ("code", "detail", "french", "english"),
    [
        ("distance", "4", "environ 4 km", "about 4 km"),
        ("reliable", "0", "aucun rendez-vous", "missed nothing"),
        ("reliable", "3", "tenu parole 3 fois", "kept your word 3 times"),
        ("missed", "1", "qu’on t’attende", "Once you were waited for"),
        ("missed", "2", "2 fois", "2 times you were"),
        ("rested", "0", "moins d’un jour", "less than a day"),
        ("rested", "1", "il y a 1 jour.", "1 day ago."),
        ("rested", "9", "il y a 9 jours.", "9 days ago."),
        (
            "rested",
            "2/3",
            "il y a 2 jours. En sept jours, je t’ai écrit 3 fois.",
            "ago. In seven days, I wrote to you 3",
        ),
        ("not_my_kind", "food", "alimentation", "food"),
        ("not_my_kind", "trades", "métiers", "trades"),
        ("skill_related", "furniture_making", "ébénisterie", "furniture making"),
        ("within_fee", "", "budget", "what it can pay"),
        ("words", "contreplaqué", "« contreplaqué »", "“contreplaqué”"),
    ],
)
def test_a_reason_is_told_with_its_number(code: str, detail: str, french: str, english: str) -> None:
    reason = Reason(code=code, detail=detail)
    assert french in sentence(FRENCH, reason, ZONE).replace("\N{NO-BREAK SPACE}", " ")
    assert english in sentence(ENGLISH, reason, ZONE)


def test_every_part_that_a_score_is_made_of_has_its_sentence() -> None:
    crowd, told = Crowd(5, MONTREAL[::20]), set()
    givers = [crowd.member(number) for number in range(250)]
    offers = [crowd.offer(number, member) for number, member in enumerate(givers)]
    for lack in (crowd.lack(number) for number in range(60)):
        asked = matching.asked_by(lack.need, lack.dates, lack.project, now=NOW)
        for number, (offer, member) in enumerate(zip(offers, givers, strict=True)):
            busy = [Span(lack.dates[0].starts, lack.dates[0].ends)] if number % 9 == 0 else []
            giver = Giver(member, asked=number % 3, missed=number % 2, busy=busy)
            if found := matching.match(lack.need, lack.dates, asked, offer, giver):
                told |= {(reason.code, reason.detail) for reason in found.reasons}
    for code, detail in told:
        reason = Reason(code=code, detail=detail)
        said = {sentence(words, reason, ZONE) for words in (FRENCH, ENGLISH)}
        assert len(said) == 2, (code, said)
        assert all(said), code
        assert sentence(POLITE, reason, ZONE)
    assert len({code for code, _ in told}) > 15


def test_why_one_has_an_invitation_is_told_by_its_cause() -> None:
    said = [
        because(FRENCH, Invitation(id="i", need="n", project="p", member="m", cause=cause))
        for cause in ("wave", "newcomer", "browse")
    ]
    assert said[0] == ""
    assert "deux semaines" in said[1]
    assert "sans moi" in said[2]
