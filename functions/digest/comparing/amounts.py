"""In: a statement. Out: the amounts it gives, in one unit a dimension, and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.moments import spans
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.guards import GROUPS
from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.reading import Reading
from shared.comparison import DifferenceKind

_BASE = {
    "km": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "tonne": ("weight", 1000.0), "kg": ("weight", 1.0),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785), "second": ("duration", 1 / 3600), "minute": ("duration", 1 / 60), "hour": ("duration", 1.0),
    "day": ("duration", 24.0), "week": ("duration", 168.0), "month": ("duration", 730.5), "year": ("duration", 8766.0),
}  # fmt: skip
"""Unit → what it measures, and how many of that dimension's own unit it is."""
_NAUTICAL = re.compile(
    r"\s*(?:nautical|морск\w+|بحري\w*|海里|浬)|\s*(?:\w+\s+)?(?:nautiques?|náuticas?|marinas?|marítimas?|بحريا?)\b", re.IGNORECASE
)
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|magnitud|magnitudine|Magnitude|Stärke|магнитуд\w+|M)[ -]?(?:of |de |di )?$|マグニチュード$|震级$|규모 ?$|بقوة $",
    re.IGNORECASE,
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
_FATES = {
    fate: re.compile(words, re.IGNORECASE)
    for fate, words in {
        "killed": r"\b(?:kill\w*|dead|deaths?|died|dies|drown\w*|slain|bodies|lives|fatalit\w+|toll|neutrali[sz]ed|muert\w+|muri\w+|fallecid\w+|mort\w+|mata\w+|tu[ée]\w+"
        r"|décéd\w+|tote[nr]?|getötet\w*|starben|gestorben|погиб\w*|убит\w*|мёртв\w*|öldü\w*|ölü|hayatını)\b|死|丧生|遇难|사망|숨|قتل|قتيل|مصرع|وفاة",
        "hurt": r"\b(?:injur\w+|wound\w+|hurt|herid\w+|lesionad\w+|bless\w+|verletz\w*|ranen\w+|ранен\w*|пострадавш\w*|ferid\w+|ferit\w+|yaral\w+)\b|伤|傷|けが|부상|다쳤|جريح|أصيب|إصاب|جرح",
        "missing": r"\b(?:missing|unaccounted|disappear\w*|desaparecid\w+|disparus?|vermisst\w*|пропа\w+|dispers\w+|kayıp)\b|失踪|失蹤|行方不明|실종|مفقود",
        "held": r"\b(?:arrest\w*|detain\w*|detention|custody|held|captur\w+|suspects|detenid\w+|pres[oa]s|interpell\w+|arrêt\w+|festgenommen\w*|verhaftet\w*|задержа\w*|арест\w*"
        r"|gözalt\w+)\b|逮捕|拘|扣|체포|اعتقل|اعتقال|أوقف|توقيف",
        "saved": r"\b(?:rescu\w+|saved|pulled|alive|surviv\w+|freed|released|rescatad\w+|sobreviv\w+|salvad\w+|sauv\w+|secour\w+|gerettet\w*|спас\w*|освобожд\w*|kurtar\w+)\b"
        r"|救|获救|구조|أنقذ|نجا|انتشل",
    }.items()
}
_CLAUSE = re.compile(r"[,;:](?!\d)|[—、，；：،؛]|\s(?:and|y|et|und|и|و)\s")
_DOUBLED = re.compile(
    r"\b(?:doubl\w+|twice|half|halv\w+|dobl\w+|mitad|doubl\w+|moitié|verdoppel\w*|halb\w*|вдвое|удво\w+|metade)\b|倍|翻|半"
)
"""Where a text says so, a number and twice that number are before and after."""
SMALL = 100
ROUGHLY, MORE_THAN, ROUNDED = 0.12, 0.3, 0.05
"""How far apart two amounts may be that are the same: one given as about, one as more than, one rounded."""


@dataclass(frozen=True)
class Amount:
    """`values` in the dimension's own unit; `low` and `high` are the least and the most that it may stand for."""

    dimension: str
    ranges: tuple[tuple[float, float], ...]
    unit: str
    fate: str | None
    """What became of those who are counted, where the clause says it: killed, hurt, missing, held, saved."""

    @property
    def most(self) -> float:
        return self.ranges[0][1]


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    taken = [*spans(statement), *((reading.pieces[first][1], reading.pieces[after - 1][2]) for _, first, after in reading.known)]
    found = []
    for quantity in reading.quantities:
        if (
            quantity.ordinal
            or (quantity.values == {1.0} and not quantity.unit)
            or any(start <= quantity.start < end for start, end in taken)
            or _is_a_label(reading.text, quantity)
        ):
            continue
        amount = _amount(reading.text, quantity)
        kind: DifferenceKind = "time" if amount.dimension == "duration" and not _PENALTY.search(reading.text) else "number"
        surface = _bare(quantity.surface)
        found.append(
            Mention(statement, kind, surface, quantity.start, quantity.start + len(surface), amount, _sort(reading, quantity, amount))
        )
    return [*found, *_none_and_one(statement)]


