"""In: a claim and its sources, as read. Out: what the claim says that they do not, in plain words. Pure.

Each guard knows one kind of error: names, numbers, dates, opposites and negation, how real it is, who did what to whom. A guard
speaks up only where the sources are plain about it; what they leave open is for support.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from functions.digest.verifying import hedges, names, roles
from functions.digest.verifying.concepts import beside_only, means
from functions.digest.verifying.naming import missing_names
from functions.digest.verifying.numbers import Quantity
from functions.digest.verifying.reading import MAY, SO, UNSPACED, WILL, Mark, Reading, turned
from functions.digest.verifying.source import Source

GROUPS = frozenset("countries sides nations leaders neighbours neighbors parties governments powers capitals presidents men women".split())
MOST_OF_IT = 0.6
"""Of a foreign sentence's words: so many in a claim tell the whole of it, also what is negated."""
_HAN_FIRST = re.compile("[首初第一]")


def found(claim: Reading, sources: Sequence[Source]) -> list[str]:
    """Every reason against the claim, the plainest first."""
    readings = [segment for source in sources for segment in source.segments]
    same = [reading for reading in readings if reading.language == claim.language]
    reasons = [*_numbers(claim, sources), *_dates(claim, sources), *missing_names(claim, sources), *hedges.dropped(claim, sources)]
    if same:
        reasons += [*_opposites(claim, readings), *_negation(claim, same), *_reality(claim, same)]
        if not reasons:
            reasons += [*_roles(claim, readings), *_merged(claim, sources)]
    else:
        reasons += [*_opposites(claim, readings), *_foreign_negation(claim, readings)]
        if not reasons:
            reasons += _foreign_roles(claim, readings)
    return list(dict.fromkeys(reasons))


def contradicted(one: Reading, other: Reading) -> bool:
    """Whether a sentence says the opposite of another: another polarity, another reality, exchanged parties. What one merely tells
    beside the other is none of that."""
    if one.language == other.language:
        return bool([*_opposites(one, [other]), *_negation(one, [other]), *_reality(one, [other]), *_roles(one, [other])])
    return bool([*_opposites(one, [other]), *_foreign_negation(one, [other]), *_foreign_roles(one, [other])])


