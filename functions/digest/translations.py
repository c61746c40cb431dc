"""In: quoted words, and how a writer translates them. Out: the same with the translations that hold. Pure.

A translation is checked as a claim whose only source is the quoted words: names, numbers, opposites and meaning, across languages.
What cannot be checked so is left out, and the words stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from functions.digest import verify
from functions.digest.verifying.words import plain
from shared.claims import Evidence
from shared.comparison import Quotation
from shared.models import NumberedArticle

Written = Mapping[tuple[int, str], str]
"""Translations by the source that quotes and the quoted words."""


def translated(
    quotes: Sequence[Quotation], written: Written, sources: Mapping[int, NumberedArticle], encoder: verify.Encoder
) -> tuple[Quotation, ...]:
    """Every quote, in its order."""
    given = {(quote.n, quote.words): quote for quote in quotes if _is_another(written.get((quote.n, quote.words), ""), quote.words)}
    cases = [(written[key], (Evidence(n=quote.n, quote=quote.words),), {quote.n: _alone(quote, sources)}) for key, quote in given.items()]
    verdicts = dict(zip(given, verify.check_each(cases, encoder), strict=True))
    held = {key: written[key] for key, verdict in verdicts.items() if verdict.supported and not verdict.reasons}
    return tuple(quote.model_copy(update={"translation": held.get((quote.n, quote.words))}) for quote in quotes)


def _is_another(translation: str, words: str) -> bool:
    """Words that come back as they are were not translated."""
    return bool(translation) and plain(translation).casefold() != plain(words).casefold()


def _alone(quote: Quotation, sources: Mapping[int, NumberedArticle]) -> NumberedArticle:
    """The source as if it said nothing but the words."""
    return sources[quote.n].model_copy(update={"title": quote.words, "summary": "", "language": quote.language})
