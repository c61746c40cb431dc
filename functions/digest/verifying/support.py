"""In: a claim and its sources, as read, and how alike they are in meaning. Out: how far each part of the claim is covered. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from functions.digest.verifying.concepts import are_synonyms
from functions.digest.verifying.reading import UNSPACED, Mark, Reading, read
from functions.digest.verifying.source import Source
from functions.digest.verifying.vocabulary import CLAUSES, GLOSS
from functions.digest.verifying.words import stem

Alike = Callable[[str, str], float]
"""How alike two texts are in meaning, -1 to 1."""

NOTHING_LIKE_IT = "no cited source says anything like it"
FLOOR, FLOOR_ACROSS = 0.36, 0.42
"""How alike in meaning claim and source must be at least, within one language and across two, where they share few words."""
COVERED = 0.5
"""The share of a claim's words in its sources that stands for a low likeness."""
FEWEST = 3
"""Words of content in a claim that was cut."""
PART = 0.3
"""How alike a part of a claim and a source must be where they share no word."""
ENOUGH = 0.7
"""The same across languages, where only names and numbers are shared."""
APART, MERGED = 0.25, 0.75
"""A part is put together when all its sources have this much more of its words than any one of them, and none has this share."""
COMMENT = 0.4
"""The same for a comment of the writer's: ", indicating growing tensions"."""

_LEADING = re.compile(
    r"^(?:and|while|whereas|amid|after|before|as|following|despite|because|although|but|which|a move that|thus|thereby|further)\s+",
    re.IGNORECASE,
)


def parts(text: str) -> list[str]:
    """The clauses of a claim, as far as commas and small words tell them."""
    return [part for part in (piece.strip(" ,.") for piece in CLAUSES.split(text) if piece) if part]


def shortened(text: str) -> list[str]:
    """A claim without its last clause, then without its last two, …, down to three words of content."""
    found = []
    for match in reversed(list(CLAUSES.finditer(text))):
        start = text[: match.start()].rstrip(" ,;—-")
        if len(read(start).content) >= FEWEST:
            found.append(start if start.endswith((".", "。", "!", "?")) else f"{start}{'。' if '。' in text[-1:] else '.'}")
    return found


def is_gloss(part: str) -> bool:
    """Whether a clause opens with a verb of comment: "indicating growing tensions"."""
    first = _LEADING.sub("", part).split(" ")[0].casefold()
    return first.endswith("ing") and stem(first, "en") in _gloss()


def _gloss() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in GLOSS.split())


def covered(claim: Reading, source: Source) -> list[bool]:
    """For each word of content in the claim, whether the source has it: the word, one used for it, its name in another language."""
    keys = frozenset(token.key for segment in source.segments for token in segment.tokens)
    ends = frozenset(end for segment in source.segments for mark in segment.marks for end in mark.ends)
    bigrams = frozenset(segment.text[n : n + 2] for segment in source.segments for n in range(len(segment.text)))
    return [_has(mark, claim, keys, ends, source, bigrams) for mark in claim.content]


def _has(
    mark: Mark, claim: Reading, keys: frozenset[str], ends: frozenset[tuple[int, int]], source: Source, bigrams: frozenset[str]
) -> bool:
    token = mark.token
    if token.kind == "name":
        return token.key in source.shows
    if token.key in keys:
        return token.kind != "word" or claim.language not in UNSPACED or _in_bigram(mark, claim, bigrams)
    if token.kind == "number":
        mine = [quantity for quantity in claim.quantities if quantity.start == token.start]
        return any(one.is_like(quantity) for one in mine for segment in source.segments for quantity in segment.quantities)
    if mark.ends & ends:
        return True
    return any(_akin(token.key, key, claim.language == source.language) for key in keys)


def _in_bigram(mark: Mark, claim: Reading, bigrams: frozenset[str]) -> bool:
    at = mark.token.start
    return claim.text[at : at + 2] in bigrams or claim.text[max(0, at - 1) : at + 1] in bigrams


def _akin(one: str, other: str, same: bool) -> bool:
    if len(one) >= 4 and len(other) >= 4 and one[:4] == other[:4] and one[0].islower():
        shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        if shared >= (5 if same else 4) and shared >= 0.6 * max(len(one), len(other)):
            return True
    return same and are_synonyms(one, other)


def share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 1.0


@dataclass(frozen=True)
class Weighed:
    """How far a claim is supported, 0 to 1, why not, and what in it is the writer's comment."""

    score: float
    reasons: tuple[str, ...]
    comments: tuple[str, ...]


