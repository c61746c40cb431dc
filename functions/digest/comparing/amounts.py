"""In: a statement. Out: the amounts it gives, in one unit a dimension, and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.moments import spans
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.words import folded
from shared.comparison import DifferenceKind

_BASE = {
    "km": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "tonne": ("weight", 1000.0), "kg": ("weight", 1.0),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785), "minute": ("duration", 1 / 60), "hour": ("duration", 1.0),
    "day": ("duration", 24.0), "week": ("duration", 168.0), "month": ("duration", 730.5), "year": ("duration", 8766.0),
}  # fmt: skip
"""Unit → what it measures, and how many of that dimension's own unit it is."""
_NAUTICAL = re.compile(
    r"\s*(?:nautical|морск\w+|بحري\w*|海里|浬)|\s*(?:\w+\s+)?(?:nautiques?|náuticas?|marinas?|marítimas?|بحريا?)\b", re.IGNORECASE
)
_FEET = re.compile(r"[ -]?(?:feet|foot|ft)\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"(?:\s+\w+)?\s+(?:and a half|y medi[oa]|et demie?|e mei[oa]|e mezz[oa])\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|approximately|nearly|almost|close to|up to|as many as|unos|unas|cerca de|casi|alrededor de|aproximadamente"
    r"|hasta|environ|près de|quelque|jusqu.à|etwa|rund|circa|ca|knapp|gut|bis zu|около|почти|примерно|до|quase|aproximadamente|circa|quasi"
    r"|ongeveer|bijna|około|prawie|yaklaşık|نحو|حوالي|قرابة|زهاء)\s*[$€£¥₹]?|[约約近略]|大约|大約|およそ|약)\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:\b(?:more than|over|at least|above|upwards of|no fewer than|más de|al menos|por lo menos|plus de|au moins|mehr als|über|mindestens"
    r"|более|свыше|не менее|mais de|pelo menos|più di|oltre|almeno|meer dan|minstens|ponad|co najmniej|en az|أكثر من|على الأقل|ما لا يقل عن)\s*[$€£¥₹]?"
    r"|超过|超過|逾|至少|少なくとも|최소)\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r"^\s*(?:多|余|餘|以上|超|이상|여|or more|plus\b|o más)")
_LESS = re.compile(
    r"\b(?:less than|fewer than|under|below|menos de|moins de|weniger als|unter|менее|أقل من)\s*$|不到|不足|未満", re.IGNORECASE
)
_PERSON = frozenset(
    """people person persons men man women woman child children soldier soldiers troop troops fisherman fishermen sailor sailors crew members
    worker workers civilian civilians passenger passengers migrant migrants student students protester protesters victim victims officer
    officers employee employees resident residents villager villagers inhabitants dead injured wounded killed missing arrested detained
    servicemen militants gunmen tourists pilgrims survivors labourers farmers drivers police personnel guards refugees bodies workers others
    personas persona hombres mujeres niños soldados pescadores trabajadores muertos heridos detenidos desaparecidos tripulantes pasajeros migrantes civiles
    personnes morts blessés soldats pêcheurs ouvriers civils passagers migrants menschen personen tote verletzte soldaten arbeiter fischer
    pessoas mortos feridos soldados pescadores trabalhadores человек людей солдат рыбаков погибших раненых рабочих военных моряков
    persone morti feriti soldati kişi kişinin asker işçi شخصا شخص أشخاص قتلى قتيلا جريحا جنديا بحارا صيادا عاملا""".split()
)
_COUNTERS = re.compile(r"^\s*(?:多|余|餘|約)?(?:人|名|명|位)")
ROUGHLY, MORE_THAN, ROUNDED = 0.12, 0.3, 0.05
"""How far apart two amounts may be that are the same: one given as about, one as more than, one rounded."""


@dataclass(frozen=True)
class Amount:
    """`values` in the dimension's own unit; `low` and `high` are the least and the most that it may stand for."""

    dimension: str
    ranges: tuple[tuple[float, float], ...]
    people: bool | None


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    taken = [*spans(statement), *((reading.pieces[first][1], reading.pieces[after - 1][2]) for _, first, after in reading.known)]
    found = []
    for quantity in reading.quantities:
        if quantity.ordinal or any(start <= quantity.start < end for start, end in taken) or _is_a_label(reading.text, quantity):
            continue
        amount = _amount(reading.text, quantity)
        kind: DifferenceKind = "time" if amount.dimension == "duration" else "number"
        found.append(Mention(statement, kind, quantity.surface, quantity.start, quantity.end, amount))
    return found


_AGE_BEFORE = re.compile(r"(?:\b(?:aged?|of|de|alter von)\s*|[A-Za-z)],\s)$")


def _is_a_label(text: str, quantity: Quantity) -> bool:
    """A part of a name (F-16, No. 2), a year, an age: what counts nothing."""
    before, after = text[: quantity.start], text[quantity.end :]
    if re.search(
        r"[A-Za-z]-?$|\b(?:No|Nos|nr|number|article|section|flight|channel|phase|round|page)\.? ?$|第$|[:.]$", before, re.IGNORECASE
    ):
        return True
    if re.match(r"-(?:year|day|hour|month|meter|metre|mile|tonne|ton|foot|kilomet)", after) and re.search(r"[-–]", after[:1]):
        return "year" in after[:6] and "old" in after[:12]
    digits = quantity.surface.isdigit()
    if digits and len(quantity.surface) == 4 and not quantity.unit and any(1900 <= value <= 2100 for value in quantity.values):
        return True
    if re.match(r"\s*(?:歳|岁|歲|세|años de edad|ans\b|year-old|years? old|-year-old|yaşında|лет\b)", after):
        return True
    return (
        digits
        and len(quantity.surface) == 2
        and bool(_AGE_BEFORE.search(before))
        and bool(re.match(r"\s*[,.)）]|$", after))
        and not quantity.unit
    )


def _amount(text: str, quantity: Quantity) -> Amount:
    before, after = text[: quantity.start].rstrip("$€£¥₹ ") + " ", text[quantity.end :]
    dimension, factor = _BASE.get(quantity.unit, (quantity.unit, 1.0))
    if not quantity.unit and _FEET.match(after):
        dimension, factor = "length", 0.3048
    if _NAUTICAL.match(after) and (quantity.unit in {"", "mile"}):
        dimension, factor = "length", 1852.0
    half = 0.5 if _AND_A_HALF.match(after) else 0.0
    near = [folded(word) for word in re.findall(r"[^\W\d_]+", after)[:3]]
    people = True if any(word in _PEOPLE for word in near) or _COUNTERS.match(after) else None
    ranges = tuple(sorted(_range((value + half) * factor, before, after) for value in quantity.values))
    return Amount(dimension, ranges, people)


_PEOPLE = frozenset(folded(word) for word in _PERSON)


def _range(value: float, before: str, after: str) -> tuple[float, float]:
    if _ABOUT.search(before):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    if _MORE.search(before) or _MORE_AFTER.match(after):
        return value, value * (1 + MORE_THAN)
    if _LESS.search(before):
        return value * (1 - MORE_THAN), value
    return value, value


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Amount) or not isinstance(b, Amount) or (a.dimension != b.dimension and a.dimension and b.dimension):
        return False
    return any(_meet(mine, yours, a.dimension) for mine in a.ranges for yours in b.ranges)


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
    return True


NUMBERS = Slot("number", lambda statement: [one for one in find(statement) if one.kind == "number"], same, comparable)
DURATIONS = Slot("time", lambda statement: [one for one in find(statement) if one.kind == "time"], same, comparable)
