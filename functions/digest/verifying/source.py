"""In: a cited source's texts as read. Out: what it shows: its names, whose outlet it is, its day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from functions.digest.verifying import names
from functions.digest.verifying.reading import Reading


@dataclass(frozen=True)
class Source:
    """A cited source as the check reads it: title and summary in sentences, whose outlet it is (name, country) and its day."""

    n: int
    segments: tuple[Reading, ...]
    outlet: str
    outlet_country: str | None
    published: date | None

    @property
    def language(self) -> str:
        return self.segments[0].language

    @property
    def shows(self) -> frozenset[str]:
        """Names in its text, with what they show besides."""
        return frozenset(also for segment in self.segments for name in segment.names for also in names.shown_by(name))
