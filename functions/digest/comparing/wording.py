"""In: a statement. Out: the words in it that take a side in what they name, of which another side says others for the same. Pure.

A thing is called something else in each of its frames; two words of one frame are no difference. A name of its own is sure; a word that
judges counts as far as it is said of the same, and beside a plain word only where what is said is more alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import count
from typing import Literal

from functions.digest.comparing.contested import PROPER, STATUS, TERRITORIES
from functions.digest.comparing.judging import DEEDS, OTHERWISE, PEOPLE, THINGS
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement

Sort = Literal["name", "people", "deed", "thing", "none"]
APPROVING, PLAIN, CONDEMNING = range(3)
"""The frames of a word that judges."""
DOUBTED = -1
"""The frame of a name of its own behind "so-called"."""


@dataclass(frozen=True)
class Frame:
    thing: int
    frame: int
    sort: Sort
    whose: str = ""
    """Of a deed that is condemned, whose it is: two sides may blame each other."""

    @property
    def is_proper(self) -> bool:
        return self.sort == "name"

    @property
    def is_plain(self) -> bool:
        return not self.is_proper and self.frame == PLAIN


@dataclass(frozen=True)
class Form:
    frame: Frame
    words: str

    @cached_property
    def head(self) -> str:
        """What a text must have at least: most forms are ruled out by it."""
        return _folded(re.split(r"[*~\s-]", self.words)[0])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when first asked for: of the thousands of forms a page asks for few."""
        return _pattern(self.words)


_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
_ARABIC = re.compile(r"[\u0621-\u06ff]")
_PREFIX = r"[وف]?(?:[بك]?ال|لل|[بلك])?"
_SUFFIX = r"(?:ه|ها|هم|هن|نا|كم|ي|ين|ون|ان|ات|ة|ا|تين)?"
"""What an Arabic word can have before and behind it: and, by, for, the; whose it is, and how many."""
_START = re.compile(rf"(?<![^\W_])[^\W_]|{_UNSPACED}")
_PARTICLES = re.compile(_PREFIX)


_INFLECTED = {r"[а-яё]$": r"\w{0,2}", r"[ğışçöü]\w*$": r"\w{0,5}"}
"""What a Cyrillic or a Turkish word can have behind it."""


def _pattern(form: str) -> re.Pattern[str]:
    spaces = r"[\s-](?:ال)?" if _ARABIC.match(form) else r"[\s-]"
    words = re.escape(form).replace(r"\*", r"\w*").replace(r"\~", r"(?:\w+[\s-]){0,2}").replace(r"\ ", spaces)
    if _ARABIC.match(form):
        words = _PREFIX + words + _SUFFIX
    elif ending := next((letters for letters in _INFLECTED if re.search(letters, form)), None):
        words += _INFLECTED[ending]
    return re.compile(words if re.search(_UNSPACED, form) else rf"{words}(?![^\W_])", re.IGNORECASE)


def _folded(text: str) -> str:
    """In small letters, one for one, so that places in it are places in the text."""
    return "".join(letter.casefold()[:1] for letter in text)


@cache
def _index() -> Mapping[str, tuple[Form, ...]]:
    """Each form under its first two letters."""
    found: dict[str, list[Form]] = defaultdict(list)
    for frame, form in _forms():
        found[_folded(form)[:2]].append(Form(frame, form))
    return {letters: tuple(forms) for letters, forms in found.items()}


def _forms() -> Iterator[tuple[Frame, str]]:
    things = count()
    tables: tuple[tuple[Sort, str], ...] = (("name", PROPER), ("people", PEOPLE), ("deed", DEEDS), ("thing", THINGS), ("none", OTHERWISE))
    for sort, table in tables:
        for line in table.strip("\n").splitlines():
            thing = next(things)
            for frame, cell in enumerate(line.split("|")):
                yield from ((Frame(thing, frame, sort), form) for form in _parts(cell))
    for line in TERRITORIES.strip().splitlines():
        thing = next(things)
        for name in _parts(line):
            yield from (
                (Frame(thing, frame, "name"), form.replace("…", name))
                for frame, forms in enumerate(STATUS.split("|"))
                for form in _parts(forms)
            )


def _parts(cell: str) -> list[str]:
    """An article is found with or without: the word is listed bare."""
    return [re.sub(r"^ال(?=\w{3})", "", form.strip()) for form in cell.split(";") if form.strip()]


_QUOTED = re.compile(r"[\"“«„「『‘](?P<said>[^\"”»“」』’]{1,60})[\"”»“」』’]")
FEW_WORDS, FEW_SIGNS = 4, 10
"""As long is a word that a text only cites; longer ones are what somebody says."""
_CITING = (
    r"so-called|self-styled|purported|(?:auto)?denominad[oa]s?|llamad[oa]s?|soi-disant|prétendu\w*|sogenannt\w+|angeblich\w+|cosiddett\w+"
    r"|chamad[oa]s?|так называем\w+|т\. ?н\.|tak zwan\w+|tzw\.|sözde"
)
_CITING_UNSPACED = r"ما يسمى(?: ب)?|所谓|所謂|いわゆる|이른바|소위"
_DENYING = r"sham|pseudo|illegitimate|illegal|unlawful|незаконн\w+|illegitim\w+|unrechtmäßig\w+|nielegaln\w+|gayrimeşru"
_DOUBTS = re.compile(
    rf"(?:(?P<cites>\b(?:{_CITING})|{_CITING_UNSPACED})|\b(?:{_DENYING}))[\s\"“«„「-]{{0,2}}$",
    re.IGNORECASE,
)
"""What stands before a word that the text does not take for its own, or of whose thing it says that it has no right."""


