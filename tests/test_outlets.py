"""Rules of the outlet registry: found for certain, or not at all."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from pydantic import TypeAdapter

from shared import hosts
from shared.countries import COUNTRIES
from shared.outlets import File, Outlet, Platform, Registry, registry
from shared.topics import OwnOutlet

SHARED = Path(__file__).parents[1] / "shared"
SITES_OF_THEIR_OWN = {"africa.com", "gc.ca", "gob.cl", "gob.mx", "gob.ve", "gov.cn", "gov.hk", "gov.il", "gov.uk", "idf.il", "mil.ru"}
"""Suffixes that are a site as well, mostly a government's: they stand for that site alone, not for what others have below them."""


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


def test_papers_that_write_in_one_language_are_not_told_apart_by_name() -> None:
    namesakes = Registry(
        [outlet("u-mx", "El Universal", "MX", "u.mx", language="es"), outlet("u-ve", "El Universal", "VE", "u.ve", language="es")]
    )
    found = namesakes.look_up(domain="", name="El Universal", language="es")
    assert (found.outlet, found.by, len(found.candidates)) == (None, "namesakes", 2)


def test_a_name_that_many_papers_bear_says_nothing_even_if_one_of_them_is_listed() -> None:
    ours = Registry([outlet("herald", "The Herald", "GB", "heraldscotland.com")], shared_names=["The Herald"])
    assert ours.look_up(domain="", name="the herald", language="en").by == "shared name"
    assert ours.find(domain="heraldscotland.com", name="The Herald", language="en") is not None


@pytest.mark.parametrize(("domain", "name"), [("msn.com", "MSN"), ("edition.msn.com", ""), ("", "msn.com"), ("", "MSN")])
def test_what_a_platform_carries_is_of_no_known_outlet(domain: str, name: str) -> None:
    ours = Registry([outlet("cnn", "CNN", "US", "cnn.com")], platforms=[Platform("msn.com", ("MSN",))])
    assert ours.look_up(domain=domain, name=name, language="en").by == "platform"


@pytest.mark.parametrize("host", ["news.co.uk", "127.0.0.1", "[::1]", "localhost", ".", "nikkei.com.evil.example"])
def test_what_nobody_registered_is_no_outlet(host: str) -> None:
    ours = Registry([outlet("odd", "Odd", "GB", "co.uk", "0.1"), outlet("nikkei", "Nikkei", "JP", "nikkei.com")])
    assert ours.find(domain=host, name="", language="en") is None


def test_accents_apostrophes_and_full_width_letters_make_no_other_name() -> None:
    ours = Registry(
        [outlet("a", "People's Daily", "CN", "a.cn"), outlet("b", "El País", "ES", "b.es"), outlet("c", "NHKニュース", "JP", "c.jp")]
    )
    for written, id_ in {"People’s Daily": "a", "EL PAIS": "b", "ＮＨＫニュース": "c"}.items():
        entry = ours.find(domain="", name=written, language="")
        assert entry is not None
        assert entry.id == id_


def test_vowel_signs_of_other_scripts_are_letters() -> None:
    ours = Registry([outlet("a", "कि", "IN", "a.in")])
    assert ours.find(domain="", name="क", language="hi") is None


def own(name: str, *domains: str, country: str = "CN", aliases: tuple[str, ...] = ()) -> OwnOutlet:
    return OwnOutlet(name=name, domains=domains, country=country, aliases=aliases)


def test_a_topics_own_outlet_goes_before_the_registrys() -> None:
    ours = SOME.with_own([own("My Nikkei", "nikkei.com", country="US"), own("A Blog", "blog.example", aliases=("The Nation",))])
    mine = ours.find(domain="markets.nikkei.com", name="", language="ja")
    assert mine is not None
    assert (mine.name, mine.country, mine.sources["country"]) == ("My Nikkei", "US", "topic")
    named = ours.find(domain="", name="The Nation", language="en")
    assert named is not None
    assert named.name == "A Blog"
    assert (rest := ours.find(domain="thenation.com", name="The Nation", language="en")) is not None
    assert rest.id == "nation-us"
    assert found(domain="nikkei.com") == "nikkei"  # in other topics all stays as it is


def test_an_own_outlet_without_a_family_stands_for_itself() -> None:
    mine = SOME.with_own([own("A Blog", "blog.example")]).find(domain="blog.example", name="", language="")
    assert mine is not None
    assert (mine.family, mine.state_affiliated, mine.sources["family"]) == ("A Blog", None, "none known")


