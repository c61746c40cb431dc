"""Rules of how alike two articles are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from functions.digest import likeness
from functions.digest.embed import Remembering, UniversalSentenceEncoder, Vectors
from functions.digest.likeness import SAME_STORY
from shared.models import Article
from tests.batches import article

ENCODER = Remembering(UniversalSentenceEncoder())

OTHERS = [
    article("Oil prices fall to a four-year low", outlet="C"),
    article("Museum of modern art opens in Lima", outlet="D"),
    article("Parliament passes the budget after a long night", outlet="E"),
    article("El tren a la costa vuelve a circular", language="es", outlet="F"),
]


def alike(*pair: Article) -> float:
    found = likeness.between([*pair, *OTHERS], ENCODER)
    return float(found.block([0], [1])[0, 0])


def test_one_event_in_two_languages_is_alike() -> None:
    assert alike(article("EE.UU. reabre su embajada en Caracas", language="es"), article("US reopens its embassy in Caracas")) > SAME_STORY


def test_headline_in_capitals_tells_the_same() -> None:
    assert alike(article("Trump Orders Blockade Of Sanctioned Tankers"), article("Trump orders blockade of sanctioned tankers")) > 0.8


def test_likeness_has_three_decimals_and_is_mutual() -> None:
    found = likeness.between(OTHERS, ENCODER)
    block = found.block(range(4), range(4))
    assert np.array_equal(block, np.round(block, 3))
    assert np.array_equal(block, block.T)


def test_a_block_is_cut_from_the_whole() -> None:
    found = likeness.between([*OTHERS, article("Oil prices rise again", summary="After the summit.")], ENCODER)
    assert np.array_equal(found.block([3, 1], [0, 2, 4]), found.block(range(5), range(5))[np.ix_([3, 1], [0, 2, 4])])


def test_other_numbers_make_two_headlines_less_alike() -> None:
    first, again = article("Quake off the coast kills 14"), article("Quake off the coast kills 14 people")
    assert alike(first, again) - alike(first, article("Quake off the coast kills 23 people")) > 0.1


@pytest.mark.parametrize("title", ["Live updates: talks in Geneva", "Conflicto hoy, EN VIVO: últimas noticias"])
def test_two_running_pages_tell_two_days(title: str) -> None:
    assert alike(article(title), article(title, outlet="B")) == 0


def test_people_who_live_somewhere_are_no_running_page() -> None:
    assert not likeness.is_running("Those who live near the border fear floods")


def test_days_apart_are_two_events_and_an_unknown_day_is_near_any() -> None:
    title = "Coast guard ships enter waters off islands"
    assert alike(article(title, hours=2), article(title, hours=100)) == 0
    assert alike(article(title, hours=2), article(title, published=None)) > SAME_STORY


def test_summaries_count_where_both_have_one() -> None:
    talks = "Envoys of both navies met in Geneva on Monday to agree on rules for fishing boats near the reef."
    with_summaries = article("Envoys meet", summary=talks), article("A day in Geneva", summary=talks.replace("Monday", "the first day"))
    bare = article("Envoys meet"), article("A day in Geneva")
    assert alike(*with_summaries) > SAME_STORY > alike(*bare)


def test_an_event_told_by_many_counts_once_in_what_is_usual() -> None:
    random = np.random.default_rng(3).normal(size=(24, 512)).astype(np.float32)
    random[4:] = random[4]
    _, weights = likeness.spread(random, np.array(["en"] * 24))
    assert float(weights[4:].sum()) == pytest.approx(1, abs=0.2)
    assert float(weights[:4].min()) > 10 * float(weights[4:].max())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Delcy Rodríguez", "Delcy Rodriguez"), ("TAIWAN", "Taiwan"), ("Rodri\u0301guez", "Rodríguez"), ("日本が抗議。", "日本が抗議")],
)
def test_wording_is_the_same_whatever_the_accents_case_and_signs(one: str, other: str) -> None:
    rows = likeness.wording([one, other, "something else"])
    assert float(rows[0] @ rows[1]) == pytest.approx(1)


def test_wording_of_other_words_is_far() -> None:
    rows = likeness.wording(["高市首相が発言を撤回", "台湾で地震", "Oil prices fall", "Museum opens", ""])
    assert np.abs(rows @ rows.T - np.diag([1, 1, 1, 1, 0])).max() < 0.15


def test_usual_words_weigh_less() -> None:
    rows = likeness.wording(["Japan protests", "Japan votes", "Japan waits", "Peru votes"])
    assert float(rows[1] @ rows[3]) > 2 * float(rows[0] @ rows[1])


@pytest.mark.parametrize(
    "title",
    [
        "Opinion | Why the US will fail",
        "Editorial: A line",
        "Who will pick up the phone?",
        "Analysis: the strait",
        "誰が電話に出るのか？",
        "¿Se arriesgará el presidente? | Opinión",
        "Why airlines stay away",
        "Power, oil and the beginning of the end – Analysis",
    ],
)
def test_titles_that_comment_or_ask_are_marked(title: str) -> None:
    assert likeness.is_opinion(title)


@pytest.mark.parametrize("title", ["Opinionated minister resigns", "Whatever it takes, says the bank", "Minister writes a letter"])
def test_a_report_is_no_opinion(title: str) -> None:
    assert not likeness.is_opinion(title)


def test_no_text_is_encoded_twice() -> None:
    class Counting:
        name = "counting"
        asked: list[str] = []  # noqa: RUF012 - one instance only

        def encode(self, texts: Sequence[str]) -> Vectors:
            self.asked += texts
            return np.ones((len(texts), 512), dtype=np.float32)

    encoder = Remembering(Counting())
    assert encoder.encode(["a", "b", "a"]).shape == (3, 512)
    assert encoder.encode(["b", "c"]).shape == (2, 512)
    assert Counting.asked == ["a", "b", "c"]
