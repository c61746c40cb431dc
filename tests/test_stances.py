"""Rules of what a model says of how sides present the same thing: a claim a side, each checked, a row whole or withheld."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from functions.digest import stances
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.writing.answers import ALONE
from functions.digest.writing.writer import Draft, StanceDraft
from shared.claims import Claim, Evidence, Verdict, Withheld
from shared.models import Digest
from tests.attacks import NEWS, REGISTRY
from tests.batches import batch
from tests.desks import newsroom, page, shown
from tests.fake_messages import by_rule, material
from tests.played import PlayedModel


def cell(n: int, text: str = "ministers meet", quote: str = "ministers of China") -> dict[str, Any]:
    """As a model writes it; `n` is the page's number."""
    return {"text": f"{text} {n}", "n": shown(n), "quote": quote}


def answering(*rows: Any) -> Any:
    return lambda body: {**by_rule(body), "stance": list(rows)}


def written(*rows: Any) -> tuple[tuple[StanceDraft, ...], dict[str, tuple[str, ...]]]:
    """The rows that an answer gives, and what was refused of it with the reasons."""
    with newsroom(answer=answering(*rows)) as room:
        found = room.write()
    return found.stances, {refused.text: refused.reasons for refused in found.refused}


def test_a_row_has_a_cell_a_side_with_the_pages_numbers() -> None:
    (row,), refused = written({"about": "export licences", "cells": [cell(1), cell(11)]})
    assert (row.story, row.about) == ("story-1", "export licences")
    assert {side: draft.sources for side, draft in row.cells.items()} == {"china": (1,), "japan": (11,)}
    assert refused == {}


def test_a_row_of_one_side_is_none_and_is_told() -> None:
    rows, refused = written({"about": "", "cells": [cell(1), cell(1, "again")]})
    assert rows == ()
    assert refused == {"ministers meet 1": (ALONE,)}


def test_a_row_is_of_one_story() -> None:
    rows, refused = written({"about": "", "cells": [cell(1), cell(12)]})
    assert rows == ()
    assert refused["ministers meet 12"] == ("it is of another story than what it stands beside",)


def test_what_a_row_is_about_is_in_the_words_of_an_article_or_empty() -> None:
    for about in ("a wicked plot", "x" * 100, 7, None, ["export"]):
        (row,), _ = written({"about": about, "cells": [cell(1), cell(11)]})
        assert row.about == ""


def test_a_cell_brings_no_link_and_no_letter_of_a_side() -> None:
    bad = [cell(1, "See https://evil.example"), cell(1, "Side A calls it fair"), cell(1), cell(11)]
    (row,), refused = written({"about": "", "cells": bad})
    assert row.cells["china"].text == "ministers meet 1"
    assert refused["Side A calls it fair 1"] == ("it calls a side by a letter, which readers do not know",)
    assert len(refused) == 2


def test_rows_without_sense_take_nothing_down() -> None:
    rows, _ = written(None, 7, {"cells": 1}, *[{"about": "", "cells": [cell(1), cell(11)]}] * 5)
    assert rows == ()  # three rows are read, whatever they are
    rows, _ = written(*[{"about": "", "cells": [None, {}, {"n": "x"}, cell(1), cell(11)]}] * 5)
    assert len(rows) == 3


def test_an_answer_that_is_cut_off_loses_its_stances_first() -> None:
    def endless(body: dict[str, Any]) -> dict[str, Any]:
        return {**by_rule(body), "stance": [{"about": "", "cells": [cell(1), cell(11)]}] * 40}

    with newsroom(answer=endless) as room:
        found = room.write()
    assert "was cut off at" in found.engine.degraded[0]
    assert set(found.categories.values()) == {"diplomacy"}
    assert all(found.told[side] for side in ("china", "japan"))


def test_stances_are_asked_for_as_far_as_there_is_room() -> None:
    with newsroom() as room:
        room.write(page(20))
        room.write(page(100))
        asked = [material(body).get("rows") for body in room.fake.requests]
    assert asked == [2, None, 3]


# ── The desk ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def draft(n: int, text: str) -> Draft:
    return Draft(text, "s", (Evidence(n=n, quote="words"),))


