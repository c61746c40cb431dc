"""In: a text in Turkish or Arabic. Out: the names that stand where a place stands. Pure.

Turkish tells a place by an ending or a word that follows, Arabic by a word before names without capitals: where nothing marks the end
of a name, the table of towns does. Names in Chinese, Japanese and Korean are read in placecharacters.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from functions.digest.comparing.placecharacters import chinese, japanese, korean
from functions.digest.comparing.placenames import Named
from functions.digest.comparing.placewords import Phrases, Word, vocabulary, words_of
from functions.digest.comparing.towns import spots
from functions.digest.places import gazetteer
from functions.digest.verifying.numbers import names_of_days

_TURKISH_NAME = r"(?P<name>[A-ZÇĞİÖŞÜ][\wçğıöşüâî-]+(?: (?!(?:ve|ile)\b)[A-ZÇĞİÖŞÜ][\wçğıöşüâî-]+){0,3})"
_TURKISH_CASE = re.compile(rf"{_TURKISH_NAME}'(?P<case>[a-zçğıöşü]+)")
_TURKISH_BEFORE = re.compile(rf"{_TURKISH_NAME}(?:'[nyıiuü]+n?)?(?P<kinds>(?: (?:[a-zçğıöşü]+|\d+)){{0,4}})")
_LOCATIVE, _ABLATIVE, _DATIVE = re.compile(r"^(?:n?[dt][ae])(?:ki\w*)?$"), re.compile(r"^n?[dt][ae]n$"), re.compile(r"^(?:[yn]?[ae])$")
_TURKISH_NEAR = re.compile(r"^\s+(?:yakın|bağlı|\d+ (?:km|kilometre|mil)|komşu)")
_TURKISH_WIDE = re.compile(r"(?:deniz|Denizi?|Körfezi|Boğazı|Gölü|Nehri|Okyanusu|Dağları|Eyaleti|Bölgesi)$")
_TURKISH_PAIR = re.compile(rf"{_TURKISH_NAME} ile (?P<other>[A-ZÇĞİÖŞÜ]\w+)")


def turkish(text: str) -> Iterator[Named]:
    known = vocabulary("tr")
    for mark in _TURKISH_CASE.finditer(text):
        case = mark["case"]
        if mark["name"].isupper():
            continue  # "TIR'da": an acronym
        if _LOCATIVE.match(case):
            relation = "at"
        elif _ABLATIVE.match(case):
            relation = "from"
        elif _DATIVE.match(case):
            relation = "beside" if _TURKISH_NEAR.match(text[mark.end() :]) else "to"
        else:
            continue
        yield Named(mark["name"], mark.start("name"), mark.end("name"), relation, bool(_TURKISH_WIDE.search(mark["name"])), mark.start())
    after, wide = known.phrases("after"), known.phrases("wide")
    for mark in _TURKISH_BEFORE.finditer(text):
        kinds = words_of(mark["kinds"], "tr")
        reached = next((at for at in range(len(kinds)) if after.has(kinds[at])), None)
        own = words_of(mark["name"], "tr")
        if reached is None:
            continue
        is_wide = bool(_TURKISH_WIDE.search(mark["name"])) or any(wide.has(word) for word in (*kinds[: reached + 1], *own[1:]))
        # The first word of a sentence is no name by its capital: "Tekne Ayvalık açıklarında".
        opens = len(own) > 1 and not mark.start("name") and not spots(mark["name"]) and bool(spots(own[1].text))
        start = own[1].start if opens else mark.start("name")
        yield Named(text[start : mark.end("name")], start, mark.end("name"), "beside", is_wide, start)
    for mark in _TURKISH_PAIR.finditer(text):
        yield Named(mark["name"], mark.start("name"), mark.end("name"), "between", False, mark.start())


_COMPOUND = frozenset(
    "رأس تل عين بئر وادي جبل أم أبو بيت دير كفر خان مرسى بني سيدي باب شرم نهر بحر ابن بن عدل جزيرة خربة قلعة بور بورت سان نواذيبو حقل شط ذي ذو بني آل".split()
)
_ARABIC_NOISE = frozenset(
    """فجر مساء صباح ظهر يوم أمس اليوم ليل ليلة بعد خلال حيث أن إن التي الذي الذين وفق بحسب بينما عندما حين كما ما من إلى على عن هذا هذه ذلك
    تلك كل بعض مدة مقر حادث الحادث الحدود حدود البلاد المنطقة المدينة البلدة القرية الميناء البحر الساحل المياه الصحراء الطريق المكان
    موقع الموقع وقت ساعة ساعات الساعة السماء الأرض الأراضي أراضي عدد عدة مركبة سيارة سفينة قارب طائرة منزل منازل مبنى المستشفى مستشفى
    سوق السوق مسجد مدرسة شقة فندق الأسبوع الشهر العام شهر عام الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مصدر مسؤول
    اشتباكات انفجار هجوم قصف غارة عملية إطار ظل حال حالة البحرية النهر العاصمة عاصمة الجانبين الطرفين البلدين الجيش قوات القوات
    غرب شرق شمال جنوب وسط منتصف أول آخر ثلاثة أربعة خمسة عشرة كيلومترا كيلومتر كيلومترات ميلا ميل أميال""".split()
)


def arabic(text: str) -> Iterator[Named]:
    known = vocabulary("ar")
    words = words_of(text, "ar")
    tables = [(relation, known.phrases(relation)) for relation in ("beside", "between", "to", "from", "at")]
    parts, wide = known.phrases("parts"), known.phrases("wide")
    units = known.phrases("units")
    for at, word in enumerate(words):
        relation, length = next(((relation, n) for relation, table in tables for n in [_arabic_at(table, words, at)] if n), ("", 0))
        if not length:
            if word.text.startswith("ب") and parts.has(_bare(word, "ب")):
                relation = "at"
            else:
                continue
        if relation == "from" and at and units.has(words[at - 1]):
            relation = "beside"
        place = at + length
        part: Word | None = None
        while (
            place < len(words)
            and place - at < 6
            and not _is_known_pair(words, place)
            and (parts.has(words[place]) or tables[0][1].at(words, place) == 1)
        ):
            if words[place].low in _COMPOUND and part is not None and place + 1 < len(words):
                break
            part = words[place]
            place += 1
        yield from _arabic_name(words, place, relation, part, wide, at, text)


def _arabic_at(table: Phrases, words: Sequence[Word], at: int) -> int:
    return table.at(words, at) or table.at([replace(words[at], low=words[at].low.removeprefix("و")), *words[at + 1 : at + 4]], 0)


def _is_known_pair(words: Sequence[Word], at: int) -> bool:
    """ "وادي حلفا" is a town, "وادي العلاقي" a valley."""
    return (
        words[at].low in _COMPOUND
        and at + 1 < len(words)
        and any(not spot.reach for spot in spots(f"{words[at].text} {words[at + 1].text}"))
    )


def _bare(word: Word, prefix: str) -> Word:
    return replace(word, low=word.low.removeprefix(prefix))


def _arabic_name(words: Sequence[Word], place: int, relation: str, part: Word | None, wide: Phrases, at: int, text: str) -> Iterator[Named]:
    if place >= len(words) or words[place].is_mark:
        return
    name = words[place]
    if len(name.text) < 3 or name.low in _ARABIC_NOISE or not re.fullmatch(r"[\u0621-\u064a]+", name.text) or name.low in names_of_days():
        return
    end = place + 1
    following = words[end] if end < len(words) else None
    if following is not None and not following.is_mark:
        pair = f"{name.text} {following.text}"
        if (
            name.low in _COMPOUND
            or bool(spots(pair))
            or (following.text.startswith("ال") and not name.text.startswith("ال") and relation == "beside" and not spots(name.text))
        ):
            end += 1
    span = text[name.start : words[end - 1].end]
    if relation in {"at", "between"} and part is None and not spots(span):
        return
    if gazetteer().countries(span):
        return
    yield Named(span, name.start, words[end - 1].end, relation, part is not None and wide.has(part), words[at].start)
    if end < len(words) and words[end].text.startswith("و") and words[at].low == "بين":
        other = words[end]
        yield Named(other.text[1:], other.start + 1, other.end, "between", False, words[at].start)


READERS: Mapping[str, Callable[[str], Iterator[Named]]] = {
    "tr": turkish,
    "zh": chinese,
    "ja": japanese,
    "ko": korean,
    "ar": arabic,
}
