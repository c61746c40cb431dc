"""In: a page, and the things that its sides may call by different names. Out: what each side calls them, with counts and examples. Pure.

A side's press uses a term where it says it in its own voice: another side's term in quotation marks or after "so-called" does not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from functions.digest.verifying.quotes import quoted_spans
from functions.digest.wording.contested import Term, Thing
from functions.digest.wording.spelling import Span, even
from functions.digest.writing.extractive import headline, sentences
from functions.digest.writing.writer import Page
from shared.claims import Evidence
from shared.comparison import TermDifference, TermUse
from shared.models import NumberedArticle
from shared.topics import ELSEWHERE

MOST = 12
"""Rows a page."""
_SO_CALLED = re.compile(
    r"(?:so-called|self-styled|所谓的?|所謂的?|いわゆる|소위|이른바|llamad[oa]s?|так называем\w+|так зван\w+|ما يسمى|तथाकथित)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Use:
    """A numbered article's use of a term; `written` is the listed form that it has, `language` that form's."""

    article: NumberedArticle
    term: Term
    written: str
    language: str
    quote: str


def found(page: Page, things: Sequence[Thing]) -> tuple[TermDifference, ...]:
    """The things that two or more sides speak of in different words: the topic's own first, then the most spoken of."""
    own = len(page.topic.contested)
    told = {article.n: texts(article) for article in page.articles}
    whole = even("\n".join(text for said in told.values() for text in said))
    rows = [(place >= own, row) for place, thing in enumerate(things) if thing.may_be_in(whole) for row in [_row(page, thing, told)] if row]
    rows.sort(key=lambda found: (found[0], -sum(use.count for use in found[1].uses) if found[0] else 0))
    return tuple(row for _, row in rows[:MOST])


def _row(page: Page, thing: Thing, told: Mapping[int, Sequence[str]]) -> TermDifference | None:
    by_side: dict[str, dict[Term, list[Use]]] = {part: defaultdict(list) for part in page.parts}
    for article in page.articles:
        for use in _uses(article, told[article.n], thing):
            by_side[article.perspective][use.term].append(use)
    words = {side: frozenset(terms) for side, terms in by_side.items() if terms}
    is_anybodys = any(term.owners for terms in words.values() for term in terms)
    if len(words) < 2 or not words.keys() - {ELSEWHERE} or not is_anybodys or not _differ(by_side):
        return None
    return TermDifference(
        thing=thing.name,
        listed=True,
        uses=tuple(
            _use(side, by_side[side][term], page.topic.language)
            for side in words
            for term in sorted(
                by_side[side], key=lambda term: (side not in term.owners, -_articles(by_side[side][term]), thing.terms.index(term))
            )
        ),
    )


def _differ(by_side: dict[str, dict[Term, list[Use]]]) -> bool:
    """Whether some side uses a term that another one does not, or uses least what another one uses most."""
    preferred = {max(terms, key=lambda term: _articles(terms[term])) for terms in by_side.values() if terms}
    return len(preferred) > 1 or len({frozenset(terms) for terms in by_side.values() if terms}) > 1


def _articles(uses: Sequence[Use]) -> int:
    return len({use.article.n for use in uses})


def _use(side: str, uses: Sequence[Use], language: str) -> TermUse:
    """Called by the form in the page's language where the side uses that, else by the one that most of its articles have."""
    by_form: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for use in uses:
        by_form[use.language == language.split("-")[0], use.written].add(use.article.n)
    _, written = max(by_form, key=lambda form: (form[0], len(by_form[form]), form[1]))
    example = next(use for use in uses if use.written == written)
    return TermUse(perspective=side, term=written, count=_articles(uses), example=Evidence(n=example.article.n, quote=example.quote))


def _uses(article: NumberedArticle, told: Sequence[str], thing: Thing) -> Iterator[Use]:
    for text in told:
        quoted = quoted_spans(text)
        for term, form, span in thing.found(_without_outlet(text, article.outlet)):
            another = bool(term.owners) and article.perspective not in term.owners
            if another and _is_set_apart(text, span, quoted):
                continue
            language = next(language for language, listed in term.forms if listed == form)
            yield Use(article, term, form.written, language, text)


def texts(article: NumberedArticle) -> list[str]:
    """The headline, and each sentence of the summary as it stands there."""
    told = sentences(article.summary, article.language) if article.summary else []
    return [headline(article), *(sentence for sentence in told if sentence in article.summary)]


def _without_outlet(text: str, outlet: str) -> str:
    """The Kyiv Independent calls itself so, not the city."""
    return re.sub(re.escape(outlet), lambda name: "_" * len(name[0]), text) if outlet else text


def _is_set_apart(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in quoted) or bool(_SO_CALLED.search(text[: span[0]]))
