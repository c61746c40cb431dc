"""In: a claim and a source as read. Out: whether the claim fits the source better with two names exchanged. Pure.

A claim is turned until it is in the active voice; then its keys are laid beside the source's in order. "India warns China" fits
"China warns India" better once its two names change places, and that is what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from functions.digest.verifying.concepts import are_synonyms, ends_of
from functions.digest.verifying.names import shown_by
from functions.digest.verifying.reading import Reading
from functions.digest.verifying.words import Token, is_stop

_BE = frozenset("is are was were be been being gets got".split())
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ught|ld|st|ck|id|nt|un|ut|et|ade|one|ound)$", re.IGNORECASE)
_NP_ENDS = frozenset(
    """over for in on at to after before during as while amid with from against of about and
    but because since despite into under through , ; : . -""".split()
)
_TOGETHER = frozenset(("and", "&", "-", "/", ",", "y", "et", "und", "e", "en", "и", "和", "与", "與", "と", "、"))
_HELPERS = frozenset("has have had is are was were will also to not been".split())
CLOSE = 0.55
"""How much of a claim must lie in the source's order before the order of two names tells anything."""
_MOST = 5


def sequence(reading: Reading, tokens: Sequence[Token] | None = None) -> tuple[str, ...]:
    """Keys of what a text says, in order, in the active voice; "X and Y" always in one order."""
    found = active(list(tokens if tokens is not None else reading.tokens), reading.language)
    keys: list[str] = []
    at = 0
    while at < len(found):
        token = found[at]
        if token.kind == "name" and at + 2 < len(found) and found[at + 1].surface.casefold() in _TOGETHER and found[at + 2].kind == "name":
            pair = sorted((token.key, found[at + 2].key))
            keys += pair
            at += 3
            continue
        if token.kind != "word" or (any(letter.isalnum() for letter in token.surface) and not is_stop(token.surface, reading.language)):
            keys.append(token.key)
        at += 1
    return tuple(keys)


def active(tokens: list[Token], language: str) -> list[Token]:
    """ "A is warned by B over C" as "B warned A over C" (English)."""
    if language != "en":
        return tokens
    for at, token in enumerate(tokens):
        if token.surface.casefold() != "by" or not 2 <= at < len(tokens) - 1:
            continue
        verb = next((n for n in (at - 1, at - 2, at - 3) if n > 0 and _PARTICIPLE.search(tokens[n].surface)), None)
        if verb is None or tokens[verb].kind != "word":
            continue
        end = next((n for n in range(at + 1, len(tokens)) if tokens[n].surface.casefold() in _NP_ENDS), len(tokens))
        start = next((n + 1 for n in range(verb, -1, -1) if tokens[n].surface in {",", ";", ":", "(", "."}), 0)
        helpers = next(
            (
                n
                for n in range(verb, start, -1)
                if tokens[n - 1].surface.casefold() not in _BE | {"has", "have", "had", "not", "will", "may"}
            ),
            start,
        )
        if end - at > 7 or helpers <= start:
            continue
        if not (any(one.surface.casefold() in _BE for one in tokens[helpers:verb]) or tokens[start].surface[:1].isupper()):
            continue
        patient, agent = tokens[start:helpers], tokens[at + 1 : end]
        return [*tokens[:start], *agent, *tokens[helpers:at], *patient, *tokens[end:]]
    return tokens


def exchanged(claim: Reading, segments: Sequence[Reading]) -> tuple[str, str] | None:
    """The two names or numbers of the claim that stand in each other's place, if its sources are plain about it."""
    own = sequence(claim)
    others = [sequence(segment) for segment in segments]
    kept = _best(own, others, claim.language)
    fixed = [key for key in dict.fromkeys(own) if key[0].isupper() or key[0] in "@#"]
    shared = [key for key in fixed if any(key in other for other in others)][:_MOST]
    for one, other in combinations(shared, 2):
        turned = tuple(other if key == one else one if key == other else key for key in own)
        fit = _best(turned, others, claim.language)
        if (one[0] == "#") == (other[0] == "#") and fit >= max(kept + 1.4, CLOSE * len(own)):
            return one, other
    return None


def replaced(claim: Reading, segments: Sequence[Reading]) -> tuple[str, str] | None:
    """(claim's name, source's name) where the claim has another name of the source in a name's place."""
    own = sequence(claim)
    others = [sequence(segment) for segment in segments]
    kept = _best(own, others, claim.language)
    names = [key for key in dict.fromkeys(own) if key[0].isupper() or key[0] == "@"]
    absent = [
        key for key in dict.fromkeys(key for other in others for key in other) if (key[0].isupper() or key[0] == "@") and key not in own
    ]
    for one in names[:_MOST]:
        for other in absent[:_MOST]:
            turned = tuple(other if key == one else key for key in own)
            if _best(turned, others, claim.language) >= max(kept + 1.9, CLOSE * len(own)):
                return one, other
    return None


def order(reading: Reading) -> list[str]:
    """The names of a sentence that opens with one, in order, in the active voice; else none."""
    tokens = [token for token in active(list(reading.tokens), reading.language) if any(letter.isalnum() for letter in token.surface)]
    opening = next((n for n, token in enumerate(tokens) if token.kind == "name"), None)
    if opening is None or any(not is_stop(token.surface, reading.language) for token in tokens[:opening]):
        return []
    return list(dict.fromkeys(token.key for token in tokens if token.kind == "name"))


