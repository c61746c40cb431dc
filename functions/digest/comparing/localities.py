"""In: a statement. Out: the places where it says that something is or was, and whether two of them may be the same. Pure.

A name of a place has a role: the event's own place, or that of who tells it, of where somebody came from, went, or was taken. Only
places of the event can contradict each other, and only where neither may lie in or by the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from functions.digest.comparing.bearings import bearing
from functions.digest.comparing.landkinds import KNOWN_BY_ONE_NAME
from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.placenames import Named, named
from functions.digest.comparing.placeroles import Role, last_year, role
from functions.digest.comparing.placescripts import READERS
from functions.digest.comparing.premises import are_told, exclude, premises
from functions.digest.comparing.soil import HIGH_SEAS, soils
from functions.digest.comparing.soundings import COMPASS, FEWEST, GENERIC, readings, skeleton, sound_alike
from functions.digest.comparing.standing import CLOSE, REGION, Place, are_apart, points
from functions.digest.comparing.statements import Statement, of
from functions.digest.comparing.towns import Spot, apart, inflected, spots
from functions.digest.comparing.wording import NAMES, Frame, frames_of
from functions.digest.places import gazetteer
from functions.digest.verifying.names import shown_by
from functions.digest.verifying.nametable import PEOPLE_OF
from functions.digest.verifying.naming import is_written_alike
from functions.digest.verifying.words import folded
from shared.models import NumberedArticle

_CAPITALS = """Abuja; Accra; Addis Ababa; Algiers; Amman; Amsterdam; Ankara; Antananarivo; Ashgabat; Asmara; Astana; Asunción; Athens; Baghdad; Baku; Bamako; Bangkok;
    Bangui; Beijing; Beirut; Belgrade; Berlin; Bern; Bishkek; Bogotá; Brasília; Bratislava; Brazzaville; Brussels; Bucharest; Budapest; Buenos Aires; Cairo; Canberra;
    Caracas; Chisinau; Colombo; Conakry; Copenhagen; Dakar; Damascus; Dhaka; Dodoma; Doha; Dublin; Dushanbe; Freetown; Gaborone; Geneva; Georgetown; Guatemala City;
    Hanoi; Harare; Havana; Helsinki; Islamabad; Jakarta; Jerusalem; Juba; Kabul; Kampala; Kathmandu; Khartoum; Kigali; Kinshasa; Kuala Lumpur; Kuwait City; Kyiv; La Paz; Libreville;
    Lilongwe; Lima; Lisbon; Ljubljana; Lomé; London; Luanda; Lusaka; Madrid; Malabo; Manama; Manila; Maputo; Mexico City; Minsk; Mogadishu; Monrovia; Montevideo; Moscow; Muscat;
    Nairobi; New Delhi; Niamey; Nicosia; Nouakchott; Oslo; Ottawa; Ouagadougou; Panama City; Paris; Phnom Penh; Podgorica; Port Moresby; Port-au-Prince; Prague; Pretoria; Pyongyang;
    Quito; Rabat; Reykjavik; Riga; Riyadh; Rome; San José; San Salvador; Sanaa; Santiago; Santo Domingo; Sarajevo; Seoul; Skopje; Sofia; Stockholm; Suva; Taipei; Tallinn;
    Tashkent; Tbilisi; Tegucigalpa; Tehran; The Hague; Tirana; Tokyo; Tripoli; Tunis; Ulaanbaatar; Vienna; Vientiane; Vilnius; Warsaw; Washington; Wellington; Windhoek;
    Yaoundé; Yerevan; Zagreb"""
"""Where it is said more often than done: seats of governments."""
_COUNTRIES = Path(__file__).parents[1] / "verifying" / "countries.json"
_INFLECTING = frozenset(("ru", "pl"))
LARGE = 12
"""Kilometres that a city of a quarter of a million reaches: what nobody has in a table may lie in it or by it."""
BY = 15
"""Kilometres that what lies by a town or in its district may be from it."""
PLACED = (-0.44, -0.18, 0.3)
"""By on how many of the two sides it is said that it happened there."""


def find(statement: Statement) -> list[Mention]:
    reading, article = statement.reading, statement.article
    if reading.is_title and reading.language == "en":
        return []
    countries = _countries_of(article.title, article.summary, article.outlet_country or "")
    known = tuple((name, reading.pieces[first][1]) for name, first, _ in reading.known)
    found = []
    for place, start in _places(reading.text, reading.language, known):
        end = start + len(place.name)
        year = last_year(start, end, reading.text)
        if year and article.published and year < article.published.year:
            place = replace(place, role=Role.OTHER)  # what another year brought is another event
        found.append(Mention(statement, "place", place.name, start, end, _within(place, countries)))
    return found


@lru_cache(maxsize=2_000)
def _countries_of(title: str, summary: str, own: str) -> frozenset[str]:
    return gazetteer().countries(f"{title} {summary}") | {own}


def _within(place: Place, countries: frozenset[str]) -> Place:
    """None of the table is better than one of another continent."""
    near = tuple(spot for spot in place.bearers if spot.country in countries)
    return replace(place, near=near, wide=place.wide or (bool(near) and all(spot.reach > REGION for spot in near)))


@lru_cache(maxsize=4_000)
def _places(text: str, language: str, known: Sequence[tuple[str, int]]) -> tuple[tuple[Place, int], ...]:
    ids = {start: name for name, start in known}
    read = list(READERS[language](text)) if language in READERS else named(text, language)
    found: dict[int, Place] = {}
    for one in sorted(read, key=lambda one: (one.start, -one.end, one.relation != "beside")):
        if any(start <= one.start < start + len(place.name) for start, place in found.items()):
            continue
        place = _place(one, text, language, ids.get(one.start))
        if place is not None:
            found[one.start] = place
    for ground in soils(text, language):
        if not any(start < ground.end and ground.start < start + len(place.name) for start, place in found.items()):
            name = text[ground.start : ground.end]
            one = Named(name, ground.start, ground.end, "at", True, ground.led)
            found[ground.start] = Place(name, language, None, True, role(one, text, language, False), "at", soil=ground.country)
    named_so = tuple((_held(found, start, text), start) for start in sorted(found))
    taken = [(start, start + len(place.name)) for place, start in named_so]
    return named_so + tuple(one for one in _nameless(text, language) if not any(first <= one[1] < last for first, last in taken))


def _nameless(text: str, language: str) -> Iterator[tuple[Place, int]]:
    """Only where it is said that it happened there: of rooms and roads every text tells some."""
    for one in {told.start: told for told in premises(text, language)}.values():
        name = text[one.start : one.end]
        told = role(Named(name, one.start, one.end, "at", True, one.first), text, language, False)
        if told is Role.HAPPENED:
            yield Place(name, language, None, True, told, "at", premises=one), one.start


_HOLDS = re.compile(
    r"(?:[ ,]+[^\W\d_A-Z][\w-]*){0,2},? (?:in|of|outside|near|en|de|del|dans|à|au|près de|em|no|na|di|del|nel|w|в|im|bei|of the|in the|du|des|do|da)(?: the| el| la)?(?: [A-Z]\w+['’]s)? ?"
)
"""What stands between a place and what holds it: "Norabak in Gegharkunik", "Rubkona, outside Bentiu"."""


def _held(found: Mapping[int, Place], start: int, text: str) -> Place:
    place = found[start]
    following = min((other for other in found if other > start), default=None)
    before = max((other for other in found if other < start), default=None)
    if before is not None and found[before].soil is None and _is_between(found[before], before, start, text):
        place = replace(place, holds=not (place.relation == "beside" and found[before].wide))
    if _is_owner(place, start, following, text):
        return replace(place, holds=True)
    if following is None or not _is_between(place, start, following, text):
        return place
    holder = found[following]
    reach = BY if holder.relation == "beside" else 0
    return replace(place, holders=tuple(replace(spot, reach=spot.reach or reach) for spot in holder.bearers))


def _is_between(place: Place, start: int, following: int, text: str) -> bool:
    return place.role is not Role.OTHER and bool(_HOLDS.fullmatch(text[start + len(place.name) : following]))


def _is_owner(place: Place, start: int, following: int | None, text: str) -> bool:
    """ "Preah Vihear's Choam Khsant district"."""
    return following is not None and text[start + len(place.name) : following] in {"'s ", "’s "}


def _place(one: Named, text: str, language: str, known: str | None) -> Place | None:
    if known is not None and known in PEOPLE_OF and known.startswith("@"):
        return None
    bearers = inflected(one.name) if language in _INFLECTING else spots(one.name) or _of_island(one.name, language)
    is_town = any(not spot.reach for spot in bearers) and folded(one.name) not in _names_of_countries()
    of_country = _is_of_a_country(one.name)
    if of_country and not is_town:
        return None
    wide = one.wide or (known is not None and not is_town)
    told = role(one, text, language, of_country or _is_capital(bearers))
    away = bearing(text, one.start, one.end, language) if one.relation == "beside" else None
    return Place(one.name, language, known, wide, told, one.relation, bearers, kind=one.kind, bearing=away)


def _of_island(name: str, language: str) -> tuple[Spot, ...]:
    """An island that the table has as its town: 거제도 as 거제."""
    bare = name[:-1] if name.endswith(("島", "岛", "도", "섬")) else ""
    ends = {"ja": ("", "町", "市", "村"), "ko": ("", "시", "군"), "zh": ("", "市", "县", "島")}.get(language, ())
    return next((found for end in ends if len(bare) >= 2 for found in [spots(bare + end)] if found), ())


def _is_of_a_country(name: str) -> bool:
    """Its name, its people, its capital. Of "Mount Kenya" and "Kish Island" no word is one."""
    if frozenset(folded(name).split()) & (GENERIC - COMPASS):
        return False
    cases = (f"{name[:-1]}{ending}" for ending in "аяь" if re.fullmatch("[А-Яа-яё]{4,}", name))
    return any(gazetteer().countries(form) for form in (name, *cases))


def _is_capital(bearers: Sequence[Spot]) -> bool:
    return any(apart(spot, capital) <= CLOSE for spot in bearers if not spot.reach for capital in _capitals())


@cache
def _capitals() -> tuple[Spot, ...]:
    """The largest town of each name."""
    named_so = (tuple(spot for spot in spots(" ".join(name.split())) if not spot.reach) for name in _CAPITALS.split(";"))
    return tuple(max(towns, key=lambda spot: spot.size) for towns in named_so if towns)


@cache
def _names_of_countries() -> frozenset[str]:
    return frozenset(folded(form) for forms in json.loads(_COUNTRIES.read_text(encoding="utf-8")).values() for form in forms)


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Place) or not isinstance(b, Place):
        return False
    if any(frame.thing == another.thing for frame in _frames(one) for another in _frames(other)):
        return True  # a difference of naming
    if {a.role, b.role} == {Role.HAPPENED, Role.OTHER} and (_is_passed(a) or _is_passed(b)):
        return False  # where it happened, and where somebody came from or went
    return same_name(a, b)


def same_name(a: Place, b: Place) -> bool:
    if a.premises or b.premises:
        return a.premises is not None and b.premises is not None and a.premises.kind == b.premises.kind
    if a.soil or b.soil:
        return a.soil == b.soil
    if a.known and b.known:
        return bool(shown_by(a.known) & shown_by(b.known))
    if any(apart(here, there) <= CLOSE and not here.reach and not there.reach for here in a.bearers for there in b.bearers):
        return True
    mine, yours = readings(a.name, a.language), readings(b.name, b.language)
    if not mine or not yours:
        return _share_characters(a.name, b.name)
    return any(sound_alike(way, another) for way in mine for another in yours)


def _frames(mention: Mention) -> tuple[Frame, ...]:
    """Also of a name in a case of its own."""
    around = NAMES.find(mention.statement)
    cased = (found.meant for found in around if found.start <= mention.start < found.end and isinstance(found.meant, Frame))
    return frames_of(mention.surface) or tuple(cased)


def _share_characters(one: str, other: str) -> bool:
    return one in other or other in one or len(set(re.findall(r"[\u3400-\u9fff]", one)) & set(other)) >= 2


def _is_told(mention: Mention, statement: Statement) -> bool:
    """Whether the other side's article has it at all, be it as where somebody went."""
    place = mention.meant
    return isinstance(place, Place) and not place.soil and any(same_name(place, other) for other in _told(statement.article))