def test_file_that_ships_is_what_its_schema_says() -> None:
    adapter = TypeAdapter(File)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()}
    assert json.loads((SHARED / "outlets.schema.json").read_text(encoding="utf-8")) == schema
    body = (SHARED / "outlets.json").read_bytes()
    jsonschema.validate(json.loads(body), schema)
    assert registry().outlets == adapter.validate_json(body).outlets


def test_each_fact_of_each_outlet_says_where_it_is_from() -> None:
    file = TypeAdapter(File).validate_json((SHARED / "outlets.json").read_bytes())
    for entry in file.outlets:
        assert entry.sources.keys() == {"country", "family", "state_affiliated", "language"}, entry.id
        assert set(entry.sources.values()) <= file.sources.keys(), entry.id
        assert entry.sources["family"] != "none known" or entry.family == entry.name, entry.id
        assert (entry.sources["state_affiliated"] == "none known") == (entry.state_affiliated == "no"), entry.id


def test_registry_that_ships_is_consistent() -> None:
    ours = registry()
    assert len(ours.outlets) >= 600
    assert not [key for key, n in Counter(entry.id for entry in ours.outlets).items() if n > 1]
    assert not [key for key, n in Counter(domain for entry in ours.outlets for domain in entry.domains).items() if n > 1]
    assert all(entry.country in {*COUNTRIES, "INT"} for entry in ours.outlets)
    assert all(entry.domains and hosts.tidy(domain) == domain for entry in ours.outlets for domain in entry.domains)
    nobodys = {domain for entry in ours.outlets for domain in entry.domains if hosts.registered(domain) is None}
    assert nobodys <= SITES_OF_THEIR_OWN
    platforms = {platform.domain for platform in ours.platforms}
    assert not [domain for entry in ours.outlets for domain in entry.domains if domain in platforms]
    text = "".join(entry.name + "".join(entry.aliases) for entry in ours.outlets)
    assert unicodedata.is_normalized("NFC", text)


def test_one_owner_has_one_spelling() -> None:
    spellings = Counter(family.casefold() for family in {entry.family for entry in registry().outlets})
    assert not [family for family, n in spellings.items() if n > 1]


@pytest.mark.parametrize(
    ("host", "country"),
    {
        "scmp.com": "HK",
        "english.news.cn": "CN",
        "asia.nikkei.com": "JP",
        "dawn.com": "PK",
        "cn.nytimes.com": "US",
        "zh.wikipedia.org": "US",
        "chinese.aljazeera.net": "QA",
        "es.euronews.com": "FR",
        "ftchinese.com": "GB",
        "voachinese.com": "US",
        "english.hani.co.kr": "KR",
        "eluniversal.com": "VE",
        "eluniversal.com.mx": "MX",
        "abc.net.au": "AU",
        "abc.es": "ES",
        "thenation.com": "US",
        "nation.com.pk": "PK",
        "news.un.org": "INT",
    }.items(),
)
def test_registry_knows_whose_a_site_is(host: str, country: str) -> None:
    entry = registry().find(domain=host, name="", language="en")
    assert entry is not None
    assert entry.country == country


@pytest.mark.parametrize(
    ("name", "language", "country"),
    [
        ("新华网", "zh-CN", "CN"),
        ("人民日报", "zh-CN", "CN"),
        ("聯合新聞網", "zh-TW", "TW"),
        ("共同通信", "ja", "JP"),
        ("NHKニュース", "ja", "JP"),
        ("조선일보", "ko", "KR"),
        ("BBC中文", "zh", "GB"),
        ("روزنامہ جنگ", "ur", "PK"),
        ("दैनिक भास्कर", "hi", "IN"),
        ("РИА Новости", "ru", "RU"),
        ("Українська правда", "uk", "UA"),
        ("خبرگزاری تسنیم", "fa", "IR"),
        ("ידיעות אחרונות", "he", "IL"),
        ("Radio Free Asia", "en", "US"),
        ("ABC", "es", "ES"),
    ],
)
def test_registry_knows_names_in_every_script(name: str, language: str, country: str) -> None:
    entry = registry().find(domain="", name=name, language=language)
    assert entry is not None
    assert entry.country == country


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("ABC", "en"),
        ("El País", "es"),
        ("El Universal", "es"),
        ("The Nation", "en"),
        ("The Times", "en"),
        ("La Nación", "es"),
        ("The Star", "en"),
        ("The Sun", "en"),
        ("Daily News", "en"),
        ("El Nacional", "es"),
        ("The Herald", "en"),
        ("CNA", "en"),
        ("MSN", "en"),
        ("Yahoo Finance", "en"),
    ],
)
def test_registry_does_not_guess_among_false_friends(name: str, language: str) -> None:
    assert registry().find(domain="", name=name, language=language) is None
