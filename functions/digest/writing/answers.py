"""In: what a model answered, and the page that it was asked about. Out: claims that fit the page, and those refused, with reasons. Pure.

An answer is hostile: the articles in the prompt may have spoken to the model. Whatever it says, a claim can only cite sources that
are on the page, under a side only that side's, and brings no link, no markup and no label of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from functions.digest.writing.extractive import sentences
from functions.digest.writing.pricing import MOST_STANCES
from functions.digest.writing.prompts import categories
from functions.digest.writing.shown import Shown
from functions.digest.writing.writer import HIGHLIGHTS, Draft, Page, StanceDraft
from shared.claims import Evidence, Withheld
from shared.fields import Model
from shared.topics import ELSEWHERE

ALONE = "no other side's view of the same stands beside it"
QUOTATION_MARKS = "“”„«»\"'‘’「」『』 "
LONGEST_CLAIM = 400
"""Characters; 30 words that are asked for have some 200."""
MOST = {HIGHLIGHTS: 5}
MOST_OF_A_SIDE = 6
MOST_CITED = 8
"""Sources of one claim: nobody looks up more for a sentence."""
LONGEST_ABOUT = 60
"""Characters of what a stance is about; 1 to 4 words that are asked for have some 25."""
MOST_REFUSED = 50
"""What is told of the claims that were refused: an answer may have hundreds."""

_LINK = re.compile(r"\w+://|\bwww\.|\bmailto:|\S@\S+\.\w|\b[\w-]+(?:\.[\w-]+)+/\S|\]\s*\(|\]:", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z!?]|\{\{|\{%|```|!\[|&#?\w+;|\*\*|^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s", re.IGNORECASE)
_LETTER = re.compile(r"\b[Ss]ides? [A-L]\b|\b[A-L]['’]s (?:press|media|outlets)\b|\b(?:press|media|outlets) (?:of|in|from) [A-L]\b")
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
    stances: list[StanceDraft] = field(default_factory=list)
    translations: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(self.told.values())

    def refuse(self, claim: _Claim, shown: Shown, reasons: Sequence[str]) -> None:
        if len(self.refused) < MOST_REFUSED:
            numbers = shown.numbers
            cited = tuple(dict.fromkeys(numbers[item.n] for item in claim.evidence if item.n in numbers))
            self.refused.append(Withheld(text=_plain(claim.text)[:LONGEST_CLAIM], sources=cited, reasons=tuple(reasons)))


def parsed(text: str, page: Page, read: Sequence[int], *, cut: bool) -> Parsed:
    """The claims of an answer to prompts.writing; of one that was `cut` off, those that are whole. Raises ValueError for what is no
    answer at all."""
    answer = from_json(text, allow_partial=cut)
    if not isinstance(answer, dict):
        raise ValueError("it is not an object")  # noqa: TRY004 - what came is wrong, not its caller
    found = Parsed()
    shown = Shown.of(page, read)
    seen: dict[str, set[str]] = defaultdict(set)
    for part, raw in _claims(answer, shown):
        told = found.told.setdefault(part, [])
        claim = _claim(raw)
        if claim is None:
            continue
        draft, reasons = _judged(claim, part, page, shown)
        # A highlight may stand under its side again.
        before = seen[HIGHLIGHTS if part == HIGHLIGHTS else "sides"]
        if draft and (said := _said(draft.text)) not in before and len(told) < MOST.get(part, MOST_OF_A_SIDE):
            told.append(draft)
            before.add(said)
        elif reasons:
            found.refuse(claim, shown, reasons)
    found.categories = dict(_categories(answer, page, shown))
    rows = (_stance(row, page, shown, found) for row in _items(answer.get("stance"))[:MOST_STANCES])
    found.stances += [row for row in rows if row]
    found.translations = dict(_translations(answer, shown))
    return found


def screened(text: str, page: Page) -> list[int]:
    """The numbers that an answer to prompts.screening names, as far as they are on the page. Raises ValueError."""
    answer = from_json(text)
    named = answer.get("read") if isinstance(answer, dict) else None
    if not isinstance(named, list):
        raise ValueError("it names no articles")  # noqa: TRY004 - as above
    numbers = Shown.of(page).numbers
    return list(dict.fromkeys(numbers[n] for n in named if isinstance(n, int) and not isinstance(n, bool) and n in numbers))


def _claims(answer: dict[str, Any], shown: Shown) -> Iterator[tuple[str, Any]]:
    for claim in _items(answer.get("highlights")):
        yield HIGHLIGHTS, claim
    for side in _items(answer.get("sides")):
        letter = side.get("side") if isinstance(side, dict) else None
        if isinstance(letter, str) and letter in shown.sides:
            for claim in _items(side.get("claims")):
                yield shown.sides[letter], claim


def _claim(raw: Any) -> _Claim | None:
    try:
        return _Claim.model_validate(raw)
    except ValidationError:
        return None  # half a claim, or none


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _cell(raw: Any) -> _Claim | None:
    """A claim that rests on one article."""
    if not isinstance(raw, dict):
        return None
    return _claim({"text": raw.get("text"), "evidence": [{"n": raw.get("n"), "quote": raw.get("quote")}]})


def _judged(claim: _Claim, part: str, page: Page, shown: Shown) -> tuple[Draft | None, list[str]]:
    """The claim with the page's numbers instead of the model's."""
    text = _plain(claim.text)
    reasons = list(_wrong_with(text, page.topic.language))
    all_sources = page.sources
    sources = {named: all_sources[n] for named, n in shown.numbers.items()}
    cited = list(dict.fromkeys(item.n for item in claim.evidence))
    reasons += [f"the writer was given no article {n}" for n in cited if n not in sources]
    if not cited:
        reasons.append("it cites no source")
    if len(cited) > MOST_CITED:
        reasons.append(f"it cites more than {MOST_CITED} sources")
    if part != HIGHLIGHTS:
        known = [sources[n] for n in cited if n in sources]
        reasons += [f"source {source.n} is not of this side" for source in known if source.perspective != part]
    if reasons:
        return None, reasons
    quoted = [(sources[item.n], item.quote) for item in claim.evidence]
    evidence = [Evidence(n=source.n, quote=verbatim(quote, (source.title, source.summary))) for source, quote in quoted]
    return Draft(text, sources[cited[0]].story or "", tuple(dict.fromkeys(evidence))), []


def _stance(row: Any, page: Page, shown: Shown, found: Parsed) -> StanceDraft | None:
    """A row, where two sides have a cell in it: each side's first one that is of the row's story."""
    cells: dict[str, Draft] = {}
    story, sources = None, page.sources
    for claim in filter(None, map(_cell, _items(row.get("cells")) if isinstance(row, dict) else [])):
        draft, reasons = _judged(claim, HIGHLIGHTS, page, shown)
        if draft is None:
            found.refuse(claim, shown, reasons)
            continue
        side = sources[draft.sources[0]].perspective
        if draft.story != (story or draft.story):
            found.refuse(claim, shown, ["it is of another story than what it stands beside"])
        elif side not in cells:
            story, cells[side] = draft.story, draft
    if len(cells.keys() - {ELSEWHERE}) < 2:
        found.refused += [Withheld(text=draft.text, sources=draft.sources, reasons=(ALONE,)) for draft in cells.values()]
        return None
    return StanceDraft(story or "", _about(row.get("about"), cells, page), cells)


def _about(words: Any, cells: Mapping[str, Draft], page: Page) -> str:
    """As it stands in an article that the cells cite."""
    cited = [page.sources[n] for draft in cells.values() for n in draft.sources]
    texts = [text for source in cited for text in (source.title, source.summary)]
    found = verbatim(_plain(words) if isinstance(words, str) else "", texts)
    return found if len(found) <= LONGEST_ABOUT and any(found in text for text in texts) else ""


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
    if _LETTER.search(text):
        yield "it calls a side by a letter, which readers do not know"


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


def _translations(answer: dict[str, Any], shown: Shown) -> Iterator[tuple[tuple[int, str], str]]:
    """By source and words. As with categories, an answer that has not one for each cannot be told apart."""
    given = _items(answer.get("translations"))
    if len(given) == len(shown.quotes):
        for quote, words in zip(shown.quotes, given, strict=True):
            text = _plain(words).strip(QUOTATION_MARKS) if isinstance(words, str) else ""
            if text and len(text) <= LONGEST_CLAIM and not (_LINK.search(text) or _MARKUP.search(text) or _CITATION.search(text)):
                yield (quote.n, quote.words), text


def _categories(answer: dict[str, Any], page: Page, shown: Shown) -> Iterator[tuple[str, str]]:
    """By the story's id. An answer that has not one for each story cannot be told apart."""
    named, stories = _items(answer.get("categories")), shown.stories
    if len(named) == len(stories):
        for story, category in zip(stories, named, strict=True):
            if category in categories(page):
                yield story.id, category
