"""In: an English text. Out: its tokens, each with what part it can play in a clause. Pure.

No tagger is needed to find subjects: the small words are a closed list, so are the verbs whose past is irregular, and every other past
ends in -ed. A present, which headlines use, is a verb of verbs.txt where its number agrees with the noun before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_VERBS = Path(__file__).with_name("verbs.txt")
"""Bare forms of the verbs that WordNet (https://wordnet.princeton.edu, WORDNET.LICENSE.txt) counts in texts, without those that are nearly
always nouns or adjectives: in the first line those that are verbs more often than nouns, in the second the others."""

Part = Literal["noun", "article", "possessive", "preposition", "link", "relative", "helper", "verb", "present", "pronoun", "adverb", "mark"]

_ARTICLES = frozenset(
    """the a an this these those its his her their our my your some any several many few both each every another no all two three four five
    six seven eight nine ten eleven twelve twenty thirty forty fifty one dozen dozens hundreds thousands""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for with from to into onto over under near off across along against between among amid around before after during
    since until till through throughout towards toward about above below behind beside besides beyond outside inside within without upon via
    despite like unlike except per as than versus out up down past following""".split()
)
LINKS = frozenset(
    """and or but nor that when while whereas although though because since if unless whether where after before until once as so yet
    lest why how""".split()
)
_RELATIVE = frozenset("who whom which whose".split())
BE = frozenset("is are was were be been being".split())
HAVE = frozenset("has have had having".split())
_HELPERS = BE | HAVE | frozenset("do does did will would shall should can could may might must cannot".split())
_PRONOUNS = frozenset(
    """it he she they we i you there nobody everyone everybody anyone none nothing something everything them him us me
    itself himself herself themselves what""".split()
)
_ADVERBS = frozenset(
    """not never also then only just already again still first even ever soon now too later instead twice once almost about nearly
    first-hand perhaps yesterday today tomorrow apart away back together rather quite very so far ago""".split()
)
_NO_ADVERB = frozenset(
    "family italy july reply supply assembly ally bully monopoly anomaly belly jelly fly apply rely imply sicily".split()
)
_PAST = frozenset(
    """began begun bent bet bit bitten bled blew blown bought bound bred broke broken brought built burnt burst came caught chose chosen
    clung cost crept cut dealt did done drank drew drawn driven drove drunk dug ate eaten fed fell fallen felt fled flew flown flung
    forbade forbidden forced forgave forgiven forgot forgotten fought found froze frozen gave given gone got gotten grew grown ground heard
    held hid hidden hit hung hurt kept knew known laid lain lay led left lent let lit lost made meant met mistook mistaken
    overthrew overthrown paid put quit ran rang read rode ridden rose risen sang sank sought said sat saw seen sent set shook shaken shed
    shone shot shown shrank shut slain slept slew slid slung smote snuck sold spat sped spent spilt split spoke spoken sprang sprung spread
    stole stolen stood stuck stung strewn strode struck stricken strove stank sunk swam swept swore sworn swung taken taught told thought
    threw thrown thrust took tore torn trod trodden undertook undertaken underwent upheld went wept withdrew withdrawn withheld withstood
    woke woken won wore worn wound wove woven wrote written sprayed""".split()
)
_PREFIXES = ("mis", "out")
_NO_PAST = frozenset(
    """united hundred red bed sacred indeed speed need seed feed breed shed sled embed exceed proceed succeed kindred infrared wicked naked
    crooked rugged ragged wretched beloved so-called shred""".split()
)
_PLURALS = frozenset("men women people police troops children personnel crew cattle geese mice militia".split()) | {
    f"{who}men"
    for who in "gun police fisher sea country work fire trades states congress business crafts service border militia tribes herds".split()
}
_TELLING = frozenset("say says insist insists believe believes deny denies allege alleges accuse accuses complain complains".split())
"""Never nouns, whatever stands before them."""
_EITHER = frozenset("police militia crew".split())
"""Of which both numbers are said."""
_WORD = re.compile(r"'s\b|(?:[A-Z]\.){2,}|[^\W\d_][^\W_]*(?:[-'](?!s\b)[^\W_]+)*|\d[\d.,:]*|[^\w\s]")


@dataclass(frozen=True)
class Word:
    text: str
    low: str
    part: Part
    start: int
    end: int


@cache
def verbs() -> frozenset[str]:
    return frozenset(_VERBS.read_text(encoding="utf-8").split())


@cache
def _mostly_verbs() -> frozenset[str]:
    return frozenset(_VERBS.read_text(encoding="utf-8").splitlines()[0].split())


def words(text: str) -> list[Word]:
    raw = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    lows = [surface.casefold() for surface, _, _ in raw]
    found: list[Word] = []
    for at, (surface, start, end) in enumerate(raw):
        found.append(Word(surface, lows[at], _part(lows, at, found), start, end))
    return found


def _part(lows: Sequence[str], at: int, before: Sequence[Word]) -> Part:
    low = lows[at]
    if low == "'s":
        return "possessive"
    if not low[0].isalnum():
        return "mark"
    last = before[-1] if before else None
    if low == "that" and last and last.part == "noun" and lows[at - 2] not in {"told", "tells", "tell"}:
        return "relative"
    if low in _RELATIVE:
        return "relative"
    if low in _HELPERS:
        return "helper"
    if low in _TELLING and last and last.part not in {"article", "possessive"}:
        return "present"
    if low in _ARTICLES or low[0].isdigit():
        return "article"
    if low in PREPOSITIONS or (low == "because" and lows[at + 1 : at + 2] == ["of"]):
        return "preposition"
    if low in LINKS:
        return "link"
    if low in _PRONOUNS:
        return "pronoun"
    if low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERB):
        return "adverb"
    if last and last.part in {"noun", "pronoun", "adverb", "helper", "relative", "mark", "link"} and is_past(lows, at):
        return "verb" if last.part not in {"mark", "link"} else "noun"
    if last and last.part == "noun" and _agrees(lows, at):
        return "present"
    if last and last.part in {"pronoun", "relative", "helper"} and (low in verbs() or (bare(low) in verbs() and not _is_noun(lows, at))):
        return "present"
    return "noun"


def is_past(lows: Sequence[str], at: int) -> bool:
    low = lows[at]
    if (low.startswith(_PREFIXES) and low[3:] in _PAST) or (low.startswith(("over", "fore")) and low[4:] in _PAST):
        return True
    return low in _PAST or (low.endswith("ed") and len(low) > 4 and low not in _NO_PAST and "-" not in low)


def _agrees(lows: Sequence[str], at: int) -> bool:
    """ "Army fires", "troops fire", but not "border guards cut": the noun's number is the verb's, and no verb comes next."""
    low, noun, following = lows[at], lows[at - 1], lows[at + 1] if at + 1 < len(lows) else "."
    if (
        following in {",", ";", ":", ")"}
        or following in _HELPERS
        or following in {"'s", "who", "of"}
        or (at + 1 < len(lows) and is_past(lows, at + 1))
    ):
        return False
    is_plural = noun in _PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    if is_plural and low in verbs():
        return True
    if following in {"to", "the", "a", "an"} and low.endswith("s") and bare(low) in _mostly_verbs():
        return True  # "a glider netted by fishermen belongs to"
    if low.endswith("s") and not low.endswith("ss") and bare(low) in verbs() and (not is_plural or noun in _EITHER):
        return bare(low) in _mostly_verbs() or following not in verbs()
    return False


def _is_noun(lows: Sequence[str], at: int) -> bool:
    """ "that fans of the club had": what follows is no object."""
    following = lows[at + 1] if at + 1 < len(lows) else "."
    return following in _HELPERS | {"of", "from"} or is_past([*lows, "."], at + 1)


def bare(low: str) -> str:
    """ "fires" → "fire", "carries" → "carry", "crosses" → "cross"."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return low[:-2]
    return low.removesuffix("s")
