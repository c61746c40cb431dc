"""In: a statement. Out: who in it is said to have done something; and whether two of them may be the same. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from functions.digest.comparing import deeds_eastern, deeds_english, deeds_european
from functions.digest.comparing.deeds import Deed, How
from functions.digest.comparing.europe import GRAMMARS
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.places import gazetteer
from functions.digest.verifying.reading import Reading, read
from functions.digest.verifying.words import folded


@dataclass(frozen=True)
class Agent:
    """`countries` are those that the words name with all that belongs to them; `deed` is what it is said to have done."""

    words: str
    countries: frozenset[str]
    deed: str
    how: How


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    return [_mention(statement, deed) for deed in sorted(_deeds(reading), key=lambda deed: deed.start)]


def _deeds(reading: Reading) -> list[Deed]:
    if reading.language == "en":
        return deeds_english.deeds(reading.text)
    if reading.language in GRAMMARS:
        return deeds_european.deeds(reading.text, reading.language)
    return deeds_eastern.deeds(reading.text, reading.language) if reading.language in deeds_eastern.LANGUAGES else []


def _mention(statement: Statement, deed: Deed) -> Mention:
    surface = statement.reading.text[deed.start : deed.end]
    agent = Agent(folded(surface), countries(deed.whole, statement.reading.language), deed.words, deed.how)
    return Mention(statement, "actor", surface, deed.start, deed.end, agent)


def countries(words: str, language: str) -> frozenset[str]:
    """By id: countries as the gazetteer and the names' table know them."""
    return gazetteer().countries(words) | frozenset(name for name in read(words, language).names if len(name) == 2)


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Agent) or not isinstance(b, Agent):
        return False
    return a.words == b.words or bool(a.countries & b.countries)


def comparable(one: Mention, other: Mention) -> bool:
    """Of two that are said outright to have done it, one did not; nor are two countries one."""
    a, b = one.meant, other.meant
    if not isinstance(a, Agent) or not isinstance(b, Agent) or same(one, other):
        return False
    return "subject" not in (a.how, b.how) and bool(a.countries and b.countries)


ACTORS = Slot("actor", find, same, comparable)
