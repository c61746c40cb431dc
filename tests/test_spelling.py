"""Rules of where a text has a term: inflections, scripts, word boundaries."""

from __future__ import annotations

import pytest

from functions.digest.wording.spelling import Form, even


def stands(term: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Form(term).spans(text)]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("special military operation", "Russia's Special Military Operations go on", ["Special Military Operations"]),
        ("nuclear-contaminated water", "the nuclear contaminated water of Fukushima", ["nuclear contaminated water"]),
        ("separatist", "a warning to separatists’ backers", ["separatists’"]),
        ("régimen de Maduro", "El Regimen de Maduro cae", ["Regimen de Maduro"]),
        ("специальная военная операция", "в ходе специальной военной операции", ["специальной военной операции"]),
        ("киевский режим", "преступления киевского режима", ["киевского режима"]),
        ("повномасштабне вторгнення", "з початку повномасштабного вторгнення", ["повномасштабного вторгнення"]),
        ("الكيان الصهيوني", "قال إن الكيان الصهيوني سيندم", ["الكيان الصهيوني"]),
        ("فشت الرمال", "قرب فشت الرمال، وبفشت الرمال", ["فشت الرمال", "وبفشت الرمال"]),
        ("رژیم صهیونیستی", "حمله رژيم صهيونيستي", ["رژيم صهيونيستي"]),
        ("ארגון הטרור", "מנהיג בארגון הטרור נהרג", ["בארגון הטרור"]),
        ("पाक अधिकृत कश्मीर", "पाक अधिकृत कश्मीर में प्रदर्शन", ["पाक अधिकृत कश्मीर"]),
        ("독도", "정부는 독도를 방문했다", ["독도를"]),
        ("核污染水", "日本启动核污染水排海", ["核污染水"]),
        ("処理水", "ALPS処理水の海洋放出", ["処理水"]),
    ],
)
def test_term_is_found_in_any_inflection_and_as_the_text_has_it(term: str, text: str, found: list[str]) -> None:
    assert stands(term, text) == found


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("operation", "their cooperation goes on"),
        ("SMO", "smog over Delhi, and Smo"),
        ("PoK", "he spoke and poked"),
        ("war", "a warship and software"),
        ("ДНР", "поДНРый"),
        ("독도", "울릉독도"),
        ("शहीद", "नशहीद"),
    ],
)
def test_term_is_no_part_of_another_word(term: str, text: str) -> None:
    assert stands(term, text) == []


def test_every_character_stays_in_its_place() -> None:
    text = "İstanbul ﬁshing ßtraße Ёлка «تهران» 処理水’s"
    assert len(even(text)) == len(text)
