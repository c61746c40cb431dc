"""What counts as an amount in a sentence, in every language of the feeds; which two may be the same, and which contradict each other."""

from __future__ import annotations

import pytest

from functions.digest.comparing import amounts
from functions.digest.comparing.amounts import Amount
from functions.digest.comparing.statements import Statement
from functions.digest.verifying.spelled import small_number
from tests.factories import numbered_article


def stated(text: str, language: str = "en", side: str = "a") -> Statement:
    article = numbered_article(1, url=f"https://news.example/{side}", title="Report", summary=text, language=language, perspective=side)
    return Statement(article, text, False)


def read(text: str, language: str) -> list[tuple[str, float]]:
    """Dimension and least value of each amount."""
    found = [one.meant for one in amounts.find(stated(text, language))]
    return [(one.dimension, round(one.ranges[0][0], 1)) for one in found if isinstance(one, Amount)]


@pytest.mark.parametrize(
    ("language", "text", "percent"),
    [
        ("en", "Nine-tenths of the plots are paid for.", 90),
        ("en", "One plot in ten has yet to be bought.", 10),
        ("es", "Tres de cada cinco hogares no tienen agua.", 60),
        ("fr", "Un marin sur quatre est malade.", 25),
        ("de", "Jedes vierte Haus ist beschädigt.", 25),
        ("it", "La metà delle case è vuota.", 50),
        ("pt", "Nove em cada dez corais sobreviveram.", 90),
        ("ru", "Каждый четвёртый моряк заболел.", 25),
        ("pl", "Co czwarty marynarz zachorował.", 25),
        ("zh", "四分之一的船员生病。", 25),
        ("ja", "9割のサンゴが生き残った。", 90),
        ("ko", "네 명 중 한 명이 아팠다.", 25),
        ("ar", "مرض ربع البحارة.", 25),
        ("tr", "Denizcilerin dörtte biri hastalandı.", 25),
    ],
)
def test_a_share_of_a_whole_is_read_in_per_cent(language: str, text: str, percent: float) -> None:
    assert read(text, language) == [("%", percent)]


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "It takes three hours and ten minutes.", 3.2),
        ("en", "An hour and a half passed.", 1.5),
        ("en", "They were held for a week.", 168),
        ("es", "El corte duró hora y media.", 1.5),
        ("fr", "La panne a duré une heure et demie.", 1.5),
        ("de", "Der Streik dauerte anderthalb Tage.", 36),
        ("it", "Mezz'ora dopo era tutto finito.", 0.5),
        ("pt", "A falha durou uma hora e meia.", 1.5),
        ("ru", "Перебой длился полтора часа.", 1.5),
        ("pl", "Awaria trwała pół godziny.", 0.5),
        ("zh", "停电持续了一个半小时。", 1.5),
        ("ja", "停電は1時間半続いた。", 1.5),
        ("ko", "정전은 1시간 반 동안 이어졌다.", 1.5),
        ("ar", "دام الإضراب يومين.", 48),
        ("tr", "Kesinti bir buçuk saat sürdü.", 1.5),
    ],
)
def test_a_length_of_time_of_several_words_is_one_amount(language: str, text: str, hours: float) -> None:
    assert read(text, language) == [("duration", hours)]


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "A pole ten feet high fell over.", ("length", 3.0)),
        ("en", "They seized 45 pounds of heroin.", ("weight", 20.4)),
        ("en", "The fine came to 250 pounds.", ("GBP", 250)),
        ("en", "It covers 210 square kilometres.", ("area", 21000)),
        ("en", "It was minus 31 degrees.", ("temperature", -31)),
        ("de", "Anderthalb Millionen Kubikmeter Sand.", ("volume", 1.5e9)),
        ("ru", "Судно везло 61 тысячу тонн нефти.", ("weight", 6.1e7)),
        ("pl", "Wyłowiono 2,5 tony ryb.", ("weight", 2500)),
        ("it", "La nave portava 98mila tonnellate di greggio.", ("weight", 9.8e7)),
        ("ja", "船は9万8000トンの原油を積んでいた。", ("weight", 9.8e7)),
        ("tr", "Nehre saniyede 480 metreküp su bırakıldı.", ("flow", 480)),
    ],
)
def test_a_measure_is_read_in_one_unit(language: str, text: str, meant: tuple[str, float]) -> None:
    assert read(text, language) == [meant]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Half a dozen fences are down.", 6),
        ("en", "All but one of the 38 people were sent back.", 37),
        ("es", "Un millón y medio de personas votaron.", 1.5e6),
        ("fr", "Quatre-vingt-douze mineurs sont bloqués.", 92),
        ("it", "Centoventi persone erano a bordo.", 120),
        ("ar", "قتل واحد وعشرون بحارا.", 21),
        ("ko", "약 3만 5천명이 떠났다.", 30800),
        ("zh", "1万2000人离开。", 12000),
    ],
)
def test_a_count_in_words_is_read(language: str, text: str, count: float) -> None:
    assert read(text, language) == [("", count)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man of 33 was caught on a quad bike."),
        ("en", "A boy of eleven was brought back."),
        ("fr", "Un pêcheur de 58 ans est mort."),
        ("ru", "Капитану 60 лет, он отказался отвечать."),
        ("de", "Der 34-jährige Fischer wird vermisst."),
        ("tr", "33 yaşındaki adam yakalandı."),
        ("en", "An F-16 flew past."),
        ("en", "Highway 61 was closed."),
        ("en", "In 1998 the bridge was built."),
        ("en", "The team won 3-1."),
        ("en", "CPEC 2.0 is under way."),
    ],
)
def test_an_age_a_year_and_a_part_of_a_name_count_nothing(language: str, text: str) -> None:
    assert read(text, language) == []


