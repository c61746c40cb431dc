"""Rules of which countries a text names."""

from __future__ import annotations

import pytest

from functions.digest.places import Gazetteer, gazetteer


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("U.S.-China talks in Geneva; North Korea watches", "CN KP US"),
        ("Iranian guards and the Israelis", "IL IR"),
        ("Moscow and Kyiv exchange prisoners", "RU UA"),
        ("中国和日本会谈，美国表示关注", "CN JP US"),
        ("日本政府が韓国と協議", "JP KR"),
        ("الصين واليابان والأمريكية", "CN JP US"),
        ("Россия и украинские войска", "RU UA"),
        ("EEUU y los venezolanos", "US VE"),
        ("New Zealand's Auckland", "NZ"),
        ("S.Korea’s president", "KR"),
        ("They told us so, and IT fails", ""),
        ("A turn of the screw", ""),
        ("", ""),
    ],
)
def test_countries_are_found_by_name_people_and_capital_in_many_scripts(text: str, countries: str) -> None:
    assert " ".join(sorted(gazetteer().countries(text))) == countries


def test_longest_name_wins() -> None:
    korea = Gazetteer({"KP": ["North Korea"], "KR": ["Korea"]})
    assert korea.countries("North Korea fires") == {"KP"}
    assert korea.countries("north of Korea") == {"KR"}
