"""When a sentence says that something was, in every language of the feeds; which two times may be the same, and what they are said of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from functions.digest.comparing import moments
from functions.digest.comparing.moments import Moment
from functions.digest.comparing.statements import Statement
from tests.factories import numbered_article

WEDNESDAY = datetime(2026, 3, 18, 12, tzinfo=UTC)


def stated(text: str, language: str = "en", side: str = "a") -> Statement:
    article = numbered_article(
        1, url=f"https://news.example/{side}", title="Report", summary=text, language=language, perspective=side, published=WEDNESDAY
    )
    return Statement(article, text, False)


def read(text: str, language: str) -> list[tuple[str, Moment]]:
    return [(one.surface, one.meant) for one in moments.find(stated(text, language)) if isinstance(one.meant, Moment)]


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("en", "He stopped at twenty past seven in the morning.", 440),
        ("en", "It happened at a quarter to five in the afternoon.", 1005),
        ("en", "The line went dead at 0430 GMT.", 270),
        ("es", "Llegó a las cinco menos cuarto de la tarde.", 1005),
        ("fr", "Le train est parti à sept heures vingt du matin.", 440),
        ("de", "Der Zug hielt um halb neun Uhr abends.", 1230),
        ("it", "È successo alle otto e mezza di sera.", 1230),
        ("pt", "Foi às oito e meia da noite.", 1230),
        ("ru", "Это произошло в половине девятого вечера.", 1230),
        ("ru", "В четверть одиннадцатого вечера прогремел взрыв.", 1335),
        ("pl", "Do wypadku doszło o wpół do dziewiątej wieczorem.", 1230),
        ("zh", "事故发生在晚上八点半。", 1230),
        ("ja", "事故は午後8時半に起きた。", 1230),
        ("ko", "사고는 오후 8시 30분에 일어났다.", 1230),
        ("ar", "فتح الجسر عند الرابعة عصرا.", 960),
        ("tr", "Kaza akşam saat sekiz buçukta oldu.", 1230),
        ("tr", "Akşam saat onu çeyrek geçe bir patlama duyuldu.", 1335),
    ],
)
def test_a_clock_time_is_read_in_figures_and_words(language: str, text: str, minutes: int) -> None:
    ((_, moment),) = read(text, language)
    assert (moment.minutes, moment.days) == (minutes, frozenset())


@pytest.mark.parametrize(
    ("language", "text", "surface", "day"),
    [
        ("en", "The flames were seen at eleven on Tuesday night.", "eleven on Tuesday night", date(2026, 3, 17)),
        ("es", "El sábado por la noche naufragó una lancha.", "sábado por la noche", date(2026, 3, 14)),
        ("fr", "L'accident s'est produit vers 20h30 dimanche.", "20h30 dimanche", date(2026, 3, 15)),
        ("ru", "Ограничения сняли в 10:00 в среду.", "10:00 в среду", date(2026, 3, 18)),
        ("zh", "周二晚上11点左右起火。", "周二晚上11点", date(2026, 3, 17)),
        ("pl", "W środę o świcie spłonął magazyn.", "środę o świcie", date(2026, 3, 18)),
    ],
)
def test_day_and_hour_that_stand_together_are_one_time(language: str, text: str, surface: str, day: date) -> None:
    ((found, moment),) = read(text, language)
    assert found == surface
    assert day in moment.days
    assert moment.hours


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "It starts on April the second.", date(2026, 4, 2), date(2026, 4, 2)),
        ("en", "It begins on the first of next month.", date(2026, 4, 1), date(2026, 4, 1)),
        ("en", "The port opens in the second week of April.", date(2026, 4, 8), date(2026, 4, 14)),
        ("en", "The sale runs from 3 to 9 April.", date(2026, 4, 3), date(2026, 4, 9)),
        ("en", "Power is to flow at the end of 2029.", date(2029, 10, 1), date(2029, 12, 31)),
        ("es", "El puente abrirá en la segunda quincena de abril.", date(2026, 4, 16), date(2026, 4, 30)),
        ("ru", "Мост закроют третьего апреля.", date(2026, 4, 3), date(2026, 4, 3)),
        ("pl", "Port otworzą pod koniec maja.", date(2026, 5, 21), date(2026, 5, 31)),
        ("zh", "仪式定于本月27日举行。", date(2026, 3, 27), date(2026, 3, 27)),
        ("ja", "来月1日に橋が閉まる。", date(2026, 4, 1), date(2026, 4, 1)),
        ("ko", "항구는 5월 말 다시 열린다.", date(2026, 5, 21), date(2026, 5, 31)),
        ("ar", "يفتح الجسر في التاسع من أبريل.", date(2026, 4, 9), date(2026, 4, 9)),
        ("tr", "Liman mayıs sonunda açılacak.", date(2026, 5, 21), date(2026, 5, 31)),
    ],
)
def test_a_date_is_read_in_figures_and_words_fine_or_vague(language: str, text: str, first: date, last: date) -> None:
    ((_, moment),) = read(text, language)
    assert (min(moment.days), max(moment.days)) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The spokesman said on Tuesday that it was over."),
        ("en", "In a statement on Friday, the ministry denied it."),
        ("en", "A report published on Wednesday blames the wind."),
        ("es", "El ministro declaró el viernes que no habrá huelga."),
        ("ru", "Министр заявил в пятницу, что забастовки не будет."),
        ("ja", "大臣は金曜日、ストはないと述べた。"),
        ("ko", "장관은 금요일 파업은 없을 것이라고 밝혔다."),
        ("ar", "قال الوزير يوم الجمعة إنه لا إضراب."),
        ("tr", "Bakan cuma günü yaptığı açıklamada grev olmayacağını söyledi."),
    ],
)
def test_when_somebody_said_so_is_no_time_of_what_is_told(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    "text", ["Marco Rubio warns of war.", "They march on the capital.", "It works day and night.", "He spoke of the evening news."]
)
def test_a_name_or_a_habit_is_no_time(text: str) -> None:
    assert read(text, "en") == []


def test_a_day_that_came_after_what_is_told_gives_the_day_of_that_too() -> None:
    found = dict(read("Parents met them on Monday, a day after the bus crashed.", "en"))
    assert date(2026, 3, 15) in found["a day after"].days


def contradicts(one: tuple[str, str], other: tuple[str, str]) -> bool:
    here, there = stated(one[1], one[0], "a"), stated(other[1], other[0], "b")
    slot = moments.TIMES
    told = [slot.sift(slot.find(statement)) for statement in (here, there)]
    mine, yours = slot.unmatched(told[0], told[1], [there]), slot.unmatched(told[1], told[0], [here])
    return any(slot.comparable(a, b) for a in mine for b in yours)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ru", "Баржа перевернулась в ночь на вторник."), ("en", "The barge capsized on Monday night.")),
        (("en", "The barge capsized on Monday night."), ("en", "The barge went down in the early hours of Tuesday.")),
        (("en", "The blast happened at 6.30 in the morning."), ("en", "The blast happened shortly after dawn.")),
        (("de", "Der Zug entgleiste um halb neun Uhr abends."), ("pl", "Pociąg wykoleił się o wpół do dziewiątej wieczorem.")),
        (("en", "The capsule landed at 2.54 a.m. local time."), ("en", "The capsule landed at 4:24 a.m., Tokyo time.")),
        (("en", "The pact holds until the end of 2029."), ("en", "The pact runs from 2027 to 2029.")),
        (("en", "The gate shuts from 8 p.m. to 5 a.m."), ("fr", "La porte ferme de 20 heures à 5 heures.")),
    ],
)
def test_one_time_given_in_two_ways_is_no_contradiction(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not contradicts(one, other)
    assert not contradicts(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The boy got lost on Friday.", "The boy was found on Sunday."),
        ("The boat sank on Friday.", "The crew were buried on Sunday."),
        ("The blast occurred on Friday.", "A man was arrested on Sunday over the blast."),
        ("The treaty was signed on 3 January.", "The treaty takes effect on 1 June."),
        ("The festival begins on 1 May.", "The festival ends on 9 May."),
    ],
)
def test_times_of_two_occasions_do_not_contradict_each_other(one: str, other: str) -> None:
    assert not contradicts(("en", one), ("en", other))
    assert not contradicts(("en", other), ("en", one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "The barge capsized at dawn on Tuesday."), ("en", "The barge capsized at eleven on Monday night.")),
        (("en", "The blast happened at 6.30 in the morning."), ("en", "The blast happened at 3 p.m.")),
        (("en", "The capsule landed at 2.54 a.m."), ("en", "The capsule landed at 4:24 a.m.")),
        (("en", "The gate shuts from 8 p.m. to 5 a.m."), ("en", "The gate shuts between ten at night and four in the morning.")),
        (("en", "The port opens in the second week of April."), ("en", "The port opens at the end of May.")),
        (("ja", "式典は今月20日に行われる。"), ("ko", "진수식은 3월 27일 진행된다.")),
        (("ar", "يفتتح الجسر في التاسع من نوفمبر."), ("ru", "Мост откроют 23 ноября.")),
        (("zh", "列车周二晚上11点脱轨。"), ("en", "The train derailed at 3 a.m. on Wednesday.")),
    ],
)
def test_two_times_of_one_thing_contradict_each_other(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert contradicts(one, other)
    assert contradicts(other, one)
