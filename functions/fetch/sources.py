"""In: a source list as somebody wrote it (YAML, JSON, the older topics.json). Out: topics, or every problem with its place and remedy."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from functions.fetch import opml
from functions.fetch.documents import Path, Places, Syntax, parse
from shared import hosts
from shared.errors import Problem, SourceListError
from shared.fields import Model
from shared.topics import Feed, GoogleNews, OwnOutlet, Perspective, Topic

MAX_BYTES = 1_000_000
MAX_FEEDS = 1_000
OPML = (".opml", ".xml")
ENDINGS = (".yaml", ".yml", ".json", *OPML)

Homes = Mapping[str, str]
"""The list that each topic id belongs to."""
NO_HOMES: Homes = MappingProxyType({})


def read_source_lists(files: Iterable[tuple[str, bytes]]) -> tuple[list[Topic], list[Problem]]:
    """All topics of several (name, bytes), and every problem. A list with an id that an earlier one has is refused by name."""
    topics: list[Topic] = []
    problems: list[Problem] = []
    homes: dict[str, str] = {}
    for name, body in files:
        try:
            found = read_source_list(name, body, homes)
        except SourceListError as exc:
            problems += exc.problems
        else:
            topics += found
            homes |= dict.fromkeys((topic.id for topic in found), name)
    return topics, problems


def read_source_list(name: str, body: bytes, homes: Homes = NO_HOMES) -> list[Topic]:
    """The topics of one source list; SourceListError names each problem's line, field and remedy. `homes` are those of other lists."""
    if not name.lower().endswith(ENDINGS):
        raise SourceListError([Problem(name, 0, 0, "", "this kind of file is not a source list", f"Use {', '.join(ENDINGS)}.")])
    if is_opml(name):
        return read_opml(name, body, opml.slug(PurePosixPath(name).stem), homes)
    check_size(name, len(body))
    try:
        document = parse(body, as_json=name.lower().endswith(".json"))
    except Syntax as exc:
        raise SourceListError([_problem(name, exc)]) from exc
    return _Reader(name, document.places, homes).topics(document.value)


def read_opml(name: str, body: bytes, topic_id: str, homes: Homes = NO_HOMES) -> list[Topic]:
    """The one topic of an OPML file."""
    if not topic_id:
        remedy = "Call it by Latin letters or digits, such as my-feeds.opml."
        raise SourceListError([Problem(name, 0, 0, "id", "no id can be made of the file's name", remedy)])
    check_size(name, len(body))
    try:
        document, problems = opml.parse(body, topic_id, PurePosixPath(name).stem)
    except Syntax as exc:
        raise SourceListError([_problem(name, exc)]) from exc
    reader = _Reader(name, document.places, homes, opml.spelled)
    reader.problems += [_problem(name, found) for found in problems]
    if not document.value["feeds"]:
        raise SourceListError(reader.problems)
    return reader.topics(document.value)


def is_opml(name: str) -> bool:
    return name.lower().endswith(OPML)


def check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise SourceListError([Problem(name, 0, 0, "", f"it has {size:,} bytes", f"At most {MAX_BYTES:,} are read: split it.")])


def _problem(name: str, found: Syntax) -> Problem:
    return Problem(name, found.line, found.column, found.field, found.problem, found.remedy)


def _as_it_is(path: Path) -> Path:
    return path


