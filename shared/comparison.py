"""In: claims and numbered articles. Out: the nouns of the comparison: what all state, where they differ, who is silent, in which words.

Everything that a side is said to state is a claim that passed its check. Sides stand in the topic's order, and elsewhere last.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from shared.claims import Claim, Evidence
from shared.fields import Model, Slug

DifferenceKind = Literal["number", "time", "place", "actor", "naming", "stance"]
"""What the sides differ in. `stance` is a writer's judgement and never the embedded engine's."""


class Cell(Model):
    """What one side states. `value` is the words in which it differs ("14", "on Tuesday"), verbatim from the claim's evidence; ""
    where nothing is singled out."""

    perspective: str
    claim: Claim
    value: str = ""


class Agreement(Model):
    """A fact that outlets of two or more sides state: one cell a side."""

    story: str
    cells: Annotated[tuple[Cell, ...], Field(min_length=2)]


class Difference(Model):
    """One thing of which the sides that tell a story say something else. `about` is what they speak of, in their words ("arrested")."""

    story: str
    kind: DifferenceKind
    about: str
    cells: Annotated[tuple[Cell, ...], Field(min_length=2)]


class Update(Model):
    """What looks like a difference but is a later report that knows more: its cells stand in the order of their reports' times."""

    story: str
    kind: DifferenceKind
    about: str
    cells: Annotated[tuple[Cell, ...], Field(min_length=2)]


class Telling(Model):
    """How each side tells a story of which no fact was found that they share or differ in: the headlines that come nearest to each
    other, one cell a side. That they tell one story is all that is said of them."""

    story: str
    cells: Annotated[tuple[Cell, ...], Field(min_length=2)]


class OneSided(Model):
    """A fact in a shared story that one side states and the others, which tell the story too, do not."""

    story: str
    cell: Cell


class Silence(Model):
    """What is known of a side that does not tell a story: of `articles` of its on the topic that were considered, none does;
    `feeds_read` of its `feeds` could be read. It is silence only where it had something to say and all its feeds were heard."""

    perspective: str
    articles: int
    feeds: int
    feeds_read: int

    @property
    def is_silence(self) -> bool:
        return self.articles > 0 and self.feeds_read == self.feeds


class OnlyStory(Model):
    """A story that one side tells and no other: `articles` of its considered ones, by `outlets` outlets; `cell` is how it tells it."""

    story: str
    perspective: str
    articles: int
    outlets: int
    cell: Cell
    silent: tuple[Silence, ...]


class TermUse(Model):
    """That a side's press uses a term in its own voice: in `count` of its numbered articles, in whichever of the languages that it is
    listed in. `term` is its form in the page's language where the side uses that one, else the side's commonest; `example` is a
    headline or sentence that has this form, verbatim."""

    perspective: str
    term: str
    count: int
    example: Evidence


class TermDifference(Model):
    """What the sides call the same thing, each side's own term first. `thing` is a neutral name for it; `listed` tells that it comes
    from a list (ours or the topic's), and was not found by comparing the stories."""

    thing: str
    listed: bool
    uses: tuple[TermUse, ...]


class Quotation(Model):
    """Whose words a side's press quotes: `words` verbatim in source `n`, in `language`, put to the `speaker` as that text names them;
    `translation` where the writer gave one."""

    perspective: str
    speaker: str
    words: str
    language: str
    n: int
    story: str
    translation: str | None = None


class QuietStory(Model):
    """A story that a side told in the edition before, and of which nothing new of its reached this one. `id` is the one that it had
    there, `thread` that of its whole life; `still_told_by` are the sides that do tell more of it."""

    id: str
    thread: str
    title: str
    language: str
    since: date
    last: date
    still_told_by: tuple[str, ...] = ()


class SinceLast(Model):
    """How a side's stories moved since the edition before, the last one that told anything: `new` and `continuing` by the ids they
    have today. Of the `feeds` that are the side's own, `feeds_read` could be read: what has gone quiet is silence only if all were."""

    perspective: str
    edition: date
    new: tuple[str, ...] = ()
    continuing: tuple[str, ...] = ()
    gone_quiet: tuple[QuietStory, ...] = ()
    feeds: int = 0
    feeds_read: int = 0


class Comparison(Model):
    """What the sides have in common and what not. `sides` are those with articles, elsewhere included; `why_none` is the reader's
    reason why nothing is compared, where that is so ("Japan has no article in this edition")."""

    sides: tuple[Slug, ...]
    why_none: str | None = None
    agreed: tuple[Agreement, ...] = ()
    differs: tuple[Difference, ...] = ()
    updates: tuple[Update, ...] = ()
    tellings: tuple[Telling, ...] = ()
    one_sided: tuple[OneSided, ...] = ()
    only: tuple[OnlyStory, ...] = ()
    terms: tuple[TermDifference, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    since: tuple[SinceLast, ...] = ()
