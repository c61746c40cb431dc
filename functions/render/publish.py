"""In: a digest, or which topics run. Out: the site with it: the index's parts changed, and the pages that they change written.

Parts of the index are changed one after the other, the home last and over the home that was seen first. Pages are plain writes: of
two renders at once the slower may put the older state over the newer; whoever looks at the home again after its last page sees that
somebody else was there, and mends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from functions.render import editions, pages, rebuild, site_pages, threads
from functions.render.pages import Pages
from functions.render.rebuild import RebuiltTopic
from shared.errors import WriteConflict
from shared.models import Digest
from shared.site import (
    Month,
    MonthIndex,
    SiteIndex,
    StoriesIndex,
    StoryThread,
    TopicIndex,
    TopicListing,
    month_of,
)
from shared.site_store import HOME, Part, SiteStore
from shared.store import ATTEMPTS, DataStore, Version

MARK = 12
"""Characters of an ETag that tell one from another."""


@dataclass(frozen=True)
class View:
    """What the index says now that an edition is in it; `new_month` and `new_topic` tell which parts did not say so before."""

    home: SiteIndex
    home_etag: str
    topic: TopicIndex
    month: MonthIndex
    threads: tuple[StoryThread, ...]
    new_month: bool
    new_topic: bool

    @property
    def listing(self) -> TopicListing:
        return next(topic for topic in self.home.topics if topic.id == self.topic.topic)


@dataclass(frozen=True)
class Parts:
    """A topic's parts of the index after a change. `told`: the stories that the edition tells, or told before, to go on."""

    month: Part[MonthIndex]
    topic: Part[TopicIndex]
    stories: tuple[Part[StoriesIndex], ...]
    told: frozenset[str]

    @property
    def marks(self) -> dict[str, str]:
        """By the parts' names: what each is like now."""
        known = [(part.name, part.etag) for part in self.stories]
        known += [(self.month.name, self.month.etag), (self.topic.name, self.topic.etag)]
        return {name: etag.strip('"')[:MARK] for name, etag in known}


