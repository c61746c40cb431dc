"""In: a page, and what earlier editions told. Out: which stories each side tells anew, goes on with, or tells no more. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from functions.digest import memory
from functions.digest.memory import Memory
from functions.digest.writing.writer import Page
from shared.comparison import QuietStory, SinceLast
from shared.models import FeedOutcome
from shared.state import PublishedEdition


def moved(page: Page, feeds: Sequence[FeedOutcome], remembered: Memory) -> tuple[SinceLast, ...]:
    """One a side that tells anything now or told anything then, elsewhere last; nothing on a topic's first edition.

    A story that a side goes on with is not quiet because its article found no room on the page.
    """
    last = next((edition for edition in reversed(remembered.editions) if edition.articles), None)
    if last is None:
        return ()
    return tuple(
        found for side in page.parts for found in [_of(side, page, feeds, last)] if found.new or found.continuing or found.gone_quiet
    )


def _of(side: str, page: Page, feeds: Sequence[FeedOutcome], last: PublishedEdition) -> SinceLast:
    told = [story for story in page.stories if story.perspectives.get(side)]
    own = [feed for feed in feeds if feed.perspective == side]
    return SinceLast(
        perspective=side,
        edition=last.edition,
        new=tuple(story.id for story in told if story.status == "new"),
        continuing=tuple(story.id for story in told if story.status == "continuing"),
        gone_quiet=_gone_quiet(side, page, last),
        feeds=len(own),
        feeds_read=sum(feed.status != "failed" for feed in own),
    )


def _gone_quiet(side: str, page: Page, last: PublishedEdition) -> tuple[QuietStory, ...]:
    quiet = []
    for story in last.stories:
        still = tuple(part for part in page.parts if (last.edition, story.id) in page.goes_on.get(part, ()))
        if story.perspectives.get(side) and side not in still:
            quiet.append(
                QuietStory(
                    id=story.id,
                    thread=memory.thread_of(story),
                    title=story.title,
                    language=story.language,
                    since=story.since or last.edition,
                    last=last.edition,
                    still_told_by=still,
                )
            )
    return tuple(quiet)
