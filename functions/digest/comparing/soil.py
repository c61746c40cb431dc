"""In: a text. Out: where it says on whose soil something was: "on the Armenian bank", "en aguas venezolanas". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from functions.digest.comparing.placewords import Word, vocabulary
from functions.digest.places import gazetteer
from functions.digest.verifying.words import folded

_GROUND = (
    r"(?:exclusive )?economic zone|territory|soil|waters|side|bank|ground|airspace|shore"
    r"|territorio|suelo|aguas|lado|orilla|ribera|espacio aéreo"
    r"|territoire|sol|eaux|côté|rive|espace aérien"
    r"|Gebiet|Boden|Territorium|Gewässern?|Seite|Ufer|Staatsgebiet|Luftraum"
    r"|suolo|acque|lato|sponda|versante|spazio aereo"
    r"|território|solo|águas|margem|espaço aéreo"
    r"|территори[ияю]|земле|сторон[еы]|берегу|водах|стороне"
    r"|terytorium|stronie|brzegu|wodach"
    r"|grondgebied|bodem|wateren|kant|oever"
    r"|topraklarında|toprağında|tarafında|karasularında|yakasında|sularında|kıyısında"
)
_SPACED = re.compile(
    rf"(?P<before>(?:[^\s,;:.()\"]+ ){{0,2}})(?P<noun>(?<!\w)(?:{_GROUND})(?!\w))(?P<after>(?: [^\s,;:.()\"]+){{0,3}})", re.IGNORECASE
)
_INSIDE = re.compile(r"(?<!\w)(?:well |just |deep )?inside ((?:[A-Z][\w-]+)(?: [A-Z][\w-]+){0,2})")
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff]{2,7}?)(?:境内|领土|領土|领海|領海|领空|領空|一侧|一側|側|水域)")
_KOREAN = re.compile(r"([가-힣]{2,6}) (?:영토|영해|영공|측 수역|쪽)")
_ARABIC = re.compile(r"(?:الأراضي|المياه|الأجواء|الضفة|الجانب) (ال[\u0621-\u064a]+)|(?:أراضي|مياه) ([\u0621-\u064a]+)")


HIGH_SEAS = "*"
"""Instead of a country, where it is said that it was no one's waters."""
_NO_ONES = re.compile(
    r"(?<!\w)(?:international waters|high seas|aguas internacionales|alta mar|eaux internationales|haute mer|"
    r"internationalen Gewässern|hoher See|acque internazionali"
    r"|águas internacionais|alto mar|международных водах|нейтральных водах|открытом море|wodach międzynarodowych|"
    r"uluslararası sular\w*|açık deniz\w*)(?!\w)"
    r"|公海|国际水域|공해상|المياه الدولية|مياه دولية"
)
_OF = frozenset("of de del du des di da do della dell' von der van".split())


@dataclass(frozen=True)
class Soil:
    """From `start` to `end` of the text; the preposition before it begins at `led`."""

    country: str
    start: int
    end: int
    led: int


def soils(text: str, language: str) -> Iterator[Soil]:
    """None that somebody only came from."""
    for mark in _NO_ONES.finditer(text):
        yield Soil(HIGH_SEAS, mark.start(), mark.end(), mark.start())
    for ground in _grounds(text, language):
        before = text[: ground.start].split()[-2:]
        places = [at for at, word in enumerate(before) if vocabulary(language).phrases("at").has(_word(word))]
        if any(word.lower() in _FROM for word in before):
            continue
        led = text.rfind(before[places[-1]], 0, ground.start) if places else ground.start
        yield replace(ground, led=led)


_FROM = frozenset("from desde depuis aus da dal dalla dallo из с со z ze".split())


def _word(text: str) -> Word:
    return Word(text, 0, len(text), folded(text))


def _grounds(text: str, language: str) -> Iterator[Soil]:
    for pattern in {"zh": (_UNSPACED,), "ja": (_UNSPACED,), "ko": (_KOREAN,), "ar": (_ARABIC,)}.get(language, (_SPACED, _INSIDE)):
        for mark in pattern.finditer(text):
            if "noun" in pattern.groupindex:
                yield from _beside_noun(mark)
            else:
                yield from _at_end(next(part for part in mark.groups() if part), mark)


def _at_end(name: str, mark: re.Match[str]) -> Iterator[Soil]:
    """Characters do not say where a country's name begins: the fewest at the end that are one."""
    starts = range(len(name) - 2, -1, -1) if _UNSPACED.fullmatch(mark[0]) else (0,)
    for start in starts:
        if country := _one(name[start:]):
            yield Soil(country, mark.start() + mark[0].find(name) + start, mark.end(), mark.start())
            return


def _beside_noun(mark: re.Match[str]) -> Iterator[Soil]:
    """The fewest words next to the noun that name one country."""
    before = mark["before"].split()
    after = mark["after"].split()
    if before and (country := _one(before[-1])):
        yield Soil(country, mark.end("before") - len(before[-1]) - 1, mark.end("noun"), mark.start())
        return
    for count in range(1, len(after) + 1):
        if count > 1 and after[0].lower() not in _OF:
            return
        if country := _one(" ".join(after[:count])):
            yield Soil(country, mark.start("noun"), mark.end("noun") + 1 + len(" ".join(after[:count])), mark.start())
            return


def _one(name: str) -> str | None:
    """Arabic makes an adjective of a country by what it begins and ends with."""
    for form in (re.sub("['’]s$", "", name), name.removeprefix("ال").removesuffix("ية")):
        countries = gazetteer().countries(form)
        if len(countries) == 1:
            return next(iter(countries))
    return None
