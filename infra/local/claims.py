"""In: lines of JSON, a claim with its sources each. Out: the same with a verdict, line by line; bad lines are named and passed over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from functions.digest import verify
from functions.digest.embed import UniversalSentenceEncoder
from shared.claims import Evidence
from shared.fields import Utc
from shared.outlets import registry

TOGETHER = 200
"""Claims that are encoded in one list; with a pipe, as many lines are read before the first is answered."""


class Source(BaseModel):
    """One cited source. Other fields are passed on as they are."""

    model_config = ConfigDict(extra="allow")

    title: Annotated[str, Field(max_length=1000)]
    summary: Annotated[str, Field(max_length=20_000)] = ""
    language: str = "und"
    outlet: str = ""
    published: Utc | None = None


class Asked(BaseModel):
    model_config = ConfigDict(extra="allow")

    text: Annotated[str, Field(min_length=1, max_length=5000)]
    sources: Annotated[list[Source], Field(min_length=1, max_length=50)]


@dataclass(frozen=True)
class Text:
    """A source as the check wants it: with its outlet's country, where the registry knows it."""

    title: str
    summary: str
    outlet: str
    outlet_country: str | None
    language: str
    published: datetime | None


@dataclass(frozen=True)
class Answer:
    """What became of one line: the line with its verdict, or what is wrong with it."""

    number: int
    line: dict[str, Any] | None
    supported: bool = False
    problem: str = ""


def verified(lines: Iterable[bytes]) -> Iterator[Answer]:
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    encoder = UniversalSentenceEncoder()
    while block := list(islice(numbered, TOGETHER)):
        yield from _block(block, encoder)


def _block(block: list[tuple[int, bytes]], encoder: UniversalSentenceEncoder) -> Iterator[Answer]:
    read = [(number, *_read(line)) for number, line in block]
    verdicts = iter(verify.check_each([_case(asked) for _, _, asked, _ in read if asked], encoder))
    for number, line, asked, problem in read:
        if asked is None:
            yield Answer(number, None, problem=problem)
        else:
            verdict = next(verdicts)
            yield Answer(number, {**line, "verdict": verdict.model_dump()}, verdict.supported)


def _case(asked: Asked) -> tuple[str, list[Evidence], dict[int, Text]]:
    texts = {n: _text(source) for n, source in enumerate(asked.sources, start=1)}
    return asked.text, [Evidence(n=n, quote=text.title or text.summary) for n, text in texts.items()], texts


def _read(line: bytes) -> tuple[dict[str, Any], Asked | None, str]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as exc:  # not UTF-8, not JSON, or nested without end
        return {}, None, f"it is not JSON: {exc}"
    if not isinstance(found, dict):
        return {}, None, "it is not an object: {text, sources: [{title, summary, language}]}"
    try:
        return found, Asked.model_validate(found), ""
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return {}, None, f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}"


def _text(source: Source) -> Text:
    outlet = registry().find(domain="", name=source.outlet, language=source.language) if source.outlet else None
    return Text(source.title, source.summary, source.outlet, outlet.country if outlet else None, source.language, source.published)
