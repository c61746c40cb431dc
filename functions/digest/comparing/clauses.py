"""In: an English text's words. Out: where its noun phrases and clauses begin and end. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from functions.digest.comparing.deeds import Deed, How
from functions.digest.comparing.english import Word, is_past

SAYS = frozenset(
    """say says said saying tell tells told claim claims claimed believe believes believed think thinks thought insist insists insisted
    argue argues argued allege alleges alleged maintain maintains maintained announce announces announced report reports reported
    confirm confirms confirmed explain explains explained add adds added recall recalls recalled complain complains complained
    suggest suggests suggested warn warns warned note notes noted declare declares declared state states stated find finds found
    conclude concludes concluded deny denies denied reveal reveals revealed show shows showed shown swear swears swore reply
    replies replied write writes wrote acknowledge acknowledges acknowledged admit admits admitted know knows knew establish
    establishes established hear heard learn learned assert asserts asserted contend contends contended estimate estimates
    estimated testify testified guess guesses reckon reckons doubt doubts reckoned assume assumes assumed judge judges judged rule
    rules ruled call calls called confess confessed hold holds held hint hints hinted point points pointed blame blames blamed
    accuse accuses accused suspect suspects suspected trace traces traced see sees saw put puts lay lays laid ascribe ascribes
    ascribed attribute attributes attributed condemn condemns condemned protest protests""".split()
)
"""Who does this tells of it: no more."""
SAID_OF = frozenset(
    """report reports state states judge judges call calls point points blame lay rule rules doubt claim claims show shows protest
    protests""".split()
)
"""Of these the noun is as common."""
_NOUN_PHRASE = frozenset(("noun", "article", "possessive"))
_CLAUSE_MARKS = frozenset((",", ";", ":", ".", "(", ")", '"', "-"))
MOST_WORDS = 16
"""Of what somebody is said to have done."""


def phrase_at(told: Sequence[Word], start: int) -> int | None:
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


def object_phrase(told: Sequence[Word], start: int) -> int | None:
    """The same as `phrase_at` where no verb can follow: "by football fans"."""
    at = phrase_at(told, start)
    while at is not None and at < len(told) and told[at].part == "present" and told[at].low.endswith("s") and _ends(told, at + 1):
        at += 1
    return at


def _ends(told: Sequence[Word], at: int) -> bool:
    return at >= len(told) or told[at].part in {"mark", "link", "relative"} or (told[at].part == "preposition" and told[at].low != "to")


def is_past_at(told: Sequence[Word], at: int) -> bool:
    return at < len(told) and is_past([word.low for word in told], at)


def tail_of(told: Sequence[Word], end: int) -> int:
    """Past "from …", "of …", "in …", "hired by …" that belong to a noun phrase."""
    while end + 1 < len(told) and told[end].low in {"of", "from"} and (after := phrase_at(told, end + 1)) is not None:
        if told[end + 1].low.endswith("ing") and after - end > 2:
            break  # "accuses the army of shelling …"
        end = after
    return end


def clause_begin(told: Sequence[Word], at: int) -> int:
    while (
        at > 0 and not (told[at - 1].part == "mark" and told[at - 1].low in {",", ";", ":", "(", '"', "."}) and told[at - 1].low != "that"
    ):
        at -= 1
    return at


def clause_end(told: Sequence[Word], at: int) -> int:
    end = at
    while end < len(told) and end - at < MOST_WORDS and not (told[end].part == "mark" and told[end].low in _CLAUSE_MARKS):
        if told[end].part == "link" and told[end].low in {"while", "whereas", "although", "but"}:
            break
        if told[end].low in SAYS and told[end].part in {"verb", "present"} and end > at + 2:
            break
        end += 1
    return end


def deed_of(
    told: Sequence[Word], text: str, doer: tuple[int, int], whole: int, said: tuple[int, int], how: How, more: tuple[int, int] = (0, 0)
) -> Deed:
    start, end = doer[0], max(doer[1], tail_of(told, doer[1]))
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