def weigh(
    claim: Reading, split: Sequence[str], sources: Sequence[Source], alike: Alike, texts: Callable[[Source], Sequence[str]]
) -> Weighed:
    flags = [covered(claim, source) for source in sources]
    union = [any(column) for column in zip(*flags, strict=True)]
    nearness = [max(alike(claim.text, text) for text in texts(source)) for source in sources]
    nearest, cover = max(nearness), share(union)
    across = all(source.language != claim.language for source in sources)
    reasons: list[str] = []
    comments: list[str] = []
    known = sum(flag for mark, flag in zip(claim.content, union, strict=True) if mark.token.kind != "word" or mark.token.is_capital)
    if nearest < (FLOOR_ACROSS if across else FLOOR) and cover < (ENOUGH if across else COVERED) and (not across or known < 2):
        reasons.append(NOTHING_LIKE_IT)
    else:
        reasons += _idle(claim, split, sources, flags, nearness, alike, texts)
        if not across:
            reasons += _merged(claim, split, sources)
            reasons += _of_another(split, sources)
        against, comments = _unsupported(split, sources, alike, texts)
        reasons += against
    score = 0.5 * max(nearest, 0.0) + 0.5 * (cover if not across else max(nearest, 0.0))
    return Weighed(score, tuple(reasons), tuple(comments))


def _idle(
    claim: Reading,
    split: Sequence[str],
    sources: Sequence[Source],
    flags: Sequence[Sequence[bool]],
    nearness: Sequence[float],
    alike: Alike,
    texts: Callable[[Source], Sequence[str]],
) -> list[str]:
    """Sources that are cited for nothing."""
    if len(sources) < 2:
        return []
    reasons = []
    for source, own, near in zip(sources, flags, nearness, strict=True):
        best = max([near, *(alike(part, text) for part in split for text in texts(source))])
        if best < FLOOR and share(own) < COVERED / 2:
            reasons.append(f"source {source.n} says nothing of it")
    return reasons


def _merged(claim: Reading, split: Sequence[str], sources: Sequence[Source]) -> list[str]:
    """Parts of the claim that are put together from sources none of which says the whole."""
    if len(sources) < 2:
        return []
    for reading in [read(half) for part in split or [claim.text] for half in re.split(r"\s+as\s+", part)]:
        flags = [covered(reading, source) for source in sources]
        whole, best = share([any(column) for column in zip(*flags, strict=True)]), max(share(column) for column in flags)
        if len(reading.content) >= 4 and whole - best >= APART and best < MERGED:
            return ["it joins what its sources say of different things"]
    return []


def _of_another(split: Sequence[str], sources: Sequence[Source]) -> list[str]:
    """Clauses that put to one outlet what another one of those cited says."""
    for part in split if len(sources) > 1 else ():
        named = [source for source in sources if source.outlet and source.outlet in part]
        if len(named) != 1:
            continue
        reading = read(part.replace(named[0].outlet, " "))
        best = max(sources, key=lambda source: share(covered(reading, source)))
        if share(covered(reading, best)) - share(covered(reading, named[0])) >= MERGED - APART:
            return [f"it puts to {named[0].outlet} what {best.outlet} reports"]
    return []


def _unsupported(
    split: Sequence[str], sources: Sequence[Source], alike: Alike, texts: Callable[[Source], Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Parts of the claim that no source covers: those that say so much that the claim falls with them, and mere comments."""
    reasons: list[str] = []
    comments: list[str] = []
    for part in split:
        reading = read(part)
        cover = max(share(covered(reading, source)) for source in sources)
        near = max(alike(part, text) for source in sources for text in texts(source))
        across = all(source.language != reading.language for source in sources)
        if len(reading.content) < 2 or near >= (COMMENT if is_gloss(part) else PART):
            continue
        if is_gloss(part) and (across or cover < COVERED):
            reasons.append(f"nothing in the sources supports “{part}”")
        elif across or cover < 0.01:
            kind, why = (
                (comments, f"“{part}” is a comment that no cited source makes")
                if _is_comment(part, reading)
                else (reasons, f"nothing in the sources supports “{part}”")
            )
            kind.append(why)
    return reasons, comments


def _is_comment(part: str, reading: Reading) -> bool:
    """Whether a clause names nobody and nothing, and says how things are or what to make of them."""
    if reading.names or reading.quantities or reading.dates:
        return False
    words = _LEADING.sub("", part).casefold().split()
    return words[0].endswith("ing") or bool({"is", "are", "remains", "remain", "was", "were"} & set(words))
