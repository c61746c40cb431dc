"""In: a claim and its sources, as read. Out: names in the claim that no source has. Pure.

Countries, leaders and bodies are known in every language; any other name is what a capital tells, and only in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from functions.digest.verifying import names
from functions.digest.verifying.concepts import means
from functions.digest.verifying.reading import Reading
from functions.digest.verifying.source import Source
from functions.digest.verifying.vocabulary import OFFICE, OFFICES, PRESS
from functions.digest.verifying.words import Token, folded, is_stop, stem

_LATIN = frozenset(("en", "es", "fr", "de", "it", "pt", "nl", "pl", "tr"))
_VERBISH = re.compile(r"(?:[^su]s|ed)$|^(?:is|was|has|had|will|would|may|could|to|says|said|did|does)$")
_NOT_A_NAME = re.compile(r"(?:ing|ly|tion|al|ment|ity|ive|ous)$")


def missing_names(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    shown = frozenset(name for source in sources for name in source.shows)
    outlets = " ".join(folded(source.outlet) for source in sources)
    countries = {source.outlet_country for source in sources}
    missing = []
    for name, first, after in claim.known:
        if (
            name in shown
            or _is_office(claim, first, after, name, shown, countries)
            or _is_press(claim, after, name, countries)
            or folded(claim.pieces[first][0]) in outlets.split()
        ):
            continue
        missing.append(claim.text[claim.pieces[first][1] : claim.pieces[after - 1][2]])
    missing += [name for name in _capitals(claim, sources) if folded(name) not in outlets]
    other = [names.plainly(name) for source in sources for name in sorted(source.segments[0].names) if name not in claim.names]
    for name in dict.fromkeys(missing):
        unread = all(source.language in {"hi", "ur"} for source in sources)
        if unread:
            yield f"{name} cannot be verified in the source's language"
        elif len(other) == 1:
            yield f"it names {name} where the source names {other[0]}"
        else:
            yield f"it names {name}, which no cited source does"


def _is_press(claim: Reading, after: int, name: str, countries: set[str | None]) -> bool:
    """ "Chinese media" may stand for a Chinese outlet, or for one that nobody knows."""
    end = claim.pieces[after - 1][2]
    return bool(PRESS.match(claim.text[end:])) and (name in countries or None in countries)


def _is_office(claim: Reading, first: int, after: int, name: str, shown: frozenset[str], countries: set[str | None]) -> bool:
    """ "the Maduro government" is Venezuela's; "Pakistan's leadership" is what a Pakistani outlet calls the leadership."""
    rest = claim.text[claim.pieces[after - 1][2] :]
    if re.match(r"(?:'s)? (?:government|administration|regime)\b", rest) and names.shown_by(name) & shown:
        return True
    return name in countries - {None} and bool(OFFICE.match(rest))


def _capitals(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    """Capitalised words of the claim that no source has, as far as a capital tells a name."""
    if claim.language not in _LATIN:
        return
    segments = [segment for source in sources for segment in source.segments]
    words = frozenset(word for segment in segments for word in segment.folded)
    stems = frozenset(token.key for segment in segments for token in segment.tokens)
    initials = frozenset(_initials(segment) for segment in segments)
    tokens = claim.tokens
    for at, token in enumerate(tokens):
        if token.kind != "word" or not token.is_capital or len(token.surface) < 2 or folded(token.surface) in words:
            continue
        bare = folded(token.surface.removesuffix("'s"))
        if (
            bare in words
            or token.key in stems
            or stem(token.surface, "en") in stems
            or any(bare in row for row in initials if token.surface.isupper())
        ):
            continue
        if is_written_alike(bare, words) or (token.surface.isupper() and _spelled_out(token.surface, segments)):
            continue
        if bare in OFFICES or token.surface in claim.dates.values() or _is_short_for(tokens, at, words):
            continue
        if _tells_a_name(claim, tokens, at, stems):
            yield token.surface


def _tells_a_name(claim: Reading, tokens: Sequence[Token], at: int, stems: frozenset[str]) -> bool:
    token = tokens[at]
    if is_stop(token.surface, claim.language):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if claim.is_title and not token.surface.isupper():
        beside = [tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
        if any(means(token.key, key) for key in stems) or _VERBISH.search(token.surface) or _NOT_A_NAME.search(token.surface):
            return False
        return any(one.key in stems for one in beside)
    if claim.language == "de":
        return bool(following and following.is_capital and following.key not in stems) or token.surface.isupper()
    if not _starts(tokens, at):
        return True
    if (
        following is None
        or re.search(r"(?:ing|ly|ed|al|ic|ous|ive|ary|ful|less|ent|ant|able)$", token.surface)
        or any(means(token.key, key) for key in stems)
    ):
        return False
    if following.is_capital and following.kind == "word" and following.key not in stems:
        return True
    return bool(_VERBISH.search(following.surface)) and not token.surface.endswith("s")


def _starts(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].surface in {".", ":", "!", "?", '"', "'", "-", "—"}


def _initials(segment: Reading) -> str:
    """The first letters of a text's capitalised words: NSA stands in "National Security Adviser"."""
    return "".join(piece[0].lower() for piece, _, _ in segment.pieces if piece[:1].isupper())


def _spelled_out(short: str, segments: Sequence[Reading]) -> bool:
    letters = short.casefold()
    return (
        any(letters in "".join(piece[0].casefold() for piece, _, _ in segment.pieces if piece[0].isalpha()) for segment in segments)
        and len(letters) > 2
    )


def _is_short_for(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    """Whether the source has the initials of the capitalised words around: SDF for Self-Defense Forces."""
    first = last = at
    while first > 0 and (tokens[first - 1].is_capital or tokens[first - 1].surface == "-"):
        first -= 1
    while last + 1 < len(tokens) and (tokens[last + 1].is_capital or tokens[last + 1].surface in {"-", "of", "and"}):
        last += 1
    run = [token.surface[0].casefold() for token in tokens[first : last + 1] if token.is_capital]
    place = sum(token.is_capital for token in tokens[first:at])
    return any("".join(run[start:end]) in words for start in range(place + 1) for end in range(place + 1, len(run) + 1) if end - start >= 2)


def is_written_alike(name: str, words: frozenset[str]) -> bool:
    """Zelenskyy and Zelenski: long, the same beginning, and one or two letters apart."""
    if len(name) < 6:
        return False
    return any(
        len(word) >= 5 and word[:4] == name[:4] and abs(len(word) - len(name)) <= 2 and _apart(word, name) <= 1 + (len(name) > 8)
        for word in words
    )


def _apart(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        row, last = [n], row
        for k, told in enumerate(other, start=1):
            row.append(min(last[k] + 1, row[-1] + 1, last[k - 1] + (letter != told)))
    return row[-1]