@lru_cache(maxsize=2_000)
def _told(article: NumberedArticle) -> tuple[Place, ...]:
    return tuple(mention.meant for statement in of(article) for mention in find(statement) if isinstance(mention.meant, Place))


def _is_only_passed(statement: Statement, mention: Mention) -> bool:
    """Whether it stands there as where the train came from or went to, and nowhere else."""
    place = mention.meant
    if not isinstance(place, Place) or place.role is not Role.HAPPENED:
        return False
    there = [other for other in _told(statement.article) if same_name(place, other)]
    text = folded(f"{statement.article.title} {statement.article.summary}")
    named = sum(text.count(name) for name in {folded(other.name) for other in there})
    return bool(there) and named <= len(there) and all(_is_passed(other) for other in there)


def _is_passed(place: Place) -> bool:
    return place.role is Role.OTHER and place.relation in {"from", "to"}


def _is_named(statement: Statement, mention: Mention) -> bool:
    place = mention.meant
    if not isinstance(place, Place) or place.soil or _is_only_passed(statement, mention):
        return False
    text = folded(f"{statement.article.title} {statement.article.summary}")
    if place.premises:
        return are_told(place.premises.kind, text)
    words = frozenset(re.findall(r"\w+", text))
    return folded(place.name) in text or any(
        len(word) >= 4 and word not in GENERIC and (word in words or is_written_alike(word, words))
        for word in re.findall(r"\w+", folded(place.name))
    )


