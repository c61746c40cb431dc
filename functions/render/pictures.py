"""In: names and numbers. Out: pictures of them as SVG for a page, each with a title and a description that say the same in words.

Colours come from the stylesheet by class (`tone-1` is the first side), so that they are right in light and dark and need no style
attribute. Text from outside is cleaned and escaped here, because SVG goes into the page as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import sqrt

from functions.render.text import line

COLUMNS = 14
"""Stories in one picture of the matrix: with 24 units each it is as wide as a small phone."""

CELL = 24
ROW = 38
ONE_OUTLET = 5.5
"""Radius of the dot of one outlet, in units of the picture (pixels at its natural size); the area grows with the number."""

MOST = 4
"""Outlets from which on dots grow no more."""

EDITIONS = 30
"""Columns that the picture of coverage has room for at least, so that a young topic's are no broader."""

SEGMENTS = 6
"""Owner families that a bar shows one by one; what is left is one segment."""


@dataclass(frozen=True)
class Side:
    """`tone` is the number of its colour; articles of no side have 0."""

    id: str
    name: str
    tone: int


@dataclass(frozen=True)
class Dots:
    """A story in the matrix: its number on the page, and by side how many outlets tell it."""

    number: int
    outlets: Mapping[str, int]


def matrix(sides: Sequence[Side], stories: Sequence[Dots]) -> str:
    """Stories × sides, dots by the number of outlets; each number leads to its story. Many stories are several pictures, that a page
    sets beside each other or, on a phone, below."""
    if not sides:
        return ""
    bands = [stories[start : start + COLUMNS] for start in range(0, len(stories), COLUMNS)]
    return "".join(_band(sides, band, f"matrix-{number}") for number, band in enumerate(bands, start=1))


def composition(side: Side, families: Mapping[str, int]) -> str:
    """Who owns the outlets of a side's articles, as one bar: the largest family first."""
    total = sum(families.values())
    if not total:
        return ""
    ranked = sorted(families.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ranked if len(ranked) <= SEGMENTS else ranked[: SEGMENTS - 1]
    counts = [*(count for _, count in shown), *([sum(count for _, count in ranked[len(shown) :])] if len(shown) < len(ranked) else [])]
    at = 0.0
    drawn = ""
    for number, count in enumerate(counts):
        width = 320 * count / total
        drawn += f'<rect class="share-{min(number, SEGMENTS - 1)}" x="{at:.1f}" y="0" width="{max(width - 2, 1):.1f}" height="10" rx="1"/>'
        at += width
    said = ", ".join(f"{name} {count}" for name, count in ranked)
    return _picture(f"bar tone-{side.tone}", 320, 10, f"Owners of {side.name}'s articles", said, f"bar-{side.tone}", drawn, stretched=True)


def coverage(sides: Sequence[Side], editions: Sequence[tuple[date, Mapping[str, int]]], prefix: str = "coverage") -> str:
    """Articles a side over editions, oldest first, as stacked columns."""
    if not sides or not editions:
        return ""
    most = max(sum(counts.get(side.id, 0) for side in sides) for _, counts in editions) or 1
    step = 320 / max(len(editions), EDITIONS)
    drawn = '<line class="axis" x1="0" y1="80.5" x2="320" y2="80.5"/>'
    for number, (_, counts) in enumerate(editions):
        top = 80.0
        for side in sides:
            height = 76 * counts.get(side.id, 0) / most
            top -= height
            if height:
                drawn += (
                    f'<rect class="tone-{side.tone}" x="{number * step + 0.75:.1f}" y="{top:.1f}"'
                    f' width="{step - 1.5:.1f}" height="{max(height - 0.75, 0.5):.1f}"/>'
                )
    by_side = {side.name: [counts.get(side.id, 0) for _, counts in editions] for side in sides}
    said = "; ".join(f"{name}: {sum(told)} articles, from {min(told)} to {max(told)} an edition" for name, told in by_side.items())
    what = f"Articles of each side in {len(editions)} editions, {editions[0][0]} to {editions[-1][0]}, {most} at most"
    return _picture("coverage", 320, 84, what, said, prefix, drawn)


def sparkline(counts: Sequence[int], what: str, prefix: str) -> str:
    """A story's articles from edition to edition, the last one marked; nothing where there is only one."""
    if len(counts) < 2:
        return ""
    most = max(counts) or 1
    step = 56 / (len(counts) - 1)
    points = [(4 + number * step, 18 - 14 * count / most) for number, count in enumerate(counts)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    drawn = f'<polyline points="{path}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
    return _picture("spark", 64, 22, what, ", ".join(map(str, counts)), prefix, drawn)


def _band(sides: Sequence[Side], stories: Sequence[Dots], prefix: str) -> str:
    drawn = ""
    for row, side in enumerate(sides):
        middle = row * ROW + 25
        drawn += f'<g class="tone-{side.tone}"><text class="who" x="0" y="{middle - 14}">{_text(side.name)}</text>'
        for column, story in enumerate(stories):
            x = column * CELL + CELL // 2
            count = story.outlets.get(side.id, 0)
            if count:
                drawn += f'<circle cx="{x}" cy="{middle}" r="{ONE_OUTLET * sqrt(min(count, MOST)):.1f}"/>'
            else:
                drawn += f'<line class="none" x1="{x - 3}" y1="{middle}" x2="{x + 3}" y2="{middle}"/>'
        drawn += "</g>"
    below = len(sides) * ROW + 20
    for column, story in enumerate(stories):
        x = column * CELL + CELL // 2
        drawn += f'<a href="#story-{story.number}" aria-label="Story {story.number}"><rect x="{x - 12}" y="{below - 17}"'
        drawn += f' width="24" height="24"/><text x="{x}" y="{below}" text-anchor="middle">{story.number}</text></a>'
    most = max((count for story in stories for count in story.outlets.values()), default=0)
    numbers = f"Stories {stories[0].number} to {stories[-1].number}" if len(stories) > 1 else f"Story {stories[0].number}"
    title = f"{numbers} and which side's press tells them; larger dots are more outlets, {most} at most"
    told = ". ".join(f"{side.name}: {_stories(story.number for story in stories if story.outlets.get(side.id))}" for side in sides)
    return _picture("matrix", CELL * max(len(stories), 6), below + 10, title, told, prefix, drawn, links=True)


def _stories(numbers: Iterable[int]) -> str:
    told = [str(number) for number in numbers]
    return f"stor{'y' if len(told) == 1 else 'ies'} {', '.join(told)}" if told else "none"


def _picture(
    kind: str,
    width: float,
    height: float,
    title: str,
    description: str,
    prefix: str,
    drawn: str,
    *,
    links: bool = False,
    stretched: bool = False,
) -> str:
    """`links`: an image has no parts that a screen reader could reach, a group has. `stretched`: it fills whatever room it gets."""
    role = "group" if links else "img"
    fit = ' preserveAspectRatio="none"' if stretched else ""
    return (
        f'<svg class="picture {kind}" role="{role}" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc"'
        f' viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" direction="ltr"{fit}>'
        f'<title id="{prefix}-title">{_text(title)}</title><desc id="{prefix}-desc">{_text(description)}</desc>{drawn}</svg>'
    )


def _text(value: str) -> str:
    return escape(line(value))
