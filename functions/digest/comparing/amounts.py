"""In: two amounts. Out: whether they may be the same, and whether they contradict each other. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from functions.digest.comparing.counting import Amount, find
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement

__all__ = ["DURATIONS", "NUMBERS", "Amount", "counts_another", "find"]
_DOUBLED = re.compile(
    r"\b(?:doubl\w+|twice|half|halv\w+|dobl\w+|mitad|doubl\w+|moitié|verdoppel\w*|halb\w*|вдвое|удво\w+|metade)\b|倍|翻|半"
)
"""Where a text says so, a number and twice that number are before and after."""
_AND = re.compile(r"\b(?:and|y|et|und|e|и|ve|i|plus)\b|[と和及및와과]|(?<!\w)و", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.](?!\d)|[—、，；：。،؛]")
_REACH_OF_AND = 40
MOST_TIMES = 13
"""What each has, times fewer than so many, may be what all have."""
SMALL = 100
ROUNDED = 0.05
"""How far apart two amounts may be of which one is rounded."""
_REFERENCE = re.compile(r"[^,;.]{0,30}?\b(?:of|from|off|de|d['’]|von|от)\s(?:the\s)?([^\W\d_a-z]\w+)")


def _from_elsewhere(one: Mention, other: Mention) -> bool:
    """Whether two distances are from two places: "95 miles west of Gunsan", "130 miles east of Qingdao"."""
    ends = [_REFERENCE.match(mention.statement.reading.text[mention.end :]) for mention in (one, other)]
    alike = one.statement.reading.language == other.statement.reading.language
    return alike and all(ends) and len({end[1] for end in ends if end}) == 2


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Amount) or not isinstance(b, Amount) or (a.dimension != b.dimension and a.dimension and b.dimension):
        return False
    if counts_another(one, other):
        return False
    if a.dimension != b.dimension:
        return bool(a.given & b.given)  # one of them leaves its unit out
    if a.vague != b.vague:
        return _is_a_case_of(one, other)
    return any(_meet(mine, yours, a.dimension) for mine in a.ranges for yours in b.ranges)


def _is_a_case_of(one: Mention, other: Mention) -> bool:
    """ "Dozens were hurt", "forty were hurt"; not dozens of houses."""
    a, b = one.meant, other.meant
    if not isinstance(a, Amount) or not isinstance(b, Amount) or (a.fate and b.fate and a.fate != b.fate):
        return False
    alike = one.statement.reading.language == other.statement.reading.language
    if alike and one.sort and other.sort and not one.sort & other.sort:
        return False
    return any(mine[0] <= yours[1] and yours[0] <= mine[1] for mine in a.ranges for yours in b.ranges)


def counts_another(one: Mention, other: Mention) -> bool:
    """Small numbers are often the same by chance: eleven boats are not "twenty to eleven"."""
    a, b = one.meant, other.meant
    if not isinstance(a, Amount) or not isinstance(b, Amount):
        return False
    alike = one.statement.reading.language == other.statement.reading.language
    small = not a.dimension and max(high for amount in (a, b) for _, high in amount.ranges) < SMALL
    return alike and small and bool(one.sort) and bool(other.sort) and not one.sort & other.sort


def _meet(one: tuple[float, float], other: tuple[float, float], dimension: str) -> bool:
    if one[0] <= other[1] and other[0] <= one[1]:
        return True
    apart = max(one[0] - other[1], other[0] - one[1])
    largest = max(one[1], other[1])
    slack = 0.1 if dimension == "duration" and largest > 24 else ROUNDED
    exact = not dimension and largest < 100
    return not exact and apart <= slack * largest and (dimension != "%" or apart < 0.051 * largest)


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Amount) or not isinstance(b, Amount) or a.dimension != b.dimension:
        return False
    if any(_meet(mine, yours, a.dimension) for mine in a.ranges for yours in b.ranges):
        return False
    if a.dimension == "length" and _from_elsewhere(one, other):
        return False
    if (a.each != b.each and _is_a_multiple(a, b)) or (a.dimension == "%" and _is_the_rest(a, b)):
        return False
    if a.vague and b.vague:
        return False
    if (a.vague or b.vague) and not (one.sort & other.sort):
        return False
    if a.part != b.part and not (a.fate and a.fate == b.fate):
        return False
    if _DOUBLED.search(f"{one.statement.reading.text} {other.statement.reading.text}") and _is_double(a, b):
        return False
    if not a.most or not b.most:
        return a.fate == b.fate  # nobody hurt says nothing of drones
    return a.fate is None or b.fate is None or a.fate == b.fate


def _is_a_multiple(one: Amount, other: Amount) -> bool:
    """Whether a total may be so many times what each has."""
    least, most = sorted((one.ranges[0], other.ranges[0]))
    return least[0] > 0 and any(times * least[0] <= 1.03 * most[1] and most[0] <= 1.03 * times * least[1] for times in range(2, MOST_TIMES))


def _is_the_rest(one: Amount, other: Amount) -> bool:
    """ "Nine-tenths are paid for"; "one in ten has yet to be bought"."""
    return any(abs(mine[0] + yours[0] - 100) < 0.7 for mine in one.ranges for yours in other.ranges)


def _is_double(one: Amount, other: Amount) -> bool:
    return any(max(mine[0], yours[0]) == 2 * min(mine[0], yours[0]) for mine in one.ranges for yours in other.ranges)


def without_vague(mentions: Sequence[Mention]) -> list[Mention]:
    """ "Scores of cars" says no more where the same side says that they were 110."""
    exact = [one for one in mentions if isinstance(one.meant, Amount) and not one.meant.vague]
    return [
        one
        for one in mentions
        if not (
            isinstance(one.meant, Amount) and one.meant.vague and any(_is_a_case_of(one, other) or one.sort & other.sort for other in exact)
        )
    ]


def _joined(one: Mention, other: Mention) -> bool:
    """Whether two numbers are told as the parts of one: "twenty anglers and a crew of three"."""
    if one.statement != other.statement:
        return False
    first, last = sorted((one, other), key=lambda end: end.start)
    between = one.statement.reading.text[first.end : last.start]
    return len(between) <= _REACH_OF_AND and bool(_AND.search(between)) and not _CLAUSE_END.search(between)


def _is_the_sum(statement: Statement, mention: Mention) -> bool:
    """ "Twenty anglers and a crew of three" are twenty-three people."""
    meant = mention.meant
    if not isinstance(meant, Amount) or meant.dimension:
        return False
    told = [(one, one.meant) for one in find(statement) if isinstance(one.meant, Amount) and _is_a_plain_count(one.meant)]
    sums = [a.most + b.most for n, (one, a) in enumerate(told) for other, b in told[n + 1 :] if _joined(one, other)]
    return any(low <= total <= high for total in sums for low, high in meant.ranges)


def _is_a_plain_count(amount: Amount) -> bool:
    return not amount.dimension and not amount.vague and not amount.part and amount.most > 1


def _is_a_summand(statement: Statement, mention: Mention) -> bool:
    meant = mention.meant
    if not isinstance(meant, Amount) or not _is_a_plain_count(meant):
        return False
    whole = [one.meant for one in find(statement) if isinstance(one.meant, Amount) and not one.meant.dimension]
    beside = [
        one.meant
        for one in find(mention.statement)
        if isinstance(one.meant, Amount) and _is_a_plain_count(one.meant) and _joined(one, mention)
    ]
    return any(low <= meant.most + rest.most <= high for rest in beside for one in whole for low, high in one.ranges)


NUMBERS = Slot(
    "number",
    lambda statement: [one for one in find(statement) if one.kind == "number"],
    same,
    comparable,
    sift=without_vague,
    names=lambda statement, mention: _is_the_sum(statement, mention) or _is_a_summand(statement, mention),
)
DURATIONS = Slot("time", lambda statement: [one for one in find(statement) if one.kind == "time"], same, comparable)
