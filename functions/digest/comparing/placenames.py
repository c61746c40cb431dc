"""In: a text of a language that writes names with capitals. Out: the names that stand where a place stands: "on the edge of Kfar
Chouba", "frente a Macuro". Pure.

A name is a place by what leads to it: a preposition of place, then articles, kinds of places, peoples, at last capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from functions.digest.comparing.landkinds import land_kind
from functions.digest.comparing.placewords import Vocabulary, Word, vocabulary, words_of
from functions.digest.comparing.soundings import GENERIC
from functions.digest.comparing.towns import spots
from functions.digest.places import gazetteer
from functions.digest.verifying.numbers import ABBREVIATED, names_of_days

RELATIONS = ("between", "beside", "from", "to", "by", "at")
"""How the words before a name place something. `beside` and `between` tell nothing but a place."""
_MOST_STEPS, _MOST_UNKNOWN = 7, 1
"""Words between a preposition and its name, and those among them that no table has."""
_INSIDE = frozenset(
    "the de del la las los of al el da do di du des le les van von der den am an sur sub pod nad na ob upon en y dos das".split()
)
_OF_ENGLISH = frozenset("cape gulf bay strait straits isle sea mouth port horn city lake".split())
"""What "of" may follow within an English name."""
_LOOSE = re.compile(
    r"^(?:coast|area|zone|zona|border|front|cost|cote|kust|побереж|wybrzez|rejon|район|gebi|grens|grenze|confin|lim|strip|belt|park|lac|deliv)"
)
"""Kinds of which the name is another's: the coast of a town is as narrow as the town."""
_OF_PEOPLES = frozenset(
    "side bank shore territory soil waters ground half part border coast airspace territories authorities police troops".split()
)
_UNDER = frozenset(("below", "beneath", "underneath"))
"""What lies under a name without a kind lies under a mountain, which is wide."""
_NO_NOUN = frozenset(
    "was were is are had has have and or but that which who when while where after before as then will would said of with".split()
)
"""What does not stand between a name and the kind of place that it is a name of."""
_TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady president prime minister king queen prince princess general gen colonel col captain capt major lieutenant
    lt sergeant sgt admiral commander private corporal inspector constable judge justice professor prof bishop archbishop cardinal pope father
    sister brother imam sheikh ayatollah rabbi senator sen governor gov mayor chancellor secretary ambassador director chairman coach
    senor senora don dona presidente presidenta general coronel capitan comandante teniente sargento papa obispo juez alcalde alcaldesa
    monsieur madame president presidente colonel capitaine commandant general juge eveque maire ministre herr frau prasident general oberst
    hauptmann kanzler bischof signor signora generale colonnello capitano comandante giudice vescovo sindaco senhor senhora coronel capitao
    президент генерал полковник капитан майор лейтенант министр премьер епископ судья мэр prezydent general pulkownik kapitan major minister
    premier biskup sedzia pan pani meneer mevrouw kolonel kapitein
    """.split()
)
_GERMAN_NOUN = re.compile(
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\w*|(?:\w*zug|\w*bahn|\w*bus|auto|wagen|\w*schiff|boot|flugzeug)"
    r"|land|not|haft|gefahr|brand|betrieb|kraft|frage|sicht|bord|deck|ort|boden|meer|see|luft|grund|mann|frau|kind|ende|anfang|arbeit|gewahrsam"
    r"|sicherheit|panik|angriff|krieg|frieden|zeit|richtung|folge|verdacht|leben|tod|januar|februar|marz|april|mai|juni|juli|august|september|oktober"
    r"|november|dezember|fruhjahr|sommer|herbst|winter|morgen|abend|nacht|mittag|woche|jahr|tag|wasser|strasse|weg"
)
"""Every German noun has a capital."""
_COMPASS = frozenset("north south east west norden suden osten westen norte sur sul este oeste leste nord sud est ouest ovest".split())
_BODIES = frozenset(
    """ministry ministerio ministere ministero ministerium council consejo conseil consiglio court tribunal cour party partido parti partei
    parliament senate congress government army navy police force forces committee commission union united nations association federation
    group company bank university agency bureau office department news times post journal herald telegraph reuters associated press tv radio
    league cup championship premier olympics games cross crescent world war article resolution treaty agreement act bill law covid islam
    christmas ramadan easter god internet twitter facebook telegram instagram youtube tiktok whatsapp google nato un eu who fc real boeing airbus
    islamic state taliban hamas hezbollah isis is house chamber assembly cabinet treasury foundation institute club
    """.split()
)


@dataclass(frozen=True)
class Named:
    """A name of a place from `start` to `end`, and the word of the text from which on it is placed."""

    name: str
    start: int
    end: int
    relation: str
    wide: bool
    """A sea, a region, a river: a town may lie in it."""
    first: int
    """The place in the text where its preposition begins."""
    kind: str | None = None
    """Of land or water, where the text tells it."""


def named(text: str, language: str) -> list[Named]:
    known = vocabulary(language)
    words = words_of(text, language)
    found: dict[int, Named] = {}
    for one in _placed(words, text, known):
        before = found.get(one.start)
        if before is None or (one.relation in {"beside", "between"} and before.relation not in {"beside", "between"}):
            found[one.start] = one
    return _held(text, [found[start] for start in sorted(found)])


def _placed(words: Sequence[Word], text: str, known: Vocabulary) -> Iterator[Named]:
    tables = {relation: known.phrases(relation) for relation in RELATIONS}
    units, of = known.phrases("units"), known.phrases("of")
    at = 0
    while at < len(words):
        lengths = {relation: table.at(words, at) for relation, table in tables.items()}
        relation = max(RELATIONS, key=lambda one: lengths[one])  # the longest; of two as long the narrower
        length = lengths[relation]
        is_distance = at > 1 and units.has(words[at - 1])
        if is_distance and (relation == "from" or (not length and of.at(words, at))):
            relation, length = "beside", length or of.at(words, at)
        if length:
            yield from _after(words, at, at + length, relation, text, known)
        at += 1


def _after(words: Sequence[Word], first: int, at: int, relation: str, text: str, known: Vocabulary) -> Iterator[Named]:
    reached = _reach(words, at, relation, known)
    if reached is None:
        return
    start, part = reached
    end = _name_end(words, start, known)
    one = _named(words, (first, at), start, end, relation, part, text, known)
    inner = _inner(words, end, known) or _owned(words, end, known)
    if one is not None and inner is None:
        yield one
    if inner is not None:  # "the Istanbul district of Fatih"
        if one is not None:
            yield replace(one, wide=True)
        yield from _after(words, first, inner, relation, text, known)
        return
    ands = known.phrases("and")
    after = end + 1 if end < len(words) and known.phrases("parts").has(words[end]) and not words[end].is_capital else end
    if after < len(words) and ands.at(words, after):
        more = _reach(words, after + 1, relation, known)
        if more is not None:
            second = _named(words, (first, after + 1), more[0], _name_end(words, more[0], known), relation, more[1], text, known)
            if second is not None:
                yield second


def _inner(words: Sequence[Word], end: int, known: Vocabulary) -> int | None:
    """After a name, "district of" leads to another that lies in it."""
    if end + 1 < len(words) and not words[end].is_capital and known.phrases("parts").has(words[end]):
        length = known.phrases("of").at(words, end + 1)
        return end + 1 + length if length else None
    return None


def _owned(words: Sequence[Word], end: int, known: Vocabulary) -> int | None:
    """ "Preah Vihear's Choam Khsant district": a region, and a place in it."""
    if known.language != "en" or end >= len(words) or not words[end].is_capital or words[end].start != words[end - 1].end + 3:
        return None
    kind = _trailing(words, _name_end(words, end, known), known)
    return end if kind is not None and not _LOOSE.match(kind.low) and known.phrases("wide").has(kind) else None


def _reach(words: Sequence[Word], at: int, relation: str, known: Vocabulary) -> tuple[int, Word | None] | None:
    """Where the name begins that a preposition before `at` leads to, and the kind of place that was told on the way."""
    parts, of, articles = known.phrases("parts"), known.phrases("of"), known.phrases("articles")
    others = [known.phrases(relation) for relation in RELATIONS]
    part: Word | None = None
    blocked = was_article = False
    for step in range(_MOST_STEPS):
        place = at + step
        if place >= len(words):
            return None
        word = words[place]
        if word.is_mark:
            return None
        is_part = parts.has(word)
        if known.language == "de" and word.is_capital and is_part:
            part, blocked = word, False
            continue
        if word.is_capital:
            if _is_people(words, place, known):
                continue
            bare = known.language == "de" and was_article and part is None and not _is_before_kind(words, place, known)
            if blocked or (bare and relation != "beside"):
                return None
            return place, part
        if word.text.isdigit() or articles.has(word):
            was_article = True
            continue
        if is_part:
            part, blocked = word, False
        elif of.at(words, place):
            if part is None:
                return None
        elif any(other.at(words, place) for other in others):
            return None
        elif word.text[:1].islower():
            if blocked:
                return None
            blocked = True
        else:
            return None
    return None


def _is_before_kind(words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    return at + 1 < len(words) and known.phrases("parts").has(words[at + 1])


def _is_people(words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """ "the Iraqi city of": a people before a kind of place or a name that is none of its own."""
    word = words[at]
    if not gazetteer().countries(word.text) or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if after.is_capital and after.start == word.end + 3:  # "Bahrain's Muharraq"
        return True
    return not after.is_mark and (after.text[:1].islower() and known.phrases("parts").has(after))


def _name_end(words: Sequence[Word], start: int, known: Vocabulary) -> int:
    end = start + 1
    while end < len(words) and end - start < 6:
        word = words[end]
        joined = words[end - 1].end + 1 == word.start or words[end - 1].text.endswith("'")
        if not joined or word.is_mark:
            break
        if word.is_capital:
            if known.language == "de" and (known.phrases("parts").has(word) or spots(words[start].text)):
                break
            end += 1
            continue
        ahead = next((n for n in (end + 1, end + 2) if n < len(words) and words[n].is_capital), None)
        inside = ahead is not None and all(words[n].low.rstrip("'") in _INSIDE for n in range(end, ahead))
        if ahead is None or not inside or not _may_go_on(words, end, known):
            break
        if any(words[n].end + 1 < words[n + 1].start or words[n].is_mark for n in range(end, ahead)):
            break
        end = ahead + 1
    if end < len(words) and words[end].text.isdigit() and end + 1 < len(words) and known.phrases("parts").has(words[end + 1]):
        end += 1  # "Kemi 1 lighthouse"
    return end


def _may_go_on(words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    low = words[at].low
    if known.language == "en" and low == "of" and words[at - 1].low in _OF_ENGLISH and at + 1 < len(words) and words[at + 1].low == "the":
        return True
    if known.language == "en" and low in {"of", "la", "en", "an", "na", "y", "al"}:
        return low in {"la", "al"} or (low == "of" and words[at - 1].low in _OF_ENGLISH) or low in {"an"}
    if low in {"y", "en", "na", "nad"}:
        return False
    return not (known.language in {"ru", "pl"} and low in {"na", "pod"})


def _named(
    words: Sequence[Word], led: tuple[int, int], start: int, end: int, relation: str, part: Word | None, text: str, known: Vocabulary
) -> Named | None:
    """`led`: where the preposition begins, and the word behind it."""
    run = words[start:end]
    if not run or _is_no_place(words, start, end, known):
        return None
    kinds, parts = known.phrases("wide"), known.phrases("parts")
    trailing = _trailing(words, end, known)
    own = [word for word in (run[0], run[-1]) if len(run) > 1 and parts.has(word)]
    told = [kind for kind in (part, trailing, *own) if kind is not None]
    wide = any(kinds.has(kind) for kind in (trailing, *own) if kind is not None and not _LOOSE.match(kind.low)) or (
        part is not None and kinds.has(part) and not _LOOSE.match(part.low)
    )
    if not told or (trailing is None and not own and part is not None and words[start - 1] is not part):
        wide = wide or _has_article(words, led[1], start, trailing, known)
    if not told and any(word.low in _UNDER for word in words[led[0] : led[1]]):
        wide = True
    if known.language == "en" and words[start - 1].low == "at":
        wide = False  # "at Tupkaragan Bay" is a point of it
    kind = next((kind for word in (trailing, part, *own) if word is not None for kind in [land_kind(word.low)] if kind), None)
    return Named(text[run[0].start : run[-1].end], run[0].start, run[-1].end, relation, wide, words[led[0]].start, kind)


def _trailing(words: Sequence[Word], end: int, known: Vocabulary) -> Word | None:
    """The kind of place behind a name: of "the Heglig processing plant" the plant."""
    parts = known.phrases("parts")
    if end >= len(words) or words[end].is_mark:
        return None
    last = words[end] if parts.has(words[end]) else None
    if known.language != "en" or words[end].start != words[end - 1].end + 1:
        return last
    for at in range(end, min(end + 3, len(words))):
        word = words[at]
        if word.is_mark or word.is_capital or any(known.phrases(relation).at(words, at) for relation in RELATIONS) or word.low in _NO_NOUN:
            break
        if parts.has(word):
            last = word
    return last


def _has_article(words: Sequence[Word], after: int, start: int, trailing: Word | None, known: Vocabulary) -> bool:
    """A town has no article: rivers, regions and seas have, "el Miño", "the Bosporus". One letter that ends a preposition is none."""
    before = words[start - 1]
    return trailing is None and known.phrases("definite").has(before) and (start - 1 >= after or len(before.text) > 1)


def _is_no_place(words: Sequence[Word], start: int, end: int, known: Vocabulary) -> bool:
    run = words[start:end]
    lows = [word.low for word in run]
    if all(low in _COMPASS for low in lows) or (run[0].text.isupper() and len(run) == 1 and len(run[0].text) < 4):
        return True
    if lows[0] in names_of_days() or lows[0] in ABBREVIATED or lows[0].rstrip("s") in names_of_days():
        return True
    if (lows[0] in _TITLES and lows[-1] not in GENERIC and known.language in {"en", "de", "nl"}) or (
        start and words[start - 1].low in _TITLES and not known.phrases("parts").has(words[start - 1])
    ):
        return True
    if any(low in _BODIES for low in lows) or (known.language == "de" and len(run) == 1 and _GERMAN_NOUN.fullmatch(lows[0])):
        return True
    if all(low in GENERIC for low in lows) or (known.language == "en" and _is_peoples(words, start, end, known)):
        return True
    return len(run) == 1 and len(run[0].text) < 2


def _is_peoples(words: Sequence[Word], start: int, end: int, known: Vocabulary) -> bool:
    """ "on the Kurdish side"."""
    if _is_adjective(words, start, end):
        return True
    ends_so = re.search(r"(?:ish|ese|[in]an|i)$", words[end - 1].low)
    return bool(end - start == 1 and ends_so and end < len(words) and words[end].low in _OF_PEOPLES)


def _is_adjective(words: Sequence[Word], start: int, end: int) -> bool:
    """ "in the Gambian village", "Aboriginal elders"."""
    name = words[start]
    follows = end < len(words) and words[end].text[:1].islower() and words[end].start == name.end + 1
    return bool(
        end - start == 1 and follows and re.search(r"(?:[a-z]{3}ian|[a-z]{2}bian|ese|ish|inal|ean)$", name.low) and not spots(name.text)
    )


_IN = frozenset(("in", "en", "dans", "em", "no", "na", "w", "we", "в", "во", "nel", "nella", "im"))


def _held(text: str, found: list[Named]) -> list[Named]:
    """ "at Rubaya in Gicumbi", "Chihuahuita, en El Paso": what follows a name at once holds it."""
    result: list[Named] = []
    for one in found:
        before = result[-1] if result else None
        led = text[one.first : one.start].split()
        follows = before is not None and before.relation in {"at", "beside"} and re.fullmatch(r",? ?", text[before.end : one.first])
        result.append(replace(one, wide=True) if follows and led and led[0] in _IN else one)
    return result