def contradicts(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether any number or length of time of the one is left over beside one of the other."""
    here, there = stated(one[1], one[0], "a"), stated(other[1], other[0], "b")
    for slot in (amounts.NUMBERS, amounts.DURATIONS):
        told = [slot.sift(slot.find(statement)) for statement in (here, there)]
        mine, yours = slot.unmatched(told[0], told[1], [there]), slot.unmatched(told[1], told[0], [here])
        if any(slot.comparable(a, b) for a in mine for b in yours):
            return True
    return False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "All but one of the 38 rafters were sent back."), ("es", "Fueron devueltas 37 personas.")),
        (("en", "The bridge cost six million dollars."), ("en", "Each side paid 3 million dollars.")),
        (("en", "Nine-tenths of the plots are paid for."), ("en", "One plot in ten has yet to be bought.")),
        (("en", "Twenty-three people were saved."), ("en", "Twenty anglers and a crew of three were saved.")),
        (("en", "The pole is ten feet high."), ("fr", "Le poteau fait trois mètres de haut.")),
        (("en", "The flight lasts three hours and ten minutes."), ("en", "The flight lasts 190 minutes.")),
        (("en", "The trip takes an hour and a half each way."), ("en", "The trip takes three hours there and back.")),
        (("en", "It now takes six hours; a year ago it took eighteen."), ("en", "It took eighteen hours, now it is six.")),
        (("en", "Dozens were hurt in the crush."), ("en", "Forty people were hurt in the crush.")),
        (("en", "Between 20 and 30 people were hurt."), ("ru", "Пострадали 25 человек.")),
        (("en", "About 300 containers a day get through."), ("en", "Last week 2,100 containers went through.")),
    ],
)
def test_one_amount_given_in_two_ways_is_no_contradiction(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not contradicts(one, other)
    assert not contradicts(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "They seized 11 tonnes of chemicals."), ("en", "They seized 17,000 pounds of chemicals.")),
        (("en", "A quarter of the crew were ill."), ("fr", "Un marin sur trois était malade.")),
        (("en", "The bridge cost six million dollars."), ("en", "The bridge cost 9 million dollars.")),
        (("en", "Hundreds were hurt in the crush."), ("en", "Twelve people were hurt in the crush.")),
        (("en", "The flight lasts three hours and ten minutes."), ("de", "Der Flug dauert vier Stunden.")),
        (("en", "Scores of cars were swept away, 110 cars in all."), ("en", "The flood took 64 cars.")),
    ],
)
def test_two_amounts_of_one_thing_contradict_each_other(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert contradicts(one, other)
    assert contradicts(other, one)


@pytest.mark.parametrize(("words", "language", "value"), [("twenty-five", "en", 25), ("treinta y cinco", "es", 35), ("nobody", "en", None)])
def test_a_small_number_is_read_only_where_the_words_say_nothing_else(words: str, language: str, value: int | None) -> None:
    assert small_number(words, language) == value
