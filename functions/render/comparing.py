"""In: a digest with its comparison. Out: what the page shows of it, in its order: rows by story, only here, terms, quotes, what moved.

The Markdown page and the HTML page show it in the same order; of long lists the HTML page shows some and counts the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from functions.render import comparing_words, words
from functions.render.text import line
from functions.render.views import ClaimView, DigestView, Piece, SideView, StoryRow, known, languages_of, pieces
from shared.comparison import Cell, Comparison, OnlyStory, QuietStory, SinceLast, TermUse, Update
from shared.models import Digest

ALONE_SHOWN = 3
"""Statements a side that it alone makes of one story; the rest are in the Markdown and in the digest's JSON."""
QUIET_SHOWN = 5
"""Stories a side that went quiet, the first ones; the rest are in the digest's JSON."""


@dataclass(frozen=True)
class StoryLink:
    """A story where others speak of it: its number on the page, 0 where it is not there; `since` is its first day, "" for a new one."""

    number: int
    since: str
    articles: tuple[int, ...] = ()


@dataclass(frozen=True)
class CellView:
    """What one side states. `value` is what it differs in, "" where nothing is singled out. `when` is its report's day, where the order
    of reports matters; `text` is all of it in one piece."""

    side: SideView
    value: str
    pieces: tuple[Piece, ...]
    text: str
    sources: tuple[int, ...]
    when: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether the value stands marked among the pieces, so that it need not be said besides."""
        return any(piece.marked for piece in self.pieces)


@dataclass(frozen=True)
class RowView:
    """One thing that is compared, or all that single sides say: what is `stated` of it, in its order, and the same by the event's
    columns, which leave out `more` of it."""

    anchor: str
    kind: str
    heading: str
    about: str
    stated: tuple[CellView, ...]
    columns: tuple[tuple[CellView, ...], ...]
    more: int


_Stated = tuple[str, str, str, list[CellView]]
"""A row before its cells are aligned: kind, heading, what it is about, cells."""


@dataclass(frozen=True)
class Headline:
    """Whose headline stands for what a story is about: never without its outlet, so that no side's words are ours."""

    outlet: str
    title: str
    language: str


