"""In: planted pairs: an event told by two outlets, with one thing told otherwise, or with none. Out: how well the comparison tells.

The pairs were written by people who had not seen the code. What it was developed on is data/planted_pairs_dev.jsonl; every other file
data/planted_pairs*.jsonl was held back from its makers.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from functions.digest import compare
from functions.digest.desk import Desk
from functions.digest.embed import Remembering, UniversalSentenceEncoder
from functions.digest.verifying.numbers import quantities
from functions.digest.verifying.words import plain
from functions.digest.writing.writer import Page
from shared.comparison import Comparison, Difference
from shared.models import NumberedArticle, Story
from shared.topics import Feed, Perspective, Topic
from tests.eval.figure import Figure

DATA = Path(__file__).parent / "data"
TUNED = "planted_pairs_dev"
GOALS = {"number": 0.8, "time": 0.8, "place": 0.6, "actor": 0.6, "naming": 0.6}


def figures(shared: Path | None) -> list[Figure]:
    found: list[Figure] = []
    for path in sorted(DATA.glob("planted_pairs*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += measured(rows, "tuned on" if path.stem == TUNED else "held back")
    return found


@dataclass(frozen=True)
class Judged:
    """One planted pair and what the comparison made of it."""

    row: Mapping[str, Any]
    comparison: Comparison
    swapped: Comparison
    """The same pair with the names of its sides exchanged."""

    @property
    def is_mirrored(self) -> bool:
        return _told(self.comparison, {"a": "a", "b": "b"}) == _told(self.swapped, {"a": "b", "b": "a"})

    @property
    def agrees_where_it_differs(self) -> bool:
        """Whether two statements that hold what was planted stand as agreed as a whole. Two names of one thing are no contradiction."""
        planted = self.row["difference"]
        return (
            bool(planted)
            and self.row["kind"] != "naming"
            and any(
                all(planted[cell.perspective] in cell.claim.text and not cell.value for cell in row.cells) for row in self.comparison.agreed
            )
        )

    @property
    def hits(self) -> list[Difference]:
        return [one for one in self.comparison.differs if is_hit(self.row, one)]


def measured(rows: Iterable[Mapping[str, Any]], which: str) -> list[Figure]:
    encoder = Remembering(UniversalSentenceEncoder())
    judged = [Judged(row, compared(row, encoder), compared(swapped(row), encoder)) for row in rows]
    reported = [(one, difference) for one in judged for difference in one.comparison.differs]
    right = sum(is_hit(one.row, difference) for one, difference in reported)
    recalled: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        recalled[one.row["kind"]].append(bool(one.hits))
    conflicts = sum(bool(one.comparison.differs) for one in judged if one.row["kind"] == "update")
    told = [bool(one.comparison.agreed) for one in judged if one.row["kind"] == "none"]
    contradicting = sum(one.agrees_where_it_differs for one in judged)
    floors = FLOORS[which]
    return [
        Figure(f"differences that are planted, {which}", right / max(len(reported), 1), 0.9, floors["precision"], len(reported)),
        *(
            Figure(f"{kind} found, {which}", sum(recalled[kind]) / max(len(recalled[kind]), 1), goal, floors[kind], len(recalled[kind]))
            for kind, goal in GOALS.items()
        ),
        Figure(f"updates called conflicts, {which}", conflicts, 0, 0, len(recalled["update"]), less_is_better=True),
        Figure(f"swapped sides not mirrored, {which}", sum(not one.is_mirrored for one in judged), 0, 0, len(judged), less_is_better=True),
        Figure(
            f"told as agreed though planted otherwise, {which}", contradicting, 0, floors["contradicting"], len(judged), less_is_better=True
        ),
        Figure(f"same event, something agreed, {which}", sum(told) / max(len(told), 1), 0.8, floors["agreed"], len(told)),
    ]


FLOORS = {
    "tuned on": {
        "precision": 0.85, "number": 0.8, "time": 0.8, "place": 0.7, "actor": 0.55, "naming": 0.7, "agreed": 0.5, "contradicting": 15,
    },
    "held back": {
        "precision": 0.75, "number": 0.7, "time": 0.65, "place": 0.4, "actor": 0.25, "naming": 0.5, "agreed": 0.3, "contradicting": 12,
    },
}  # fmt: skip
"""Of what was held back they were set before it was measured."""


def is_hit(row: Mapping[str, Any], found: Difference) -> bool:
    """Of the planted kind, and each side's value shares words with what was planted there."""
    planted = row["difference"]
    if found.kind != row["kind"] or planted is None:
        return False
    return _are_those(row, found, planted)


def _are_those(row: Mapping[str, Any], found: Difference, told: Mapping[str, str]) -> bool:
    return all(_overlap(cell.value, told[cell.perspective], row[cell.perspective]["language"]) for cell in found.cells)


def swapped(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "a": row["b"], "b": row["a"], "sides": {"a": row["sides"]["b"], "b": row["sides"]["a"]}}


def _told(comparison: Comparison, names: Mapping[str, str]) -> list[list[tuple[str, str, str]]]:
    cells = [one.cells for rows in (comparison.agreed, comparison.differs, comparison.updates, comparison.tellings) for one in rows]
    cells += [(one.cell,) for one in comparison.one_sided]
    return sorted(sorted((names[cell.perspective], cell.value, cell.claim.text) for cell in row) for row in cells)


def _overlap(value: str, planted: str, language: str) -> bool:
    """A word of both; the same number, in figures or words; where words are not parted by spaces, a run of three characters of both."""
    mine, theirs = (set(re.findall(r"\w+", text.casefold())) for text in (value, planted))
    if not value or mine & theirs or value in planted or planted in value:
        return bool(value)
    counts, others = ({min(one.values) for one in quantities(plain(text), language)} for text in (value, planted))
    return bool(counts & others or _runs(value) & _runs(planted))


def _runs(text: str) -> set[str]:
    return {
        run for run in (text[at : at + 3] for at in range(len(text) - 2)) if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", run)
    }


def compared(row: Mapping[str, Any], encoder: Remembering) -> Comparison:
    """A story of these two articles, one a side."""
    about = page(row)
    desk = Desk(about.sources, encoder)
    return compare.compare(about, (), (), encoder, desk.check)


def page(row: Mapping[str, Any]) -> Page:
    sides = tuple(Perspective(id=side, name=f"Side {side}", outlets=(f"{side}.example",)) for side in ("a", "b"))
    topic = Topic(id="planted", name="Planted pairs", perspectives=sides, feeds=(Feed(url="https://feed.example/"),))
    articles = tuple(_article(n, row, side) for n, side in enumerate(("a", "b"), start=1))
    story = Story(id="story", title=articles[0].title, language="en", articles=(1, 2), perspectives={"a": (1,), "b": (2,)}, status="new")
    day = max(article.published for article in articles if article.published).date()
    return Page(topic, day, (story,), articles, lambda a, b: 1.0, "planted")


def _article(n: int, row: Mapping[str, Any], side: str) -> NumberedArticle:
    told = row[side]
    url = f"https://news.example/{row['id']}/{told['outlet'].replace(' ', '-')}"  # the same whichever side it is put on
    return NumberedArticle(
        n=n,
        id=sha256(url.encode()).hexdigest(),
        url=url,
        title=told["title"],
        summary=told["summary"],
        outlet=told["outlet"],
        outlet_domain="news.example",
        outlet_country=told["country"],
        family=None,
        state_affiliated=None,
        language=told["language"],
        published=datetime.fromisoformat(told["published"]),
        perspective=side,
        story="story",
        relevance=1.0,
    )
