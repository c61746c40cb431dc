"""In: a statement. Out: the amounts it gives, in one unit a dimension, and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from functions.digest.comparing import counts, durations, labels, shares
from functions.digest.comparing.measures import measure
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.moments import spans
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.reading import Reading
from shared.comparison import DifferenceKind

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
_EACH = re.compile(
    r"(?<!\w)(?:each|every|cada|chaque|chacun\w*|jede[rsnm]?|jeweils|je|ogni|ciascun\w*|кажд\w+|по|każd\w+|po|elk\w?|her(?: bir\w*)?|لكل|كل)(?!\w)[^,;:.]{0,40}$|(?:各|每|각각|각)[^，。、]{0,12}$",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(
    r"^(?:[^,;:.]{0,30}?\s)?(?:each|apiece|(?:a|per) (?:day|week|month)|daily|par (?:jour|mois)|por día|al día|pro Tag|täglich|al giorno|por dia|в день|ежедневно|dziennie|يومي[اًه]+|per (?:person|head|side|family|ship|boat|house|household|capita)|a head|cada un[oa]|par personne|chacune?|pro (?:Kopf|Person)|ciascun\w*|a testa|cada um\w?|на человека|her biri)(?!\w)|^[^，。、]{0,8}ずつ|^[^ ]{0,6}씩",
    re.IGNORECASE,
)
"""What each of several has is a part of what all have."""
_EACH_WAY = re.compile(
    r"^[^,;:.]{0,20}?(?:each way|one way|there and back|in each direction|por trayecto|aller-retour|l'aller|pro Strecke|hin und zurück)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?:\b(?:including|among them|of whom|of them|of these|incluid[oa]s|entre ell[oa]s|de los cuales|dont|parmi eux|darunter|davon|tra cui|di cui|incluindo|entre eles|dos quais|в том числе|среди них|из них|w tym|w tej liczbie|aralarında|بينهم|من بينهم|بينها|منهم)\s(?:\w+\s)?|其中(?:包括)?|包括|うち|이 ?중|그중|가운데 )$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s(?:of (?:them|whom|these|those|which|the (?:dead|victims|injured|wounded|passengers|crew|survivors|migrants|arrested))|de ell[oa]s|d'entre eux|von ihnen|di loro|dei quali|deles|delas|из них|z nich|منهم|منها)(?!\w)",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(r"\d|,\s$")
_ENDS = re.compile(r"^\s?(?:[.,;:!?。，；)]|$|(?:in|a year|last|before|earlier|now|today)\b)")
_AND = re.compile(r"\b(?:and|y|et|und|e|и|ve|i|plus)\b|[と和及및와과]|(?<!\w)و", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.](?!\d)|[—、，；：。،؛]")
_REACH_OF_AND = 40
MOST_TIMES = 13
"""What each has, times fewer than so many, may be what all have."""
_BEFORE_AND_NOW = re.compile(
    r"\b(?:took|takes?|used to|instead of|rather than|now|than|ago|before|antes|ahora|en vez|frente a|au lieu|contre|contro|invece|agora|statt|vorher|jetzt|вместо|раньше|теперь|zamiast|teraz|yerine|şimdi)\b|现在|以前|今は|지금|بدلا|الآن", re.IGNORECASE
)
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
    given: frozenset[float] = frozenset()
    """The number as it is written, in whatever unit."""
    vague: bool = False
    """Whether the words leave the number open: dozens."""
    each: bool = False
    """Whether it is what each of several has."""
    part: bool = False
    """Whether it is some of a number that the same words give: two of them."""

    @property
    def most(self) -> float:
        return self.ranges[0][1]


def find(statement: Statement) -> list[Mention]:
    return list(_found(statement))


@lru_cache(maxsize=4_000)
def _found(statement: Statement) -> tuple[Mention, ...]:
    reading = statement.reading
    text = reading.text
    numbers = {one.start for one in reading.quantities}
    named = [(reading.pieces[first][1], reading.pieces[after - 1][2]) for _, first, after in reading.known]
    taken = [*spans(statement), *(one for one in named if one[0] not in numbers)]
    found: list[Mention] = []

    def add(start: int, end: int, amount: Amount, number_end: int) -> None:
        kind: DifferenceKind = "time" if amount.dimension == "duration" and not _PENALTY.search(text) else "number"
        found.append(Mention(statement, kind, text[start:end], start, end, amount, _sort(reading, number_end, amount)))
        taken.append((start, end))

    def is_free(start: int, end: int) -> bool:
        return not any(start < other_end and other_start < end for other_start, other_end in taken)

    ages = [one for one in reading.quantities if labels.is_an_age(text[: one.start], text[one.end :], one)]
    taken += [(one.start, one.end) for one in ages]
    for share in shares.find(reading):
        if is_free(share.start, share.end):
            add(share.start, share.end, Amount("%", (_range(share.percent, text[: share.start] + " ", ""),), "%", None), share.end)
    for lasting in durations.find(reading):
        if is_free(lasting.start, lasting.end):
            before, after = text[: lasting.start], text[lasting.end :]
            ranges = tuple(_range(hours, before, after) for hours in lasting.hours)
            each = bool(_EACH_WAY.match(after))
            add(
                lasting.start,
                lasting.end if lasting.compound else lasting.number_end,
                Amount("duration", ranges, lasting.unit, None, each=each),
                lasting.end,
            )
            taken.append((lasting.start, lasting.end))
    for count in counts.find(reading):
        if is_free(count.start, count.end):
            bare = Quantity(text[count.start : count.end], frozenset((count.low,)), "", count.start, count.end)
            low, high = _amount(text, bare, reading.language).ranges[0][0], count.high * _factor(text, bare)
            fate = _fate(text, bare)
            add(count.start, count.end, Amount(_dimension(text, bare), ((low, high),), "", fate, vague=count.vague), count.end)
    last_unit: Amount | None = None
    for quantity in reading.quantities:
        if not is_free(quantity.start, quantity.start + 1):
            last_unit = next(
                (one.meant for one in reversed(found) if one.start <= quantity.start < one.end and isinstance(one.meant, Amount)), last_unit
            )
            continue
        if quantity.ordinal or labels.is_a_label(text, quantity) or labels.is_compound_adjective(text[quantity.end :]):
            continue
        amount = _amount(text, quantity, reading.language)
        if not amount.dimension and last_unit and last_unit.dimension == "duration" and _leaves_its_unit_out(text, quantity):
            # "It takes six hours; a year ago it took eighteen."
            ratio = durations.HOURS[last_unit.unit]
            amount = Amount("duration", tuple((low * ratio, high * ratio) for low, high in amount.ranges), last_unit.unit, None)
        last_unit = amount if amount.dimension else last_unit
        surface = _bare(quantity.surface)
        add(quantity.start, quantity.start + len(surface), amount, quantity.end)
    return tuple(sorted([*found, *_none_and_one(statement)], key=lambda one: one.start))


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


def _bare(surface: str) -> str:
    """The number of "14艘", without what it counts; of "150万人" with its scale."""
    mark = re.match(r"[\d.,\u00a0]+[万萬億亿兆만억조千百천]*", surface)
    return mark[0] if mark and not surface.isascii() and len(mark[0]) < len(surface) and not surface[len(mark[0])].isspace() else surface


def _leaves_its_unit_out(text: str, quantity: Quantity) -> bool:
    """ "It used to take eighteen hours, now it is six." """
    ends = bool(_ENDS.match(text[quantity.end :])) and quantity.surface.isalnum() and not re.search(r"\d[^\W\d]", quantity.surface)
    first, last = max(0, quantity.start - 30), quantity.end + 20
    return ends and bool(_BEFORE_AND_NOW.search(text[first : quantity.start] + " " + text[quantity.end : last]))


def _dimension(text: str, quantity: Quantity) -> str:
    measured = measure(text, quantity)
    return measured.dimension if measured else ("" if quantity.unit in durations.HOURS else quantity.unit)


def _factor(text: str, quantity: Quantity) -> float:
    measured = measure(text, quantity)
    return measured.factor if measured else 1.0


def _amount(text: str, quantity: Quantity, language: str) -> Amount:
    before, after = text[: quantity.start].rstrip("$€£¥₹ ") + " ", text[quantity.end :]
    measured = measure(text, quantity)
    dimension = _dimension(text, quantity)
    values = _as_written(quantity, language)
    ranges = tuple(sorted(_range(measured.of(value) if measured else value, before, after) for value in values))
    first, last = _clause_around(text, quantity.start, quantity.end)
    each = bool(_EACH.search(text[first : quantity.start])) or bool(_EACH_AFTER.match(after))
    part = bool(_PART_BEFORE.search(before)) or (bool(_PART_AFTER.match(after)) and bool(_A_NUMBER.search(text[: quantity.start])))
    return Amount(dimension, ranges, quantity.unit, None if dimension else _fate(text, quantity), values, each=each, part=part)


_POINTED = frozenset("en zh ja ko th he".split())
"""Languages that write 1,500.5; the others here write 1.500,5."""


def _as_written(quantity: Quantity, language: str) -> frozenset[float]:
    """ "1.500" is a thousand and five hundred where a language writes it so."""
    if len(quantity.values) > 1 and re.match(r"\d{1,3}[.,]\d{1,2}(?![\d.,])", quantity.surface):
        return frozenset((min(quantity.values),))
    if len(quantity.values) > 1 and language not in _POINTED and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", re.match(r"[\d.,]*", quantity.surface)[0]):  # type: ignore[index]
        return frozenset((max(quantity.values),))
    return quantity.values


def _sort(reading: Reading, end: int, amount: Amount) -> frozenset[str]:
    """What is counted: the first words after the number; what became of them; a unit that few things have."""
    after = [mark.token.key for mark in reading.content if mark.token.start >= end][:2]
    next_to = [key for key in after if key[0].isalpha()] if not amount.dimension else []
    return frozenset(
        [
            *next_to,
            *([f"={amount.fate}"] if amount.fate else []),
            *([f"={amount.dimension}"] if amount.dimension not in {"", "%", "duration"} else []),
        ]
    )


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start)), default=0)
    return first, next((mark.start() for mark in _CLAUSE.finditer(text, end)), len(text))


def _fate(text: str, quantity: Quantity) -> str | None:
    """The nearest one in its clause."""
    first, last = _clause_around(text, quantity.start, quantity.end)
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
