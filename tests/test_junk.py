"""Rules of what is no story at all."""

from __future__ import annotations

import pytest

from functions.digest.junk import is_junk
from tests.batches import article


@pytest.mark.parametrize(
    "title",
    [
        "Global Times",
        "Home",
        "...",
        "GLOBAL TIMES |",
        "ㅤㅤ",
        "Новости",
        "Home | Global Times",
        "ホーム | Global Times",
        "Global Times - Business, Politics and Economy News",
        "Top News Headlines",
        "Últimas noticias hoy",
    ],
)
def test_title_that_names_a_page_or_nothing_is_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize(
    "title",
    [
        "Epaper_26-01-09 LHR",
        "TODAY'S PAPER | January 17, 2026 | EPAPER",
        "印刷版 2026年1月13日",
        "2026年1月13日",
        "January 11, 2026 - Northport - 3,",
        "Page 3",
        "Index of /uploads/papers/",
        "Screenshot 2026-03-25 085040",
        "summit-1068×713",
        "Tariff schedule.pdf",
        "Contacts with the Strait Cooperation Fund",
        "News Digest: April 15, 2026",
    ],
)
def test_printed_pages_files_and_lists_are_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize(
    "title",
    [
        "EDITORIAL CARTOON",
        "Cartoon | Toast",
        "Daily crossword: Tuesday",
        "Horóscopo de hoy",
        "今日の星座占い",
        "오늘의 운세 1월 13일",
        "Гороскоп на 13 января",
    ],
)
def test_pastimes_are_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize(
    "title",
    [
        "Photos: winter on the strait",
        "En imágenes: marcha en la capital",
        "组图：海峡冬景",
        "بالصور: احتفالات",
        "Lanterns, ferries and other top photos",
    ],
)
def test_galleries_are_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize(
    "title",
    [
        "Live updates: strait talks, sanctions and more",
        "Norland-Westmark HOY, EN VIVO: últimas noticias del conflicto, este martes 13 de enero",
        "Última hora de la negociación, en directo: reacciones y más",
        "LIVE: harbour half-marathon",
        "实时：海峡会谈直播",
        "Video: Harbour at dawn",
    ],
)
def test_label_with_next_to_nothing_behind_it_is_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize(
    "title",
    [
        "Live updates: Tokyo recalls its ambassador after the collision in the strait",
        "Última hora: el Gobierno cierra el puerto y llama a consultas a su embajador, en directo",
        "Video: Coast guard vessels collide off the disputed shoal",
        "Photos of the minister's island released by the opposition",
        "Map shows live air traffic leaving the strait empty after the warning",
        "China protests over the coast guard's cartoons",
        "New law on e-commerce passes",
        "Home truths for the coalition",
        "Japan protests",
        "日本政府が抗議",
        "习近平会见日本首相",
        "Tokyo: talks",
        "Talks — the second round — go on [update]",
        "Majority of Americans — including two thirds of the young — support the new treaty on fishing in the strait: poll",
        "G20 summit ends",
        "Global Times: Japan must withdraw its remarks",
        "News agency chief resigns",
    ],
)
def test_report_is_not_junk(title: str) -> None:
    assert not is_junk(article(title))


def test_post_of_a_social_network_is_junk() -> None:
    assert is_junk(article("Fleet leaves the harbour, says ministry", outlet="x.com"))
    assert is_junk(article("Fleet leaves the harbour, says ministry", outlet="Ministry", outlet_domain="facebook.com"))


@pytest.mark.parametrize("title", ["Talks fail — NHK: Tokyo surrenders", "Talks fail [1] [2]"])
def test_title_that_looks_like_a_claim_of_ours_is_junk(title: str) -> None:
    assert is_junk(article(title))
