"""In: words. Out: what they say and its opposite: which matter of vocabulary.py, and which end of it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from functions.digest.verifying.vocabulary import CONCEPTS, SYNONYMS
from functions.digest.verifying.words import stem

Ends = frozenset[tuple[int, int]]
"""(matter, +1 or -1)"""
NONE: Ends = frozenset()


@cache
def _english() -> Mapping[str, Ends]:
    table: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for matter, sign, word in _entries():
        if ":" not in word:
            table[stem(word, "en")].add((matter, sign))
    return {word: frozenset(ends) for word, ends in table.items()}


@cache
def _foreign() -> Mapping[str, tuple[tuple[str, tuple[int, int]], ...]]:
    table: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
    for matter, sign, word in _entries():
        language, colon, beginning = word.partition(":")
        if colon:
            table[language].append((beginning, (matter, sign)))
    return {language: tuple(entries) for language, entries in table.items()}


def _entries() -> list[tuple[int, int, str]]:
    found = []
    for matter, line in enumerate(CONCEPTS.strip().splitlines()):
        for sign, side in zip((1, -1), line.removeprefix("= ").split(" | "), strict=True):
            found += [(matter, sign, word) for word in side.split()]
    return found


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    table: dict[str, set[int]] = defaultdict(set)
    for group, line in enumerate(SYNONYMS.strip().splitlines()):
        for word in line.split():
            table[stem(word, "en")].add(group)
    return {word: frozenset(groups) for word, groups in table.items()}


def ends_of(key: str, surface: str, language: str) -> Ends:
    """Which ends of which matters one word says; `key` is its stem."""
    if language == "en":
        return _english().get(key, NONE)
    word = surface.casefold()
    return frozenset(end for beginning, end in _foreign().get(language, ()) if word.startswith(beginning))


def ends_in(text: str, language: str) -> Ends:
    """The same for a whole text without spaces."""
    return frozenset(end for part, end in _foreign().get(language, ()) if part in text)


def are_synonyms(one: str, other: str) -> bool:
    """Whether news texts use two English stems for one another."""
    return bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


@cache
def beside_only() -> frozenset[int]:
    """The matters whose two ends contradict each other only beside the same word."""
    return frozenset(matter for matter, line in enumerate(CONCEPTS.strip().splitlines()) if line.startswith("= "))


def means(one: str, other: str) -> bool:
    """Whether two stems are the same, or used for one another."""
    return one == other or are_synonyms(one, other)
