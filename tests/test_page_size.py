"""How large a page of real size is with its comparison: twenty sources, addresses as long as Google News has them."""

from __future__ import annotations

import re

from functions.render import pages
from shared.comparison import Cell, Comparison
from shared.models import Digest
from tests.comparisons import compared_digest, comparison
from tests.test_pages import HTML, rich


def many_compared() -> Digest:
    """Twenty sources, three stories that both sides tell, each with what a story can have; and a long list of what went quiet."""
    edition, whole = rich(), comparison()
    ids = {"china": range(1, 11), "japan": range(11, 21)}
    (claim,) = [row.cell.claim for row in whole.one_sided]
    first, second = compared_digest().stories
    stories = tuple(
        first.model_copy(
            update={
                "id": f"story-{n}",
                "title": edition.articles[n - 1].title,
                "articles": (n, n + 10),
                "perspectives": {"china": (n,), "japan": (n + 10,)},
            }
        )
        for n in range(1, 4)
    )
    alone = second.model_copy(update={"id": "story-4", "articles": (4,), "perspectives": {"china": (4,)}})

    def cell(side: str, n: int, value: str = "") -> Cell:
        text = f"Outlet {n}: {edition.articles[n - 1].title}, said a ministry of 14 ships on Tuesday"
        return Cell(perspective=side, claim=claim.model_copy(update={"text": text, "sources": (n,)}), value=value)

    def row(n: int, value: str = "") -> tuple[Cell, ...]:
        return tuple(cell(side, numbers[n - 1], value) for side, numbers in ids.items())

    (agreed,), (differs, *_), (told,) = whole.agreed, whole.differs, whole.one_sided
    (japan,) = [since for since in whole.since if since.gone_quiet]
    quiet = japan.gone_quiet[0].model_copy(update={"title": "A headline of usual length about something that went on before"})
    found = Comparison(
        sides=("china", "japan"),
        agreed=tuple(agreed.model_copy(update={"story": f"story-{n}", "cells": row(n)}) for n in range(1, 4)),
        differs=tuple(differs.model_copy(update={"story": f"story-{n}", "cells": row(n, "14")}) for n in range(1, 4)),
        one_sided=tuple(told.model_copy(update={"story": f"story-{n}", "cell": one}) for n in range(1, 4) for one in (*row(n), *row(n))),
        terms=whole.terms[:1],
        quotes=(whole.quotes[1],) * 3,
        since=tuple(japan.model_copy(update={"perspective": side, "gone_quiet": (quiet,) * 30}) for side in ids),
    )
    return edition.model_copy(update={"stories": (*stories, alone), "comparison": found})


def test_a_page_of_twenty_sources_and_a_full_comparison_is_small_without_its_pictures() -> None:
    page = pages.render(many_compared())[HTML].body
    pictures = re.findall(rb"<svg.*?</svg>", page, re.DOTALL)
    assert pictures
    assert len(page) - sum(map(len, pictures)) < 60_000