class _Reader:
    """Turns one parsed document into topics, collecting problems on the way. `spelled` gives a path as the file spells it."""

    def __init__(self, name: str, places: Places, homes: Homes, spelled: Callable[[Path], Path] = _as_it_is) -> None:
        self.name, self.places, self.homes, self.spelled = name, places, homes, spelled
        self.older = False
        self.problems: list[Problem] = []

    def topics(self, document: Any) -> list[Topic]:
        raws = self._raw_topics(document)
        if not self._too_many_feeds(raws):
            found: dict[str, Topic] = {}
            for path, raw in raws:
                topic = self._topic(path, raw)
                if topic and topic.id in self.homes:
                    remedy = f"{self.homes[topic.id]} has it already: rename one of the two, or remove one."
                    self._add((*path, "id"), f"the topic id {topic.id!r} stands in two files", remedy)
                elif topic and topic.id in found:
                    self._add((*path, "id"), f"the topic id {topic.id!r} stands twice in this file", "Give each topic an id of its own.")
                elif topic:
                    found[topic.id] = topic
        if self.problems:
            raise SourceListError(sorted(self.problems, key=lambda problem: (problem.line, problem.column)))
        return list(found.values())

    def _too_many_feeds(self, raws: list[tuple[Path, Any]]) -> bool:
        """Counted before they are checked: checking is what takes long."""
        lists = [(path, raw["feeds"]) for path, raw in raws if isinstance(raw, dict) and isinstance(raw.get("feeds"), list)]
        feeds: list[Path] = [(*path, "feeds", number) for path, listed in lists for number in range(len(listed))]
        if len(feeds) > MAX_FEEDS:
            self._add(feeds[MAX_FEEDS], f"the file lists {len(feeds):,} feeds", f"At most {MAX_FEEDS:,} are read: split it.")
        return len(feeds) > MAX_FEEDS

    def _raw_topics(self, document: Any) -> list[tuple[Path, Any]]:
        if not isinstance(document, dict):
            what = "the file is empty" if document is None else "a source list is a topic, or several under topics:"
            self._add((), what, "Start with `id:`, `name:` and `feeds:`; see infra/topics for examples.")
            return []
        if "topics" not in document:
            return [((), document)]
        listed = document["topics"]
        if not isinstance(listed, list) or not listed:
            self._add(("topics",), "it must be a list of at least one topic", "Write each topic below it, starting with `- id:`.")
            return []
        self.older = "settings" in document or any(isinstance(raw, dict) and "rssFeeds" in raw for raw in listed)
        for key in document:
            if key not in (("topics", "settings") if self.older else ("topics",)):
                self._add((key,), "unknown key", "Beside topics: nothing is read; move it into the topic or remove it.")
        settings = document.get("settings") if isinstance(document.get("settings"), dict) else {}
        return [(("topics", n), _from_older(raw, settings) if self.older else raw) for n, raw in enumerate(listed)]

    def _topic(self, path: Path, raw: Any) -> Topic | None:
        try:
            topic = Topic.model_validate(raw)
        except ValidationError as exc:
            errors = exc.errors(include_url=False)
            for error in errors:
                if error["type"] == "too_short" and error["input"]:
                    continue  # a list is only short because its items failed
                context = error.get("ctx", {})
                inner = (*error["loc"], *_below(context.get("at", "")))
                self._add((*path, *inner), *_explained(error["type"], error["msg"], inner, context))
            return None
        self._check_domains(path, topic)
        return topic

    def _check_domains(self, path: Path, topic: Topic) -> None:
        """Not in the model: the list of suffixes changes, and what was stored once must stay readable."""
        for number, outlet in enumerate(topic.outlets):
            for place, domain in enumerate(outlet.domains):
                if hosts.registered(domain) is None:
                    at = (*path, "outlets", number, "domains", place)
                    self._add(
                        at, f"{domain!r} is nobody's own: others register below it", "Write the outlet's own domain, such as example.co.uk."
                    )

    def _add(self, path: Path, problem: str, remedy: str) -> None:
        path = _to_older(path) if self.older else path
        line, column = self.places.of(path)
        self.problems.append(Problem(self.name, line, column, ".".join(map(str, self.spelled(path))), problem, remedy))


def _below(at: str | tuple[str | int, ...]) -> Path:
    """A path below a model as `wrong` was given it; in parts where keys are anybody's words, which may have dots."""
    return at if isinstance(at, tuple) else tuple(int(part) if part.isdigit() else part for part in at.split(".") if part)