@dataclass(frozen=True)
class EventView:
    """What is compared in one story; `columns` are the sides that state any of it. `headline` is None where the page does not have
    the story."""

    story: StoryLink
    category: str
    headline: Headline | None
    columns: tuple[SideView, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class OnlyRow:
    """`story` is None where the page does not number it."""

    anchor: str
    label: str
    story: StoryRow | None
    told_by: str
    cell: CellView


@dataclass(frozen=True)
class OnlyView:
    """Stories that one side tells alone, as far as the same is known of the others: `others` are sentences about them."""

    side: SideView
    others: tuple[str, ...]
    rows: tuple[OnlyRow, ...]


@dataclass(frozen=True)
class UseView:
    side: SideView
    term: str
    count: str
    example: str
    language: str
    source: int


@dataclass(frozen=True)
class TermView:
    """What the sides call one thing: one entry a column."""

    anchor: str
    thing: str
    origin: str
    uses: tuple[tuple[UseView, ...], ...]


@dataclass(frozen=True)
class QuoteView:
    anchor: str
    side: SideView
    speaker: str
    words: str
    language: str
    translation: str
    source: int
    story: StoryLink


@dataclass(frozen=True)
class MovedView:
    """How one side's stories moved since the edition before; each quiet story with the names of the sides that still tell it, and how
    many more there are."""

    side: SideView
    new: tuple[StoryLink, ...]
    continuing: tuple[StoryLink, ...]
    quiet: tuple[tuple[QuietStory, str], ...]
    more_quiet: int
    unheard: str


@dataclass(frozen=True)
class ComparisonView:
    """`speakers` are the sides that use a term."""

    why_none: str
    events: tuple[EventView, ...]
    only: tuple[OnlyView, ...]
    speakers: tuple[SideView, ...]
    terms: tuple[TermView, ...]
    quotes: tuple[QuoteView, ...]
    moved: tuple[MovedView, ...]

    @property
    def told_alone(self) -> set[int]:
        """The numbers of stories that stand under "only here"."""
        return {row.story.number for group in self.only for row in group.rows if row.story}

    @property
    def cited(self) -> Iterator[ClaimView]:
        """Every place that cites sources, for the way back from them."""
        for event in self.events:
            for row in event.rows:
                yield _place(row.anchor, "Compared", (n for cell in row.stated for n in cell.sources))
        for group in self.only:
            for told in group.rows:
                yield ClaimView(told.anchor, told.label, (), told.cell.sources)
        for term in self.terms:
            yield _place(term.anchor, "Words", (use.source for column in term.uses for use in column))
        for quote in self.quotes:
            yield _place(quote.anchor, "Quote", (quote.source,))


def compared(digest: Digest, view: DigestView) -> ComparisonView | None:
    """What the rest of the page shows is needed, because the comparison speaks of its sides and stories."""
    if digest.comparison is None:
        return None
    reader = _Reader(digest, view)
    found = digest.comparison
    speaking = reader.those(use.perspective for term in found.terms for use in term.uses)
    return ComparisonView(
        why_none=line(found.why_none or ""),
        events=tuple(reader.events(found)),
        only=tuple(reader.only(found.only)),
        speakers=speaking,
        terms=tuple(reader.terms(found, speaking)),
        quotes=tuple(reader.quotes(found)),
        moved=tuple(reader.moved(since) for since in found.since if reader.knows(since.perspective)),
    )


def _place(anchor: str, what: str, sources: Iterable[int]) -> ClaimView:
    return ClaimView(anchor, f"{what} {anchor.rpartition('-')[2]}", (), tuple(dict.fromkeys(sources)))


class _Reader:
    """The digest's facts by the ids that the comparison uses."""

    def __init__(self, digest: Digest, view: DigestView) -> None:
        self._sides = {side.id: side for side in view.columns}
        self._names = {side.id: side.name for side in digest.perspectives}
        self._articles = {article.n: article for article in digest.articles}
        self._page = digest.language
        self._languages = languages_of(digest)
        self._stories = {story.id: story for story in digest.stories}
        self._rows = {story.id: row for story, row in zip(digest.stories, view.stories, strict=True)}

    def knows(self, side: str) -> bool:
        return side in self._sides

    def those(self, wanted: Iterable[str]) -> tuple[SideView, ...]:
        """The sides that are wanted, in the page's order."""
        ids = set(wanted)
        return tuple(side for side in self._sides.values() if side.id in ids)

    def events(self, found: Comparison) -> Iterator[EventView]:
        number = 0
        for story, rows in self._stated(found):
            those = self.those(cell.side.id for *_, cells in rows for cell in cells)
            laid = []
            for row in rows:
                number += 1
                laid.append(_laid(f"compared-{number}", row, those))
            category = words.category(self._stories[story]) if story in self._stories else ""
            yield EventView(self._link(story), category, self._headline(story), those, tuple(laid))

    def _stated(self, found: Comparison) -> list[tuple[str, list[_Stated]]]:
        """By story, in the page's order: where they differ first, because that is what a reader looks for."""
        rows: dict[str, list[_Stated]] = {}
        for differs in found.differs:
            heading = f"{comparing_words.DIFFERENT}: {comparing_words.KINDS[differs.kind]}"
            rows.setdefault(differs.story, []).append(("differs", heading, line(differs.about), self._row(differs.cells)))
        for agreed in found.agreed:
            rows.setdefault(agreed.story, []).append(("agreed", comparing_words.AGREED, "", self._row(agreed.cells)))
        for update in found.updates:
            heading = f"{comparing_words.UPDATED}: {comparing_words.KINDS[update.kind]}"
            rows.setdefault(update.story, []).append(("update", heading, line(update.about), self._reports(update)))
        for telling in found.tellings:
            rows.setdefault(telling.story, []).append(("told", comparing_words.TOLD, "", self._row(telling.cells)))
        alone: dict[str, list[Cell]] = {}
        for told in found.one_sided:
            alone.setdefault(told.story, []).append(told.cell)
        for story, cells in alone.items():
            by_side = sorted(self._row(cells), key=lambda cell: list(self._sides).index(cell.side.id))
            rows.setdefault(story, []).append(("alone", comparing_words.ALONE, "", by_side))
        return sorted(rows.items(), key=lambda told: (self._number(told[0]) or len(self._rows) + 1, told[0]))

    def _headline(self, story: str) -> Headline | None:
        """That of the article which the story has its title from, the most central one whatever its side."""
        told = self._stories.get(story)
        articles = [self._articles[n] for n in told.articles if n in self._articles] if told else []
        if told is None or not articles:
            return None
        article = next((article for article in articles if article.title == told.title), articles[0])
        return Headline(words.outlet(article), words.headline(article), known(article.language, self._page))

    def only(self, found: Sequence[OnlyStory]) -> Iterator[OnlyView]:
        groups: dict[tuple[str, tuple[str, ...]], list[OnlyStory]] = {}
        for told in found:
            if self.knows(told.perspective):
                others = tuple(comparing_words.silence(self._name(silent.perspective), silent) for silent in told.silent)
                groups.setdefault((told.perspective, others), []).append(told)
        for number, ((side, others), stories) in enumerate(groups.items(), start=1):
            rows = (self._alone(told, f"only-{number}-{place}") for place, told in enumerate(stories, start=1))
            yield OnlyView(self._sides[side], others, tuple(rows))

    def _alone(self, told: OnlyStory, anchor: str) -> OnlyRow:
        row = self._rows.get(told.story)
        at, label = (f"story-{row.number}", f"Story {row.number}") if row else (anchor, "Only here")
        return OnlyRow(at, label, row, comparing_words.told_by(told), self._cell(told.cell))

    def terms(self, found: Comparison, columns: Sequence[SideView]) -> Iterator[TermView]:
        for number, term in enumerate(found.terms, start=1):
            uses = tuple(tuple(self._use(side, use) for use in term.uses if use.perspective == side.id) for side in columns)
            yield TermView(f"words-{number}", line(term.thing), comparing_words.LISTED if term.listed else comparing_words.FOUND, uses)

    def quotes(self, found: Comparison) -> Iterator[QuoteView]:
        known_ones = (quote for quote in found.quotes if self.knows(quote.perspective))
        for number, quote in enumerate(known_ones, start=1):
            yield QuoteView(
                anchor=f"quote-{number}",
                side=self._sides[quote.perspective],
                speaker=line(quote.speaker),
                words=line(quote.words),
                language=known(quote.language, self._page),
                translation=line(quote.translation or ""),
                source=quote.n,
                story=self._link(quote.story),
            )

    def moved(self, since: SinceLast) -> MovedView:
        return MovedView(
            side=self._sides[since.perspective],
            new=tuple(self._link(story) for story in since.new),
            continuing=tuple(self._link(story) for story in since.continuing),
            quiet=tuple(
                (story, ", ".join(line(self._name(side)) for side in story.still_told_by)) for story in since.gone_quiet[:QUIET_SHOWN]
            ),
            more_quiet=max(0, len(since.gone_quiet) - QUIET_SHOWN),
            unheard=comparing_words.unheard(since),
        )

    def _name(self, side: str) -> str:
        return self._names.get(side, "Elsewhere")

    def _number(self, story: str) -> int:
        return self._rows[story].number if story in self._rows else 0

    def _link(self, story: str) -> StoryLink:
        told = self._stories.get(story)
        if told is None:
            return StoryLink(0, "")
        return StoryLink(self._number(story), words.day(told.since) if told.since else "", told.articles)

    def _row(self, cells: Sequence[Cell]) -> list[CellView]:
        return [self._cell(cell) for cell in cells if self.knows(cell.perspective)]

    def _reports(self, update: Update) -> list[CellView]:
        """In the order of their reports: each with its day."""
        cells = [cell for cell in update.cells if self.knows(cell.perspective)]
        orders = [comparing_words.FIRST, *[comparing_words.THEN] * (len(cells) - 1)]
        return [replace(self._cell(cell), when=f"{order}, {self._reported(cell)}") for order, cell in zip(orders, cells, strict=False)]

    def _reported(self, cell: Cell) -> str:
        times = [found for n in cell.claim.sources if n in self._articles and (found := self._articles[n].published)]
        return words.day(min(times).date()) if times else comparing_words.NO_DATE

    def _cell(self, cell: Cell) -> CellView:
        value = line(cell.value)
        shown = pieces(cell.claim, self._languages)
        marked = tuple(_marked(shown, value)) if value else shown
        text = line(cell.claim.text) + words.translated(cell.claim)
        return CellView(self._sides[cell.perspective], value, marked, text, cell.claim.sources)

    def _use(self, side: SideView, use: TermUse) -> UseView:
        language = self._languages.get(use.example.n, "")
        return UseView(side, line(use.term), comparing_words.used(use.count), line(use.example.quote), language, use.example.n)


def _laid(anchor: str, row: _Stated, sides: Sequence[SideView]) -> RowView:
    kind, heading, about, cells = row
    aligned = [[cell for cell in cells if cell.side is side] for side in sides]
    shown = [told[:ALONE_SHOWN] for told in aligned] if kind == "alone" else aligned
    more = sum(len(all_of_it) - len(some) for all_of_it, some in zip(aligned, shown, strict=True))
    return RowView(anchor, kind, heading, about, tuple(cells), tuple(map(tuple, shown)), more)


def _marked(shown: Sequence[Piece], value: str) -> Iterator[Piece]:
    """The first place where the value stands as a word of its own, marked."""
    # "14" is no part of "2014"; scripts without spaces have no such borders.
    pattern = re.compile(rf"(?<![0-9A-Za-z]){re.escape(value)}(?![0-9A-Za-z])")
    done = False
    for piece in shown:
        found = None if done else pattern.search(piece.text)
        if not found:
            yield piece
            continue
        done = True
        before, after = piece.text[: found.start()], piece.text[found.end() :]
        yield from (replace(piece, text=text) for text in [before] if text)
        yield replace(piece, text=found[0], marked=True)
        yield from (replace(piece, text=text) for text in [after] if text)


def parts(digest: Digest, view: DigestView, compared: ComparisonView | None) -> list[tuple[str, str]]:
    """The page's sections that it has, by id."""
    there = [
        ("highlights", "Highlights", True),
        ("compared", "Compared", compared and compared.events),
        ("stories", "Who tells which story", view.stories),
        ("only", "Only here", compared and compared.only),
        ("sides", "Side by side", view.sides),
        ("words", "In whose words", compared and compared.terms),
        ("quotes", "Who is quoted", compared and compared.quotes),
        ("moved", "Since the last edition", compared and compared.moved),
        ("continuing", "Continuing stories", any(story.previous for story in digest.stories)),
        ("elsewhere", "Elsewhere", view.elsewhere),
        ("sources", "Sources", digest.articles),
        ("made", "How this page was made", True),
    ]
    return [(anchor, name) for anchor, name, is_there in there if is_there]
