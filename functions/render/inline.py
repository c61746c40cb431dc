"""In: runs of text, numbers of sources. Out: their HTML, cleaned and escaped, for the places that a page has by the hundred.

What templates do with these few tags takes three times as long, and most of a page is made of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from functions.render.text import clean
from functions.render.views import Piece


def citations(numbers: Iterable[int], numbered: Collection[int]) -> str:
    """Each opens its source's card: by hovering and focusing where the browser knows how (interestfor), by tap and Enter in each.
    A withheld claim may cite a source that is not `numbered`."""
    return "".join(_OPENS.format(n) if n in numbered else f'<b class="cite">{n}</b>' for n in numbers)


_OPENS = '<button popovertarget="c{0}" popovertargetaction="show" interestfor="c{0}" aria-label="Source {0}">{0}</button>'


def foreign(text: str, language: str) -> str:
    """Text of others among ours: its direction is its own, and so is its language, where that is known and another."""
    return f"<bdi{_lang(language)}>{_text(text)}</bdi>"


def quote(text: str, language: str) -> str:
    """The same between the quotation marks of its language, which the browser knows."""
    return f'<q{_lang(language)} dir="auto">{_text(text)}</q>'


def paragraph(pieces: Sequence[Piece]) -> str:
    """What a <p> or <dd> of a claim holds: each run in its language, marked where a comparison marks it."""
    runs = ((language, "".join(map(_marked, run))) for language, run in groupby(pieces, key=attrgetter("language")))
    return "".join(f"<bdi{_lang(language)}>{text}</bdi>" if language else text for language, text in runs)


def _marked(piece: Piece) -> str:
    return f"<mark>{_text(piece.text)}</mark>" if piece.marked else _text(piece.text)


def _lang(language: str) -> str:
    return f' lang="{escape(clean(language))}"' if language else ""


def _text(value: str) -> str:
    """Between tags a quotation mark is one."""
    return escape(clean(value), quote=False)
