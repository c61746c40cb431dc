"""In: the catalogue so far and what lies in topics/ now. Out: the catalogue of topics that run, and which lists were judged anew.

The bucket's listing decides, whatever events say or in which order they come: a list whose bytes changed is judged, one that is gone is
forgotten with its topics, and all else stays. So a bad file changes nothing that runs, and an id belongs to the list that had it first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.fetch import sources
from shared.errors import SourceListError
from shared.models import Catalogue, SourceList, SourceListReport
from shared.store import TOPICS, DataStore


@dataclass(frozen=True)
class Listed:
    """A source list as the bucket lists it."""

    name: str
    etag: str
    size: int
    modified: datetime


Read = Callable[[str], bytes]


def settle(store: DataStore) -> tuple[Catalogue, frozenset[str]]:
    """Brings the stored catalogue up to date. Also the names of the lists that were judged, or forgotten, on the way."""
    judged: frozenset[str] = frozenset()

    def change(before: Catalogue) -> Catalogue:
        nonlocal judged
        listed = [Listed(entry.key.removeprefix(TOPICS), entry.etag, entry.size, entry.modified) for entry in store.source_lists()]
        after = settled(before, listed, lambda name: store.source_list(f"{TOPICS}{name}"))
        judged = frozenset(name for name in before.lists | after.lists if before.lists.get(name) != after.lists.get(name))
        return after

    return store.change_catalogue(change), judged


def settled(before: Catalogue, listed: Iterable[Listed], read: Read) -> Catalogue:
    """The catalogue after what is `listed`; the same if nothing changed."""
    present = {entry.name: entry for entry in listed}
    lists = {name: known for name, known in before.lists.items() if name in present}
    changed = [entry for name, entry in present.items() if name not in lists or lists[name].etag != entry.etag]
    if len(lists) == len(before.lists) and not changed:
        return before
    # One that was refused may be good now: the list that had its id may be gone, or be about another topic.
    refused = [present[name] for name, known in lists.items() if known.problems and known.etag == present[name].etag]
    waiting = sorted([*changed, *refused], key=lambda entry: (entry.modified, entry.name))
    while True:
        for entry in waiting:
            lists = {**lists, entry.name: _judged(entry, lists, read)}
        still = [entry for entry in waiting if lists[entry.name].problems]
        if len(still) in (0, len(waiting)):
            return Catalogue(lists=lists)
        waiting = still


def report(name: str, found: SourceList) -> SourceListReport:
    ids = tuple(topic.id for topic in found.topics)
    return SourceListReport(file=name, accepted=not found.problems, topics=ids, problems=found.problems)


def _judged(entry: Listed, lists: Mapping[str, SourceList], read: Read) -> SourceList:
    homes = {topic.id: name for name, known in lists.items() if name != entry.name for topic in known.topics}
    try:
        sources.check_size(entry.name, entry.size)
        return SourceList(etag=entry.etag, topics=tuple(sources.read_source_list(entry.name, read(entry.name), homes)))
    except SourceListError as exc:
        earlier = lists[entry.name].topics if entry.name in lists else ()
        return SourceList(etag=entry.etag, topics=earlier, problems=tuple(exc.problems))
