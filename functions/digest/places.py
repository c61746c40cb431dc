"""In: a text in any of some twenty languages. Out: the countries it names, by ISO 3166-1 alpha-2 code. Pure.

The names in countries.json are those of the Unicode CLDR (https://cldr.unicode.org, Unicode licence) in 22 languages, and by hand
what newspapers write for a country: its people, its capital, its government ("Beijing", "Kremlin", "estadounidense").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("countries.json")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
_VOWELS = "aeiouyàáéíóúаяеиоуіїыьй"
_LONGEST_ENDING = 5
_SHORTEST_STEM = 5
_MOST_WORDS = 4


class Gazetteer:
    """Names of countries, as words, as phrases, and as strings of scripts without spaces."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self._strings: dict[str, str] = {}
        self._phrases: dict[tuple[str, ...], str] = {}
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for country, own in names.items():
            for name in own:
                self._add(name, country)
        self._longest = max(map(len, self._strings), default=0)

    def _add(self, name: str, country: str) -> None:
        words = _WORD.findall(name)
        if _UNSPACED.fullmatch(name):
            self._strings.setdefault(name, country)
        elif len(words) > 1:
            self._phrases.setdefault(tuple(word.casefold() for word in words), country)
        elif words:
            word = words[0]
            self._words.setdefault(word if _is_acronym(word) else word.casefold(), country)
            stem = word.casefold().rstrip(_VOWELS)
            if len(stem) >= _SHORTEST_STEM and not word.islower():
                self._stems.setdefault(stem, country)

    def countries(self, text: str) -> frozenset[str]:
        return frozenset((*self._in_strings(text), *self._in_words(text)))

    def _in_strings(self, text: str) -> Iterator[str]:
        for run in _UNSPACED.findall(text):
            for start in range(len(run) - 1):
                for end in range(start + 2, min(start + self._longest, len(run)) + 1):
                    if country := self._strings.get(run[start:end]):
                        yield country

    def _in_words(self, text: str) -> Iterator[str]:
        words = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(_UNSPACED.sub(" ", text))]
        folded = [word.casefold() for word in words]
        at = 0
        while at < len(words):
            # The longest name that starts here: North Korea is not Korea.
            for length in range(min(_MOST_WORDS, len(words) - at), 1, -1):
                if country := self._phrases.get(tuple(folded[at : at + length])):
                    yield country
                    at += length
                    break
            else:
                if country := self._word(words[at]):
                    yield country
                at += 1

    def _word(self, word: str) -> str | None:
        if country := self._words.get(word) or self._words.get(word.rstrip(".")):
            return country  # capitals as they stand: "US" is no pronoun
        for form in _without_prefixes(word.casefold().rstrip(".")):
            if country := self._words.get(form):
                return country
            for length in range(len(form), max(_SHORTEST_STEM, len(form) - _LONGEST_ENDING) - 1, -1):
                if country := self._stems.get(form[:length]):
                    return country
        return None


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isascii() and len(word) <= 4


def _without_prefixes(word: str) -> Iterator[str]:
    """Arabic writes "and", "in", "for" and "the" as one word with what follows."""
    yield word
    if word[:1] in "وبلفك" and len(word) > 4:
        yield word[1:]
        yield "ا" + word[1:] if word.startswith("لل") else word[1:].removeprefix("ال")
    if word.startswith("ال"):
        yield word.removeprefix("ال")


@cache
def gazetteer() -> Gazetteer:
    """The one that ships."""
    return Gazetteer(json.loads(_FILE.read_text(encoding="utf-8")))
