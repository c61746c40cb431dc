"""In: a text in a European language other than English. Out: its deeds. Pure.

Without a tagger a noun phrase is read from where it can start up to the first small word, verb or mark; who it is, its meaning tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from functions.digest.comparing.deeds import Deed, How
from functions.digest.comparing.europe import GRAMMARS, Grammar, pattern

_WORD = re.compile(r"(?:[ldcsnmtj]|qu|dell|dall|nell|sull|all|un)'(?=\w)|[^\W\d_][^\W_]*(?:[-'][^\W_]+)*|\d[\d.,]*|[^\w\s]", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()\"!?]|\.(?=\s|$)|\s-\s")
MOST_NOUNS, MOST_OPENING, MOST_WORDS = 3, 12, 110
"""Words of a noun phrase beside articles, and of what a clause opens with before its verb; characters of what somebody is said to
have done."""
_CLAUSE_LINKS = frozenset("que qu' che dass daß dat że что що".split())


@dataclass(frozen=True)
class _Token:
    text: str
    low: str
    start: int
    end: int


class _Text:
    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.grammar = text, grammar
        self.tokens = [_Token(one[0], one[0].casefold(), one.start(), one.end()) for one in _WORD.finditer(text)]
        self.articles, self.stops, self.of = (frozenset(words.split()) for words in (grammar.articles, grammar.stops, grammar.of))

    def at(self, place: int) -> int:
        """The token that starts there or next after it."""
        return next((n for n, token in enumerate(self.tokens) if token.start >= place), len(self.tokens))

    def is_verb(self, token: _Token) -> bool:
        if token.text[:1].isupper() and (self.grammar.is_german or token.start > 0):
            return False
        return token.low not in self.grammar.nouns and bool(pattern(rf"(?:{self.grammar.verb})").fullmatch(token.low))

    def ends(self, token: _Token) -> bool:
        """Whether no noun phrase goes on over it."""
        return not token.low[0].isalnum() or token.low in self.stops or token.low in self.of or self.is_verb(token)

    def phrase(self, first: int) -> tuple[int, int] | None:
        """(first noun, place after the last) of the noun phrase that starts there."""
        start = first
        while start < len(self.tokens) and (self.tokens[start].low in self.articles or self.tokens[start].low[0].isdigit()):
            start += 1
        after = start
        while after < len(self.tokens) and after - start < MOST_NOUNS and not self.ends(self.tokens[after]):
            if self.tokens[after].low in self.articles and not self.tokens[after].text[:1].isupper():
                break
            is_noun = self.tokens[after].text[:1].isupper()
            after += 1
            if self.grammar.is_german and is_noun and not (after < len(self.tokens) and self.tokens[after].text[:1].isupper()):
                break
        if self.grammar.is_german and not any(token.text[:1].isupper() for token in self.tokens[start:after]):
            return None
        return (start, after) if after > start else None

    def tail(self, after: int) -> int:
        """Past "of …" that belongs to it."""
        while after < len(self.tokens) and self.tokens[after].low in self.of and (more := self.phrase(after + 1)) is not None:
            after = more[1]
        return after

    def phrase_before(self, last: int) -> tuple[int, int] | None:
        first = last
        while (
            first > 0
            and last - first < MOST_NOUNS + 2
            and not (self.ends(self.tokens[first - 1]) and self.tokens[first - 1].low not in self.of)
        ):
            first -= 1
        return self.phrase(first) if first < last else None


def deeds(text: str, language: str) -> list[Deed]:
    read = _Text(text, GRAMMARS[language])
    blamed = [*_blamed(read), *_clefts(read)]
    found = {deed.start: deed for deed in (*_subjects(read), *_by(read), *blamed)}
    return list(found.values())


def _clause(read: _Text, start: int, end: int) -> tuple[int, int]:
    """The places of the clause around what stands there."""
    first = max((mark.end() for mark in _CLAUSE.finditer(read.text) if mark.end() <= start), default=0)
    last = min((mark.start() for mark in _CLAUSE.finditer(read.text) if mark.start() >= end), default=len(read.text))
    return first, last


def _subjects(read: _Text) -> Iterator[Deed]:
    starts = [0, *(read.at(mark.end()) for mark in _CLAUSE.finditer(read.text))]
    starts += [n + 1 for n, token in enumerate(read.tokens) if token.low in _CLAUSE_LINKS]
    for start in dict.fromkeys(starts):
        first = _past_links(read, start)
        phrase = read.phrase(first)
        if phrase is not None:
            yield from _subject(read, phrase)
            if read.grammar.is_free:
                yield from _behind_verb(read, first)
        else:
            yield from _before_verb(read, first)
            if read.grammar.inverts:
                yield from _behind_verb(read, first)


def _past_links(read: _Text, at: int) -> int:
    links = frozenset("y e et und en i и та й pero mais mas ma aber maar ale но але".split())
    while at < len(read.tokens) and read.tokens[at].low in links:
        at += 1
    return at


def _subject(read: _Text, phrase: tuple[int, int]) -> Iterator[Deed]:
    tail = read.tail(phrase[1])
    _, last = _clause(read, read.tokens[phrase[0]].start, read.tokens[phrase[1] - 1].end)
    rest = read.text[read.tokens[tail].start : last] if tail < len(read.tokens) and read.tokens[tail].start < last else ""
    if len(rest.split()) < 2 or _NOT.match(rest) or _tells(read, rest) or _is_passive(read, rest):
        return
    yield _deed(read, phrase, tail, rest[:MOST_WORDS], "subject")


def _before_verb(read: _Text, first: int) -> Iterator[Deed]:
    """ "Według burmistrza litewscy rybacy zerwali sieć": the two words right before the verb of a clause that opens otherwise."""
    verb = next((n for n in range(first, min(first + MOST_OPENING, len(read.tokens))) if read.is_verb(read.tokens[n])), None)
    if verb is None or any(not token.low[0].isalnum() for token in read.tokens[first:verb]):
        return
    phrase = read.phrase(max(first, verb - 2))
    if phrase is not None and phrase[1] == verb:
        yield from _subject(read, phrase)


def _behind_verb(read: _Text, first: int) -> Iterator[Deed]:
    """ "Am Montag rammte ein griechischer Frachter …": the first noun phrase right behind the clause's verb."""
    for n in range(first, min(first + MOST_OPENING, len(read.tokens) - 1)):
        token = read.tokens[n]
        if not token.low[0].isalnum():
            return
        is_verb = (
            read.is_verb(token)
            if not read.grammar.is_german
            else token.text.islower()
            and bool(re.search(r"(?:te|ten|t|ß|ss|g|ng|b|f|en|m)$", token.low))
            and token.low not in read.stops | read.articles
        )
        if (
            is_verb
            and (n > first or read.grammar.is_free)
            and read.tokens[n + 1].low not in {"den", "dem", "einen", "einem"}
            and (phrases := list(_near(read, n + 1)))
        ):
            for phrase in phrases:
                yield from _subject_behind(read, phrase, n)
            return