_FATED = r"(?:hurt|injured|harmed|killed|wounded|injuries|casualties|deaths|victims|missing|arrested|detained|arrests|dead)"
_NONE = re.compile(
    rf"\b(?:no one|nobody|none|no (?:\w+ ){{0,2}}?(?:people|person|passengers?|crew|soldiers?|civilians?))\s(?:(?:was|were|is|has been|had been|have been)\s)?(?:reported\s)?{_FATED}\b"
    rf"|\b(?:no|without|zero)\s(?:\w+ )?{_FATED}\b|\bnobody died\b|\bno one died\b"
    r"|\b(?:sin|no hubo|ningún|ninguna|nadie)\s(?:\w+\s){0,3}?(?:heridos?|muertos?|víctimas|lesionados|herid[oa]|murió|fallecid\w+|detenid\w+|desaparecidos)\b"
    r"|\b(?:sem|não houve|ninguém)\s(?:\w+\s){0,3}?(?:feridos?|mortos?|vítimas|morreu)\b|\b(?:aucun|personne n['’]a été|pas de|sans faire de)\s(?:\w+\s)?(?:blessée?s?|morts?|victimes?|tuée?s?)\b"
    r"|\b(?:niemand (?:wurde|ist)|keine)\s(?:verletzt|getötet|Verletzten|Toten|Opfer)\w*|\b(?:никто не (?:пострадал|погиб|ранен)|(?:пострадавших|погибших|жертв|раненых) нет|без (?:жертв|пострадавших))\b"
    r"|无人(?:员)?(?:受伤|伤亡|死亡)|没有人员(?:伤亡|受伤)|無人(?:受傷|傷亡|死亡)|(?:けが人|負傷者|死者|死傷者)は(?:なかった|いなかった|出なかった|いない|なし)|(?:다친|숨진) 사람은 없|(?:인명|부상자) ?(?:피해)?는 없|(?:yaralanan|ölen) (?:olmadı|yok)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?P<one>One|A|An)\s(?!of\b|hundred\b|thousand\b|million\b|day\b|week\b|month\b|year\b|hour\b|dozen\b|number\b|few\b|total\b)(?:\w+\s){1,2}?(?:was|were|has been|had been|is|died|drowned|remains)\s?"
    r"(?:\w+\s)?(?:killed|dead|hurt|injured|wounded|missing|arrested|detained|rescued)?\b",
)


def _none_and_one(statement: Statement) -> list[Mention]:
    """ "No one was hurt", "One man was killed": amounts too, where they say what became of people."""
    text = statement.reading.text
    found = []
    for value, pattern in ((0.0, _NONE), (1.0, _ONE)):
        for mark in pattern.finditer(text):
            fate = _fate_in(mark[0])
            if fate:
                surface, end = (mark[0], mark.end()) if value == 0.0 else (mark["one"], mark.end("one"))
                amount = Amount("", ((value, value),), "", fate)
                found.append(Mention(statement, "number", surface, mark.start(), end, amount, frozenset((f"={fate}",))))
    return found


def _fate_in(words: str) -> str | None:
    return next((fate for fate, pattern in _FATES.items() if pattern.search(words)), None)


_PENALTY = re.compile(
    r"\b(?:sentenc\w+|suspended for|suspension|bann?ed for|ban of|jailed for|condenad\w+|sentenciad\w+|condamné\w*|verurteil\w+|Haftstrafe|приговор\w+|осужд\w+|condannat\w*"
    r"|hapis cezası)\b|判处|判處|有期徒刑|懲役|징역|停赛|出場停止|بالسجن|إيقاف",
    re.IGNORECASE,
)
"""A sentence of four years is how much, not when."""
_REFERENCE = re.compile(r"[^,;.]{0,30}?\b(?:of|from|off|de|d['’]|von|от)\s(?:the\s)?([^\W\d_a-z]\w+)")


def _from_elsewhere(one: Mention, other: Mention) -> bool:
    """Whether two distances are from two places: "95 miles west of Gunsan", "130 miles east of Qingdao"."""
    ends = [_REFERENCE.match(mention.statement.reading.text[mention.end :]) for mention in (one, other)]
    alike = one.statement.reading.language == other.statement.reading.language
    return alike and all(ends) and len({end[1] for end in ends if end}) == 2


