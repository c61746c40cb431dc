"""In: an English text. Out: its deeds: subjects of active verbs, whoever stands after "by", and whoever is said to be to blame. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from functions.digest.comparing import blame
from functions.digest.comparing.clauses import (
    SAID_OF,
    SAYS,
    clause_begin,
    clause_end,
    deed_of,
    is_past_at,
    object_phrase,
    phrase_at,
    tail_of,
)
from functions.digest.comparing.deeds import Deed
from functions.digest.comparing.english import BE, HAVE, Word, is_past, words

_TOLD_BY = frozenset(
    """accused blamed suspected told said questioned believed condemned denied confirmed announced reported asked warned known seen found
    discovered spotted sighted noticed heard filmed photographed recorded observed rescued saved helped treated winched towed
    carried lifted flown repaired restored rebuilt built cleaned guarded protected escorted accompanied bought owned run sold
    signed approved ratified elected examined investigated inspected questioned welcomed greeted cheered mourned visited attended
    read followed joined surrounded""".split()
)
"""Who stands behind these and "by" tells, asks or accuses; finds, helps, mends or owns."""
_CAME = frozenset("came come comes coming stem stems stemmed originated originate originates belong belongs belonged".split())
_VERBAL = frozenset(("helper", "verb", "present"))
_MODALS = frozenset("will would shall should can could may might must cannot".split())
_CLAUSE_MARKS = frozenset((",", ";", ":", "-", "(", '"', "'", "."))
_OPENERS = frozenset("that after before since until till".split())
"""What can stand before a clause, though it is no link."""
_NOT = frozenset("not never no nobody none neither".split())
_SUBJECT_LIMIT, _ASIDE_LIMIT = 26, 14
"""Words between a subject and its verb, and in what stands between two commas there."""


def deeds(text: str) -> list[Deed]:
    told = words(text)
    found = {(deed.start, deed.how == "blamed"): deed for deed in (*_subjects(told, text), *_agents(told, text), *blame.blamed(told, text))}
    blamed = [deed for deed in found.values() if deed.how == "blamed"]
    return [
        *blamed,
        *(deed for deed in found.values() if deed.how != "blamed" and not any(_overlap(deed, other) for other in blamed)),
    ]


def _overlap(one: Deed, other: Deed) -> bool:
    return one.start < other.end and other.start < one.end


def _subjects(told: Sequence[Word], text: str) -> Iterator[Deed]:
    for begin in _clause_starts(told):
        start = begin
        while start < len(told) - 1 and told[start].low in SAYS and told[start].low not in SAID_OF:
            start += 1  # "…, said a witness had seen it"
        phrase = phrase_at(told, start)
        if phrase is None:
            continue
        verb = _verb_after(told, phrase)
        if verb is None or told[start].part == "pronoun" or told[start].low in _NOT:
            continue
        if (act := _active(told, verb)) is not None and not _comes_from(told, act):
            yield deed_of(told, text, (start, phrase), verb, (act, clause_end(told, act)), "subject")


def _clause_starts(told: Sequence[Word]) -> Iterator[int]:
    yield 0
    for at, word in enumerate(told[:-1]):
        is_mark = word.part == "mark" and word.low in _CLAUSE_MARKS
        if is_mark or word.part == "link" or word.low in _OPENERS or (word.low in SAYS and word.part in {"verb", "present", "noun"}):
            yield at + 1
        if word.low in {"told", "tells", "tell"} and told[at + 1].part == "noun":
            yield at + 2


def _verb_after(told: Sequence[Word], at: int) -> int | None:
    """The finite verb of the noun phrase that ends there, past what hangs on it: "of …", "who …", "hired by …", ", … ,"."""
    limit = min(len(told), at + _SUBJECT_LIMIT)
    relative = False
    while at < limit:
        word = told[at]
        if word.part in _VERBAL and relative:
            relative, at = False, _past_verb(told, at)
        elif word.part in _VERBAL:
            later = _reduced(told, at, limit) if word.part == "verb" else None
            if later is None:
                return at
            at = later
        elif word.low == ",":
            close = _aside(told, at, limit)
            if close is None:
                return None
            at = close + 1
            if is_past_at(told, at):
                return at
        elif _breaks(told, at, relative):
            return None
        else:
            relative = relative or word.part == "relative"
            at += 1
    return None


def _aside(told: Sequence[Word], at: int, limit: int) -> int | None:
    """The comma that closes what the one there opens, if the verb comes behind it: "Jakarta, not us, asked"."""
    close = next((n for n in range(at + 1, min(limit, at + _ASIDE_LIMIT)) if told[n].low == ","), None)
    if close is None or close + 1 >= len(told) or told[at + 1].part in _VERBAL | {"link"}:
        return None
    return close if told[close + 1].part in _VERBAL | {"adverb"} or is_past_at(told, close + 1) else None


def _breaks(told: Sequence[Word], at: int, relative: bool) -> bool:
    """Whether no verb of the subject can come behind."""
    word = told[at]
    if word.low == "to":
        return at + 1 >= len(told) or told[at + 1].part not in {"article", "noun"}
    return (word.part in {"mark", "link"} and word.low != "and") or (word.part == "pronoun" and not relative)


def _past_verb(told: Sequence[Word], at: int) -> int:
    while at < len(told) and told[at].part in _VERBAL | {"adverb"}:
        at += 1
    return at


def _reduced(told: Sequence[Word], at: int, limit: int) -> int | None:
    """Where the finite verb stands, if this past is none: "a gang hired by agents did it", "a man killed near Gode was"."""
    if at + 1 >= len(told) or told[at + 1].part not in {"preposition", "adverb"} or told[at].low in SAYS:
        return None
    for n in range(at + 1, limit):
        if told[n].part in {"mark", "link", "relative", "pronoun"}:
            return None
        if told[n].part in {"helper", "verb"} and told[n - 1].part not in {"preposition", "article"}:
            return n
    return None


def _active(told: Sequence[Word], verb: int) -> int | None:
    """Where its own words begin, if the verb is active and no mere telling or being."""
    at = verb
    be = have = False
    while at < len(told) and told[at].part in {"helper", "adverb"}:
        be = told[at].low in BE or (be and told[at].low not in HAVE)
        have = have or told[at].low in HAVE
        if told[at].low in _MODALS | _NOT:
            return None
        at += 1
    if at >= len(told):
        return None
    low = told[at].low
    if be:
        return at if low.endswith("ing") and len(low) > 4 else None
    if told[at].part == "noun" and not have and told[at - 1].part == "helper":
        return None
    if low in SAYS and (low not in {"put", "laid", "lay", "found"} or have) and not _is_act(told, at):
        return None
    return at if low not in {"to"} else None


def _comes_from(told: Sequence[Word], act: int) -> bool:
    """ "The shots came from …": who fired them stands behind."""
    return told[act].low in _CAME and any(word.low in {"from", "to"} for word in told[act + 1 : act + 4])


def _is_act(told: Sequence[Word], at: int) -> bool:
    """ "called off", "called it off", "held up": no telling."""
    return any(word.low in {"off", "up", "out", "down", "away"} for word in told[at + 1 : at + 3])


def _agents(told: Sequence[Word], text: str) -> Iterator[Deed]:
    """After "by", where a participle stands before it."""
    for at, word in enumerate(told[:-1]):
        if word.low != "by" or at == 0:
            continue
        participle = next((n for n in range(at - 1, max(-1, at - 5), -1) if is_past([one.low for one in told], n)), None)
        nominal = told[at - 1].part == "noun"
        if participle is None and not nominal:
            continue
        if participle is not None and (
            (told[participle].low in _TOLD_BY and told[participle + 1].low != "out")
            or any(one.part == "mark" for one in told[participle:at])
        ):
            continue
        if any(one.low in _NOT for one in told[max(0, at - 4) : at + 2]):
            continue
        end = object_phrase(told, at + 1)
        if end is None:
            continue
        first = clause_begin(told, at)
        yield deed_of(
            told, text, (at + 1, end), tail_of(told, end), (first, at), "by", more=(tail_of(told, end), clause_end(told, end - 1))
        )