def _subject_behind(read: _Text, phrase: tuple[int, int], verb: int) -> Iterator[Deed]:
    start, last = _clause(read, read.tokens[phrase[0]].start, read.tokens[phrase[1] - 1].end)
    tail = read.tail(phrase[1])
    before = read.text[start : read.tokens[verb].end]
    after = read.text[read.tokens[tail].start : last] if tail < len(read.tokens) and read.tokens[tail].start < last else ""
    words = f"{before.strip()} {after}".strip()
    if not _tells(read, read.text[read.tokens[verb].start :]) and not _is_passive(read, words):
        yield _deed(read, phrase, tail, words[:MOST_WORDS], "subject")


def _tells(read: _Text, rest: str) -> bool:
    """Whether the verb right behind is one of telling."""
    return not re.match(r"se neg", rest) and bool(pattern(rf"(?:\w+\s){{0,2}}(?:{read.grammar.says})\b").match(rest))


def _is_passive(read: _Text, rest: str) -> bool:
    return bool(pattern(rf"(?:\w+\s){{0,2}}(?:{read.grammar.passive})(?!\w)").match(rest))


def _by(read: _Text) -> Iterator[Deed]:
    for found in pattern(rf"(?<!\w)(?:{read.grammar.by})(?:\s|(?<=')(?=\w))").finditer(read.text):
        first, last = _clause(read, found.start(), found.end())
        told = read.text[first : found.start()] + (read.text[found.end() : last] if read.grammar.is_german else "")
        if not pattern(rf"(?:{read.grammar.passive})(?!\w)|(?:{_PARTICIPLE})(?!\w)").search(told):
            continue
        phrase = read.phrase(read.at(found.end()))
        if phrase is not None and not pattern(rf"(?:^|.*\W)(?:{read.grammar.says})\s*").fullmatch(read.text[first : found.start()]):
            yield _deed(read, phrase, read.tail(phrase[1]), _without(read, first, last, found.start(), phrase), "by")
    if read.grammar is GRAMMARS["ru"]:
        yield from _instrumentals(read)


