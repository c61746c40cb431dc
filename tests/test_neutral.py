"""Rules of the page's own voice: a side's term stands there as a quote, or with whose word it is."""

from __future__ import annotations

import pytest

from functions.digest.desk import Desk
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.wording.contested import contested
from functions.digest.wording.neutral import Neutral
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Draft, Page
from shared.claims import Evidence
from tests.desks import newsroom, page
from tests.laid import laid, says

TITLE = "China urges Japan to stop discharging nuclear-contaminated water from Fukushima"
PAGE = laid(says(1, "china", TITLE, outlet="Xinhua"), says(2, "japan", "Japan begins discharging treated water from Fukushima"))


def against(text: str, laid_out: Page = PAGE, n: int = 1) -> tuple[str, ...]:
    rule = Neutral(laid_out.topic, contested(laid_out.topic), laid_out.sources)
    return rule.against(text, [Evidence(n=n, quote=laid_out.sources[n].title)])


def test_sides_term_in_our_own_voice_is_refused_with_whose_it_is() -> None:
    (reason,) = against("Japan goes on discharging nuclear contaminated water from Fukushima.")
    assert reason == (
        "it says “nuclear contaminated water” in its own voice, which is what China calls the water released from Fukushima Daiichi"
    )


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Japan goes on discharging treated water from Fukushima.", 2),
        ("Japan said that China protests over nuclear-contaminated water from Fukushima.", 1),
        ("China protested after Japan said it would release nuclear-contaminated water from Fukushima.", 1),
        ("So-called nuclear-contaminated water from Fukushima.", 1),
    ],
)
def test_nobodys_words_and_the_other_sides_are_no_excuse(text: str, n: int) -> None:
    assert len(against(text, n=n)) == 1


@pytest.mark.parametrize(
    ("text", "n"),
    [
        (f"Xinhua: {TITLE}", 1),
        ("China urged Japan to stop discharging what it calls nuclear-contaminated water from Fukushima.", 1),
        ("China urged Japan to stop discharging “nuclear-contaminated water” from Fukushima.", 1),
        ("China's foreign ministry said the nuclear-contaminated water of Fukushima must not flow.", 1),
        ("Xinhua reported that Japan discharges nuclear-contaminated water from Fukushima.", 1),
        ("According to Xinhua, Japan discharges nuclear-contaminated water from Fukushima.", 1),
        ("The water from Fukushima, described by Beijing as nuclear-contaminated water, flows again.", 1),
        ("Japan's treatment of the water is disputed by China.", 1),
    ],
)
def test_quoted_and_attributed_terms_pass(text: str, n: int) -> None:
    assert against(text, n=n) == ()


def test_term_that_is_nobodys_own_on_this_page_passes() -> None:
    assert against("Fighting goes on in what began as a special military operation in Ukraine.") == ()
    assert against("The Nanjing Massacre is remembered.") == ()


def test_body_that_has_a_term_in_its_name_passes() -> None:
    sides = [{"id": "china", "name": "China", "countries": ["CN"]}, {"id": "taiwan", "name": "Taiwan", "countries": ["TW"]}]
    strait = laid(says(1, "china", "Mainland protests"), says(2, "taiwan", "Taipei protests"), perspectives=sides, terms={})
    assert against("Taiwan's Mainland Affairs Council protests.", strait) == ()
    assert len(against("Taiwan is told to answer to the mainland.", strait)) == 1


def test_term_in_single_quotation_marks_is_quoted() -> None:
    sides = [{"id": "china", "name": "China", "countries": ["CN"]}, {"id": "taiwan", "name": "Taiwan", "countries": ["TW"]}]
    strait = laid(says(1, "china", "China protests"), says(2, "taiwan", "Taipei protests"), perspectives=sides, terms={})
    assert against("Taiwan's government protects 'separatists' at home.", strait) == ()


def test_topics_own_terms_are_kept_out_too() -> None:
    own = laid(
        says(1, "china", "Ban on river fish"),
        says(2, "japan", "Ban on sea fish"),
        contested={"the disputed fish": {"china": ["river fish"], "japan": ["sea fish"]}},
    )
    assert against("A ban on river fish is planned.", own) == (
        "it says “river fish” in its own voice, which is what China calls the disputed fish",
    )


def test_desk_mends_such_a_claim_with_its_sources_own_headline() -> None:
    rule = Neutral(PAGE.topic, contested(PAGE.topic), PAGE.sources).against
    desk = Desk(PAGE.sources, UniversalSentenceEncoder(), rule)
    text = "China urges Japan to stop discharging nuclear-contaminated water from Fukushima."
    (claim,) = desk.check([Draft(text, "story-1", (Evidence(n=1, quote=TITLE),))])
    assert claim.text == f"Xinhua: {TITLE}"
    assert claim.verdict.supported
    assert claim.repaired_from
    assert "in its own voice" in claim.repaired_from.reasons[0]
    assert desk.withheld == []


def test_embedded_writer_attributes_and_is_never_refused() -> None:
    rule = Neutral(PAGE.topic, contested(PAGE.topic), PAGE.sources)
    written = Extractive().write(PAGE)
    drafts = [*written.highlights, *(draft for part in written.told.values() for draft in part)]
    assert len(drafts) >= 3
    assert [rule.against(draft.text, draft.evidence) for draft in drafts] == [()] * len(drafts)


def test_claude_as_played_is_not_refused_for_its_words() -> None:
    laid_out = page()
    rule = Neutral(laid_out.topic, contested(laid_out.topic), laid_out.sources)
    with newsroom() as room:
        written = room.write(laid_out)
    drafts = [*written.highlights, *(draft for part in written.told.values() for draft in part)]
    assert drafts
    assert [reason for draft in drafts for reason in rule.against(draft.text, draft.evidence)] == []
