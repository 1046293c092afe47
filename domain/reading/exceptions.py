"""What is taken out of the days that are said: "except Monday", « jamais le vendredi », "closed on Sundays"."""

from domain.reading.dates import bare
from domain.reading.names import DAY, DAY_WORDS, MONTH_WORDS, MONTHS, PART_WORDS
from domain.reading.numbers import any_of
from domain.reading.signs import Rules

_PART = r"(?:matin|soir|soiree|apres-midi|aprem|midi|morning|evening|afternoon|night)"

RULES: Rules = (
    (
        "sauf excepte except mais exception hormis excluding",
        (
            r"\bsauf\b|\bexcepte\b|\bexcept(?: for)?\b|\bmais (?:pas|jamais)\b|\ba l'exception d(?:es?|u)\b|\bhormis\b"
            r"|\bexcluding\b"
        ),
        bare("except"),
    ),
    (
        f"otherwise sinon autrement && 0 {DAY_WORDS} {MONTH_WORDS}",
        (
            r"\b(?:away|absente?s?|(?:en|on) (?:vacances|vacation|holidays?)|gone|out of town|partie?s?)"
            rf"(?= (?:from |du |de |in |en |on |le |the |between |entre )?(?:{DAY}|{any_of(MONTHS)}|\d{{1,2}}\b)"
            r".*\b(?:otherwise|sinon|autrement)\b)"
        ),
        bare("except"),
    ),
    ("work travaille && not pas", r"\b(?:do(?:es)? not work|(?:ne )?travaille pas)(?: on)?\b", bare("nothing")),
    (
        (
            "but not no pas never jamais unavailable busy occupe* pris prise work travaille closed ferme* can"
            f" && 0 {DAY_WORDS} {MONTH_WORDS} {PART_WORDS} week* fin fins christmas noel boxing new jour"
        ),
        (
            r"(?:\b(?:sauf )?pas(?: (?:dispo\w*|libre))?|\bjamais|\bbut(?: not| never)?|\bnot(?: (?:available|free"
            r"|around))?"
            r"|\bcan not (?:do|make(?: it)?|come|help)|\bunavailable|\bclosed|\bfermee?s?|\bbusy|\bi work|\bje"
            r" travaille|\bnever|\bno|\boccupee?s?|\b(?:suis|serai) prise?)"
            rf"(?: on)?(?= (?:du |de |from )?(?:le |la |les |the |this |ce |cet |cette )?"
            rf"(?:{DAY}|{any_of(MONTHS)}|{_PART}|week-?end"
            r"|fins? de semaine|fds|\d{1,2}(?:st|nd|rd|th)|christmas|noel|boxing|new year|jour de)s?\b)"
        ),
        bare("except"),
    ),
)
