"""In: the stories of a digest that go on, and what is known of them. Out: each story's tellings over editions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from datetime import date

from functions.render.text import line
from shared.models import Digest, Story
from shared.site import Month, StoriesIndex, StoryThread, Telling, month_of

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def going_on(digest: Digest) -> list[Story]:
    """Those that an earlier edition told: a story that only one edition told has no timeline beyond that edition's page."""
    return [story for story in digest.stories if story.status == "continuing" and story.previous]


def name(story: Story) -> str:
    """What the story is called in addresses, over editions."""
    thread = story.thread or story.id
    return thread if _PLAIN.fullmatch(thread) else hashlib.sha256(thread.encode()).hexdigest()[:32]


def since(story: Story) -> date:
    """The first edition that told it, as far as is known."""
    return story.since or min(earlier.edition for earlier in story.previous)


def months(digest: Digest) -> set[Month]:
    return {month_of(since(story)) for story in going_on(digest)}


def with_edition(stories: StoriesIndex, digest: Digest) -> StoriesIndex:
    """What the edition tells of the month's stories takes the place of what it told before, or was remembered to have told."""
    told = {story.id for story in digest.stories}
    threads = {thread.id: _without_untold(thread, digest.edition, told) for thread in stories.threads.values()}
    for story in going_on(digest):
        if month_of(since(story)) == stories.month:
            threads[name(story)] = _with(threads.get(name(story)), story, digest.edition)
    known = {thread: threads[thread] for thread in sorted(threads) if threads[thread].tellings}
    return stories.model_copy(update={"threads": known})


def _with(thread: StoryThread | None, story: Story, edition: date) -> StoryThread:
    """What an edition told itself goes before what a later one remembers of it."""
    today = Telling(
        edition=edition,
        id=story.id,
        title=line(story.title),
        language=story.language,
        told={side: len(numbers) for side, numbers in story.perspectives.items() if numbers},
    )
    remembered = [
        Telling(edition=earlier.edition, id=earlier.id, title=line(earlier.title), language=earlier.language, told=earlier.told)
        for earlier in story.previous
    ]
    known = {telling.edition: telling for telling in (*remembered, *(thread.tellings if thread else ()), today)}
    return StoryThread(id=name(story), tellings=tuple(known[day] for day in sorted(known)))


def _without_untold(thread: StoryThread, edition: date, told: Collection[str]) -> StoryThread:
    """By its story's id there: the first edition to tell a story does not know that it goes on."""
    tellings = tuple(telling for telling in thread.tellings if telling.edition != edition or telling.id in told)
    return thread.model_copy(update={"tellings": tellings})