def check(drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """A desk that drops what says "wrong", and puts a headline in the place of what says "mend"."""
    return tuple(
        Claim(
            text=one.text,
            sources=one.sources,
            story=one.story,
            evidence=(Evidence(n=1, quote="a headline"),) if "mend" in one.text else one.evidence,
            verdict=Verdict(supported=True, score=1.0),
            repaired_from=Withheld(text=one.text, sources=one.sources, reasons=("why",)) if "mend" in one.text else None,
        )
        for one in drafts
        if "wrong" not in one.text
    )


def row(**cells: str) -> StanceDraft:
    return StanceDraft("s", "it", {side: draft(n, text) for n, (side, text) in enumerate(cells.items(), start=1)})


PARTS = ["china", "japan", "korea", "elsewhere"]


def test_cells_stand_in_the_order_of_columns() -> None:
    (difference,), withheld = stances.checked([row(japan="J", china="C")], PARTS, check)
    assert difference.kind == "stance"
    assert [cell.perspective for cell in difference.cells] == ["china", "japan"]
    assert withheld == []


def test_a_row_with_one_passing_cell_is_withheld_whole() -> None:
    found, withheld = stances.checked([row(china="C", japan="wrong"), row(china="D", japan="wrong", elsewhere="E")], PARTS, check)
    assert found == ()
    assert [(one.text, one.reasons) for one in withheld] == [("C", (ALONE,)), ("D", (ALONE,)), ("E", (ALONE,))]


def test_of_three_cells_two_make_a_row() -> None:
    (difference,), _ = stances.checked([row(china="C", japan="wrong", korea="K")], PARTS, check)
    assert [cell.claim.text for cell in difference.cells] == ["C", "K"]


def test_a_headline_in_a_claims_place_is_no_stance() -> None:
    found, withheld = stances.checked([row(china="C", japan="mend")], PARTS, check)
    assert found == ()
    assert {one.text: one.reasons for one in withheld} == {"mend": ("why",), "C": (ALONE,)}


def made(stance: Any) -> Digest:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        articles = {article["title"]: article["n"] for story in material(body)["stories"] for article in story}
        return {**by_rule(body), "stance": stance(articles)}

    return assemble(batch(*NEWS), REGISTRY, UniversalSentenceEncoder(), writer=PlayedModel(answer).writer)


def test_a_page_has_its_stances_among_the_differences_and_every_cell_cites() -> None:
    def stance(articles: dict[str, int]) -> list[Any]:
        ban, protest = NEWS[0].title, NEWS[1].title
        cells = [
            {
                "text": "NHK reports that Tokyo protests as China bans exports.",
                "n": articles[protest],
                "quote": "Tokyo protests as China bans",
            },
            {
                "text": "Global Times reports that China bans exports to Japan.",
                "n": articles[ban],
                "quote": "bans exports of dual-use goods",
            },
        ]
        return [{"about": "dual-use goods", "cells": cells}]

    digest = made(stance)
    assert digest.comparison is not None
    (difference,) = digest.comparison.differs
    assert (difference.kind, difference.about) == ("stance", "dual-use goods")
    assert [cell.perspective for cell in difference.cells] == ["china", "japan"]
    texts = {article.n: article.title for article in digest.articles}
    assert all(item.quote in texts[item.n] for cell in difference.cells for item in cell.claim.evidence)
    assert Digest.model_validate_json(digest.model_dump_json()) == digest


def test_a_stance_that_no_article_supports_is_withheld_with_its_row() -> None:
    def stance(articles: dict[str, int]) -> list[Any]:
        cells = [
            {"text": "NHK says Japan welcomes the ban as 400 people cheer.", "n": articles[NEWS[1].title], "quote": "Tokyo protests"},
            {"text": "Global Times reports that China bans exports to Japan.", "n": articles[NEWS[0].title], "quote": "bans exports"},
        ]
        return [{"about": "", "cells": cells}]

    digest = made(stance)
    assert digest.comparison is None or digest.comparison.differs == ()
    assert {"NHK says Japan welcomes the ban as 400 people cheer.", "Global Times reports that China bans exports to Japan."} <= {
        one.text for one in digest.withheld
    }
