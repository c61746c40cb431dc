"""In: a text. Out: where it says on whose soil something was: "on the Armenian bank", "en aguas venezolanas". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from functions.digest.places import gazetteer

_GROUND = (
    r"territory|soil|waters|side|bank|ground|airspace|shore"
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


_OF = frozenset("of de del du des di da do della dell' von der van".split())


@dataclass(frozen=True)
class Soil:
    """From `start` to `end` of the text."""

    country: str
    start: int
    end: int


def soils(text: str, language: str) -> Iterator[Soil]:
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
            yield Soil(country, mark.start() + mark[0].find(name) + start, mark.end())
            return


def _beside_noun(mark: re.Match[str]) -> Iterator[Soil]:
    """The fewest words next to the noun that name one country."""
    before = mark["before"].split()
    after = mark["after"].split()
    if before and (country := _one(before[-1])):
        yield Soil(country, mark.end("before") - len(before[-1]) - 1, mark.end("noun"))
        return
    for count in range(1, len(after) + 1):
        if count > 1 and after[0].lower() not in _OF:
            return
        if country := _one(" ".join(after[:count])):
            yield Soil(country, mark.start("noun"), mark.end("noun") + 1 + len(" ".join(after[:count])))
            return


def _one(name: str) -> str | None:
    """Arabic makes an adjective of a country by what it begins and ends with."""
    for form in (name, name.removeprefix("ال").removesuffix("ية")):
        countries = gazetteer().countries(form)
        if len(countries) == 1:
            return next(iter(countries))
    return None
