"""In: a text in any language. Out: its words as tokens: folded, stemmed, with what negates or qualifies them. Pure.

Latin, Cyrillic, Arabic and Hangul are cut at spaces and stemmed by Snowball (https://snowballstem.org); Chinese, Japanese and Thai,
which have no spaces, are read character by character.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import snowballstemmer

from functions.digest.verifying.vocabulary import CONTRACTIONS, STOP_WORDS

STEMMERS = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish",
}  # fmt: skip
Kind = Literal["word", "name", "number", "date"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", _HAN),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ur", re.compile(r"[\u0679\u0688\u0691\u06ba\u06be\u06d2]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_UNSPACED = "\u0e00-\u0e7f\u3005\u3007\u3040-\u30ff\u3400-\u9fff"
_PIECE = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|[^\w\s]")
_INITIALS = re.compile(r"\b((?:[^\W\d_]\.){2,})")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？؟])[\"'”’」』)]*\s+|(?<=[。！？])|\n+")
_QUOTES = str.maketrans("‘’‛ʼ“”„«»–—‐‑", '\'\'\'\'"""""----')


@dataclass(frozen=True)
class Token:
    """`key` is what two texts share: a stem, a name's or number's id. `surface` is as written;
    `start` and `end` are places in `plain(text)`."""

    surface: str
    key: str
    kind: Kind
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.surface[:1].isupper()


def plain(text: str) -> str:
    """One form of quotation marks and dashes, "U.S." as "US", "won't" as "will not"."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _INITIALS.sub(lambda found: found[1].replace(".", ""), text)
    for short, long in CONTRACTIONS:
        text = short.sub(long, text)
    return " ".join(text.split())


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Without case, and in Latin without accents."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    if not bare.isascii() and "a" <= bare[:1] <= "z":
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
        return bare.replace("ß", "ss").replace("ł", "l").replace("ı", "i")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The word's stem, folded; the same for "reduces" and "reducing"."""
    word = word.casefold().removesuffix("'s").removesuffix("'")
    if language == "en":
        word = IRREGULAR.get(word, word)
    algorithm = STEMMERS.get(language)
    return folded(_stemmer(algorithm).stemWord(word)) if algorithm else folded(word)


@lru_cache(maxsize=20)
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=5_000)
def language_of(text: str, told: str = "und") -> str:
    """The language's two letters: by script, else as told, else by the commonest words; English where nothing tells."""
    counted = {language: len(script.findall(text)) for language, script in _SCRIPTS}
    if counted["ja"] and counted["zh"]:
        counted["ja"] += counted["zh"]
    language, found = max(counted.items(), key=lambda pair: pair[1])
    letters = sum(letter.isalpha() for letter in text)
    if found * 3 >= letters > 0:
        return language
    base = told.split("-")[0].lower()
    if base not in {"und", "", *(name for name, _ in _SCRIPTS)}:
        return base
    pieces = [piece.casefold() for piece in re.findall(r"[^\W\d_]+", text)]
    scores = {name: sum(piece in words for piece in pieces) for name, words in STOP_WORDS.items()}
    best = max(scores, key=lambda name: (scores[name], name == "en"))
    return best if scores[best] > scores["en"] else "en"


def pieces(text: str) -> list[tuple[str, int, int]]:
    """Words, single characters where there are no spaces, and marks, each with its place. A possessive is no part of the word."""
    return [(match[0], match.start(), match.end()) for match in _PIECE.finditer(text)]


def sentences(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _SENTENCE_END.split(text)) if part]


def is_stop(word: str, language: str) -> bool:
    return word.casefold() in STOP_WORDS.get(language, frozenset()) or (
        language != "en" and word.casefold() in STOP_WORDS["en"] and len(word) > 2
    )


IRREGULAR = {
    form: base
    for base, forms in {
        "fall": "fell fallen", "rise": "rose risen", "win": "won", "lose": "lost", "say": "said", "hold": "held", "meet": "met",
        "send": "sent", "build": "built", "buy": "bought", "sell": "sold", "bring": "brought", "take": "took taken", "give": "gave given",
        "make": "made", "go": "went gone", "come": "came", "become": "became", "begin": "began begun", "see": "saw seen", "hit": "hits",
        "find": "found", "fight": "fought", "strike": "struck stricken", "shoot": "shot", "lead": "led", "leave": "left", "keep": "kept",
        "draw": "drew drawn", "withdraw": "withdrew withdrawn", "grow": "grew grown", "break": "broke broken", "speak": "spoke spoken",
        "steal": "stole stolen", "choose": "chose chosen", "seek": "sought", "teach": "taught", "catch": "caught", "think": "thought",
        "tell": "told", "feel": "felt", "spend": "spent", "lend": "lent", "ride": "rode ridden", "write": "wrote written", "throw":
        "threw thrown", "fly": "flew flown", "know": "knew known", "show": "shown", "sink": "sank sunk", "swim": "swam swum", "run": "ran",
        "sing": "sang sung", "drink": "drank drunk", "eat": "ate eaten", "drive": "drove driven", "forbid": "forbade forbidden",
        "child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet", "tooth": "teeth", "sit": "sat", "stand":
        "stood", "wear": "wore worn", "pay": "paid", "lay": "laid", "deal": "dealt", "mean": "meant", "freeze": "froze frozen", "hang":
        "hung", "analysis": "analyses", "crisis": "crises", "die": "dying", "lie": "lying lay", "arise": "arose arisen", "shake": "shook",
        "overtake": "overtook overtaken", "undergo": "underwent undergone", "oversee": "oversaw", "retake": "retook", "foresee": "foresaw",
    }.items()
    for form in forms.split()
}  # fmt: skip
