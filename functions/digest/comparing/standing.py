"""In: two places that are said to be the event's. Out: where on earth each may be, and whether that is apart. Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from functions.digest.comparing.bearings import Bearing
from functions.digest.comparing.landkinds import LONG
from functions.digest.comparing.placeroles import Role
from functions.digest.comparing.premises import Premises
from functions.digest.comparing.towns import Spot, apart

REGION = 25
"""Kilometres that all of a name's bearers reach where it is a region's."""
CLOSE = 3.0
"""Kilometres: as far as two points of the table may be one place."""
OVERLAP = 0.3
"""Of two regions' reach together: middles that are nearer may be of a region and a part of it."""
ONE_PLACE = 60
"""Kilometres between places of one name that are a town and its district."""


@dataclass(frozen=True)
class Place:
    """`known` is its id where the tables have it; a region or sea is `wide`: a town may lie in it."""

    name: str
    language: str
    known: str | None
    wide: bool
    role: Role
    relation: str
    bearers: tuple[Spot, ...] = ()
    """Where on earth places of that name are."""
    near: tuple[Spot, ...] = ()
    """Those of the countries that the article speaks of."""
    soil: str | None = None
    """The country, where no more is told than whose ground it was."""
    kind: str | None = None
    """Of land or water, where that is told."""
    holders: tuple[Spot, ...] = ()
    """Where on earth that is which is said to hold it, or to lie by it."""
    holds: bool = False
    """Whether it is named only to tell where another place is."""
    premises: Premises | None = None
    """The building or ground, where it has no name."""
    bearing: Bearing | None = None
    """How far from it the event was, and which way."""


def points(place: Place, countries: Set[str], own: bool = False) -> tuple[Spot, ...]:
    """Where it may be: in the countries that its own side speaks of, else in those that either does, else where all of its name are
    one place; of what no table has, where that is which holds it."""
    named_so = () if place.wide and place.kind in LONG else place.bearers
    near = tuple(spot for spot in named_so if spot.country in countries)
    if near or own:
        return near
    if named_so:
        return named_so if all(apart(spot, named_so[0]) <= ONE_PLACE for spot in named_so) else ()
    return tuple(spot for spot in place.holders if spot.country in countries) or place.holders


def are_apart(one: Spot, other: Spot, here: Place, there: Place) -> bool:
    is_beside = any(place.relation == "beside" and not _is_held_in(place, spot) for spot, place in ((one, here), (other, there)))
    slack = sum(place.bearing.slack for place in (here, there) if place.bearing)
    far = apart(*(place.bearing.of(spot) if place.bearing else spot for spot, place in ((one, here), (other, there)))) - slack
    if one.reach and other.reach:
        return far > OVERLAP * (one.reach + other.reach) or (one.country != other.country and not is_beside)
    if one.country != other.country and not is_beside:
        return True  # a town on either side of the line
    around = sum(spot.size for spot, place in ((one, here), (other, there)) if place.relation == "beside" and not place.bearing)
    return far > CLOSE + one.reach + other.reach + around


def _is_held_in(place: Place, spot: Spot) -> bool:
    """ "near Tegh in Syunik province": on this side of the line."""
    return any(holder.reach > REGION and holder.country == spot.country for holder in place.holders)