@dataclass(frozen=True)
class Publisher:
    """`site_url` is where readers find the site; "" where nobody knows."""

    data: DataStore
    site: SiteStore
    site_url: str = ""

    def edition(self, read: Callable[[], Digest]) -> tuple[Digest, int]:
        """Publishes what `read` gives, again for as long as that or the index changed meanwhile; answers with it and how many pages."""
        digest = read()
        written = 0
        for attempt in range(ATTEMPTS):
            view = self._indexed(digest)
            first = not attempt
            written += self._write(pages.render(digest, self.site_url), sure=first and view.new_month)
            written += self._write(self._of_month(view), sure=first and view.new_month)
            written += self._write(site_pages.topic(view.listing, view.topic, self.site_url), sure=first and view.new_topic)
            written += self._write_top(view.home)
            now = read()
            if now == digest and self.site.home_etag() == view.home_etag:
                return digest, written
            digest = now
        raise WriteConflict(HOME)

    def running(self) -> int:
        """Publishes which topics are retired by now."""
        written = 0
        for _ in range(ATTEMPTS):
            found, version = self._home()
            home = editions.with_running(found, self.data.running_topics())
            etag = self.site.write_home(home, seen=version)
            if not etag:
                continue
            for listing in home.topics:
                topic = self.site.topic(listing.id) or self._lost_topic(listing.id)
                written += self._write(site_pages.topic(listing, topic, self.site_url), sure=False)
            written += self._write_top(home)
            if self.site.home_etag() == etag:
                return written
        raise WriteConflict(HOME)

    def _indexed(self, digest: Digest) -> View:
        """The index with that edition, each part as it is when the home is written over the one that was seen before all of them."""
        told: set[str] = set()
        new_month = new_topic = False
        for _ in range(ATTEMPTS):
            home, version = self._home()
            parts = self._change_parts(digest, next((topic for topic in home.topics if topic.id == digest.topic), None))
            told |= parts.told
            new_month |= parts.month.changed
            new_topic |= parts.topic.changed
            listing = editions.topic_listing(digest).model_copy(
                update={
                    "months": {parts.month.now.month: len(parts.month.now.editions)},
                    "stories": tuple(part.now.month for part in parts.stories if part.now.threads),
                    "marks": parts.marks,
                }
            )
            after = editions.with_running(editions.in_site(home, listing), self.data.running_topics())
            if etag := self.site.write_home(after, seen=version):
                touched = tuple(thread for part in parts.stories for name, thread in part.now.threads.items() if name in told)
                return View(after, etag, parts.topic.now, parts.month.now, touched, new_month, new_topic)
        raise WriteConflict(HOME)

    def _change_parts(self, digest: Digest, known: TopicListing | None) -> Parts:
        """The topic's own parts with the edition; `known`: what the home says that there should be of the topic."""
        told: set[str] = set()
        stories: list[Part[StoriesIndex]] = []

        def with_edition(before: MonthIndex | None) -> MonthIndex:
            # Stories first: which ones the edition told when it was published before stands in the month alone.
            told_before = _told(before, digest)
            told.update(told_before, map(threads.name, threads.going_on(digest)))
            began = threads.months(digest) | set(map(month_of, told_before.values()))
            stories[:] = [self._stories(digest, month, known) for month in sorted(began)]
            return editions.in_month(before or self._lost_month(digest, known), digest)

        month = self.site.change_month(digest.topic, month_of(digest.edition), with_edition)
        return Parts(month, self._topic(digest, known), tuple(stories), frozenset(told))

    def _home(self) -> tuple[SiteIndex, Version | None]:
        home, version = self.site.home()
        return home or rebuild.site_index(self.data, self.site, self._publish_rebuilt), version

    def _lost_month(self, digest: Digest, known: TopicListing | None) -> MonthIndex:
        """The month of which nothing can be read: made anew if it should be there."""
        name, month = digest.topic, month_of(digest.edition)
        if known and month in known.months:
            return rebuild.month_index(self.data, self.site, name, month)
        return MonthIndex(topic=name, month=month)

    def _stories(self, digest: Digest, month: Month, known: TopicListing | None) -> Part[StoriesIndex]:
        name = digest.topic

        def change(before: StoriesIndex | None) -> StoriesIndex:
            if before is None and known and month in known.stories:
                before = rebuild.stories_index(self.data, self.site, name, month)
            return threads.with_edition(before or StoriesIndex(topic=name, month=month), digest)

        return self.site.change_stories(name, month, change)

    def _topic(self, digest: Digest, known: TopicListing | None) -> Part[TopicIndex]:
        def change(before: TopicIndex | None) -> TopicIndex:
            if before is None and known:
                before = self._lost_topic(digest.topic)
            return editions.in_topic(before or TopicIndex(topic=digest.topic), digest)

        return self.site.change_topic(digest.topic, change)

    def _lost_topic(self, name: str) -> TopicIndex:
        return rebuild.topic_index(self.data, self.site, name)

    def _publish_rebuilt(self, made: RebuiltTopic) -> None:
        if made.listing:
            self._write(site_pages.topic(made.listing, made.topic, self.site_url), sure=False)
            for month in made.months:
                self._write(site_pages.month(made.listing, month, self.site_url), sure=False)
            for part in made.stories:
                self._write(site_pages.stories(made.listing, part.threads.values(), self.site_url), sure=False)

    def _of_month(self, view: View) -> Pages:
        return {
            **site_pages.stories(view.listing, view.threads, self.site_url),
            **site_pages.month(view.listing, view.month, self.site_url),
        }

    def _write(self, some: Pages, *, sure: bool) -> int:
        """Not `sure` that they are new: those that are there already are not written again. Source lists seldom are new."""
        return self._put(some, lambda path, body: (not sure or path.endswith(".opml")) and self.site.holds(path, body))

    def _write_top(self, home: SiteIndex) -> int:
        return self._put(site_pages.top(home, self.site_url), self.site.at_the_top())

    def _put(self, some: Pages, holds: Callable[[str, bytes], bool]) -> int:
        new = {path: page for path, page in some.items() if not holds(path, page.body)}
        for path, page in new.items():
            self.site.publish(path, page.body, page.content_type)
        return len(new)


def _told(month: MonthIndex | None, digest: Digest) -> dict[str, date]:
    """The stories that the edition told to go on when it was published before, and since when."""
    same = (edition for edition in (month.editions if month else ()) if edition.listing.edition == digest.edition)
    return next((edition.threads for edition in same), {})
