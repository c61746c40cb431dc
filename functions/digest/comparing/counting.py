"""In: a statement. Out: the amounts it gives: counts, shares, measures, lengths of time, each in one unit a dimension. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from functions.digest.comparing import counts, durations, labels, shares
from functions.digest.comparing.fates import clause_around, fate_near, none_and_one
from functions.digest.comparing.measures import measure
from functions.digest.comparing.mentions import Mention
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
_BEFORE_AND_NOW = re.compile(
    r"\b(?:took|takes?|used to|instead of|rather than|now|than|ago|before|antes|ahora|en vez|frente a|au lieu|contre|contro|invece|agora|statt|vorher|jetzt|вместо|раньше|теперь|zamiast|teraz|yerine|şimdi)\b|现在|以前|今は|지금|بدلا|الآن",
    re.IGNORECASE,
)
ROUGHLY, MORE_THAN = 0.12, 0.3
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
    counted = _Counted(statement)
    counted.shares()
    counted.durations()
    counted.counts()
    counted.quantities()
    return tuple(sorted([*counted.found, *_none_and_one(statement)], key=lambda one: one.start))


class _Counted:
    """What was found in a statement so far, and the words that this took: what is read first leaves less to the next."""

    def __init__(self, statement: Statement) -> None:
        self.found: list[Mention] = []
        self._statement = statement
        self._reading = statement.reading
        self._text = statement.reading.text
        numbers = {one.start for one in self._reading.quantities}
        named = [(self._reading.pieces[first][1], self._reading.pieces[after - 1][2]) for _, first, after in self._reading.known]
        ages = [one for one in self._reading.quantities if labels.is_an_age(self._text[: one.start], self._text[one.end :], one)]
        self._taken = [
            *spans(statement),
            *(one for one in named if one[0] not in numbers),
            *((one.start, one.end) for one in ages),
        ]

    def shares(self) -> None:
        for share in shares.find(self._reading):
            if self._is_free(share.start, share.end):
                ranges = (_range(share.percent, self._text[: share.start] + " ", ""),)
                self._add(share.start, share.end, Amount("%", ranges, "%", None), share.end)

    def durations(self) -> None:
        for lasting in durations.find(self._reading):
            if not self._is_free(lasting.start, lasting.end):
                continue
            before, after = self._text[: lasting.start], self._text[lasting.end :]
            ranges = tuple(_range(hours, before, after) for hours in lasting.hours)
            amount = Amount("duration", ranges, lasting.unit, None, each=bool(_EACH_WAY.match(after)))
            self._add(lasting.start, lasting.end if lasting.compound else lasting.number_end, amount, lasting.end)
            self._taken.append((lasting.start, lasting.end))

    def counts(self) -> None:
        for count in counts.find(self._reading):
            if not self._is_free(count.start, count.end):
                continue
            bare = Quantity(self._text[count.start : count.end], frozenset((count.low,)), "", count.start, count.end)
            low = _amount(self._text, bare, self._reading.language).ranges[0][0]
            high = count.high * _factor(self._text, bare)
            fate = fate_near(self._text, bare.start, bare.end)
            amount = Amount(_dimension(self._text, bare), ((low, high),), "", fate, vague=count.vague)
            self._add(count.start, count.end, amount, count.end)

    def quantities(self) -> None:
        last_unit: Amount | None = None
        for quantity in self._reading.quantities:
            if not self._is_free(quantity.start, quantity.start + 1):
                last_unit = self._at(quantity.start) or last_unit
                continue
            if self._counts_nothing(quantity):
                continue
            amount = _amount(self._text, quantity, self._reading.language)
            if not amount.dimension and last_unit and last_unit.dimension == "duration" and _leaves_its_unit_out(self._text, quantity):
                # "It takes six hours; a year ago it took eighteen."
                ratio = durations.HOURS[last_unit.unit]
                amount = Amount("duration", tuple((low * ratio, high * ratio) for low, high in amount.ranges), last_unit.unit, None)
            last_unit = amount if amount.dimension else last_unit
            self._add(quantity.start, quantity.start + len(_bare(quantity.surface)), amount, quantity.end)

    def _counts_nothing(self, quantity: Quantity) -> bool:
        return quantity.ordinal or labels.is_a_label(self._text, quantity) or labels.is_compound_adjective(self._text[quantity.end :])

    def _at(self, start: int) -> Amount | None:
        """The amount that was read there already."""
        return next((one.meant for one in reversed(self.found) if one.start <= start < one.end and isinstance(one.meant, Amount)), None)

    def _is_free(self, start: int, end: int) -> bool:
        return not any(start < other_end and other_start < end for other_start, other_end in self._taken)

    def _add(self, start: int, end: int, amount: Amount, number_end: int) -> None:
        """`number_end`: where the words of the number end, and what is counted may begin."""
        kind: DifferenceKind = "time" if amount.dimension == "duration" and not _PENALTY.search(self._text) else "number"
        sort = _sort(self._reading, number_end, amount)
        self.found.append(Mention(self._statement, kind, self._text[start:end], start, end, amount, sort))
        self._taken.append((start, end))


def _none_and_one(statement: Statement) -> list[Mention]:
    """Amounts too, where they say what became of people."""
    return [
        Mention(
            statement,
            "number",
            statement.reading.text[start:end],
            start,
            end,
            Amount("", ((value, value),), "", fate),
            frozenset((f"={fate}",)),
        )
        for start, end, value, fate in none_and_one(statement.reading.text)
    ]


_PENALTY = re.compile(
    r"\b(?:sentenc\w+|suspended for|suspension|bann?ed for|ban of|jailed for|condenad\w+|sentenciad\w+|condamné\w*|verurteil\w+|Haftstrafe|приговор\w+|осужд\w+|condannat\w*"
    r"|hapis cezası)\b|判处|判處|有期徒刑|懲役|징역|停赛|出場停止|بالسجن|إيقاف",
    re.IGNORECASE,
)
"""A sentence of four years is how much, not when."""


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
    first, _ = clause_around(text, quantity.start, quantity.end)
    each = bool(_EACH.search(text[first : quantity.start])) or bool(_EACH_AFTER.match(after))
    part = bool(_PART_BEFORE.search(before)) or (bool(_PART_AFTER.match(after)) and bool(_A_NUMBER.search(text[: quantity.start])))
    return Amount(
        dimension, ranges, quantity.unit, None if dimension else fate_near(text, quantity.start, quantity.end), values, each=each, part=part
    )


_POINTED = frozenset("en zh ja ko th he".split())
"""Languages that write 1,500.5; the others here write 1.500,5."""


def _as_written(quantity: Quantity, language: str) -> frozenset[float]:
    """ "1.500" is a thousand and five hundred where a language writes it so."""
    if len(quantity.values) > 1 and re.match(r"\d{1,3}[.,]\d{1,2}(?![\d.,])", quantity.surface):
        return frozenset((min(quantity.values),))
    if len(quantity.values) > 1 and language not in _POINTED and re.match(r"\d{1,3}(?:\.\d{3})+(?![\d.,])", quantity.surface):
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


def _range(value: float, before: str, after: str) -> tuple[float, float]:
    if _ABOUT.search(before):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    if _MORE.search(before) or _MORE_AFTER.match(after):
        return value, value * (1 + MORE_THAN)
    if _LESS.search(before):
        return value * (1 - MORE_THAN), value
    return value, value
