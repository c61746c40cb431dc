"""Rules of a page whose model wrote too little that holds: it is filled up, and says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from functions.digest.sections import checked
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Draft, Written
from shared.claims import Claim, Evidence, Verdict
from shared.models import Engine
from tests.desks import page

CLAUDE = Engine(name="claude", model="claude-sonnet-5-5")


def check(drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """A desk that withholds what says "wrong"."""
    verdict = Verdict(supported=True, score=1.0)
    return tuple(
        Claim(text=draft.text, sources=draft.sources, story=draft.story, evidence=draft.evidence, verdict=verdict)
        for draft in drafts
        if "wrong" not in draft.text
    )


def draft(n: int, text: str = "The model's own words") -> Draft:
    return Draft(f"{text} {n}", f"story-{(n - 1) % 10 + 1}", (Evidence(n=n, quote="ministers"),))


def written(**parts: object) -> Written:
    told = {"china": (draft(1),), "japan": (draft(11),), "elsewhere": ()}
    whole = Written(highlights=(draft(1), draft(12), draft(3)), told=told, engine=CLAUDE)
    return replace(whole, **parts)  # type: ignore[arg-type]


def test_a_page_that_holds_is_left_as_it_is() -> None:
    found = checked(written(), page(), check)
    assert [claim.text for claim in found.highlights] == [f"The model's own words {n}" for n in (1, 12, 3)]
    assert found.engine.filled == ()


def test_an_empty_side_is_filled_with_the_sources_own_words_and_named() -> None:
    told = {"china": (draft(1),), "japan": (draft(11, "wrong"),)}
    found = checked(written(told=told), page(), check)
    assert found.told["japan"] == check(Extractive().write(page()).told["japan"])
    assert [claim.text for claim in found.told["china"]] == ["The model's own words 1"]
    assert found.engine.filled == ("japan",)
    assert found.engine.name == "claude"


def test_a_side_without_articles_stays_empty() -> None:
    assert checked(written(), page(), check).told["elsewhere"] == ()


def test_too_few_highlights_are_brought_to_three_with_other_stories() -> None:
    found = checked(written(highlights=(draft(2), draft(4, "wrong"))), page(), check)
    assert len(found.highlights) == 3
    assert found.highlights[0].text == "The model's own words 2"
    assert len({claim.story for claim in found.highlights}) == 3
    assert found.engine.filled == ("highlights",)


def test_highlights_let_every_side_be_heard() -> None:
    found = checked(written(highlights=(draft(1), draft(2), draft(3))), page(), check)
    sources = page().sources
    assert {sources[n].perspective for claim in found.highlights for n in claim.sources} == {"china", "japan"}
    assert len(found.highlights) == 4


def test_the_embedded_engine_is_not_filled_with_itself() -> None:
    embedded = replace(Extractive().write(page()), highlights=())
    assert checked(embedded, page(), check).engine.filled == ()
