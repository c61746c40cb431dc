"""Rules of quoting a headline: verbatim, without what the feed put around it."""

from __future__ import annotations

import pytest

from functions.digest.writing.headlines import is_whole, quotable

PAPER = "The New York Times"


@pytest.mark.parametrize(
    "title",
    [
        "Live: Nahwara drops tariffs on grain",
        "[WATCH] Nahwara drops tariffs on grain",
        "US Politics News: Nahwara drops tariffs on grain",
        "速報：Nahwara drops tariffs on grain",
        f"Nahwara drops tariffs on grain - {PAPER}",
        "Nahwara drops tariffs on grain | World News | India Tribune",
        "Breaking | Nahwara drops tariffs on grain - WSJ",
    ],
)
def test_labels_and_outlet_names_are_left_out(title: str) -> None:
    assert quotable(title, PAPER) == "Nahwara drops tariffs on grain"
    assert quotable(title, PAPER) in title


@pytest.mark.parametrize(
    "title",
    [
        "Opinion | Nahwara should drop its tariffs",
        "[SMM Analysis] Nahwara drops tariffs on grain",
        "Tariffs on grain: what now? – Analysis",
        "Nahwara's economy grows despite the war – for now",
        "Nahwara's remarks likely deliberate: ex-Kiritsu FM",
        "Tanker crosses the strait of Marsa -- media",
    ],
)
def test_what_says_that_it_is_comment_or_whose_word_it_is_stays(title: str) -> None:
    assert quotable(title, PAPER) == title


def test_of_a_cut_headline_a_whole_first_sentence_is_quoted() -> None:
    assert quotable("Nahwara drops tariffs on grain. What it means for Kiritsu and…", PAPER) == "Nahwara drops tariffs on grain."


@pytest.mark.parametrize(
    "title",
    [
        "Which country has most ships? Not Nahwara, it is…",
        "“We want a Nahwara without tariffs that lets",
        "Army chief joins hands with Kiritsu to take t",
        "Nahwara forced to sell airline, Army-linked firm among",
        "Nahwara, en vivo: lo que se sabe de los aranceles",
        "Talks in Oslo,",
        "Explained",
    ],
)
def test_headline_that_does_not_stand_on_its_own_is_known(title: str) -> None:
    assert not is_whole(quotable(title, PAPER))