_AGE_BEFORE = re.compile(r"(?:\b(?:aged?|of|de|alter von)\s*|[A-Za-z)],\s)$")


def _bare(surface: str) -> str:
    """The number of "14艘", without what it counts; of "150万人" with its scale."""
    mark = re.match(r"[\d.,\u00a0]+[万萬億亿兆만억조千百천]*", surface)
    return mark[0] if mark and not surface.isascii() and len(mark[0]) < len(surface) and not surface[len(mark[0])].isspace() else surface


def _is_a_label(text: str, quantity: Quantity) -> bool:
    """A part of a name (F-16, No. 2), a year, an age: what counts nothing."""
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.surface.casefold() in {"twice", "double", "triple", "thrice"}:
        return True
    if re.search(
        r"[A-Za-z]-?$|\b(?:No|Nos|nr|number|article|section|flight|channel|phase|round|page)\.? ?$|第$|[:.]$", before, re.IGNORECASE
    ):
        return True
    if re.match(r"-(?:year|day|hour|month|meter|metre|mile|tonne|ton|foot|kilomet)", after) and re.search(r"[-–]", after[:1]):
        return "year" in after[:6] and "old" in after[:12]
    if quantity.values == {10.0} and re.search(r"\bال\w+\s$", before):
        return True  # a part of "the fifteenth"
    if quantity.values == {2.0} and (words := re.findall(r"\w+", after)[:1]) and words[0] in GROUPS:
        return True  # the two countries
    if re.search(r"\b(?:de|di)\s$", before) and re.match(r"\s(?:anos|años|ans|anni)\b", after):
        return True  # an age
    if re.match(r"\d+\s?(?:舰|艦|号|號|번)", text[quantity.start :]):
        return True
    digits = quantity.surface.isdigit()
    if digits and len(quantity.surface) == 4 and not quantity.unit and any(1950 <= value < 2050 for value in quantity.values):
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
    if _MAGNITUDE.search(before) or re.match(r"[ -]magnitude", after):
        dimension = "magnitude"
    if not quantity.unit and _FEET.match(after):
        dimension, factor = "length", 0.3048
    if _NAUTICAL.match(after) and (quantity.unit in {"", "mile"}):
        dimension, factor = "length", 1852.0
    half = 0.5 if _AND_A_HALF.match(after) else 0.0
    ranges = tuple(sorted(_range((value + half) * factor, before, after) for value in quantity.values))
    return Amount(dimension, ranges, quantity.unit, None if dimension else _fate(text, quantity))


def _sort(reading: Reading, quantity: Quantity, amount: Amount) -> frozenset[str]:
    """What is counted: the first words after the number; what became of them; a unit that few things have."""
    after = [mark.token.key for mark in reading.content if mark.token.start >= quantity.end][:2]
    next_to = [key for key in after if key[0].isalpha()] if not amount.dimension else []
    return frozenset(
        [
            *next_to,
            *([f"={amount.fate}"] if amount.fate else []),
            *([f"={amount.dimension}"] if amount.dimension not in {"", "%", "duration"} else []),
        ]
    )


def _fate(text: str, quantity: Quantity) -> str | None:
    """The nearest one in its clause."""
    first = max((mark.end() for mark in _CLAUSE.finditer(text, 0, quantity.start)), default=0)
    last = next((mark.start() for mark in _CLAUSE.finditer(text, quantity.end)), len(text))
    near = [
        (max(mark.start() - quantity.end, quantity.start - mark.end()), fate)
        for fate, pattern in _FATES.items()
        for mark in pattern.finditer(text, first, last)
    ]
    return min(near)[1] if near else None


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
    if counts_another(one, other):
        return False
    return any(_meet(mine, yours, a.dimension) for mine in a.ranges for yours in b.ranges)


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
    if _DOUBLED.search(f"{one.statement.reading.text} {other.statement.reading.text}") and _is_double(a, b):
        return False
    if not a.most or not b.most:
        return a.fate == b.fate  # nobody hurt says nothing of drones
    return a.fate is None or b.fate is None or a.fate == b.fate


def _is_double(one: Amount, other: Amount) -> bool:
    return any(max(mine[0], yours[0]) == 2 * min(mine[0], yours[0]) for mine in one.ranges for yours in other.ranges)


NUMBERS = Slot("number", lambda statement: [one for one in find(statement) if one.kind == "number"], same, comparable)
DURATIONS = Slot("time", lambda statement: [one for one in find(statement) if one.kind == "time"], same, comparable)
