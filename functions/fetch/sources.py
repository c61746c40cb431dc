"""In: a source list as somebody wrote it (YAML, JSON, the older topics.json). Out: topics, or every problem with its place and remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from functions.fetch.documents import Path, Places, Syntax, parse
from shared.errors import Problem, SourceListError
from shared.models import Feed, GoogleNews, Model, Perspective, Topic

MAX_BYTES = 1_000_000
ENDINGS = (".yaml", ".yml", ".json")


def read_source_lists(files: Iterable[tuple[str, bytes]]) -> tuple[list[Topic], list[Problem]]:
    """All topics of several (name, bytes), and every problem. Of two topics with one id the first stays, the second is refused by name."""
    topics: list[Topic] = []
    problems: list[Problem] = []
    home: dict[str, str] = {}
    for name, body in files:
        try:
            found = read_source_list(name, body)
        except SourceListError as exc:
            problems += exc.problems
            continue
        for topic in found:
            if topic.id in home:
                remedy = f"{home[topic.id]} has it already: rename one of the two, or remove one."
                problems.append(Problem(name, 0, 0, "id", f"the topic id {topic.id!r} stands in two files", remedy))
            else:
                home[topic.id] = name
                topics.append(topic)
    return topics, problems


def read_source_list(name: str, body: bytes) -> list[Topic]:
    """The topics of one source list; SourceListError names each problem's line, field and remedy."""
    if not name.lower().endswith(ENDINGS):
        raise SourceListError([Problem(name, 0, 0, "", "this kind of file is not a source list", f"Use {', '.join(ENDINGS)}.")])
    if len(body) > MAX_BYTES:
        raise SourceListError([Problem(name, 0, 0, "", f"it has {len(body):,} bytes", f"At most {MAX_BYTES:,} are read: split it.")])
    try:
        document = parse(body, as_json=name.lower().endswith(".json"))
    except Syntax as exc:
        raise SourceListError([Problem(name, exc.line, exc.column, "", exc.problem, exc.remedy)]) from exc
    return _Reader(name, document.places).topics(document.value)


class _Reader:
    """Turns one parsed document into topics, collecting problems on the way."""

    def __init__(self, name: str, places: Places) -> None:
        self.name, self.places = name, places
        self.older = False
        self.problems: list[Problem] = []

    def topics(self, document: Any) -> list[Topic]:
        found: dict[str, Topic] = {}
        for path, raw in self._raw_topics(document):
            topic = self._topic(path, raw)
            if topic and topic.id in found:
                self._add((*path, "id"), f"the topic id {topic.id!r} stands twice in this file", "Give each topic an id of its own.")
            elif topic:
                found[topic.id] = topic
        if self.problems:
            raise SourceListError(self.problems)
        return list(found.values())

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
            return Topic.model_validate(raw)
        except ValidationError as exc:
            errors = exc.errors(include_url=False)
            for error in errors:
                if error["type"] == "too_short" and error["input"]:
                    continue  # a list is only short because its items failed
                context = error.get("ctx", {})
                at = tuple(int(part) if part.isdigit() else part for part in str(context.get("at", "")).split(".") if part)
                inner = (*error["loc"], *at)
                self._add((*path, *(_to_older(inner) if self.older else inner)), *_explained(error["type"], error["msg"], inner, context))
            return None

    def _add(self, path: Path, problem: str, remedy: str) -> None:
        line, column = self.places.of(path)
        self.problems.append(Problem(self.name, line, column, ".".join(map(str, path)), problem, remedy))


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
    if kind == "string_pattern_mismatch" and field in ("id", "perspective"):
        return "it is not an id", "Use lower-case letters, digits and hyphens, such as china-japan."
    if kind == "too_short":
        return "it is empty", "Add at least one."
    if kind == "string_type":
        return "it must be text", 'Put it in quotes, such as "2026".'
    if field == "max_age":
        return "it is not an age between 1 hour and 31 days", "Write it as 5d or 36h."
    return message[0].lower() + message[1:], "Correct it."


def _keys_at(path: Path) -> list[str]:
    names = [part for part in path if isinstance(part, str)]
    kinds: dict[str, type[Model]] = {"perspectives": Perspective, "feeds": Feed, "google_news": GoogleNews}
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
