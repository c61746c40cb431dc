"""In: a statement. Out: the contested names that it uses, of which another side says another for the same thing. Pure.

A line of the tables is one thing, its frames parted by `|`: each is what one side calls it, in the words of several languages. Two
words of one frame are no difference. A name of its own is sure: a word that judges counts as far as it is said of the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from functions.digest.comparing.contested import JUDGING, PROPER
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement


@dataclass(frozen=True)
class Frame:
    thing: int
    frame: int
    is_proper: bool


@cache
def _frames() -> tuple[tuple[Frame, re.Pattern[str], tuple[str, ...]], ...]:
    """Each frame, its pattern, and a part of each of its words: where a text has none of these, the pattern need not be asked."""
    found = []
    proper = PROPER.strip().splitlines()
    for thing, line in enumerate([*proper, *JUDGING.strip().splitlines()]):
        for frame, side in enumerate(line.split("|")):
            forms = [form.strip() for form in side.split(";") if form.strip()]
            if forms:
                pattern = re.compile("|".join(map(_form, sorted(forms, key=len, reverse=True))), re.IGNORECASE)
                parts = sorted({re.split(r"[*\s-]", form.casefold())[0] for form in forms})
                found.append((Frame(thing, frame, thing < len(proper)), pattern, tuple(parts)))
    return tuple(found)


def _form(form: str) -> str:
    words = re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]")
    return words if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]", form) else rf"(?<![^\W_]){words}(?![^\W_])"


@lru_cache(maxsize=2_000)
def frames_of(name: str) -> tuple[Frame, ...]:
    return tuple(frame for frame, pattern, _ in _frames() if pattern.fullmatch(name))


def find(statement: Statement) -> list[Mention]:
    text = statement.reading.text
    found = [Mention(statement, "naming", text[start:end], start, end, frame) for frame, start, end in _named(text)]
    # A longer name holds a shorter one: "nuclear wastewater" is not "wastewater" too.
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _holds(long: Mention, short: Mention) -> bool:
    return long.start <= short.start and short.end <= long.end and long.surface != short.surface


@lru_cache(maxsize=2_000)
def _named(text: str) -> tuple[tuple[Frame, int, int], ...]:
    low = text.casefold()
    marks = ((frame, pattern.search(text)) for frame, pattern, parts in _frames() if any(part in low for part in parts))
    return tuple((frame, mark.start(), mark.end()) for frame, mark in marks if mark)


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and a.frame == b.frame


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and a.frame != b.frame


def besides(one: Mention, other: Mention) -> float:
    """Two names of one place need no likeness of what else is said: the sides tell one story."""
    return SURE if all(isinstance(mention.meant, Frame) and mention.meant.is_proper for mention in (one, other)) else 0.0


SURE = 0.5
NAMES = Slot("naming", find, same, comparable, besides=besides)
