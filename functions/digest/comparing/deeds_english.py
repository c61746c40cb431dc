"""In: an English text. Out: its deeds: subjects of active verbs, whoever stands after "by", and whoever is said to be to blame. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from functions.digest.comparing.deeds import Deed, How
from functions.digest.comparing.english import BE, HAVE, Word, is_past, words

_SAYS = frozenset(
    """say says said saying tell tells told claim claims claimed believe believes believed think thinks thought insist insists insisted argue
    argues argued allege alleges alleged maintain maintains maintained announce announces announced report reports reported confirm confirms
    confirmed explain explains explained add adds added recall recalls recalled complain complains complained suggest suggests suggested warn
    warns warned note notes noted declare declares declared state states stated find finds found conclude concludes concluded deny denies
    denied reveal reveals revealed show shows showed shown swear swears swore reply replies replied write writes wrote acknowledge
    acknowledges acknowledged admit admits admitted know knows knew establish establishes established hear heard learn learned assert
    asserts asserted contend contends contended estimate estimates estimated testify testified guess guesses reckon reckons doubt doubts
    reckoned assume assumes assumed judge judges judged rule rules ruled call calls called confess confessed hold holds held hint hints
    hinted point points pointed blame blames blamed accuse accuses accused suspect suspects suspected trace traces traced see sees saw
    put puts lay lays laid ascribe ascribes ascribed attribute attributes attributed condemn condemns condemned protest protests""".split()
)
"""Who does this tells of it: no more."""
_NOUN_PHRASE = frozenset(("noun", "article", "possessive"))
_TOLD_BY = frozenset(
    """accused blamed suspected told said questioned believed condemned denied confirmed announced reported asked warned known
    seen found discovered spotted sighted noticed heard filmed photographed recorded observed rescued saved helped treated winched towed carried lifted flown
    repaired restored rebuilt built cleaned guarded protected escorted accompanied bought owned run sold signed approved ratified elected
    examined investigated inspected questioned welcomed greeted cheered mourned visited attended read followed joined surrounded""".split()
)
"""Who stands behind these and "by" tells, asks or accuses; finds, helps, mends or owns."""
_SAID_OF = frozenset(
    "report reports state states judge judges call calls point points blame lay rule rules doubt claim claims show shows protest protests".split()
)
"""Of these the noun is as common."""
_CAME = frozenset("came come comes coming stem stems stemmed originated originate originates belong belongs belonged".split())
MOST_WORDS = 16
"""Of what somebody is said to have done."""


def deeds(text: str) -> list[Deed]:
    told = words(text)
    found = {(deed.start, deed.how == "blamed"): deed for deed in (*_subjects(told, text), *_agents(told, text), *_blamed(told, text))}
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
        while start < len(told) - 1 and told[start].low in _SAYS and told[start].low not in _SAID_OF:
            start += 1  # "…, said a witness had seen it"
        phrase = _phrase(told, start)
        if phrase is None:
            continue
        verb = _verb_after(told, phrase)
        if verb is None or told[start].part == "pronoun":
            continue
        if (act := _active(told, verb)) is not None and not _comes_from(told, act):
            yield _deed(told, text, (start, phrase), verb, (act, _clause_end(told, act)), "subject")


def _clause_starts(told: Sequence[Word]) -> Iterator[int]:
    yield 0
    for at, word in enumerate(told[:-1]):
        if word.part == "mark" and word.low in {",", ";", ":", "-", "(", '"', "'", "."}:
            yield at + 1
        elif word.part == "link" or word.low == "that":
            yield at + 1
        elif word.low in _SAYS and word.part in {"verb", "present", "noun"}:
            after = at + 1
            yield after
            if told[after].part == "noun" and word.low in {"told", "tells", "tell"}:
                yield after + 1


def _object(told: Sequence[Word], start: int) -> int | None:
    """The same where no verb can follow: "by football fans"."""
    at = _phrase(told, start)
    while at is not None and at < len(told) and told[at].part == "present" and told[at].low.endswith("s") and _ends(told, at + 1):
        at += 1
    return at


def _ends(told: Sequence[Word], at: int) -> bool:
    return at >= len(told) or told[at].part in {"mark", "link", "relative"} or (told[at].part == "preposition" and told[at].low != "to")


def _is_past(told: Sequence[Word], at: int) -> bool:
    return at < len(told) and is_past([word.low for word in told], at)


def _phrase(told: Sequence[Word], start: int) -> int | None:
    """The place after the noun phrase that starts there, with nothing that hangs on it."""
    at = start
    while at < len(told) and (
        told[at].part in _NOUN_PHRASE
        or (told[at].part == "adverb" and at > start and told[at - 1].part == "article")
        or (told[at].part in {"verb", "present"} and at > start and told[at - 1].part in {"article", "possessive"})
        or (told[at].text in {"-", "/"} and at > start and at + 1 < len(told) and told[at].start == told[at - 1].end == told[at].end - 1)
    ):
        at += 1
    return at if at > start and any(word.part == "noun" for word in told[start:at]) else None


def _verb_after(told: Sequence[Word], at: int) -> int | None:
    """The finite verb of the noun phrase that ends there, past what hangs on it: "of …", "who …", "hired by …", ", … ,"."""
    limit = min(len(told), at + 26)
    relative = False
    while at < limit:
        word = told[at]
        if word.part in {"helper", "verb", "present"}:
            if relative:
                relative, at = False, _past_verb(told, at)
                continue
            if word.part == "verb" and (later := _reduced(told, at, limit)) is not None:
                at = later
                continue
            return at
        if word.part == "relative":
            relative = True
        elif word.low == ",":
            close = next((n for n in range(at + 1, min(limit, at + 14)) if told[n].low == ","), None)
            if (
                close is None
                or close + 1 >= len(told)
                or not (told[close + 1].part in {"helper", "verb", "present", "adverb"} or _is_past(told, close + 1))
            ):
                return None
            if told[at + 1].part in {"link", "helper", "verb", "present"}:
                return None
            at = close
            if _is_past(told, at + 1):
                return at + 1
        elif word.part in {"mark", "link"} and word.low != "and":
            return None
        elif word.part == "pronoun" and not relative:
            return None
        elif word.low == "to" and (at + 1 >= limit or told[at + 1].part not in {"article", "noun"}):
            return None
        at += 1
    return None


def _past_verb(told: Sequence[Word], at: int) -> int:
    while at < len(told) and told[at].part in {"helper", "verb", "present", "adverb"}:
        at += 1
    return at


def _reduced(told: Sequence[Word], at: int, limit: int) -> int | None:
    """Where the finite verb stands, if this past is none: "a gang hired by agents did it", "a man killed near Gode was"."""
    if at + 1 >= len(told) or told[at + 1].part not in {"preposition", "adverb"} or told[at].low in _SAYS:
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
        if told[at].low in {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot"}:
            return None
        at += 1
    if at >= len(told):
        return None
    low = told[at].low
    if be:
        return at if low.endswith("ing") and len(low) > 4 else None
    if told[at].part == "noun" and not have and told[at - 1].part == "helper":
        return None
    if low in _SAYS and (low not in {"put", "laid", "lay", "found"} or have) and not _is_act(told, at):
        return None
    return at if low not in {"to"} else None


def _comes_from(told: Sequence[Word], act: int) -> bool:
    """ "The shots came from …": who fired them stands behind."""
    return told[act].low in _CAME and any(word.low in {"from", "to"} for word in told[act + 1 : act + 4])


def _is_act(told: Sequence[Word], at: int) -> bool:
    """ "called off", "held up": no telling."""
    return at + 1 < len(told) and told[at + 1].low in {"off", "up", "out", "down", "away"}


def _clause_end(told: Sequence[Word], at: int) -> int:
    end = at
    while (
        end < len(told)
        and end - at < MOST_WORDS
        and not (told[end].part == "mark" and told[end].low in {",", ";", ":", ".", "(", ")", '"', "-"})
    ):
        if told[end].part == "link" and told[end].low in {"while", "whereas", "although", "but"}:
            break
        if told[end].low in _SAYS and told[end].part in {"verb", "present"} and end > at + 2:
            break
        end += 1
    return end


def _agents(told: Sequence[Word], text: str) -> Iterator[Deed]:
    """After "by", where a participle stands before it."""
    for at, word in enumerate(told[:-1]):
        if word.low != "by" or at == 0:
            continue
        participle = next((n for n in range(at - 1, max(-1, at - 5), -1) if is_past([one.low for one in told], n)), None)
        nominal = told[at - 1].part == "noun"
        if participle is None and not nominal:
            continue
        if participle is not None and (told[participle].low in _TOLD_BY or any(one.part == "mark" for one in told[participle:at])):
            continue
        end = _object(told, at + 1)
        if end is None:
            continue
        first = _clause_begin(told, at)
        yield _deed(told, text, (at + 1, end), _tail(told, end), (first, at), "by", more=(_tail(told, end), _clause_end(told, end - 1)))


def _clause_begin(told: Sequence[Word], at: int) -> int:
    while (
        at > 0 and not (told[at - 1].part == "mark" and told[at - 1].low in {",", ";", ":", "(", '"', "."}) and told[at - 1].low != "that"
    ):
        at -= 1
    return at


def _tail(told: Sequence[Word], end: int) -> int:
    """Past "from …", "of …", "in …", "hired by …" that belong to a noun phrase."""
    while end + 1 < len(told) and told[end].low in {"of", "from"} and (after := _phrase(told, end + 1)) is not None:
        end = after
    return end


_BLAMED = tuple(
    re.compile(rf"\b{pattern}\s+(?=[^\W_])", re.IGNORECASE)
    for pattern in (
        r"it (?:was|is|were|had been)(?: in fact| really)?",
        r"blam(?:e|es|ed|ing)(?: it| this| them)?(?: (?:squarely|solely|entirely))?",
        r"(?:put|puts|putting|lay|lays|laid|lays? the|pin|pins|pinned)(?: the| all)? (?:blame|responsibility)(?: \w+){0,5}? (?:on|with|door of|feet of)",
        r"(?:blame|responsibility|fault) (?:for [^,.;]{3,40} )?(?:lies|lay|rests|rested|falls|fell|is|was) (?:\w+ )?(?:with|on)",
        r"(?:hold|holds|held|holding)(?=[^,.;]{2,50} (?:to blame|responsible|accountable|liable))",
        r"accus(?:e|es|ed|ing)(?=[^,.;]{2,60})",
        r"suspect(?:s|ed|ing)?",
        r"(?:trac(?:e|es|ed)|attribut(?:e|es|ed)|ascrib(?:e|es|ed))(?: \w+){0,6}? to",
        r"put (?:it|this|them|that|the \w+) down to",
        r"(?:point|points|pointed|pointing)(?: (?:a|the|its|their) fingers?)? (?:at|to|towards?)",
        r"the (?:work|doing|act|fault|idea|handiwork|mistake|initiative|decision|responsibility) of",
        r"(?:an act|acts|the victims?|victims?) of",
        r"(?:hand|hands|marks|hallmarks|fingerprints|handwriting) of",
        r"at (?:the )?(?:request|invitation|initiative|behest|insistence|instigation|urging|demand|suggestion|proposal) of",
        r"(?:on|under|by) (?:the )?(?:orders?|initiative|instructions?|behalf) of",
        r"(?:came|come|comes|originated|stemmed) (?:first )?from",
        r"(?:because of|due to|owing to|result of|caused by|fault of|consequence of)",
        r"responsibility (?:of|rests with)",
        r"(?:killers?|attackers?|culprits?|perpetrators?|raiders?|gunmen|shooters?|thieves|thief|robbers?|intruders?|aggressors?|offenders?|assailants?|vandals|arsonists?)(?:, [^,]{3,40},)? (?:was|were|had been)",
    )
)
"""Before whoever is said to have done it."""
_CLEFT = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:who|that|which|whose)\b")
_GUILTY = re.compile(
    r"(?P<who>[^,;:.()\"]{3,70}?)\s+(?:(?:did|has done|had done|have done) it\b|(?:started|began|caused|triggered|provoked) (?:it|this|the (?:fire|fight|shooting|brawl|quarrel|incident|clash))\b"
    r"|(?:is|are|was|were|stood|stands?|be|to)?\s?\b(?:to blame|behind(?= (?!him|her|them|it|schedule|bars|closed|doors)\w)|at fault|responsible|the culprits?|blamed (?=for|over|in|after))\b(?! (?:him|her|them|it|on|by|the wheel)\b)"
    r"|(?:claims?|claimed|admits?|admitted) (?:responsibility|the (?:attack|bombing|blast|killing|shooting))"
    r"|(?:(?:is|are|was|were) )?(?:suspected|accused|blamed)(?=[.,;]|$))"
)
_POSSESSED = re.compile(
    r"(?P<who>(?:[^\W\d_][\w-]*\s){0,4}?[^\W\d_][\w-]*)'s? (?:own )?(?:idea|doing|fault|work|mistake|request|initiative|orders?|behest|insistence|invitation|suggestion|proposal|hand|negligence|carelessness|error)\b"
)


def _blamed(told: Sequence[Word], text: str) -> Iterator[Deed]:
    for pattern in _BLAMED:
        for found in pattern.finditer(text):
            start = next((n for n, word in enumerate(told) if word.start >= found.end()), None)
            if start is None or (end := _object(told, start)) is None:
                continue
            cleft = pattern is _BLAMED[0]
            tail = _tail(told, end)
            if cleft and not _CLEFT.match(text[told[tail - 1].end :]):
                continue
            rest = (tail + 1 if cleft else tail, _clause_end(told, tail) if tail < len(told) else tail)
            first = _clause_begin(told, start)
            how: How = "by" if "came" in pattern.pattern else "blamed"
            until = next((n for n, word in enumerate(told) if word.start >= found.start()), start)
            yield _deed(told, text, (start, end), tail, (first, first) if cleft else (first, until), how, more=rest)
    for pattern in (_GUILTY, _POSSESSED):
        for found in pattern.finditer(text):
            last = max((n for n, word in enumerate(told) if word.end <= found.end("who")), default=None)
            first = next((n for n, word in enumerate(told) if word.start >= found.start("who")), None)
            if last is None or first is None:
                continue
            start = _phrase_before(told, first, last, by_noun=pattern is _POSSESSED)
            if start is None or told[start].part == "pronoun":
                continue
            after = next((n for n, word in enumerate(told) if word.start >= found.end()), len(told))
            end = _phrase(told, start) or last + 1
            yield _deed(
                told,
                text,
                (start, min(end, last + 1)),
                last + 1,
                (after, _clause_end(told, after) if after < len(told) else after),
                "blamed",
            )


def _phrase_before(told: Sequence[Word], first: int, last: int, *, by_noun: bool) -> int | None:
    """Where the subject starts that ends there: the first noun phrase after the last break before it."""
    start = first
    for n in range(first, last + 1):
        if (
            told[n].part in {"link", "mark"}
            or (by_noun and told[n].part in {"preposition", "helper", "verb", "present"})
            or (told[n].low in _SAYS and told[n].low not in _SAID_OF)
        ):
            start = n + 1
    return start if start <= last and _phrase(told, start) is not None else None


def _deed(
    told: Sequence[Word], text: str, doer: tuple[int, int], whole: int, said: tuple[int, int], how: How, more: tuple[int, int] = (0, 0)
) -> Deed:
    start, end = doer[0], max(doer[1], _tail(told, doer[1]))
    while start < end - 1 and told[start].part == "article":
        start += 1
    parts = [_between(told, text, *said), _between(told, text, *more)]
    last = max(end, min(whole, len(told)))
    return Deed(
        told[start].start,
        told[end - 1].end,
        " ".join(part for part in parts if part),
        text[told[doer[0]].start : told[last - 1].end],
        how,
    )


def _between(told: Sequence[Word], text: str, first: int, after: int) -> str:
    return text[told[first].start : told[after - 1].end] if first < after <= len(told) else ""
