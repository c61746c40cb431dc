"""In: a name of a place, in any script. Out: where on earth towns and regions of that name lie, as far as GeoNames has them. Pure.

towns.xz is made by `python -m infra.towns` of GeoNames (https://www.geonames.org, CC BY 4.0): 69,000 towns and 51,000 regions in every
language that it has. It is searched as it lies, sorted by bytes: 13 MB that nobody has to build an index of.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, radians
from pathlib import Path

from functions.digest.verifying.words import folded

_FILE = Path(__file__).with_name("towns.xz")
_SPOT = re.compile(r"([A-Z]{2})(-?\d+),(-?\d+)(?:,(\d+)|~(\d+))?")
STEP = 50
"""Parts of a degree."""
KILOMETRES = 111.2
"""Of a degree of latitude."""
_SHORTEST_STEM, _LONGEST_ENDING, _MOST_KEYS = 4, 3, 60


@dataclass(frozen=True)
class Spot:
    """Degrees; `reach` is how many kilometres a region goes from its middle, 0 of a town; `size` how many a city does."""

    country: str
    latitude: float
    longitude: float
    reach: int
    size: int = 0


@lru_cache(maxsize=20_000)
def spots(name: str) -> tuple[Spot, ...]:
    """() where nothing is called so."""
    return _spots(_line(folded(name)))


@lru_cache(maxsize=20_000)
def inflected(name: str) -> tuple[Spot, ...]:
    """Of a name that may have a case's ending: whatever differs from it by its last letters."""
    key = folded(name)
    if exact := _spots(_line(key)):
        return exact
    shortest = max(_SHORTEST_STEM, len(key) - _LONGEST_ENDING)
    for length in range(len(key), shortest - 1, -1):
        found = [spot for line in _beginning(key[:length]) if len(line[0]) - length <= 1 + (length < len(key)) for spot in _spots(line[1])]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def apart(one: Spot, other: Spot) -> float:
    """Kilometres between two middles."""
    wide = (one.longitude - other.longitude + 180) % 360 - 180
    return hypot(one.latitude - other.latitude, wide * cos(radians((one.latitude + other.latitude) / 2))) * KILOMETRES


def _spots(listed: str) -> tuple[Spot, ...]:
    return tuple(
        Spot(country, int(latitude) / STEP, int(longitude) / STEP, int(reach or 0), int(size or 0))
        for country, latitude, longitude, reach, size in _SPOT.findall(listed)
    )


@cache
def _table() -> bytes:
    return lzma.decompress(_FILE.read_bytes())


def _first(key: bytes) -> int:
    """Where the first line begins that is not before `key`."""
    table = _table()
    low, high = 0, len(table) - 1
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle + 1)
        line = table[start + 1 : start + 1 + len(key)]
        if line < key:
            low = table.find(b"\n", middle + 1)
        else:
            high = start
    return low + 1


def _line(key: str) -> str:
    wanted = f"{key}\t".encode()
    start = _first(wanted)
    table = _table()
    return table[start + len(wanted) : table.find(b"\n", start)].decode() if table.startswith(wanted, start) else ""


def _beginning(stem: str) -> Iterator[tuple[str, str]]:
    wanted, table = stem.encode(), _table()
    start = _first(wanted)
    for _ in range(_MOST_KEYS):
        if not table.startswith(wanted, start):
            return
        end = table.find(b"\n", start)
        name, _, listed = table[start:end].decode().partition("\t")
        yield name, listed
        start = end + 1