def other_subject(claim: Reading, segments: Sequence[Reading]) -> tuple[str, str] | None:
    """(claim's name, source's name) that stand right before the same verb, where the source has the claim's name elsewhere."""
    for verb, name in _subjects(claim):
        told = [(other, subject) for segment in segments for other, subject in _subjects(segment) if _same(verb, other)]
        subjects = frozenset(shown for _, subject in told for shown in shown_by(subject))
        elsewhere = any(name in segment.names for segment in segments)
        if told and elsewhere and not subjects & shown_by(name):
            return name, told[0][1]
    return None


def in_place_of(claim: Reading, segments: Sequence[Reading]) -> tuple[str, str] | None:
    """(claim's word, source's word) where all around is the same, and one is another name than the other, or its opposite."""
    own = [token for token in claim.tokens if _says(token, claim.language)]
    for segment in segments:
        told = [token for token in segment.tokens if _says(token, segment.language)]
        blocks = SequenceMatcher(None, [token.key for token in own], [token.key for token in told], autojunk=False).get_opcodes()
        for number, (kind, start, end, first, last) in enumerate(blocks):
            if kind != "replace" or end - start != 1 or not 1 <= last - first <= 2:
                continue
            same_before = blocks[number - 1][2] - blocks[number - 1][1] if number else 0
            same_after = blocks[number + 1][2] - blocks[number + 1][1] if number + 1 < len(blocks) else 0
            if same_before + same_after < 3 or (number and not same_before) or (number + 1 < len(blocks) and not same_after):
                continue
            if _differ(own[start], told[first:last], claim):
                return own[start].surface, " ".join(token.surface for token in told[first:last])
    return None


def _says(token: Token, language: str) -> bool:
    return token.kind != "word" or (len(token.surface) > 1 and token.surface[0].isalnum() and not is_stop(token.surface, language))


def _differ(one: Token, others: Sequence[Token], claim: Reading) -> bool:
    if len(others) == 1 and any((matter, -sign) in ends_of(others[0].key, "", "en") for matter, sign in ends_of(one.key, "", "en")):
        return not ends_of(one.key, "", "en") & ends_of(others[0].key, "", "en")
    named = [one.kind == "name", *(token.kind == "name" for token in others)]
    if not any(named) or not one.is_capital or not others[0].is_capital or "number" in {token.kind for token in (one, *others)}:
        return False
    if one.kind != "name" and claim.is_title and one.surface.casefold() in {"the", "his", "her"}:
        return False
    shown = shown_by(one.key) if one.kind == "name" else frozenset((one.key,))
    return not shown & frozenset(key for token in others for key in (shown_by(token.key) if token.kind == "name" else (token.key,)))


def from_elsewhere(claim: Reading, sources: Sequence[Sequence[Reading]]) -> tuple[int, int] | None:
    """(source of what the claim opens with, source of the rest), as places in `sources`, where no source has both."""
    own = [token for token in claim.tokens if _says(token, claim.language)]
    keys = [token.key for token in own]
    told = [frozenset(token.key for segment in segments for token in segment.tokens) for segments in sources]
    shown = [frozenset(also for segment in segments for name in segment.names for also in shown_by(name)) for segments in sources]
    for rest, segments in enumerate(sources):
        for segment in segments:
            other = [token.key for token in segment.tokens if _says(token, segment.language)]
            match = SequenceMatcher(None, keys, other, autojunk=False).find_longest_match()
            if match.size < 3 or not match.a or not match.b or len(keys) - match.a - match.size > 2:
                continue
            opening = frozenset(keys[: match.a])
            if opening & (told[rest] | shown[rest]):
                continue
            for first in range(len(sources)):
                if first != rest and len(opening & (told[first] | shown[first])) >= max(1, 0.6 * len(opening)):
                    return first, rest
    return None


def _subjects(reading: Reading) -> list[tuple[str, str]]:
    """(verb or what may be one, the name right before it)."""
    tokens = active(list(reading.tokens), reading.language)
    found = []
    for at, token in enumerate(tokens):
        if token.kind != "name" or (at > 0 and tokens[at - 1].surface.casefold() in _TOGETHER | _NP_ENDS | {"by", "of"}):
            continue
        following = next((one for one in tokens[at + 1 : at + 4] if one.surface.casefold() not in _HELPERS), None)
        if (
            following
            and following.kind == "word"
            and following.surface != "'"
            and re.search(r"[^'s]s$|ed$|^(?:said|told|won|lost|hit|cut)$", following.surface, re.IGNORECASE)
        ):
            found.append((following.key, token.key))
    return found


def _best(own: Sequence[str], others: Sequence[Sequence[str]], language: str) -> float:
    return max((_fit(own, other, language) for other in others), default=0.0)


def _fit(one: Sequence[str], other: Sequence[str], language: str) -> float:
    """How many keys they share in one order, and half of how many shared neighbours."""
    row = [0.0] * (len(other) + 1)
    for key in one:
        above = row[:]
        for n, told in enumerate(other):
            row[n + 1] = above[n] + 1 if _same(key, told) else max(above[n + 1], row[n])
    pairs = set(pairwise(other))
    return row[-1] + 0.5 * sum(pair in pairs for pair in pairwise(one))


def _same(one: str, other: str) -> bool:
    return one == other or (
        one[0].islower()
        and other[0].islower()
        and (are_synonyms(one, other) or bool(ends_of(one, one, "en") & ends_of(other, other, "en")))
    )