_SHAPES = {
    "string_type": ("it must be text", 'Put it in quotes, such as "2026".'),
    "string_unicode": ("it holds characters that are no text", "Remove them."),
    "tuple_type": ("it must be a list", "Write [one, two], or each on a line of its own after a hyphen."),
    "dict_type": ("it must hold keys and values", "Write {key: value}, or each on a line of its own."),
    "model_type": ("it must hold keys and values", "Write {key: value}, or each on a line of its own."),
    "bool_type": ("it must be true or false", "Write one of the two."),
    "bool_parsing": ("it must be true or false", "Write one of the two."),
    "int_type": ("it must be a whole number", "Write it in digits, without quotes."),
    "int_parsing": ("it must be a whole number", "Write it in digits, without quotes."),
}
_PATTERNS = {
    "url": ("it holds spaces or control characters", "Write %20 for a space."),
    "language": ("it is not a language tag", "Write one such as en, pt-BR or zh-Hant."),
    "region": ("it is not a region", "Write two capital letters, such as US."),
}
"""What is wrong with a text of the wrong form, by its field; the others are ids."""


def _explained(kind: str, message: str, path: Path, context: dict[str, Any]) -> tuple[str, str]:
    """A pydantic error in the words of somebody who writes topic files: problem and remedy."""
    field = str(path[-1]) if path else ""
    if kind == "parallax":
        return message, str(context["remedy"])
    if kind == "missing":
        return "it is missing", f"Add {field}."
    if kind == "extra_forbidden":
        known = _keys_at(path[:-1])
        close = difflib.get_close_matches(field, known, 1)
        return "unknown key", f"Did you mean {close[0]}?" if close else f"Known keys here: {', '.join(known)}."
    if kind == "string_pattern_mismatch":
        named = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
        return _PATTERNS.get(named, ("it is not an id", "Use lower-case letters, digits and hyphens, such as china-japan."))
    if kind == "literal_error":
        return "it is none of the words that can stand here", f"Write one of {context['expected']}."
    if kind == "too_short":
        return "it is empty", "Add at least one."
    if kind == "too_long" and "max_length" in context:
        return (
            f"there are {context['actual_length']} {field}",
            f"At most {context['max_length']} are read: remove some, or make several topics.",
        )
    if kind in _SHAPES:
        return _SHAPES[kind]
    if field == "max_age":
        return "it is not an age between 1 hour and 31 days", "Write it as 5d or 36h."
    return message[0].lower() + message[1:], "Correct it."


def _keys_at(path: Path) -> list[str]:
    names = [part for part in path if isinstance(part, str)]
    kinds: dict[str, type[Model]] = {"perspectives": Perspective, "feeds": Feed, "google_news": GoogleNews, "outlets": OwnOutlet}
    return list(kinds.get(names[-1] if names else "", Topic).model_fields)


def _from_older(raw: Any, settings: Any) -> Any:
    """A topic of the older topics.json in today's fields. What is wrong in it stays, so that validation names it."""
    if not isinstance(raw, dict):
        return raw
    topic = {key: value for key, value in raw.items() if key != "rssFeeds"}
    if isinstance(feeds := raw.get("rssFeeds"), list):
        topic["feeds"] = [_feed_from_older(feed) for feed in feeds]
    for theirs, ours in (("maxArticlesPerTopic", "max_articles"), ("articleMaxAge", "max_age")):
        if theirs in settings:
            topic.setdefault(ours, settings[theirs])
    return topic


def _to_older(path: Path) -> Path:
    """A path in today's fields as the older file spells it."""
    return tuple("rssFeeds" if part == "feeds" else part for part in path if part != "google_news")


def _feed_from_older(raw: Any) -> Any:
    if not isinstance(raw, dict) or raw.get("type") != "google_news":
        return {key: value for key, value in raw.items() if key != "type"} if isinstance(raw, dict) else raw
    search = {key: raw[key] for key in ("query", "language", "region") if key in raw}
    rest = {key: value for key, value in raw.items() if key not in ("type", *search)}
    return {**rest, "google_news": search}
