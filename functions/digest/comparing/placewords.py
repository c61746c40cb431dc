"""In: a language. Out: its words about places: what stands before a name, what kinds of places there are, who tells, what happened. Pure.

The tables are placewords.json: phrases parted by `;`, a word that ends in `*` stands for all that begin so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from functions.digest.verifying.words import folded

_FILE = Path(__file__).with_name("placewords.json")
_WORD = r"[^\W_]+(?:[-.'][^\W_]+)*|[^\w\s]"
_TOKEN, _ELIDED = re.compile(_WORD), re.compile(rf"[^\W\d_]{{1,6}}'(?=[^\W\d_]{{3}})|{_WORD}")
_POSSESSIVE = re.compile(r"'s$")
_ARTICLED = re.compile(r"[ae][a-z]{1,2}-[A-ZÀ-Þ]")
ELIDING = frozenset(("fr", "it", "pt", "es"))
"""Languages that write an article and a noun as one: "l'est"."""


@dataclass(frozen=True)
class Word:
    """A word or a mark of a text. `low`: without case and accents, as the tables are looked up."""

    text: str
    start: int
    end: int
    low: str

    @property
    def is_capital(self) -> bool:
        """ "al-Hawa" is one too."""
        return self.text[:1].isupper() or bool(_ARTICLED.match(self.text))

    @property
    def is_mark(self) -> bool:
        return not (self.text[:1].isalnum())


def words_of(text: str, language: str) -> list[Word]:
    """Words and marks; no possessive of English is a part of a word."""
    words = []
    for match in (_ELIDED if language in ELIDING else _TOKEN).finditer(text):
        surface = _POSSESSIVE.sub("", match[0]) if language == "en" else match[0]
        words.append(Word(surface, match.start(), match.start() + len(surface), folded(surface)))
    return words


_CONTRACTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "es": {" a": (" al",), " de": (" del",)},
    "fr": {" de": (" du", " des", " d'"), " à": (" au", " aux")},
    "it": {
        " a": (" al", " allo", " alla", " all'", " ai", " agli", " alle", " ad"),
        " di": (" del", " dello", " della", " dell'", " dei", " degli", " delle"),
        " da": (" dal", " dallo", " dalla", " dall'", " dai", " dalle"),
    },
    "pt": {" a": (" ao", " à", " aos", " às"), " de": (" do", " da", " dos", " das")},
}
"""A preposition and its article that are written as one."""


def _contracted(phrases: Iterable[str], language: str) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        for ending, forms in _CONTRACTED.get(language, {}).items():
            if phrase.endswith(ending):
                yield from (phrase.removesuffix(ending) + form for form in forms)


def _key(phrase: str, language: str) -> tuple[str, ...]:
    if phrase.endswith("'") and language in ELIDING:  # it is one word only before another
        return tuple(word.low for word in words_of(f"{phrase}elided", language))[:-1]
    return tuple(word.low for word in words_of(phrase, language))


class Phrases:
    """A set of words and phrases, each maybe open at its end."""

    def __init__(self, listed: str, language: str) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        self._open: dict[str, list[tuple[str, ...]]] = {}
        for phrase in _contracted(filter(None, (part.strip() for part in listed.split(";"))), language):
            is_open = phrase.endswith("*")
            key = _key(phrase.rstrip("*"), language)
            if is_open and len(key) == 1:
                self._open.setdefault(key[0][:2], []).append(key)
            else:
                self._by_first.setdefault(key[0], []).append((key, is_open))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Word], at: int) -> int:
        """How many words from `at` on are one of these phrases, 0 for none; the longest."""
        for key, is_open in self._by_first.get(words[at].low, ()):
            if at + len(key) > len(words):
                continue
            rest = [word.low for word in words[at : at + len(key)]]
            if tuple(rest) == key or (is_open and rest[:-1] == list(key[:-1]) and rest[-1].startswith(key[-1])):
                return len(key)
        return int(any(words[at].low.startswith(key[0]) for key in self._open.get(words[at].low[:2], ())))

    def has(self, word: Word) -> bool:
        return self.at((word,), 0) == 1


@dataclass(frozen=True)
class Vocabulary:
    language: str
    listed: Mapping[str, str]

    def phrases(self, name: str) -> Phrases:
        return _phrases(self.language, name)

    @cached_property
    def characters(self) -> Mapping[str, tuple[str, ...]]:
        """Of a language that is read by characters: its cues."""
        return {name: tuple(listed.split()) for name, listed in self.listed.items()}


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return tables


@cache
def _phrases(language: str, name: str) -> Phrases:
    return Phrases(_tables().get(language, {}).get(name, ""), language)


@cache
def vocabulary(language: str) -> Vocabulary:
    """An empty one for a language that has no table."""
    return Vocabulary(language, _tables().get(language, {}))