_NOT = re.compile(r"(?:\w+\s)?(?:no|non|não|nunca|mai|ne|n'|nicht|niet|nie|не)\b", re.IGNORECASE)
_PARTICIPLE = r"\w+(?:[aií]d[oa]s?|ée?s?|at[oaie]|ut[oaie]|it[oaie]|ge\w+(?:t|en)|any|ana|ane|ony|ona|one|eni)"
_INSTRUMENTAL = re.compile(r"\w{2,}(?:ом|ем|ём|ами|ями|ой|ей|ью)$")
_RUSSIAN_PASSIVE = re.compile(r"\w+(?:ан|ана|ано|аны|ен|ена|ено|ены|ён|ыт|ыта|ыты|ят|ята|яты|ло)$")


def _instrumentals(read: _Text) -> Iterator[Deed]:
    """ "Мост был взорван сепаратистами", "их сорвало паводком"."""
    for n, token in enumerate(read.tokens[:-1]):
        following = read.tokens[n + 1]
        if _RUSSIAN_PASSIVE.fullmatch(token.low) and token.low not in read.grammar.nouns and _INSTRUMENTAL.fullmatch(following.low):
            after = n + 2
            while after < len(read.tokens) and after < n + 4 and _INSTRUMENTAL.fullmatch(read.tokens[after].low):
                after += 1
            first, last = _clause(read, token.start, following.end)
            yield _deed(read, (n + 1, after), read.tail(after), _without(read, first, last, following.start, (n + 1, after)), "by")


def _blamed(read: _Text) -> Iterator[Deed]:
    for expression in read.grammar.before:
        for found in pattern(rf"(?<!\w)(?:{expression})(?:\s|(?<=')(?=\w))").finditer(read.text):
            first, last = _clause(read, found.start(), found.end())
            for phrase in _near(read, read.at(found.end())):
                if read.tokens[phrase[0]].start < last:
                    yield _deed(read, phrase, read.tail(phrase[1]), _without(read, first, last, found.start(), phrase), "blamed")
    if read.grammar.acts:
        for found in pattern(rf"(?<!\w)(?:{read.grammar.acts})\s").finditer(read.text):
            first, last = _clause(read, found.start(), found.end())
            if (doer := read.phrase(read.at(found.end()))) is not None:
                yield _deed(read, doer, read.tail(doer[1]), _without(read, first, last, found.end(), doer), "by")
    for expression in read.grammar.after:
        for found in pattern(rf"(?<!\w)(?:{expression})(?!\w)").finditer(read.text):
            before = read.phrase_before(read.at(found.start()))
            _, last = _clause(read, found.start(), found.end())
            if before is not None:
                yield _deed(read, before, read.tail(before[1]), read.text[found.end() : last].strip()[:MOST_WORDS], "blamed")


def _near(read: _Text, at: int) -> Iterator[tuple[int, int]]:
    """The noun phrase there; where a preposition stands there, those that can follow it: "открыл по ошибке электрик"."""
    if (phrase := read.phrase(at)) is not None:
        yield phrase
    elif read.grammar.inverts and at < len(read.tokens) and read.tokens[at].low in read.stops:
        yield from (found for skipped in (1, 2, 3) if (found := read.phrase(at + skipped)) is not None)


def _clefts(read: _Text) -> Iterator[Deed]:
    before, following = read.grammar.cleft
    if not before:
        return
    for found in pattern(rf"(?<!\w){before}\s").finditer(read.text):
        phrase = read.phrase(read.at(found.end()))
        if phrase is None:
            continue
        tail = read.tail(phrase[1])
        end = read.tokens[tail - 1].end
        if not (mark := pattern(rf"\s*{following}").match(read.text, end)):
            continue
        _, last = _clause(read, found.start(), mark.end())
        yield _deed(read, phrase, tail, read.text[mark.end() : last].strip()[:MOST_WORDS], "blamed")


def _without(read: _Text, first: int, last: int, before: int, phrase: tuple[int, int]) -> str:
    """The clause without whoever did it."""
    end = read.tokens[phrase[1] - 1].end
    return f"{read.text[first:before].strip()} {read.text[end : max(end, last)].strip()}".strip()[:MOST_WORDS]


def _deed(read: _Text, phrase: Sequence[int], tail: int, words: str, how: How) -> Deed:
    tokens = read.tokens
    last = tokens[max(tail, phrase[1]) - 1].end
    return Deed(tokens[phrase[0]].start, last, words, read.text[tokens[phrase[0]].start : last], how)
