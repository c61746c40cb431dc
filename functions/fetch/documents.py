"""In: the bytes of a YAML or JSON file. Out: plain values and the line and column of each, or the place of the syntax error.

YAML is read event by event, so that nothing in it is ever executed, expanded or recursed into; of its many spellings of
true and false only these two words count (a country list may hold NO).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_DEPTH = 12

Path = tuple[int | str, ...]
Place = tuple[int, int]
"""Line and column."""


class Syntax(Exception):
    """`line` and `column` count from 1, 0 when unknown. `field` is empty when the file itself is meant."""

    def __init__(self, line: int, column: int, problem: str, remedy: str, field: str = "") -> None:
        super().__init__(problem)
        self.line, self.column, self.problem, self.remedy, self.field = line, column, problem, remedy, field


@dataclass
class Places:
    """Where each value of a document stands."""

    known: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path) -> Place:
        """(line, column) of the value, or of the nearest thing around it that has a place; (0, 0) if nothing has."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.known:
                return self.known[path[:end]]
        return 0, 0


@dataclass(frozen=True)
class Document:
    value: Any
    places: Places


def parse(body: bytes, *, as_json: bool) -> Document:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = body.count(b"\n", 0, exc.start) + 1
        raise Syntax(line, 0, "it is not UTF-8 text", "Save the file as UTF-8.") from exc
    return _Json(text).document() if as_json else _yaml(text)


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    path: Path
    value: dict[str, Any] | list[Any]
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, self.key if isinstance(self.value, dict) and self.key is not None else len(self.value))

    def put(self, value: Any) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.key is not None:
            self.value[self.key] = value
            self.key = None


def _yaml(text: str) -> Document:
    places = Places()
    stack: list[_Open] = []
    root: list[Any] = []
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            line, column = _after(event.start_mark)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise Syntax(line, column, "anchors and aliases (& and *) are not read", "Write the value out; quote text that starts so.")
            if isinstance(event, yaml.DocumentStartEvent) and root:
                raise Syntax(line, column, "the file holds a second document", "Remove the --- line, or use topics: for several.")
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                opened = _Open(_place(stack, places, line, column), {} if isinstance(event, yaml.MappingStartEvent) else [])
                if len(stack) >= MAX_DEPTH:
                    raise Syntax(line, column, f"it is nested deeper than {MAX_DEPTH} levels", "Flatten it.")
                stack.append(opened)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                _keep(stack, root, stack.pop().value)
            elif isinstance(event, yaml.ScalarEvent):
                _scalar(event, stack, root, places, line, column)
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        line, column = _after(mark)
        raise Syntax(
            line, column, f"it is not valid YAML: {exc.problem or exc.context}", "Check the indentation and quotes there."
        ) from exc
    except yaml.YAMLError as exc:
        raise Syntax(0, 0, f"it is not valid YAML: {str(exc).splitlines()[0]}", "Remove the characters that YAML does not allow.") from exc
    return Document(root[0] if root else None, places)


def _after(mark: Any) -> Place:
    """PyYAML counts lines and columns from 0, people from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _place(stack: list[_Open], places: Places, line: int, column: int) -> Path:
    if stack and isinstance(stack[-1].value, dict) and stack[-1].key is None:
        raise Syntax(line, column, "a key must be plain text", "Put the key in quotes.")
    path = stack[-1].next_path() if stack else ()
    places.known.setdefault(path, (line, column))
    return path


def _scalar(event: yaml.ScalarEvent, stack: list[_Open], root: list[Any], places: Places, line: int, column: int) -> None:
    top = stack[-1] if stack else None
    if top is not None and isinstance(top.value, dict) and top.key is None:
        if event.value in top.value:
            raise Syntax(line, column, f"the key {event.value!r} stands twice", "Keep one of the two.")
        top.key = event.value
        # A problem with a value is best shown where its key stands.
        places.known[top.next_path()] = (line, column)
        return
    _place(stack, places, line, column)
    plain = event.implicit[0] and not event.style
    if event.tag is not None and event.tag != "!":
        raise Syntax(line, column, f"the tag {event.tag} is not read", "Remove it.")
    _keep(stack, root, _plain(event.value) if plain else event.value)


def _keep(stack: list[_Open], root: list[Any], value: Any) -> None:
    if stack:
        stack[-1].put(value)
    else:
        root.append(value)


def _plain(text: str) -> Any:
    """A plain YAML scalar: null, true, false, a decimal integer, or text."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    return int(text) if re.fullmatch(r"-?(0|[1-9]\d{0,15})", text) else text


class _Json:
    """JSON with the place of every value; the scalars are left to the json module."""

    _space = re.compile(r"[ \t\r\n]*")

    def __init__(self, text: str) -> None:
        self.text, self.places, self.decoder = text, Places(), json.JSONDecoder(strict=True)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def document(self) -> Document:
        value, at = self._value(0, (), 0)
        if (at := self._skip(at)) != len(self.text):
            raise self._error(at, "there is something after the end of the document", "Remove it.")
        return Document(value, self.places)

    def _value(self, at: int, path: Path, depth: int) -> tuple[Any, int]:
        at = self._skip(at)
        self.places.known.setdefault(path, self._line(at))
        if depth > MAX_DEPTH:
            raise self._error(at, f"it is nested deeper than {MAX_DEPTH} levels", "Flatten it.")
        if self.text.startswith("{", at):
            return self._object(at, path, depth)
        if self.text.startswith("[", at):
            return self._array(at, path, depth)
        return self._scalar(at)

    def _scalar(self, at: int) -> tuple[Any, int]:
        try:
            return self.decoder.raw_decode(self.text, at)
        except (ValueError, RecursionError) as exc:
            raise self._error(getattr(exc, "pos", at), f"it is not valid JSON: {getattr(exc, 'msg', exc)}", "Correct it there.") from exc

    def _object(self, at: int, path: Path, depth: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        at = self._skip(at + 1)
        if self.text.startswith("}", at):
            return found, at + 1
        while True:
            at = self._skip(at)
            if not self.text.startswith('"', at):
                raise self._error(at, "it is not valid JSON: a key in double quotes is expected", "Correct it there.")
            key, after = self._scalar(at)
            if key in found:
                raise self._error(at, f"the key {key!r} stands twice", "Keep one of the two.")
            self.places.known[(*path, key)] = self._line(at)
            found[key], at = self._value(self._expect(after, ":"), (*path, key), depth + 1)
            at = self._skip(at)
            if self.text.startswith("}", at):
                return found, at + 1
            at = self._expect(at, ",")

    def _array(self, at: int, path: Path, depth: int) -> tuple[list[Any], int]:
        found: list[Any] = []
        at = self._skip(at + 1)
        if self.text.startswith("]", at):
            return found, at + 1
        while True:
            value, at = self._value(at, (*path, len(found)), depth + 1)
            found.append(value)
            at = self._skip(at)
            if self.text.startswith("]", at):
                return found, at + 1
            at = self._expect(at, ",")

    def _expect(self, at: int, mark: str) -> int:
        at = self._skip(at)
        if not self.text.startswith(mark, at):
            raise self._error(at, f"it is not valid JSON: {mark!r} is expected", "Correct it there.")
        return at + 1

    def _skip(self, at: int) -> int:
        match = self._space.match(self.text, at)
        return match.end() if match else at

    def _line(self, at: int) -> Place:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def _error(self, at: int, problem: str, remedy: str) -> Syntax:
        return Syntax(*self._line(at), problem, remedy)
