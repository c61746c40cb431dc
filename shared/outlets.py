"""In: what a feed says of an item's outlet (domain, name, language). Out: the registry's entry, or why there is none: never a guess.

The registry is outlets.json beside this file; outlets.schema.json says what is in it. A topic may bring outlets of its own, which
go before the registry's.
"""

from __future__ import annotations

import gc
import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from pydantic import ConfigDict

from shared import hosts
from shared.fields import Home, Language, Line, Slug
from shared.topics import OwnOutlet, StateAffiliation

Entry = TypeVar("Entry")

_FILE = Path(__file__).with_name("outlets.json")

Fact = Literal["country", "family", "state_affiliated", "language"]
Source = Literal["domain", "owner", "editor", "none known", "topic"]
"""Where a fact is from; the registry's file says what each word means. "topic": a topic file says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Whose press it is: `country` where it is edited or owned ("INT" for bodies of many states), `family` who owns it.

    `state_affiliated`: "yes" (owned or controlled by a state or its ruling party), "funded" (publicly funded, editorially
    independent), "no"; None where a topic file does not say. `domains` hold its subdomains too, but for those that have an entry
    of their own. `language` is the one it mostly writes in, ISO 639-1.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Slug
    name: Line
    aliases: tuple[Line, ...] = ()
    domains: tuple[str, ...] = ()
    country: Home
    family: Line
    state_affiliated: StateAffiliation | None
    language: Language
    sources: Mapping[Fact, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Platform:
    """A site that carries what others publish. Whose an article on it is cannot be told from it."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    domain: str
    names: tuple[Line, ...] = ()


By = Literal["domain", "name", "language", "unlisted domain", "unlisted name", "namesakes", "shared name", "platform", "nothing said"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found and `by` what; without an outlet, `by` says why, and `candidates` are those it might have been."""

    outlet: Outlet | None
    by: By
    candidates: tuple[Outlet, ...] = ()


class Registry:
    """Outlets by domain and by name. `sha256` names this very registry.

    `shared_names` are borne by more outlets than are listed: such a name alone says nothing, unless just one of those listed
    with it writes in the article's language.
    """

    def __init__(
        self,
        outlets: Iterable[Outlet],
        sha256: str = "",
        *,
        platforms: Iterable[Platform] = (),
        shared_names: Iterable[str] = (),
    ) -> None:
        self.outlets = tuple(outlets)
        self.platforms = tuple(platforms)
        self.shared_names = tuple(shared_names)
        self.sha256 = sha256
        self._own: Registry | None = None
        self._by_domain = {domain: outlet for outlet in self.outlets for domain in outlet.domains}
        self._by_name: dict[str, list[Outlet]] = defaultdict(list)
        for outlet in self.outlets:
            for name in {_folded(name) for name in (outlet.name, *outlet.aliases)}:
                self._by_name[name].append(outlet)
        self._platform_domains = {platform.domain: platform for platform in self.platforms}
        self._platform_names = {_folded(name) for platform in self.platforms for name in platform.names}
        self._shared = {_folded(name) for name in self.shared_names}

    def with_own(self, outlets: Iterable[OwnOutlet]) -> Registry:
        """This registry behind a topic's own outlets."""
        own = [_from_topic(number, outlet) for number, outlet in enumerate(outlets, start=1)]
        if not own:
            return self
        behind = copy(self)
        behind._own = Registry(own)
        return behind

    def find(self, *, domain: str, name: str, language: str) -> Outlet | None:
        return self.look_up(domain=domain, name=name, language=language).outlet

    def look_up(self, *, domain: str, name: str, language: str) -> Finding:
        """The entry of the domain; without a domain, of the name if that is a host name; else of the name.

        A domain that is not in the registry is an unknown outlet, whatever it calls itself: many papers share a name. Of several
        entries with one name, it is the only one of that language, or none.
        """
        if self._own and (mine := self._own.look_up(domain=domain, name=name, language=language)).outlet:
            return mine
        if domain or "." in name:
            host = hosts.tidy(domain or name)
            if outlet := _of_host(host, self._by_domain):
                return Finding(outlet, "domain")
            if _of_host(host, self._platform_domains):
                return Finding(None, "platform")
            if domain:
                return Finding(None, "unlisted domain", tuple(self._by_name.get(_folded(name), ())))
        return self._of_name(_folded(name), language)

    def _of_name(self, name: str, language: str) -> Finding:
        namesakes = tuple(self._by_name.get(name, ()))
        if not name:
            return Finding(None, "nothing said")
        if name in self._platform_names:
            return Finding(None, "platform")
        if not namesakes:
            return Finding(None, "shared name" if name in self._shared else "unlisted name")
        if len(namesakes) == 1 and name not in self._shared:
            return Finding(namesakes[0], "name")
        spoken = [outlet for outlet in namesakes if len(namesakes) > 1 and outlet.language == language.split("-")[0].lower()]
        if len(spoken) == 1:
            return Finding(spoken[0], "language", namesakes)
        return Finding(None, "shared name" if name in self._shared else "namesakes", namesakes)


def _of_host(host: str, known: Mapping[str, Entry]) -> Entry | None:
    """The entry of the host, or of the nearest domain above it that has one and that is still somebody's: "co.uk" is nobody's."""
    if host in known:
        return known[host]
    for above in _above(host):
        if above in known:
            somebodys = hosts.registered(host)
            return known[above] if somebodys and len(above) >= len(somebodys) else None
    return None


def _above(host: str) -> Iterator[str]:
    """ "a.b.example" → "b.example"."""
    while host.count(".") > 1:
        host = host.partition(".")[2]
        yield host


def _from_topic(number: int, outlet: OwnOutlet) -> Outlet:
    said: Source = "topic"
    return Outlet(
        id=f"own-{number}",
        name=outlet.name,
        aliases=outlet.aliases,
        domains=outlet.domains,
        country=outlet.country,
        family=outlet.family or outlet.name,
        state_affiliated=outlet.state_affiliated,
        language=outlet.language,
        sources={"country": said, "family": said if outlet.family else "none known", "state_affiliated": said, "language": said},
    )


@dataclass(frozen=True, slots=True)
class File:
    """outlets.json. `sources` says what each word for the origin of a fact means."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema_version: Literal[2]
    sources: dict[Source, str]
    shared_names: tuple[Line, ...]
    platforms: tuple[Platform, ...]
    outlets: tuple[Outlet, ...]


@cache
def registry() -> Registry:
    """The registry that ships. It is trusted to be what its schema says (a test holds that): to check it takes four times as long."""
    body = _FILE.read_bytes()
    collects = gc.isenabled()
    gc.disable()  # nothing here is garbage, and to look for it among so many new objects doubles the time
    try:
        return _read(json.loads(body), hashlib.sha256(body).hexdigest())
    finally:
        if collects:
            gc.enable()


def _read(document: Mapping[str, Any], sha256: str) -> Registry:
    return Registry(
        (_outlet(row) for row in document["outlets"]),
        sha256,
        platforms=(Platform(row["domain"], tuple(row["names"])) for row in document["platforms"]),
        shared_names=document["shared_names"],
    )


def _outlet(row: Mapping[str, Any]) -> Outlet:
    return Outlet(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        domains=tuple(row["domains"]),
        country=row["country"],
        family=row["family"],
        state_affiliated=row["state_affiliated"],
        language=row["language"],
        sources=row["sources"],
    )


def _folded(name: str) -> str:
    """For comparison: no case, no accents on Latin letters, one kind of apostrophe and space."""
    name = " ".join(name.casefold().split())
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return unicodedata.normalize("NFKC", "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f"))
