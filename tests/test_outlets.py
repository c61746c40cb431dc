"""Rules of the outlet registry: found for certain, or not at all."""

from __future__ import annotations

import unicodedata
from collections import Counter

from shared.countries import COUNTRIES
from shared.outlets import Outlet, Registry, registry


def outlet(id: str, name: str, country: str, *domains: str, language: str = "en", aliases: tuple[str, ...] = ()) -> Outlet:  # noqa: A002
    return Outlet(
        id=id, name=name, aliases=aliases, domains=domains, country=country, family=name, state_affiliated="no", language=language
    )


SOME = Registry(
    [
        outlet("nikkei-asia", "Nikkei Asia", "JP", "asia.nikkei.com"),
        outlet("nikkei", "Nikkei", "JP", "nikkei.com", language="ja", aliases=("日本経済新聞",)),
        outlet("nation-us", "The Nation", "US", "thenation.com"),
        outlet("nation-pk", "The Nation", "PK", "nation.com.pk"),
        outlet("pais-es", "El País", "ES", "elpais.com", language="es"),
        outlet("pais-en", "El País", "UY", "elpais.com.uy", language="en"),
    ]
)


def found(*, domain: str = "", name: str = "", language: str = "en") -> str | None:
    entry = SOME.find(domain=domain, name=name, language=language)
    return entry.id if entry else None


def test_domain_finds_its_outlet_and_subdomains_belong_to_it() -> None:
    assert found(domain="nikkei.com") == "nikkei"
    assert found(domain="www.sports.nikkei.com") == "nikkei"


def test_nearest_domain_wins_over_the_one_above() -> None:
    assert found(domain="asia.nikkei.com") == "nikkei-asia"


def test_domain_that_only_ends_alike_is_another_outlet() -> None:
    assert found(domain="notnikkei.com") is None


def test_name_in_any_script_and_case_finds_its_outlet() -> None:
    assert found(name="日本経済新聞") == "nikkei"
    assert found(name="NIKKEI  asia") == "nikkei-asia"


def test_name_that_is_a_host_counts_as_domain() -> None:
    assert found(name="asia.nikkei.com") == "nikkei-asia"


def test_unknown_domain_is_unknown_whatever_it_calls_itself() -> None:
    assert found(domain="nikkei.example", name="Nikkei Asia") is None


def test_false_friends_are_told_apart_by_domain_or_language_or_not_at_all() -> None:
    assert found(domain="nation.com.pk", name="The Nation") == "nation-pk"
    assert found(name="The Nation") is None
    assert found(name="El País", language="es-VE") == "pais-es"
    assert found(name="El País", language="pt") is None


def test_registry_that_ships_is_consistent() -> None:
    ours = registry()
    assert len(ours.outlets) >= 150
    assert not [key for key, n in Counter(entry.id for entry in ours.outlets).items() if n > 1]
    assert not [key for key, n in Counter(domain for entry in ours.outlets for domain in entry.domains).items() if n > 1]
    assert all(entry.country in COUNTRIES for entry in ours.outlets)
    text = "".join(entry.name + "".join(entry.aliases) for entry in ours.outlets)
    assert unicodedata.is_normalized("NFC", text)


def test_one_owner_has_one_spelling() -> None:
    spellings = Counter(family.casefold() for family in {entry.family for entry in registry().outlets})
    assert not [family for family, n in spellings.items() if n > 1]


def test_registry_names_the_sides_of_known_outlets() -> None:
    ours = registry()
    for domain, country in {
        "scmp.com": "HK",
        "xinhuanet.com": "CN",
        "asia.nikkei.com": "JP",
        "dawn.com": "PK",
        "nytimes.com": "US",
    }.items():
        entry = ours.find(domain=domain, name="", language="en")
        assert entry is not None, domain
        assert entry.country == country