def comparable(one: Mention, other: Mention) -> bool:
    """Not where one may lie in the other, nor where two scripts cannot be laid beside each other."""
    a, b = one.meant, other.meant
    if not isinstance(a, Place) or not isinstance(b, Place) or Role.OTHER in {a.role, b.role} or a.holds or b.holds:
        return False
    if _is_told_again(one) or _is_told_again(other):
        return False
    is_told = _is_told(one, other.statement) or _is_told(other, one.statement)
    if is_told and {a.role, b.role} != {Role.HAPPENED}:
        return False
    if a.premises or b.premises:
        return bool(a.premises and b.premises and exclude(a.premises, b.premises)) and not (
            one.statement.is_headline or other.statement.is_headline
        )
    if bool(a.soil) != bool(b.soil) and {a.role, b.role} != {Role.HAPPENED}:
        return False
    if a.soil or b.soil:
        return _are_other_soil(a, b) and not (_has_a_point_of_its_own(one, other) or _has_a_point_of_its_own(other, one))
    if (a.relation == "between") != (b.relation == "between") or (a.relation == "between" and Role.EVENT in {a.role, b.role}):
        return False
    countries = _countries_told(one.statement.article) | _countries_told(other.statement.article)
    mine, yours = points(a, countries), points(b, countries)
    if mine and yours:
        return all(are_apart(here, there, a, b) for here in mine for there in yours)
    if is_told:
        return False
    if a.kind and a.kind == b.kind and a.kind in KNOWN_BY_ONE_NAME and a.wide and b.wide and a.language == b.language:  # two rivers
        return {a.role, b.role} == {Role.HAPPENED} and _can_be_laid_beside(a, b)
    if (
        a.wide
        or b.wide
        or any(spot.size > LARGE or spot.reach > REGION for spot in (*points(a, countries, own=True), *points(b, countries, own=True)))
    ):
        return False
    return bool(a.known and b.known) or _can_be_laid_beside(a, b)


