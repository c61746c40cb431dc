"""Pictures: SVG that is well-formed whatever the names are, says in words what it shows, and takes its colours from the stylesheet."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from functions.render import pictures
from functions.render.pictures import Dots, Side

SIDES = [Side("china", "China", 1), Side("japan", "日本 <&\"'>\x00", 2)]
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own


def said(svg: str) -> tuple[str | None, str | None]:
    root = parsed(svg)
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")  # type: ignore[union-attr]
    return root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")


EVERY = [
    pictures.matrix(SIDES, [Dots(1, {"china": 2, "japan": 1}), Dots(2, {"china": 1})]),
    pictures.composition(SIDES[1], {"A & B": 3, "C": 1}),
    pictures.coverage(SIDES, [(date(2026, 1, day), {"china": day}) for day in range(1, 4)]),
    pictures.sparkline([1, 3, 2], "Articles <on> a story", "course-1"),
]


@pytest.mark.parametrize("svg", EVERY)
def test_a_picture_has_a_title_and_a_description_and_no_style_of_its_own(svg: str) -> None:
    assert all(said(svg))
    for element in parsed(svg).iter():
        assert not {"style", "fill", "onload"} & set(element.attrib)
        assert element.tag.removeprefix(SVG) not in ("script", "style", "image", "foreignObject")


def test_the_matrix_says_which_side_tells_which_story() -> None:
    title, told = said(EVERY[0])
    assert title == "Stories 1 to 2 and which side's press tells them; larger dots are more outlets, 2 at most"
    assert told == "China: stories 1, 2. 日本 <&\"'> : story 1"


def test_a_dot_is_as_large_as_its_outlets_are_many() -> None:
    svg = pictures.matrix(SIDES, [Dots(1, {"china": 1}), Dots(2, {"china": 2}), Dots(3, {"china": 9})])
    radii = [float(dot.get("r") or 0) for dot in parsed(svg).iter(f"{SVG}circle")]
    assert radii[0] < radii[1] < radii[2] <= pictures.CELL / 2
    assert radii[1] ** 2 == pytest.approx(2 * radii[0] ** 2, rel=0.05)


def test_the_matrix_leads_to_each_story_and_fits_a_phone() -> None:
    drawn = pictures.matrix(SIDES, [Dots(number, {"china": 1}) for number in range(1, 41)])
    bands = [parsed(f"{band}</svg>") for band in drawn.split("</svg>")[:-1]]
    assert [link.get("href") for band in bands for link in band.iter(f"{SVG}a")] == [f"#story-{number}" for number in range(1, 41)]
    for band in bands:
        assert float(band.get("width") or 0) <= 340
        assert all(float(text.get("y") or 0) < float(band.get("height") or 0) for text in band.iter(f"{SVG}text"))


def test_a_bar_shares_its_width_by_articles_and_sums_up_the_small() -> None:
    families = {f"Family {n}": 10 - n for n in range(9)}
    bars = [float(bar.get("width") or 0) for bar in parsed(pictures.composition(SIDES[0], families)).iter(f"{SVG}rect")]
    assert len(bars) == pictures.SEGMENTS
    assert sum(bars) == pytest.approx(320, abs=2 * len(bars))
    assert bars[0] > bars[1] > bars[2]


def test_coverage_stacks_the_sides_within_the_picture() -> None:
    start = date(2026, 1, 1)
    svg = parsed(pictures.coverage(SIDES, [(start + timedelta(n), {"china": n, "japan": 30 - n}) for n in range(30)]))
    bars = list(svg.iter(f"{SVG}rect"))
    assert len(bars) == 59  # China has none on the first day
    assert all(float(bar.get("y") or 0) >= 0 for bar in bars)
    assert max(float(bar.get("x") or 0) + float(bar.get("width") or 0) for bar in bars) <= 320


@pytest.mark.parametrize(
    "nothing",
    [
        pictures.matrix([], []),
        pictures.composition(SIDES[0], {}),
        pictures.coverage(SIDES, []),
        pictures.sparkline([3], "", ""),
    ],
)
def test_of_nothing_there_is_no_picture(nothing: str) -> None:
    assert nothing == ""


def test_no_articles_at_all_are_drawn_too() -> None:
    assert said(pictures.coverage(SIDES, [(date(2026, 1, 1), {})]))
    assert said(pictures.sparkline([0, 0], "Articles", "course-1"))
