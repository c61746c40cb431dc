"""In: what a model answered, and the page that it was asked about. Out: claims that fit the page, and those refused, with reasons. Pure.

An answer is hostile: the articles in the prompt may have spoken to the model. Whatever it says, a claim can only cite sources that
are on the page, under a side only that side's, and brings no link, no markup and no label of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from functions.digest.writing.extractive import sentences
from functions.digest.writing.prompts import categories, listed
from functions.digest.writing.writer import HIGHLIGHTS, Draft, Page
from shared.claims import Evidence, Withheld
from shared.fields import Model

LONGEST_CLAIM = 400
"""Characters; 35 words that are asked for have some 250."""
MOST = {HIGHLIGHTS: 5}
MOST_OF_A_SIDE = 6
MOST_CITED = 8
"""Sources of one claim: nobody looks up more for a sentence."""
MOST_REFUSED = 50
"""What is told of the claims that were refused: an answer may have hundreds."""

_LINK = re.compile(r"\w+://|\bwww\.|\bmailto:|\S@\S+\.\w|\b[\w-]+(?:\.[\w-]+)+/\S|\]\s*\(|\]:", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z!?]|\{\{|\{%|```|!\[|&#?\w+;|\*\*|^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s", re.IGNORECASE)
_CITATION = re.compile(r"\[\^?\d+\]|\((?:articles?|sources?) \d", re.IGNORECASE)
# What writes the same sign in another way; one character for one, so that a place in one text is that place in the other.
_SAME = str.maketrans("“”„«»‘’‚‐‑‒–—―\u00a0\u202f\u2009", '"""""\'\'\'------   ')


class _Quote(Model):
    n: int
    quote: str


class _Claim(Model):
    text: str
    evidence: tuple[_Quote, ...]


@dataclass
class Parsed:
    """`told` is by part of the page: "highlights", a side's id, "elsewhere"."""

    told: dict[str, list[Draft]] = field(default_factory=dict)
    refused: list[Withheld] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(self.told.values())


def parsed(text: str, page: Page, read: Sequence[int], *, cut: bool) -> Parsed:
    """The claims of an answer to prompts.writing; of one that was `cut` off, those that are whole. Raises ValueError for what is no
    answer at all."""
    answer = from_json(text, allow_partial=cut)
    if not isinstance(answer, dict):
        raise ValueError("it is not an object")  # noqa: TRY004 - what came is wrong, not its caller
    found = Parsed()
    seen: dict[str, set[str]] = defaultdict(set)
    for part, raw in _claims(answer, page):
        told = found.told.setdefault(part, [])
        try:
            claim = _Claim.model_validate(raw)
        except ValidationError:
            continue  # half a claim, or none
        draft, reasons = _judged(claim, part, page, read)
        # A highlight may stand under its side again.
        before = seen[HIGHLIGHTS if part == HIGHLIGHTS else "sides"]
        if draft and (said := _said(draft.text)) not in before and len(told) < MOST.get(part, MOST_OF_A_SIDE):
            told.append(draft)
            before.add(said)
        elif reasons and len(found.refused) < MOST_REFUSED:
            text = _plain(claim.text)[:LONGEST_CLAIM]
            found.refused.append(Withheld(text=text, sources=_cited(claim, page), reasons=tuple(reasons)))
    found.categories = dict(_categories(answer, page, read))
    return found


def screened(text: str, page: Page) -> list[int]:
    """The numbers that an answer to prompts.screening names, as far as they are on the page. Raises ValueError."""
    answer = from_json(text)
    named = answer.get("read") if isinstance(answer, dict) else None
    if not isinstance(named, list):
        raise ValueError("it names no articles")  # noqa: TRY004 - as above
    numbers = page.sources.keys()
    return list(dict.fromkeys(n for n in named if isinstance(n, int) and not isinstance(n, bool) and n in numbers))


def _claims(answer: dict[str, Any], page: Page) -> Iterator[tuple[str, Any]]:
    for claim in _items(answer.get("highlights")):
        yield HIGHLIGHTS, claim
    for side in _items(answer.get("sides")):
        if isinstance(side, dict) and side.get("side") in page.parts:
            for claim in _items(side.get("claims")):
                yield side["side"], claim


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _judged(claim: _Claim, part: str, page: Page, read: Sequence[int]) -> tuple[Draft | None, list[str]]:
    text = _plain(claim.text)
    reasons = list(_wrong_with(text, page.topic.language))
    shown = {n: page.sources[n] for n in read}
    numbers = [item.n for item in claim.evidence]
    reasons += [f"there is no source {n}" for n in dict.fromkeys(numbers) if n not in page.sources]
    reasons += [f"the writer had not read source {n}" for n in dict.fromkeys(numbers) if n in page.sources and n not in shown]
    if not numbers:
        reasons.append("it cites no source")
    if len(set(numbers)) > MOST_CITED:
        reasons.append(f"it cites more than {MOST_CITED} sources")
    if part != HIGHLIGHTS:
        strangers = [n for n in dict.fromkeys(numbers) if n in shown and shown[n].perspective != part]
        reasons += [f"source {n} is not of this side" for n in strangers]
    if reasons:
        return None, reasons
    evidence = tuple(
        Evidence(n=item.n, quote=verbatim(item.quote, (shown[item.n].title, shown[item.n].summary))) for item in claim.evidence
    )
    return Draft(text, shown[numbers[0]].story or "", tuple(dict.fromkeys(evidence))), []


def _wrong_with(text: str, language: str) -> Iterator[str]:
    if not text:
        yield "it says nothing"
    if len(text) > LONGEST_CLAIM:
        yield f"it is longer than {LONGEST_CLAIM} characters"
    elif len(sentences(text, language)) > 1:
        yield "it is more than one sentence"
    if _LINK.search(text):
        yield "it holds a link"
    if _MARKUP.search(text) or _CITATION.search(text):
        yield "it holds markup"


def _said(text: str) -> str:
    """By which a claim is known when it comes again with another full stop."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _plain(text: str) -> str:
    """One line, without characters that steer how it is shown. The two joiners are letters' business in Persian and Hindi."""
    line = " ".join(text.split())
    return "".join(character for character in line if character in "\u200c\u200d" or unicodedata.category(character)[0] != "C")


def verbatim(quote: str, texts: Sequence[str]) -> str:
    """The words of one of the texts that the quote stands for, where it differs in quotation marks, dashes and kinds of space
    alone; else the quote as it is."""
    wanted = quote.strip()
    for text in texts:
        at = text.translate(_SAME).find(wanted.translate(_SAME)) if wanted else -1
        if at >= 0:
            return text[at : at + len(wanted)]
    return wanted


def _cited(claim: _Claim, page: Page) -> tuple[int, ...]:
    return tuple(dict.fromkeys(item.n for item in claim.evidence if item.n in page.sources))


def _categories(answer: dict[str, Any], page: Page, read: Sequence[int]) -> Iterator[tuple[str, str]]:
    """By the story's id. An answer that has not one for each story cannot be told apart."""
    named, stories = _items(answer.get("categories")), listed(page, read)
    if len(named) == len(stories):
        for story, category in zip(stories, named, strict=True):
            if category in categories(page):
                yield story.id, category
