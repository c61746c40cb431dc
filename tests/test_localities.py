"""Rules of places: where it is said that something was, and which two places contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.digest.comparing import localities
from functions.digest.comparing.mentions import Mention
from functions.digest.comparing.placeroles import Role
from functions.digest.comparing.standing import Place
from functions.digest.comparing.statements import Statement
from functions.digest.comparing.towns import apart, inflected, spots
from tests.factories import numbered_article

WRITTEN = Path(__file__).parent / "eval" / "data" / "localities.txt"


def mentions(text: str, language: str = "en", title: str = "x", **article: str) -> list[Mention]:
    told = numbered_article(1, language=language, title=title, summary=text, url=f"https://news.example/{abs(hash(text))}", **article)
    return localities.find(Statement(told, text, False))


def of_the_event(text: str, language: str = "en") -> list[str]:
    return [mention.surface for mention in mentions(text, language) if _place(mention).role is not Role.OTHER]


def contradict(one: str, other: str, languages: tuple[str, str] = ("en", "en")) -> bool:
    mine, yours = mentions(one, languages[0]), mentions(other, languages[1])
    return any(localities.comparable(a, b) and not localities.same(a, b) for a in mine for b in yours)


def _place(mention: Mention) -> Place:
    assert isinstance(mention.meant, Place)
    return mention.meant


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The shells fell on the edge of Tal Abyad.", "Tal Abyad"),
        ("en", "It was picked up three miles short of Kalvo Sound.", "Kalvo Sound"),
        ("en", "Soldiers stopped them at the Bab al-Hawa crossing.", "Bab al-Hawa"),
        ("es", "El choque se produjo a la altura de Motril.", "Motril"),
        ("fr", "L'attaque a eu lieu aux abords de Ménaka.", "Ménaka"),
        ("de", "Die Bergsteiger wurden oberhalb von Grindelwald entdeckt.", "Grindelwald"),
        ("it", "La barca si è rovesciata all'altezza di Crotone.", "Crotone"),
        ("pt", "A colisão foi em frente a Cascais.", "Cascais"),
        ("ru", "Группу заметили восточнее посёлка Хасан.", "Хасан"),
        ("pl", "Dron spadł w pobliżu Lublina wieczorem.", "Lublina"),
        ("tr", "Gemi Midilli Adası'nın güneyinde durduruldu.", "Midilli Adası"),
        ("zh", "两人在缅甸木姐一处酒店内被捕。", "木姐"),
        ("ja", "船は石垣島の北約20キロで止められた。", "石垣島"),
        ("ko", "선박은 제주도 남쪽 50km 해상에서 나포됐다.", "제주도"),
        ("ar", "سقطت الطائرة شمال الحسكة.", "الحسكة"),
    ],
)
def test_a_name_is_a_place_by_what_leads_to_it(language: str, text: str, place: str) -> None:
    assert place in of_the_event(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ship had left Odesa with grain."),
        ("en", "The tanker was bound for Dalian."),
        ("en", "Officials in Sirte denied it."),
        ("en", "A court in Trieste will rule on it."),
        ("en", "The wounded are in hospital in Chernihiv."),
        ("en", "A similar wreck occurred in 1999 off Mazara."),
        ("en", "Parents hugged their children in Korça, a day after the bus left the road."),
        ("es", "Los heridos fueron trasladados a Cali."),
        ("ru", "Теплоход вышел из Мурманска."),
        ("zh", "伤者被送往昆明。"),
        ("ja", "船は長崎港を出港していた。"),
    ],
)
def test_where_from_where_to_who_tells_and_another_time_are_no_places_of_the_event(language: str, text: str) -> None:
    assert of_the_event(text, language) == []


def test_two_towns_contradict_each_other() -> None:
    assert contradict("The boat sank off Peterhead.", "The boat sank off Fraserburgh.")


def test_one_town_in_two_scripts_is_the_same() -> None:
    assert not contradict("The mine went off near Kandalaksha.", "Взрыв прогремел под Кандалакшей.", ("en", "ru"))
    assert not contradict("The tanker burned off Fujairah.", "اندلع الحريق قبالة الفجيرة.", ("en", "ar"))


def test_a_name_that_only_chinese_characters_tell_contradicts_no_korean_one() -> None:
    assert not contradict("渔船在可居岛附近沉没。", "어선이 가거도 해상에서 침몰했다.", ("zh", "ko"))


def test_a_village_may_lie_in_the_district_that_is_named() -> None:
    assert not contradict("It happened at Rubaya.", "It happened in Kabale district.")


def test_a_name_with_an_article_is_a_river_or_a_region_where_a_town_may_lie() -> None:
    assert not contradict("La lancha volcó en el Miño.", "La lancha volcó frente a Goián.", ("es", "es"))


def test_what_no_table_has_may_lie_by_the_city_that_is_named() -> None:
    assert not contradict("Five climbed the roof in Filtonby in Britain.", "Five climbed the roof of a British plant near Bristol.")


def test_what_is_between_two_towns_is_in_neither() -> None:
    assert not contradict("The ship sank between Mersin and Famagusta.", "The ship sank off Larnaca.")


def test_on_whose_soil_it_was_counts_where_no_place_is_named() -> None:
    assert contradict("The shepherd was seized in Lebanese territory.", "The shepherd was seized on Israeli soil.")
    assert not contradict("The shepherd was seized in Lebanese territory at Kfar Chouba.", "The shepherd was seized on Israeli soil.")


def test_a_point_told_by_distance_and_way_is_reckoned_from_the_town() -> None:
    assert contradict("It sank 95 nautical miles west of Gunsan.", "It sank 20 kilometres east of Qingdao.")
    assert not contradict("The Italian boat sank 10 kilometres north of Livorno.", "The Italian boat sank 12 kilometres south of Pisa.")


def test_the_ground_of_two_countries_contradicts_beside_a_town_that_both_name() -> None:
    assert contradict("The trader was shot on the Indian side at Hili.", "The trader was shot inside Bangladeshi territory at Hili.")
    assert contradict("The trawler was boarded inside Iceland's economic zone.", "The trawler was boarded in international waters.")
    assert not contradict("Shots were fired from the Indian side at Hili.", "The trader was shot inside Bangladeshi territory at Hili.")


def test_two_kinds_of_buildings_contradict_where_neither_holds_the_other() -> None:
    assert contradict("He was punched in a seafront cafe.", "He was punched inside the town hall.")
    assert contradict("Elle a été agressée sur le pont.", "Elle a été agressée dans le tunnel.", ("fr", "fr"))
    assert not contradict("He was punched in a bar.", "He was punched in a hotel.")
    assert not contradict("He was attacked in a bus.", "He was attacked in a tunnel.")


def test_what_no_table_has_is_where_that_is_which_holds_it() -> None:
    assert contradict("He was shot at Norabak in Gegharkunik province.", "He was shot in Lerik district in Azerbaijan.")


def test_residents_tell_of_where_they_are() -> None:
    assert "Darsilami" in of_the_event("People in Darsilami say soldiers entered the village.")
    assert of_the_event("Officials in Darsilami say soldiers entered the village.") == []


def test_a_ministry_where_something_was_signed_is_no_teller() -> None:
    assert "Cairo" in of_the_event("They signed it after talks at the ministry in Cairo.")


def test_the_order_of_the_sides_changes_nothing() -> None:
    one, other = mentions("The boat sank off Peterhead.")[0], mentions("Катер затонул под Сызранью.", "ru")[0]
    assert localities.same(one, other) == localities.same(other, one)
    assert localities.comparable(one, other) == localities.comparable(other, one)


def test_a_town_is_found_in_every_script_and_case() -> None:
    dresden = [spot for name in ("Dresden", "Дрезден", "دريسدن", "드레스덴", "德累斯顿") for spot in spots(name)[:1]]
    assert len(dresden) == 5
    assert all(apart(dresden[0], spot) < 40 for spot in dresden)
    assert inflected("Сызранью") == spots("Сызрань")
    assert spots("Nowhere-upon-Nothing") == ()


def test_most_of_what_was_written_for_the_measurement_is_read() -> None:
    read, kept = [], []
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, text, told = line.split("|")
        wanted = [name for name in told.split(";") if name]
        found = [mention for mention in mentions(text, language) if _place(mention).role is not Role.OTHER]
        if wanted:
            read.append(all(any(_is(name, mention.surface) for mention in found) for name in wanted))
        else:
            kept.append(not [mention for mention in found if not _place(mention).wide])
    assert sum(read) / len(read) >= 0.93
    assert sum(kept) / len(kept) >= 0.9


def _is(name: str, surface: str) -> bool:
    """The same name, be it in another case."""
    one, other = name.casefold(), surface.casefold()
    return one in other or other in one or one[: max(3, len(one) - 2)] == other[: max(3, len(one) - 2)]
