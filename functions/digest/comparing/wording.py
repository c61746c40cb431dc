"""In: a statement. Out: the contested names that it uses, of which another side says another for the same thing. Pure.

A line of CONTESTED is one thing, its frames parted by `|`: each is what one side calls it, in the words of several languages. Two
words of one frame are no difference; "drill" and "exercise" are no contest, and stand nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from functions.digest.comparing.contested import CONTESTED
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement


@dataclass(frozen=True)
class Frame:
    thing: int
    frame: int
    proper: bool


@cache
def _frames() -> tuple[tuple[Frame, re.Pattern[str]], ...]:
    found = []
    for thing, line in enumerate(CONTESTED.strip().splitlines()):
        for frame, side in enumerate(line.split("|")):
            forms = [form.strip() for form in side.split(";") if form.strip()]
            if forms:
                pattern = re.compile("|".join(map(_form, sorted(forms, key=len, reverse=True))), re.IGNORECASE)
                found.append((Frame(thing, frame, forms[0][0].isupper()), pattern))
    return tuple(found)


def _form(form: str) -> str:
    words = re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]")
    return words if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]", form) else rf"(?<![^\W_]){words}(?![^\W_])"


@lru_cache(maxsize=2_000)
def frames_of(name: str) -> tuple[Frame, ...]:
    return tuple(frame for frame, pattern in _frames() if pattern.fullmatch(name))


def find(statement: Statement) -> list[Mention]:
    text = statement.reading.text
    found: list[Mention] = []
    for frame, pattern in _frames():
        if mark := pattern.search(text):
            found.append(Mention(statement, "naming", mark[0], mark.start(), mark.end(), frame))
    # A longer name holds a shorter one: "nuclear wastewater" is not "wastewater" too.
    return [
        one
        for one in found
        if not any(
            other is not one and other.start <= one.start and one.end <= other.end and other.surface != one.surface for other in found
        )
    ]


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and a.frame == b.frame


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and a.frame != b.frame


NAMES = Slot("naming", find, same, comparable)
