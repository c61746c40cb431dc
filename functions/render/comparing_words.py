"""In: the nouns of a comparison. Out: the words in which a page tells them, as plain text; every page escapes them in its own way."""

from __future__ import annotations

from shared.comparison import DifferenceKind, OnlyStory, Silence, SinceLast

AGREED = "They agree"
DIFFERENT = "They differ"
UPDATED = "A later report"
TOLD = "Each in its own words"
ALONE = "Only one side says"

KINDS: dict[DifferenceKind, str] = {
    "number": "number",
    "time": "time",
    "place": "place",
    "actor": "who",
    "naming": "name",
    "stance": "stance",
}

LISTED = "listed as contested"
FOUND = "found by comparing the stories"

FIRST = "first"
THEN = "then"

NO_DATE = "date unknown"


def silence(name: str, silent: Silence) -> str:
    """Why a side does not tell a story. A feed that was not heard, or a side without articles, is no silence."""
    feeds = f"{silent.feeds_read} of {_many(silent.feeds, 'feed')} read" if silent.feeds else "no feed of its own"
    if silent.is_silence:
        return f"{name} is silent: 0 of {_many(silent.articles, 'article')}, {feeds}."
    if silent.feeds_read < silent.feeds:
        return f"{name}: not known, 0 of {_many(silent.articles, 'article')}, but only {feeds}."
    return f"{name}: not known, no article on the topic, {feeds}."


def unheard(since: SinceLast) -> str:
    """Why what has gone quiet may be no silence; "" where all feeds were heard."""
    return (
        f"Only {since.feeds_read} of {_many(since.feeds, 'feed')} read: this may be no silence." if since.feeds_read < since.feeds else ""
    )


def told_by(told: OnlyStory) -> str:
    return f"{_many(told.articles, 'article')} of {_many(told.outlets, 'outlet')}"


def used(count: int) -> str:
    return f"{count} ×"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
