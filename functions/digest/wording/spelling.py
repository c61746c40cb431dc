"""In: a term as lists write it. Out: where a text has it, in any of its inflections, in scripts with and without spaces. Pure.

Latin words may end in a plural or a possessive, Cyrillic, Arabic, Hebrew and Devanagari ones in other endings, and Korean ones in
particles; Arabic and Hebrew write small words before them. Chinese and Japanese have no word boundaries: the term stands as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

Span = tuple[int, int]

_CJK = re.compile(r"[\u3005\u3007\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LATIN, _CYRILLIC, _ARABIC = "a-z0-9\u00df-\u024f", "\u0400-\u04ff", "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
_HEBREW, _DEVANAGARI, _HANGUL = "\u0590-\u05ff", "\u0900-\u0963\u0966-\u097f", "\uac00-\ud7af"
_PARTICLES = "은는이가을를의에와과도로만나라"
_VOWELS = "аеёиоуыэюяйьіїє"
_GAP = r"[\s-]+"
_MARKS = {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u200c": " "}
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ي": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ۂ": "ه", "ё": "е"}


@lru_cache(maxsize=10_000)
def _even(char: str) -> str:
    low = char.lower() if len(char.lower()) == 1 else char
    if "a" <= low <= "z" or low in _MARKS or low in _LETTERS:
        return _MARKS.get(low) or _LETTERS.get(low) or low
    return unicodedata.normalize("NFD", low)[0] if "\u00df" < low < "\u0250" else low


@lru_cache(maxsize=2_000)
def even(text: str) -> str:
    """Without case, Latin accents, and what one letter or mark of several stands for; every character stays in its place."""
    return "".join(map(_even, text))


@dataclass(frozen=True)
class Form:
    """One spelling of a term. Short capitals ("SMO") are no words, and stand as they are."""

    written: str

    @cached_property
    def is_acronym(self) -> bool:
        return sum(letter.isupper() for letter in self.written) >= 2 and len(self.written) <= 6 and " " not in self.written

    @cached_property
    def probe(self) -> str:
        """What every inflection of it has."""
        return max((stem for stem, _ in self._words), key=len)

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        """(what stays, a pattern) of each word."""
        if _CJK.search(self.written):
            return [(even(self.written), re.escape(even(self.written)))]
        return [_word(word) for word in re.split(_GAP, even(self.written)) if word]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        if _CJK.search(self.written):
            return re.compile(self._words[0][1])
        joined = r"\s*" if re.search(f"[{_HANGUL}]", self.written) else _GAP
        return re.compile(joined.join(pattern for _, pattern in self._words))

    def spans(self, text: str) -> Iterator[Span]:
        plain = even(text)
        if self.probe not in plain:
            return
        for found in self.pattern.finditer(plain):
            if not self.is_acronym or text.startswith(self.written, found.start()):
                yield found.span()


def _word(word: str) -> tuple[str, str]:
    script, inflected = next(
        ((script, rule) for script, rule in _SCRIPTS if re.search(f"[{script}]", word)), (_LATIN, lambda word: (word, re.escape(word)))
    )
    stem, pattern = inflected(word)
    after = "" if script == _HANGUL else f"(?![{script}])"
    return stem, f"(?<![{script}]){pattern}{after}"


def _latin(word: str) -> tuple[str, str]:
    return word, re.escape(word) + r"(?:'s|s'|s|es)?"


def _cyrillic(word: str) -> tuple[str, str]:
    stem = word.rstrip(_VOWELS)
    if len(word) < 5 or len(stem) < 4:
        return word, re.escape(word)
    return stem, re.escape(stem) + f"[{_CYRILLIC}]{{0,3}}"


def _arabic(word: str) -> tuple[str, str]:
    stem = word.removeprefix("ال")
    if len(stem) < 3:
        return word, re.escape(word)
    return stem.rstrip("ه"), rf"[وف]?[بلک]?(?:ال|لل)?{re.escape(stem.rstrip('ه'))}[{_ARABIC}]{{0,2}}"


def _hebrew(word: str) -> tuple[str, str]:
    return word, f"[ובהכלמש]{{0,2}}{re.escape(word)}[{_HEBREW}]{{0,2}}" if len(word) >= 4 else re.escape(word)


def _devanagari(word: str) -> tuple[str, str]:
    return word, re.escape(word) + f"[{_DEVANAGARI}]{{0,2}}"


def _hangul(word: str) -> tuple[str, str]:
    return word, re.escape(word) + f"[{_PARTICLES}]?"


_SCRIPTS: tuple[tuple[str, Callable[[str], tuple[str, str]]], ...] = (
    (_HANGUL, _hangul),
    (_CYRILLIC, _cyrillic),
    (_ARABIC, _arabic),
    (_HEBREW, _hebrew),
    (_DEVANAGARI, _devanagari),
    (_LATIN, _latin),
)
