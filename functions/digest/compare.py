"""In: a page, what was set aside, how the feeds fared, an encoder, a desk. Out: the comparison of the sides, every cell checked.

It comes from the stored texts of the numbered articles alone, so that it is the same whoever wrote the page. What each side states
stands as its outlet's own words; a cell that does not pass its check is left out, and so is a row that no longer compares anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from functions.digest.comparing import agreement, differences, rows, silence, statements
from functions.digest.comparing.events import Events
from functions.digest.comparing.meaning import Meaning, cased
from functions.digest.comparing.rows import Part, Row
from functions.digest.comparing.statements import Statement
from functions.digest.relevance import countries_of
from functions.digest.verify import Encoder
from functions.digest.writing.extractive import lead, speaks_for
from functions.digest.writing.writer import Draft, Page
from shared.claims import Claim, Evidence
from shared.comparison import Agreement, Cell, Comparison, Difference, OneSided, OnlyStory, Telling, Update
from shared.models import FeedOutcome, SetAside, Story
from shared.topics import ELSEWHERE

Check = Callable[[Iterable[Draft]], tuple[Claim, ...]]
FEWEST_CELLS = 2
COMPARES = frozenset(("agreed", "differs", "updates"))
"""Sorts of rows beside which each side's own words for the story need not stand."""
MOST_ONE_SIDED = 2
"""Rows of one side in one story."""


def compare(page: Page, set_aside: Sequence[SetAside], feeds: Sequence[FeedOutcome], encoder: Encoder, check: Check) -> Comparison:
    """`check` is the desk's: it keeps what passes."""
    sides = tuple(side for side in page.parts if any(article.perspective == side for article in page.articles))
    if why := _why_none(page, sides):
        return Comparison(sides=sides, why_none=why)
    if not page.sides:
        return Comparison(sides=sides)
    shared = [story for story in page.stories if len(story.perspectives) >= FEWEST_CELLS]
    events = Events(page, set_aside, encoder)
    drafted = [row for story in shared for row in _rows(story, page, encoder)]
    drafted = _joined(drafted, _between(events.joined(), page, encoder))
    lone = [one for one in silence.told_alone(page, set_aside) if not events.is_told_elsewhere(one.story, one.perspective)]
    told = [_told_alone(one, page) for one in lone]
    passed = _checked([*(part.draft(row.story) for row in drafted for part in row.parts), *told], check)
    found = [
        (row, cells) for row in drafted for cells in [_cells(row, passed)] if len(cells) >= (1 if row.sort == "one_sided" else FEWEST_CELLS)
    ]
    compared = {row.story for row, _ in found if row.sort in COMPARES}
    return Comparison(
        sides=sides,
        why_none=None if shared or found else "No story in this edition is told by more than one side.",
        agreed=tuple(Agreement(story=row.story, cells=cells) for row, cells in found if row.sort == "agreed"),
        differs=tuple(
            Difference(story=row.story, kind=row.kind, about=row.about, cells=cells)
            for row, cells in found
            if row.sort == "differs" and row.kind
        ),
        updates=tuple(
            Update(story=row.story, kind=row.kind, about=row.about, cells=cells)
            for row, cells in found
            if row.sort == "updates" and row.kind
        ),
        tellings=tuple(Telling(story=row.story, cells=cells) for row, cells in found if row.sort == "told" and row.story not in compared),
        one_sided=tuple(OneSided(story=row.story, cell=cells[0]) for row, cells in found if row.sort == "one_sided"),
        only=tuple(
            OnlyStory(
                story=one.story.id,
                perspective=one.perspective,
                articles=len(one.articles),
                outlets=len({article.outlet for article in one.articles}),
                cell=Cell(perspective=one.perspective, claim=claim),
                silent=silence.silences(page.sides, one.perspective, page.articles, set_aside, feeds),
            )
            for one, draft in zip(lone, told, strict=True)
            for claim in [passed.get((draft.story, draft.text))]
            if claim
        ),
    )


def _why_none(page: Page, sides: Sequence[str]) -> str | None:
    """Why nothing can be compared: too few sides have a voice. A topic without sides is a plain digest, and needs no reason."""
    present = [side for side in sides if side != ELSEWHERE]
    if not page.sides or len(present) >= min(FEWEST_CELLS, len(page.sides)):
        return None
    missing = [side.name for side in page.topic.perspectives if side.id not in present]
    listed = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
    return f"{listed} {'has' if len(missing) == 1 else 'have'} no article in this edition."