def _countries_told(article: NumberedArticle) -> frozenset[str]:
    return _countries_of(article.title, article.summary, article.outlet_country or "")


def _is_told_again(mention: Mention) -> bool:
    """A headline's place that the text has as the event's too stands there with more about it."""
    article = mention.statement.article
    return mention.statement.is_headline and folded(mention.surface) in _told_in_text(article)


@lru_cache(maxsize=2_000)
def _told_in_text(article: NumberedArticle) -> frozenset[str]:
    places = [mention for statement in of(article) if not statement.is_headline for mention in find(statement)]
    return frozenset(
        folded(mention.surface) for mention in places if isinstance(mention.meant, Place) and mention.meant.role is not Role.OTHER
    )


def _has_a_point_of_its_own(mention: Mention, other: Mention) -> bool:
    """Whether it names where the event was, and the other side does not: then whose ground that is says no more."""
    if not isinstance(mention.meant, Place) or not mention.meant.soil:
        return False
    told = folded(f"{other.statement.article.title} {other.statement.article.summary}")
    return any(folded(point) not in told for point in _points_of(mention.statement.article))


@lru_cache(maxsize=2_000)
def _points_of(article: NumberedArticle) -> tuple[str, ...]:
    found = [mention for statement in of(article) for mention in find(statement)]
    places = [(mention.surface, mention.meant) for mention in found if isinstance(mention.meant, Place)]
    return tuple(name for name, place in places if not place.wide and place.role is Role.HAPPENED)


def _are_other_soil(one: Place, other: Place) -> bool:
    """Two countries; or a country, and a town that is none of its."""
    if (one.soil and other.soil) and HIGH_SEAS in {one.soil, other.soil}:
        return one.soil != other.soil
    mine, yours = ({place.soil} if place.soil else {spot.country for spot in place.near or place.holders} for place in (one, other))
    return bool(mine and yours) and not mine & yours


def _can_be_laid_beside(one: Place, other: Place) -> bool:
    """Chinese writes the names of its neighbours in their characters, read in its own way, and all others by sound."""
    languages = {one.language, other.language}
    mine, yours = skeleton(one.name, one.language), skeleton(other.name, other.language)
    if mine is None or yours is None or (len(languages) > 1 and "zh" in languages and languages & {"ja", "ko"}):
        return False
    shortest = min(len(mine), len(yours))
    return _script(one.name) == _script(other.name) or shortest >= FEWEST or abs(len(mine) - len(yours)) >= 2


def _script(name: str) -> str:
    letter = folded(name)[:1]
    ends = (("latin", "\u024f"), ("cyrillic", "\u052f"), ("arabic", "\u06ff"), ("eastern", "\ud7ff"))
    return next((script for script, end in ends if letter <= end), "")


def besides(one: Mention, other: Mention) -> float:
    """Where both say that it happened there, it is the event's place; where neither does, it is likely another's."""
    return PLACED[sum(isinstance(mention.meant, Place) and mention.meant.role is Role.HAPPENED for mention in (one, other))]


PLACES = Slot("place", find, same, comparable, _is_named, besides=besides)
