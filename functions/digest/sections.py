"""In: what a writer wrote about a page, and the desk that checks it. Out: the page's sections; none is empty that has something to tell.

Where too few of a model's claims pass, the embedded engine fills up, and the page says so: no page depends on one bad answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from functions.digest.writing import extractive, turns
from functions.digest.writing.writer import HIGHLIGHTS, Draft, Page, Written
from shared.claims import Claim
from shared.models import Engine

FEWEST_HIGHLIGHTS = 3

Check = Callable[[Iterable[Draft]], tuple[Claim, ...]]


@dataclass(frozen=True)
class Sections:
    highlights: tuple[Claim, ...]
    told: Mapping[str, tuple[Claim, ...]]
    engine: Engine


def checked(written: Written, page: Page, check: Check) -> Sections:
    """`check` is the desk's: it keeps what passes, and remembers what does not; of two parts that it would mend with the same line, the
    first one has it."""
    parts = list(dict.fromkeys([*turns.parts(page), *page.parts]))
    told = {part: check(written.told.get(part, ())) for part in parts}
    highlights = check(written.highlights)
    if written.engine.name == "extractive":
        return Sections(highlights, told, written.engine)
    filled = []
    embedded = extractive.Extractive().write(page)
    if lacking := _lacking(highlights, embedded.highlights, page):
        highlights += check(lacking)
        filled.append(HIGHLIGHTS)
    for part in parts:
        if not told[part] and embedded.told[part]:
            told[part] = check(embedded.told[part])
            filled.append(part)
    return Sections(highlights, told, written.engine.model_copy(update={"filled": tuple(filled)}))


def _lacking(highlights: tuple[Claim, ...], embedded: tuple[Draft, ...], page: Page) -> list[Draft]:
    """The embedded engine's highlights that bring these up to FEWEST_HIGHLIGHTS, and let every side be heard that has something to
    tell; of other stories than these tell, as long as there are any."""
    sources = page.sources
    told = {claim.story for claim in highlights}
    heard = {sources[n].perspective for claim in highlights for n in claim.sources}
    found: list[Draft] = []
    for draft in sorted(embedded, key=lambda draft: draft.story in told):
        new = {sources[n].perspective for n in draft.sources} - heard
        few = len(highlights) + len(found) < FEWEST_HIGHLIGHTS and draft.story not in told
        if few or new & set(page.sides):
            found.append(draft)
            heard |= new
    return found
