"""In: a text's pieces. Out: the known names in it, whatever their language: countries, leaders, bodies, places. Pure."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from functions.digest.verifying.nametable import NAMES, PEOPLE_OF
from functions.digest.verifying.words import folded, pieces, plain

_COUNTRIES = Path(__file__).with_name("countries.json")
_LONGEST = 6
"""Pieces of the longest name that is looked for."""
# 中 alone is "in", 日 "day", 美 "beautiful": such a character is a country only beside another or after a word of dealing.
_SHORT = frozenset("中日美米韩韓朝俄露印巴英法德台臺委以豪菲乌欧亚港미중일러조")
_DEALING = frozenset("对對訪访赴驻駐反抗援涉親亲联聯")


@cache
def _forms() -> Mapping[tuple[str, ...], tuple[str, bool]]:
    """A name's pieces, folded → (its id, whether its capitals count)."""
    table: dict[tuple[str, ...], tuple[str, bool]] = {}
    for country, forms in json.loads(_COUNTRIES.read_text(encoding="utf-8")).items():
        for form in forms:
            table.setdefault(_key(form), (country, False))
    for line in NAMES.strip().splitlines():
        name, forms, *_ = (part.strip() for part in line.split("|"))
        for form in (form.strip() for form in forms.split(";")):
            if form:
                table[_key(form)] = (name, form.isupper() and form.isascii() and len(form) <= 4)
    return table


@cache
def _beginnings() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The first three letters → (beginning of a word, id); longest first."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in NAMES.strip().splitlines():
        name, _, *rest = (part.strip() for part in line.split("|"))
        for beginning in (part.strip() for part in (rest[0] if rest else "").split(";")):
            if beginning:
                table[folded(beginning)[:3]].append((folded(beginning), name))
    return {start: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for start, entries in table.items()}


def _key(form: str) -> tuple[str, ...]:
    return tuple(folded(piece) for piece, _, _ in pieces(plain(form)))


def known(found: Sequence[tuple[str, int, int]], language: str) -> list[tuple[str, int, int]]:
    """(id, first piece, piece after the last) of each known name, from left to right, the longest first."""
    keys = [folded(piece) for piece, _, _ in found]
    names, at = [], 0
    while at < len(found):
        name, length = _at(found, keys, at, language)
        if name:
            names.append((name, at, at + length))
        at += length
    return names


def _at(found: Sequence[tuple[str, int, int]], keys: Sequence[str], at: int, language: str) -> tuple[str | None, int]:
    surface = found[at][0]
    if not (surface[0].isalpha()):
        return None, 1
    cased = surface[0] != surface[0].swapcase() if surface.isascii() or surface[0].islower() or surface[0].isupper() else False
    for length in range(min(_LONGEST, len(found) - at), 0, -1):
        entry = _forms().get(tuple(keys[at : at + length]))
        if entry is None:
            continue
        name, capitals = entry
        if length == 1 and capitals and not surface.isupper():
            continue
        if length == 1 and surface in _SHORT and not _stands_for_a_country(found, at):
            continue
        if cased and not any(piece[:1].isupper() for piece, _, _ in found[at : at + length]):
            continue
        return name, length
    if language != "en" and len(surface) >= 3:
        key = keys[at]
        for bare in (key, *(key.removeprefix(article) for article in ("وال", "بال", "لل", "ال", "و", "ب", "ل") if key.startswith(article))):
            for beginning, name in _beginnings().get(bare[:3], ()):
                if bare.startswith(beginning):
                    return name, 1
    return None, 1


def _stands_for_a_country(found: Sequence[tuple[str, int, int]], at: int) -> bool:
    around = [found[n][0] for n in (at - 1, at + 1) if 0 <= n < len(found) and abs(found[n][1] - found[at][1]) <= 1]
    return any(neighbour in _SHORT for neighbour in around) or (at > 0 and found[at - 1][0] in _DEALING)


def shown_by(name: str) -> frozenset[str]:
    """The name, and what it shows besides: a leader shows the country."""
    also = PEOPLE_OF.get(name)
    return frozenset((name, also)) if also else frozenset((name,))


@cache
def plainly(name: str) -> str:
    """The name as English readers know it: of a country that the table lists by its people, the country."""
    listed = next(
        (line.split("|")[1].split(";")[0].strip() for line in NAMES.strip().splitlines() if line.split("|")[0].strip() == name), ""
    )
    countries = [form for form in json.loads(_COUNTRIES.read_text(encoding="utf-8")).get(name, []) if form.isascii()]
    alike = max(countries, key=lambda form: _shared(form, listed), default=name)
    return alike if not listed or _shared(alike, listed) >= 3 else listed


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
