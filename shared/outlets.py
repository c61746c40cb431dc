"""In: what a feed says of an item's outlet (domain, name, language). Out: the registry's entry, or None: never a guess.

The registry is outlets.json beside this file: name, aliases, domains, country (ISO 3166-1 alpha-2), owner family, language, and
whether a state stands behind it: "yes" (owned or controlled), "funded" (publicly funded, editorially independent), "no".
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from shared.fields import Country, Slug
from shared.models import Model

_FILE = Path(__file__).with_name("outlets.json")


class Outlet(Model):
    id: Slug
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: Country
    family: str
    state_affiliated: Literal["yes", "no", "funded"]
    language: str


class _File(Model):
    schema_version: Literal[1]
    outlets: tuple[Outlet, ...]


class Registry:
    """Outlets by domain and by name. `sha256` names this very registry."""

    def __init__(self, outlets: Iterable[Outlet], sha256: str = "") -> None:
        self.outlets = tuple(outlets)
        self.sha256 = sha256
        self._by_domain = {domain: outlet for outlet in self.outlets for domain in outlet.domains}
        self._by_name: dict[str, list[Outlet]] = defaultdict(list)
        for outlet in self.outlets:
            for name in {_folded(name) for name in (outlet.name, *outlet.aliases)}:
                self._by_name[name].append(outlet)

    def find(self, *, domain: str, name: str, language: str) -> Outlet | None:
        """The entry of the domain; without a domain, of the name if that is a host name; else of the name.

        A domain that is not in the registry is an unknown outlet, whatever it calls itself: many papers share a name. Of several
        entries with one name, it is the only one of that language, or none.
        """
        if domain or "." in name:
            if outlet := self._of_host(domain or name):
                return outlet
            if domain:
                return None
        namesakes = self._by_name.get(_folded(name), [])
        if len(namesakes) > 1:
            namesakes = [outlet for outlet in namesakes if outlet.language == language.split("-")[0]]
        return namesakes[0] if len(namesakes) == 1 else None

    def _of_host(self, host: str) -> Outlet | None:
        """The entry of the host, or of the nearest domain above it that has one."""
        labels = host.strip().lower().removeprefix("www.").split(".")
        for start in range(len(labels) - 1):
            if outlet := self._by_domain.get(".".join(labels[start:])):
                return outlet
        return None


@cache
def registry() -> Registry:
    """The registry that ships."""
    body = _FILE.read_bytes()
    return Registry(_File.model_validate_json(body).outlets, hashlib.sha256(body).hexdigest())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
