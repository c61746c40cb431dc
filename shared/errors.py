"""Every error that Parallax raises on purpose; each carries the thing it is about.

ParallaxError
├── EventError        an event or queue message that no function understands
├── SettingsError     an environment variable that is missing or unusable
├── SourceListError   a source list with problems, each with its place and remedy
├── FeedError         one feed that could not be read
├── KeyUnavailable    the key for a model, which cannot be had
├── NotYet            work whose turn comes after something else that is still under way
└── StoreError        an object in a bucket
    ├── MissingObject     it is not there
    ├── UnreadableObject  it is there, but is not what its key promises
    └── WriteConflict     somebody else wrote it in between, again and again
"""

from __future__ import annotations

from dataclasses import dataclass


class ParallaxError(Exception):
    """The root of the tree: `except ParallaxError` catches what Parallax foresaw, and no defects."""


class EventError(ParallaxError):
    """`what` is the start of the event as it came."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"cannot handle the event {what[:200]!r}: {why}")
        self.what, self.why = what, why


class SettingsError(ParallaxError):
    def __init__(self, variable: str, why: str) -> None:
        super().__init__(f"environment variable {variable}: {why}")
        self.variable, self.why = variable, why


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a source list. `line` and `column` count from 1; 0 when the place is unknown."""

    file: str
    line: int
    column: int
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        subject = f"{self.field}: " if self.field else ""
        return f"{where}: {subject}{self.problem}. {self.remedy}"


class SourceListError(ParallaxError):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class FeedError(ParallaxError):
    """`why` is one plain sentence for the reader of the page; `retry_after` the seconds for which the server wants to be left alone."""

    def __init__(self, feed: str, why: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(f"{feed}: {why}")
        self.feed, self.why, self.status, self.retry_after = feed, why, status, retry_after


class KeyUnavailable(ParallaxError):
    def __init__(self, parameter: str, why: str) -> None:
        super().__init__(f"SSM parameter {parameter}: {why}")
        self.parameter, self.why = parameter, why


class NotYet(ParallaxError):
    """No failure: the queue delivers the message again, and by then `awaited` should be there."""

    def __init__(self, key: str, awaited: str) -> None:
        super().__init__(f"{key}: waits for {awaited}")
        self.key, self.awaited = key, awaited


class StoreError(ParallaxError):
    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key, self.why = key, why


class MissingObject(StoreError):
    def __init__(self, key: str) -> None:
        super().__init__(key, "there is no such object")


class UnreadableObject(StoreError):
    pass


class WriteConflict(StoreError):
    def __init__(self, key: str) -> None:
        super().__init__(key, "it kept changing while it was being written; the event will be delivered again")