def _rows(story: Story, page: Page, encoder: Encoder) -> list[Row]:
    """What is said of one story that two or more sides tell, the plainest first, and each side's own words for it, which stand where
    nothing else that compares passes its check."""
    told = statements.by_side([story], page.sources)
    made, meaning = _found(story, told, page, encoder)
    used = [part.statement for row in made for part in row.parts]
    own_words = _tellings(story, page, encoder)
    for side, own in told.items():
        others = [statement for other, stated in told.items() if other != side for statement in stated]
        # A headline that nobody else has is most often the same in other words, or another story.
        stated_alone = [statement for statement in own if not statement.is_headline] if others else []
        own_words += rows.alone(story, agreement.alone(stated_alone, others, used, meaning)[:MOST_ONE_SIDED])
    return made + own_words


def _tellings(story: Story, page: Page, encoder: Encoder) -> list[Row]:
    """None where a side's headline may tell another event than all the others' do."""
    told = {side: statements.headlines(page.sources[n] for n in numbers) for side, numbers in story.perspectives.items()}
    meaning = Meaning((cased(statement.words) for side in told.values() for statement in side), encoder)
    near = agreement.nearest(told, meaning)
    parties = frozenset(country for side in page.topic.perspectives for country in countries_of(side))
    telling = {
        side: one
        for side, one in near.items()
        if any(agreement.may_tell_one_event(one, other, meaning, parties) for other in near.values() if other is not one)
    }
    return [rows.told(story, telling, page.parts)] if len(telling) >= FEWEST_CELLS else []


def _between(joined: Sequence[tuple[Story, Story]], page: Page, encoder: Encoder) -> list[Row]:
    """What two stories say that tell one event: stories are kept apart in doubt, and a side's own view of an event is often apart."""
    found = [
        row
        for story, other in joined
        for row in _found(story, statements.by_side([story, other], page.sources), page, encoder)[0]
        if {part.statement.article.story for part in row.parts} == {story.id, other.id}
    ]
    return list({row.keys: row for row in reversed(found)}.values())[::-1]


def _joined(rows: Sequence[Row], more: Sequence[Row]) -> list[Row]:
    """A row that another one has with a further side is none of its own."""
    every = [*rows, *more]
    return [row for row in every if not any(row.sort == other.sort and row.keys < other.keys for other in every)]


def _found(story: Story, told: Mapping[str, Sequence[Statement]], page: Page, encoder: Encoder) -> tuple[list[Row], Meaning]:
    """Rows that compare, and the meaning of every statement."""
    meaning = Meaning((cased(statement.words) for side in told.values() for statement in side), encoder)
    differ = differences.find(told, encoder)
    contested = {frozenset((pair.one.statement.key, pair.other.statement.key)) for pair in differ}
    same = [match for match in agreement.matches(told, meaning) if frozenset((match.one.key, match.other.key)) not in contested]
    sides = page.parts
    return [*rows.agreed(story, same, meaning, sides), *rows.differing(story, differ, page.topic.language, sides)], meaning


def _told_alone(one: silence.Alone, page: Page) -> Draft:
    speaker = speaks_for([page.sources[n] for n in one.story.perspectives[one.perspective]])
    words = lead(speaker)
    return Draft(f"{speaker.outlet}: {words}", one.story.id, (Evidence(n=speaker.n, quote=words),))


def _checked(drafts: Iterable[Draft], check: Check) -> dict[tuple[str | None, str], Claim]:
    """Claims that passed as they were drafted, by story and text. A mended one no longer says what the row is about."""
    wanted = {(draft.story, draft.text): draft for draft in drafts}
    return {(claim.story, claim.text): claim for claim in check(wanted.values()) if claim.repaired_from is None}


def _cells(row: Row, passed: dict[tuple[str | None, str], Claim]) -> tuple[Cell, ...]:
    return tuple(cell for part in row.parts for cell in [_cell(part, row.story, passed)] if cell)


def _cell(part: Part, story: str, passed: dict[tuple[str | None, str], Claim]) -> Cell | None:
    claim = passed.get((story, part.draft(story).text))
    return Cell(perspective=part.statement.perspective, claim=claim, value=part.value) if claim else None
