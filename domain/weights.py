"""What each part of a score weighs, at most, and why: the one table. Together the best are 1024.

Parts are whole numbers of 1024ths because such floats add up exactly, in any order: a score is its
reasons, to the last bit. A part is the share of its weight that its curve says, rounded.
"""

from domain.sheets import DAY

WHOLE = 1024

FIT = 384
"""The very skill, hands where hands are asked, the thing by its name: what help is about comes before all else."""
RELATED = 240
"""A skill so close that whoever has one can mostly do the other; near and rested, it may win over the very skill."""
BROADER = 144
"""Only the same field: somebody to ask when nobody closer is free, never first."""
OVERLAP = 192
"""The share of the dates' hours that the giver is free: somebody for the whole morning saves looking for a second."""
DISTANCE = 144
"""Near is easier to keep, and makes neighbours; halved at HALF_KM."""
HALF_KM = 5
"""About an hour's walk, or a quarter of an hour by bus."""
PAY = 48
"""Given rather than sold, where both would do: an organizer's money goes further."""
FOR_A_FEE = 24
"""Paid, within what was set aside: it fits, and a volunteer is not passed over for it."""
RELIABLE = 48
"""The share of their word that people kept. Small: a missed day must never shut somebody out."""
BENEFIT = 2
"""Days kept that everybody is credited with, so that one missed day of one is no verdict."""
REST = 128
"""Whoever was asked least lately is asked first: the work goes round. Whole again after RESTED_DAYS."""
RESTED_DAYS = 28
NEWCOMER = 80
"""On top of a whole rest: whoever was never asked is welcomed first among those who fit as well."""
NO, MOST_NO = 80, 160
"""What each "not my kind of project" takes away, and all of them together (no score falls below nothing)."""


def share(weight: int, part: float) -> int:
    """That part, 0 to 1, of a weight, in whole 1024ths."""
    return round(weight * part)


def near(km: float) -> int:
    """What so many kilometres away is worth."""
    return share(DISTANCE, HALF_KM / (HALF_KM + km))


def kept(came: int, missed: int) -> int:
    """What somebody's word is worth who came so many times, and was missed so many."""
    return share(RELIABLE, (came + BENEFIT) / (came + missed + BENEFIT))


def turn(last_asked: int, now: int, asked: int) -> int:
    """What it is worth that somebody was last asked then (ms; 0: never), and so many times this week."""
    if not last_asked:
        return REST + NEWCOMER
    days = max(0, now - last_asked) / DAY
    return share(REST, min(days / RESTED_DAYS, 1) / (1 + asked))


def unlike(noes: int) -> int:
    """What so many "not my kind" take away; 0 or less."""
    return -min(NO * noes, MOST_NO)
