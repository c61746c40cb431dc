"""In: a text and its language. Out: its tokens with their marks: negated or not, done or only said, which clause. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from functions.digest.verifying import names
from functions.digest.verifying.concepts import NONE, Ends, ends_in, ends_of
from functions.digest.verifying.numbers import Quantity, dates, quantities
from functions.digest.verifying.vocabulary import DEMAND, FAILS, FUTURE, HARMLESS, NEGATIONS, POSSIBLE, SOFT
from functions.digest.verifying.words import IRREGULAR, Token, folded, is_stop, language_of, pieces, plain, stem

UNSPACED = frozenset(("zh", "ja", "th"))
_VERB = re.compile(r"(?:[^s]s|ed|ing)$")
_BREAKS = frozenset(',;:()[]"!?—|/')
_LINKS = frozenset("but while whereas although though because after before since until when as despite amid if".split())
SO, WANTED, WILL, MAY = range(4)
"""It is so or was done; somebody wants, plans or demands it; it will be; it may be."""
_REACH = 3
"""Words of content after a negating word that it can reach."""


@dataclass(frozen=True)
class Mark:
    """A token of content as it stands. `negated`: 2 next to the negation, 1 within its reach. `real` is how real it is said
    to be: SO, WANTED, WILL or MAY."""

    token: Token
    at: int
    negated: int
    real: int
    ends: Ends
    content: bool


class Reading:
    """A text as the check reads it."""

    def __init__(self, text: str, told: str = "und") -> None:
        self.language = language_of(text, told)
        self.text = plain(text)
        self.pieces = pieces(self.text)
        self.quantities: list[Quantity] = quantities(self.text, self.language)
        self.dates = dates(self.text)

    @cached_property
    def known(self) -> list[tuple[str, int, int]]:
        return names.known(self.pieces, self.language)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _, _ in self.known)

    @cached_property
    def is_title(self) -> bool:
        """Most Words Are Capitals: then a capital tells nothing."""
        words = [piece for piece, _, _ in self.pieces if len(piece) > 3 and piece.isalpha()]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(folded(piece) for piece, _, _ in self.pieces)

    @cached_property
    def tokens(self) -> list[Token]:
        """Every piece: names by id, numbers by value, words by stem."""
        starts = {first: (name, after) for name, first, after in self.known}
        numbers = {one.start: one for one in self.quantities}
        found: list[Token] = []
        at = 0
        while at < len(self.pieces):
            surface, start, end = self.pieces[at]
            if at in starts:
                name, after = starts[at]
                end = self.pieces[after - 1][2]
                found.append(Token(self.text[start:end], name, "name", start, end))
                at = after
            elif start in numbers:
                one = numbers[start]
                found.append(Token(one.surface, f"#{min(one.values):g}", "number", start, one.end))
                while at < len(self.pieces) and self.pieces[at][1] < one.end:
                    at += 1
            else:
                found.append(Token(surface, stem(surface, self.language), "word", start, end))
                at += 1
        return found

    @cached_property
    def marks(self) -> list[Mark]:
        """The tokens that say something, with what stands before them."""
        return _marked(self.tokens, self.text, self.language)

    @cached_property
    def content(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.content]

    @cached_property
    def ends(self) -> Ends:
        """What it says of the matters in vocabulary.py; a negation says the opposite."""
        if self.language in UNSPACED or self.language == "ko":
            return ends_in(self.text, self.language)
        return frozenset(turned(end, mark.negated) for mark in self.marks for end in mark.ends)

    @cached_property
    def is_question(self) -> bool:
        return self.text.rstrip().endswith(("?", "？", "؟"))

    @cached_property
    def negations(self) -> int:
        """How many words negate."""
        text = HARMLESS.sub(" ", self.text)
        cues = NEGATIONS.get(self.language, "").split()
        if self.language in UNSPACED or self.language == "ko":
            return sum(text.count(cue) for cue in cues)
        return sum(piece.casefold() in cues for piece, _, _ in pieces(text))

    @cached_property
    def softeners(self) -> frozenset[str]:
        """The words that may stand for a negation."""
        return frozenset(mark.token.key for mark in self.marks if mark.token.key in _stems(SOFT))


def turned(end: tuple[int, int], negated: int) -> tuple[int, int]:
    return (end[0], -end[1]) if negated == 2 else end


@lru_cache(maxsize=4_000)
def read(text: str, told: str = "und") -> Reading:
    return Reading(text, told)


@lru_cache(maxsize=8)
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word, "en") for word in words.split())


def _marked(tokens: Sequence[Token], text: str, language: str) -> list[Mark]:
    cues = frozenset() if language in UNSPACED else frozenset(NEGATIONS.get(language, "").split())
    english = language == "en"
    marks: list[Mark] = []
    reach, close, again, real = 0, False, False, SO
    for at, token in enumerate(tokens):
        low = token.surface.casefold()
        following = tokens[at + 1].surface if at + 1 < len(tokens) else ""
        breaks = low in _BREAKS or (low == "-" and text[token.start - 1 : token.start] == " ")
        if breaks or (english and low in _LINKS):
            reach, real = 0, SO
        if not any(letter.isalnum() for letter in token.surface):
            continue
        if token.kind == "word" and low in cues and not HARMLESS.match(text[token.start :].lower()):
            reach, close = _REACH if low not in {"without", "sin", "sans", "ohne"} else 2, True
            again = low == "no"  # "no child playing": neither
            continue
        content = token.kind != "word" or _is_content(token, language)
        negated = 0
        if reach and content and token.kind != "number":
            negated = 2 if close else 1
            reach -= 1
            close, again = (close and token.kind == "name") or (close and again), False
        if english and low == "to" and following not in {"the", "a", "an"} and not following.isdigit() and _headline_to(tokens, at):
            real = max(real, WANTED)
        ends = ends_of(token.key, token.surface, language) if token.kind == "word" else NONE
        marks.append(Mark(token, at, negated, real if content else SO, ends, content))
        if english and token.kind == "word":
            real = _after(token, real, content, following)
            if token.key in _stems(FAILS) and content and (following in {"to", "that"} or _is_gerund(following)):
                reach, close = _REACH, True
    return marks


def _is_content(token: Token, language: str) -> bool:
    if len(token.surface) == 1 and language not in UNSPACED and not token.surface.isdigit():
        return False
    return not is_stop(token.surface, language)


def _after(token: Token, real: int, content: bool, following: str) -> int:
    """How real the next words are, after this one: a marker holds until the word that it marks has come."""
    low = token.surface.casefold()
    if low in {"will", "would", "shall"}:
        return WILL
    if low in {"may", "might", "could"}:
        return MAY
    if _is_gerund(following) and token.key in _stems(POSSIBLE):
        return MAY
    if (following == "to" or _is_gerund(following)) and token.key in _stems(f"{DEMAND} {FUTURE}"):
        return max(real, WANTED)
    return SO if content and token.surface.islower() else real


def _is_gerund(word: str) -> bool:
    return word.islower() and word.endswith("ing")


def _headline_to(tokens: Sequence[Token], at: int) -> bool:
    """ "Japan to provide technology": what will be, where a clause begins with names and nouns and goes on with "to"."""
    before = []
    for token in reversed(tokens[:at]):
        if token.surface in _BREAKS:
            break
        before.append(token)
    if before and before[0].surface.casefold() in {"is", "are", "set", "due", "ready", "about", "going", "poised"}:
        return True
    verbs = [token for token in before if token.kind == "word" and token.surface.islower() and _VERB.search(token.surface)]
    if any(token.surface.casefold() == "to" for token in before):
        return False
    return bool(before) and len(before) <= 6 and not verbs and not any(token.surface.casefold() in IRREGULAR for token in before)