def find(statement: Statement) -> list[Mention]:
    text = statement.reading.text
    return [Mention(statement, "naming", text[start:end], start, end, frame) for frame, start, end in _named(text)]


@lru_cache(maxsize=2_000)
def _named(text: str) -> tuple[tuple[Frame, int, int], ...]:
    """The first of each frame in its own voice."""
    cited = [mark.span("said") for mark in _QUOTED.finditer(text) if _is_short(mark["said"])]
    found: dict[Frame, tuple[Frame, int, int]] = {}
    for start, end, frame in _longest(sorted(set(_marks(text)), key=lambda mark: (mark[0], -mark[1], mark[2].thing, mark[2].frame))):
        doubt = _DOUBTS.search(text[:start])
        if frame.sort == "none" or (doubt is None and not frame.is_proper and any(a <= start and end <= b for a, b in cited)):
            continue
        if doubt is not None:
            frame, start = _doubted(frame, is_cited=doubt["cites"] is not None), doubt.start()
        elif frame.sort == "deed" and frame.frame == CONDEMNING and (blamed := _BLAMED.search(text[:start])):
            frame, start = replace(frame, whose=blamed["people"]), blamed.start()
        found.setdefault(frame, (frame, start, end))
    return tuple(found.values())


_BLAMED = re.compile(r"(?<![^\W_])(?P<people>[A-Z]\w+(?:an|ish|ese|[^aeiou]i|ch|sh|Arab|Greek|Kurd))\s$")
""" "Georgian" aggression."""


def _longest(marks: Sequence[tuple[int, int, Frame]]) -> Iterator[tuple[int, int, Frame]]:
    """A longer name holds a shorter one: "nuclear wastewater" is not "wastewater" too. A name in a longer name of another row stands
    for the whole: "Kosovo" for "the Republic of Kosovo"."""
    for start, end, frame in marks:
        longer = [mark for mark in marks if mark[0] <= start and end <= mark[1] and mark[:2] != (start, end)]
        if not longer:
            yield start, end, frame
        elif frame.is_proper and all(mark[2].is_proper and mark[2].thing != frame.thing for mark in longer):
            yield longer[0][0], longer[0][1], frame


def _is_short(said: str) -> bool:
    return len(said) <= FEW_SIGNS if re.search(_UNSPACED, said) else len(said.split()) <= FEW_WORDS


def _doubted(frame: Frame, *, is_cited: bool) -> Frame:
    """ "So-called elections" and illegal ones are condemned; "so-called terrorists" are not."""
    if frame.is_proper:
        return replace(frame, frame=DOUBTED)
    return replace(frame, frame=PLAIN if is_cited and frame.frame == CONDEMNING else CONDEMNING)


def _marks(text: str) -> Iterator[tuple[int, int, Frame]]:
    index, low = _index(), _folded(text)
    for word in _START.finditer(text):
        start = word.start()
        for first in _beginnings(text, start):
            for form in index.get(low[first : first + 2], ()):
                if low.startswith(form.head, first) and (mark := form.pattern.match(text, start)):
                    yield start, mark.end(), form.frame


def _beginnings(text: str, start: int) -> Sequence[int]:
    """Where the bare word can begin: an Arabic one may have its particles before it."""
    if not _ARABIC.match(text, start):
        return (start,)
    return sorted({start + length for length in range(5) if _PARTICLES.fullmatch(text, start, start + length)})


@lru_cache(maxsize=2_000)
def frames_of(name: str) -> tuple[Frame, ...]:
    return tuple(dict.fromkeys(frame for start, end, frame in _marks(name) if (start, end) == (0, len(name))))


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and a.frame == b.frame and not _blame_others(a, b)


def comparable(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    return isinstance(a, Frame) and isinstance(b, Frame) and a.thing == b.thing and (a.frame != b.frame or _blame_others(a, b))


def _blame_others(one: Frame, other: Frame) -> bool:
    return bool(one.whose and other.whose) and one.whose != other.whose


def besides(one: Mention, other: Mention) -> float:
    """Two names of one place need no likeness of what else is said: the sides tell one story. A plain word beside one that judges may
    be said of another: of deeds there are many in a story."""
    frames = [mention.meant for mention in (one, other) if isinstance(mention.meant, Frame)]
    if all(frame.is_proper for frame in frames):
        return SURE
    if any(frame.is_plain for frame in frames):
        return -PLAINLY[frames[0].sort]
    return 0.0


SURE = 0.5
PLAINLY: Mapping[Sort, float] = {"name": 0.0, "people": 0.12, "deed": 0.28, "thing": 0.15, "none": 0.0}
"""How much more alike must be what is said of two where one of them is plain."""
NAMES = Slot("naming", find, same, comparable, besides=besides)
