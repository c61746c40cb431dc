"""In: a topic, and the list of terms that ships. Out: the things of which its sides speak in words of their own. Pure.

A topic's own list goes first: a thing of ours that shares a term with one of the topic's gives way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from functions.digest.places import gazetteer
from functions.digest.relevance import countries_of
from functions.digest.verifying.words import language_of
from functions.digest.wording.spelling import Form, Span, even
from shared.fields import Country, Language, Model
from shared.topics import Topic

_FILE = Path(__file__).with_name("terms.json")


class ListedTerm(Model):
    """`of` are the countries whose word it is; nobody's own without any. `source` says what that rests on."""

    of: tuple[Country, ...]
    source: Literal["state", "press", "editor"]
    forms: dict[Language, tuple[str, ...]]


class ListedThing(Model):
    """`about`: only pages with a side of these countries, and texts that name one, speak of it. `names` hold a term and mean something
    else: the Mainland Affairs Council is Taiwan's."""

    id: str
    thing: str
    about: tuple[Country, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[ListedTerm, ...]


class TermList(Model):
    """terms.json. `sources` says in words what an entry may rest on."""

    sources: dict[str, str]
    things: tuple[ListedThing, ...]


@dataclass(frozen=True)
class Term:
    """`owners` are the page's sides whose word it is; its forms are in the list's order."""

    owners: frozenset[str]
    forms: tuple[tuple[str, Form], ...]
    """(language, form)"""


@dataclass(frozen=True)
class Thing:
    """What the sides may call by different names. `about` is empty where every text of the page may speak of it."""

    name: str
    terms: tuple[Term, ...]
    about: frozenset[str] = frozenset()
    names: tuple[Form, ...] = ()
    """What holds a term and means something else."""

    def may_be_in(self, text: str) -> bool:
        """Quick to say of much text, as `even` gives it: where this is false, no term of it stands there."""
        return any(form.probe in text for term in self.terms for _, form in term.forms)

    def found(self, text: str) -> list[tuple[Term, Form, Span]]:
        """Its terms in a text, none within another one's: "contaminated water" is no part of "nuclear-contaminated water"."""
        if not self.may_be_in(even(text)):
            return []
        spans = [(term, form, span) for term in self.terms for _, form in term.forms for span in form.spans(text)]
        if not spans or not self._is_meant(text):
            return []
        taken = [span for name in self.names for span in name.spans(text)]
        kept: list[tuple[Term, Form, Span]] = []
        for term, form, (start, end) in sorted(spans, key=lambda match: (match[2][0] - match[2][1], match[2][0])):
            if all(end <= first or start >= last for first, last in taken):
                kept.append((term, form, (start, end)))
                taken.append((start, end))
        return sorted(kept, key=lambda match: match[2])

    def _is_meant(self, text: str) -> bool:
        return not self.about or not self.about.isdisjoint(gazetteer().countries(text))


def contested(topic: Topic) -> tuple[Thing, ...]:
    own = tuple(
        Thing(name, tuple(Term(frozenset((side,)), tuple(_forms(terms, topic.language))) for side, terms in by_side.items()))
        for name, by_side in topic.contested.items()
    )
    taken = {even(form.written) for thing in own for term in thing.terms for _, form in term.forms}
    at_home = {side.id: countries_of(side) for side in topic.perspectives}
    page = frozenset().union(*at_home.values())
    ours = (_thing(thing, at_home, page) for thing in term_list().things if taken.isdisjoint(_spelled(thing)))
    return (*own, *ours)


def _forms(terms: Sequence[str], language: str) -> Iterator[tuple[str, Form]]:
    """In Latin script a word or two do not tell their language: they are taken for the page's."""
    for term in terms:
        yield language if "a" <= even(term)[0] <= "z" else language_of(term), _form(term)


def _thing(thing: ListedThing, at_home: dict[str, frozenset[str]], page: frozenset[str]) -> Thing:
    terms = tuple(
        Term(
            frozenset(side for side, countries in at_home.items() if not countries.isdisjoint(term.of)),
            tuple((language, _form(form)) for language, forms in term.forms.items() for form in forms),
        )
        for term in thing.terms
    )
    about = frozenset(thing.about) if page.isdisjoint(thing.about) else frozenset()
    return Thing(thing.thing, terms, about, tuple(map(_form, thing.names)))


def _spelled(thing: ListedThing) -> Iterator[str]:
    for term in thing.terms:
        for forms in term.forms.values():
            yield from map(even, forms)


@cache
def _form(written: str) -> Form:
    """Its pattern is made once a process."""
    return Form(written)


@cache
def term_list() -> TermList:
    """The list that ships."""
    return TermList.model_validate_json(_FILE.read_bytes())
