"""In: a text and where in it a place is named. Out: how far from that place, and which way, something was: "20 km north-east of
Tsushima", "与那国島の南約80キロ". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin

from functions.digest.comparing.towns import KILOMETRES, Spot
from functions.digest.verifying.words import folded

ASTRAY, UNTURNED = 0.25, 1.0
"""Of a distance: as far as its end may be from where it is reckoned to be, where the way is told and where it is not."""
_REACH = 34
"""Characters before or behind a name."""
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?)"
_UNITS: Mapping[str, float] = {
    r"(?:nautical mile|nm\b|mill?as? (?:náutic|nautic)|mille marin|mille nautique|seemeile|migli[ao] nautic|milh\w+ náutic|"
    r"морск\w+ мил|mil\w* morsk|deniz mil|海里|해리|ميل\w* بحري)": 1.852,
    r"(?:miles?\b|milla|mille|meile|migli|milha|мил|mil\b|mile\b|英里|マイル|마일|ميل|أميال)": 1.609,
    r"(?:km\b|kms\b|kilom|quil[oó]m|chilom|км|килом|公里|千米|キロ|킬로|كيلوم|كم)": 1.0,
}
_WAYS: tuple[tuple[str, int], ...] = (
    (r"north-?\s?east|noreste|nordeste|nord-est|nordost|nordöst|северо-восто|północny wschód|kuzeydoğu|东北|東北|北東|북동|شمال شرق", 45),
    (r"south-?\s?east|sureste|sudeste|sud-est|südost|südöst|юго-восто|południowy wschód|güneydoğu|东南|東南|南東|남동|동남|جنوب شرق", 135),
    (
        r"south-?\s?west|suroeste|sudoeste|sud-ouest|sud-ovest|südwest|юго-запад|południowy zachód|güneybatı|西南|南西|남서|서남|جنوب غرب",
        225,
    ),
    (r"north-?\s?west|noroeste|nord-ouest|nord-ovest|nordwest|северо-запад|północny zachód|kuzeybatı|西北|北西|북서|서북|شمال غرب", 315),
    (r"north|norte|nord|nörd|север|północ|kuzey|北|북쪽|북방|شمال", 0),
    (r"\beast|\beste\b|\bleste\b|\best\b|\bost|öst|восто|wschód|doğu|东|東|동쪽|동방|شرق", 90),
    (r"south|\bsur\b|\bsul\b|\bsud\b|süd|юж|юг|połud|güney|南|남쪽|남방|جنوب", 180),
    (r"west|oeste|ouest|ovest|запад|zachód|batı|西|서쪽|서방|غرب", 270),
)
_AFTER = frozenset(("ja", "ko", "tr", "zh"))
"""Languages that tell it behind the name."""


@dataclass(frozen=True)
class Bearing:
    kilometres: float
    degrees: int | None
    """Clockwise from the north, where that is told."""

    @property
    def slack(self) -> float:
        return self.kilometres * (UNTURNED if self.degrees is None else ASTRAY)

    def of(self, spot: Spot) -> Spot:
        if self.degrees is None:
            return spot
        north, east = cos(radians(self.degrees)) * self.kilometres, sin(radians(self.degrees)) * self.kilometres
        latitude = spot.latitude + north / KILOMETRES
        return replace(spot, latitude=latitude, longitude=spot.longitude + east / (KILOMETRES * max(0.1, cos(radians(latitude)))))


def bearing(text: str, start: int, end: int, language: str) -> Bearing | None:
    """Of the place named from `start` to `end`."""
    around = text[end : end + _REACH] if language in _AFTER else text[max(0, start - _REACH) : start]
    around = re.split(r"[,;:.](?!\d)|[、，。،]", around)[0 if language in _AFTER else -1].lower()
    for unit, kilometres in _UNITS.items():
        marks = list(re.finditer(rf"{_NUMBER}[\s-]*{unit}", around))
        if marks:
            mark = marks[0] if language in _AFTER else marks[-1]
            return Bearing(float(mark["number"].replace(",", ".")) * kilometres, _way(around, mark))
    return None


def _way(around: str, mark: re.Match[str]) -> int | None:
    """Which way, told beside the distance; not by its number or unit."""
    rest = f"{around[: mark.start()]} {around[mark.end() :]}"
    return next((degrees for way, degrees in _WAYS if re.search(way, rest) or re.search(way, folded(rest))), None)
