"""In: a topic or a digest. Out: the topic with its sides in another order or under each other's names, and what of a digest has to
stay the same then: all of it, but for the order of columns, the numbers that follow it, and what the sides are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shared.models import Batch, Digest
from shared.topics import Topic

Names = Mapping[str, str]
"""What each side was called before it took another's name, by ids."""
AS_THEY_ARE: Names = {}


def in_other_order(topic: Topic) -> tuple[Topic, Names]:
    return topic.model_copy(update={"perspectives": topic.perspectives[::-1]}), AS_THEY_ARE


def under_other_names(topic: Topic) -> tuple[Topic, Names]:
    """Each side is called what the next one was called. Its rule, its terms and its feeds stay with it."""
    sides = topic.perspectives
    named = dict(zip((side.id for side in sides), [*sides[1:], *sides[:1]], strict=True))
    renamed = [side.model_copy(update={"id": named[side.id].id, "name": named[side.id].name}) for side in sides]
    feeds = [feed.model_copy(update={"perspective": named[feed.perspective].id}) if feed.perspective else feed for feed in topic.feeds]
    terms = {named[side].id: words for side, words in topic.terms.items()}
    contested = {thing: {named[side].id: words for side, words in uses.items()} for thing, uses in topic.contested.items()}
    changed = topic.model_copy(update={"perspectives": tuple(renamed), "feeds": tuple(feeds), "terms": terms, "contested": contested})
    return changed, {named[side.id].id: side.id for side in sides}


MIRRORS: Mapping[str, Callable[[Topic], tuple[Topic, Names]]] = {"order": in_other_order, "names": under_other_names}


def mirrored(batch: Batch, mirror: str) -> tuple[Batch, Names]:
    """What a run of the mirrored topic would have brought in."""
    topic, names = MIRRORS[mirror](batch.topic)
    now = {before: after for after, before in names.items()}
    reports = [report.model_copy(update={"perspective": now.get(report.perspective or "", report.perspective)}) for report in batch.feeds]
    return batch.model_copy(update={"topic": topic, "feeds": tuple(reports)}), names


def asymmetries(made: Digest, other: Digest, names: Names) -> list[str]:
    """Where the mirrored digest says something else, as paths into its JSON; empty if it says the same."""
    return list(_differences(seen(made), seen(other, names)))


def seen(digest: Digest, names: Names = AS_THEY_ARE) -> Any:
    """The digest's JSON with articles by their ids and sides by what they were called; what stands in columns, by side."""
    ids = {article.n: article.id[:12] for article in digest.articles}
    # What it was made of, and the fingerprints of what it remembered, name the sides, and those are what was exchanged.
    facts = digest.model_dump(mode="json", exclude={"inputs_sha256", "remembered"})
    called = {side.name: names.get(side.id, side.id) for side in digest.perspectives}
    return _Seen(ids, names, called).value(facts, "digest")


class _Seen:
    def __init__(self, ids: Mapping[int, str], names: Names, called: Names) -> None:
        """`called` has what each side was called, by the names that it goes by now in sentences of ours."""
        self._ids, self._names, self._called = ids, names, called

    def value(self, value: Any, field: str) -> Any:
        match value:
            case int() if field in ("n", "sources", "articles") and value in self._ids:
                return self._ids[value]
            case str() if field in ("perspective", "sides", "filled", "still_told_by"):
                return self._names.get(value, value)
            case str() if field == "why_none":
                return "a sentence that names sides"
            case str() if field == "reasons":
                said = re.sub(r"source (\d+)", lambda found: f"source {self._ids.get(int(found[1]), found[1])}", value)
                return re.sub(r"(?<=which is what ).+?(?= calls)", lambda found: self._called.get(found[0], found[0]), said)
            case dict() if field in ("perspectives", "told") and "basis" not in value:
                return {self._names.get(side, side): self.value(told, "articles in order") for side, told in value.items()}
            case dict():
                return self._object(value)
            case list() if field == "articles in order":
                return [self._ids[n] for n in value]
            case list():
                return self._list([self.value(item, field) for item in value], field)
        return value

    def _object(self, value: dict[str, Any]) -> dict[str, Any]:
        # An "articles" that is no list is a number of them.
        found = {name: inner if isinstance(inner, int) and name == "articles" else self.value(inner, name) for name, inner in value.items()}
        if "basis" in value:  # a side's own part of the page
            found |= {"id": self._names.get(value["id"], value["id"]), "name": ""}
        return found

    def _list(self, found: list[Any], field: str) -> list[Any]:
        """What belongs to one side each stands in the order of columns: it is compared side by side, each side's in its order."""
        if found and all(isinstance(item, dict) for item in found):
            return sorted(found, key=_column)
        return sorted(found) if field in ("sides", "filled", "still_told_by", "articles") else found


def _column(item: dict[str, Any]) -> str:
    cell = item.get("cell", {})
    return str(item.get("perspective") or (item["id"] if "basis" in item else "") or cell.get("perspective", ""))


def _differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for name in one:
            yield from _differences(one[name], other[name], f"{path}.{name}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, pair in enumerate(zip(one, other, strict=True)):
            yield from _differences(*pair, f"{path}[{place}]")
    elif one != other:
        yield f"{path}: {str(one)[:120]!r} became {str(other)[:120]!r}"