def _numbers(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    told = [quantity for source in sources for segment in source.segments for quantity in segment.quantities]
    covered = [(claim.pieces[first][1], claim.pieces[after - 1][2]) for _, first, after in claim.known]
    # France 24 and News18 are names.
    covered += [
        (found.start(), found.end()) for source in sources if source.outlet for found in re.finditer(re.escape(source.outlet), claim.text)
    ]
    years = {float(source.published.year) for source in sources if source.published}
    for quantity in claim.quantities:
        if any(start <= quantity.start < end for start, end in covered) or quantity.values & years:
            continue
        if any(quantity.is_like(one) for one in told) or _is_counted(quantity, claim, sources):
            continue
        near = _nearest(quantity, told)
        if near:
            yield f"it says {quantity.surface} where the source says {near.surface}"
        else:
            yield f"it says {quantity.surface}, a number that no cited source gives"


def _is_counted(quantity: Quantity, claim: Reading, sources: Sequence[Source]) -> bool:
    """ "the two countries" where the source names two; "first" where Chinese or Japanese says so in a part of a word."""
    after = claim.text[quantity.end :].split()
    if quantity.values == {2.0} and after and after[0].strip(".,;") in GROUPS:
        return any(len(segment.names) >= 2 for source in sources for segment in source.segments)
    if quantity.ordinal and quantity.values == {1.0}:
        return any(segment.language in UNSPACED and _HAN_FIRST.search(segment.text) for source in sources for segment in source.segments)
    return False


def _nearest(quantity: Quantity, told: Sequence[Quantity]) -> Quantity | None:
    alike = [one for one in told if one.unit == quantity.unit and one.ordinal == quantity.ordinal]
    return min(alike, key=lambda one: (abs(min(one.values) - min(quantity.values)), one.start), default=None)


def _dates(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    told: dict[str, str] = {}
    for source in sources:
        for segment in source.segments:
            told |= segment.dates
            told |= _resolved(segment.dates, source.published)
    for meant, written in claim.dates.items():
        if meant in told:
            continue
        kind = meant.split()[0]
        other = next((said for key, said in told.items() if key.split()[0] == kind and not key.startswith("resolved")), None)
        yield f"it says {written} where the source says {other}" if other else f"it says {written}, a date that no cited source gives"


def _resolved(said: Mapping[str, str], published: date | None) -> dict[str, str]:
    """ "today" in a text of a Monday is Monday."""
    if published is None:
        return {}
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}
    resolved: dict[str, str] = {}
    for word, step in days.items():
        day = published + timedelta(days=step)
        if word in said:
            resolved |= {f"weekday {day.weekday()}": said[word], f"month {day.month}": said[word]}
        if f"weekday {day.weekday()}" in said:
            resolved[word] = said[f"weekday {day.weekday()}"]
    return resolved


def _opposites(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """Where the claim says one end of a matter and the sources only the other."""
    told = frozenset(end for reading in readings for end in reading.ends)
    literal = {(mark.token.key, mark.negated == 2) for reading in readings for mark in reading.marks if reading.language == claim.language}
    if claim.language in UNSPACED or claim.language == "ko":
        for matter, sign in sorted(claim.ends):
            if (matter, -sign) in told and (matter, sign) not in told and (matter, -sign) not in claim.ends:
                yield "it says the opposite of its source"
        return
    marks = claim.marks
    for at, mark in enumerate(marks):
        if not mark.ends or (mark.token.key, mark.negated == 2) in literal:
            continue
        own = {turned(end, mark.negated) for end in mark.ends}
        if own & told or any((matter, -sign) in claim.ends for matter, sign in own):
            continue
        against = {end for end in own if (end[0], -end[1]) in told}
        for matter, sign in sorted(against):
            word = _opposing(marks, at, matter, -sign, readings)
            if word:
                yield f"it says “{mark.token.surface}” where the source says “{word}”"
                return


def _opposing(marks: Sequence[Mark], at: int, matter: int, sign: int, readings: Sequence[Reading]) -> str | None:
    """The source's word that says the other end; where the matter asks for it, or the word is a small one, beside the same word."""
    beside = _beside(marks, at)
    needs = matter in beside_only() or not marks[at].content
    for reading in readings:
        if reading.language in UNSPACED or reading.language == "ko":
            if (matter, sign) in reading.ends and not needs:
                return reading.text
            continue
        for n, mark in enumerate(reading.marks):
            if (matter, sign) not in {turned(end, mark.negated) for end in mark.ends}:
                continue
            if not needs or _beside(reading.marks, n) & beside:
                return ("not " if mark.negated == 2 else "") + mark.token.surface
    return None


def _beside(marks: Sequence[Mark], at: int) -> frozenset[str]:
    """The word of content before and the two after; of a small word only those after."""
    after = [mark.token.key for mark in marks[at + 1 : at + 5] if mark.content][:2]
    before = [mark.token.key for mark in marks[max(0, at - 3) : at] if mark.content][-1:] if marks[at].content else []
    return frozenset([*after, *before])


def _negation(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """Where the claim negates what the sources say, or the other way round."""
    softened = any(reading.softeners for reading in same)
    for mark in claim.content:
        if mark.token.kind != "word":
            continue
        aligned = [one for reading in same for one in reading.content if means(one.token.key, mark.token.key)]
        if not aligned:
            continue
        if mark.negated == 2 and all(one.negated == 0 for one in aligned):
            yield f"it negates “{mark.token.surface}”, which the source does not"
            return
        if mark.negated == 0 and all(one.negated == 2 for one in aligned) and not _is_softened(claim, same):
            yield f"it leaves out that the source negates “{mark.token.surface}”"
            return
    turned_away = claim.language != "en" and any(sign < 0 for reading in same for _, sign in reading.ends)
    if claim.negations and not any(reading.negations for reading in same) and not (softened or turned_away or _is_softened(claim, same)):
        yield "it negates what no cited source negates"


def _is_softened(claim: Reading, same: Sequence[Reading]) -> bool:
    """Whether words of the claim's own may stand for the source's negation: "faces challenges in", "is unable to"."""
    if claim.language != "en" and any(sign < 0 for _, sign in claim.ends):
        return True
    return bool(claim.softeners - frozenset().union(*(reading.softeners for reading in same)))


def _foreign_negation(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    if claim.negations and not any(reading.negations or any(sign < 0 for _, sign in reading.ends) for reading in readings):
        yield "it negates what no cited source negates"
    elif not claim.negations and not claim.softeners and not any(sign < 0 for _, sign in claim.ends):
        leads = [reading for reading in readings if hedges.negates_all(reading)]
        if len(leads) == len(readings) and len(claim.content) >= MOST_OF_IT * min(hedges.size(reading) for reading in leads):
            yield "it leaves out that the source negates it"


def _reality(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """Done where the source says will or may, and the other way round."""
    if all(reading.is_question for reading in same) and not claim.is_question and all(mark.real == SO for mark in claim.content):
        yield "it says so where the source only asks"
        return
    keeps = max((mark.real for mark in claim.content), default=SO)
    for mark in claim.content:
        if mark.token.kind != "word":
            continue
        aligned = [one.real for reading in same if not reading.is_question for one in reading.content if one.token.key == mark.token.key]
        if not aligned:
            continue
        word = mark.token.surface
        if mark.real == SO and (keeps >= min(aligned) or word.endswith("ing") or _is_noun(claim, mark)):
            continue
        if mark.real == SO and min(aligned) > SO:
            how = "may happen" if min(aligned) == MAY else "will happen" if min(aligned) == WILL else "is planned or wanted"
            yield f"it says “{word}” happened where the source says it {how}"
            return
        if mark.real == WILL and all(one in {SO, MAY} for one in aligned):
            yield f"it says “{word}” will happen where the source says it {'may' if MAY in aligned else 'did'}"
            return
        if mark.real == MAY and all(one == SO for one in aligned):
            yield f"it says “{word}” may happen where the source says it did"
            return


def _is_noun(claim: Reading, mark: Mark) -> bool:
    before = next((token.surface.casefold() for token in reversed(claim.tokens[: mark.at])), "")
    return before in {"the", "a", "an", "its", "their", "his", "her", "of", "in", "this", "that", "'s", "s"}


def _roles(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    same = [reading for reading in readings if reading.language == claim.language]
    if words := roles.in_place_of(claim, same):
        yield f"it says “{words[0]}” where the source says “{words[1]}”"
    elif pair := roles.exchanged(claim, same):
        yield f"it has {_word(pair[0])} and {_word(pair[1])} in each other's place"
    elif pair := roles.other_subject(claim, same):
        yield f"it says that {_word(pair[0])} does what the source says of {_word(pair[1])}"
    elif pair := roles.replaced(claim, same):
        yield f"it has {_word(pair[0])} where the source has {_word(pair[1])}"


def _merged(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    if len(sources) > 1 and (pair := roles.from_elsewhere(claim, [source.segments for source in sources])):
        yield f"it opens with source {sources[pair[0]].n} and goes on with source {sources[pair[1]].n}, and neither says both"


def _foreign_roles(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """Across languages only who comes first can be compared, where both sentences open with a name."""
    first, *others = roles.order(claim) or [""]
    if not first or not others:
        return
    leads = [order[0] for order in (roles.order(reading) for reading in readings) if order]
    if len(leads) == len(readings) and first not in leads and all(lead in others for lead in leads):
        yield f"it says of {_word(first)} what the source says of {_word(leads[0])}"


def _word(key: str) -> str:
    return key[1:] if key[0] == "#" else names.plainly(key)
