"""In: topics, and a folder of runs. Out: what Claude costs for each, a digest and a month, from counted tokens where there are any;
and what AWS costs for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from functions.digest.writing import pricing, prompts
from functions.digest.writing.turns import by_turns
from functions.digest.writing.writer import Page
from infra.local import cloud_cost
from infra.local.health import UNBOUNDED
from infra.local.readable import readable
from shared.answers import NANODOLLARS, Usage
from shared.models import Digest
from shared.packing import parsed
from shared.settings import DigestSettings
from shared.topics import Topic

EDITIONS = 30
"""A month's."""


@dataclass(frozen=True)
class Estimate:
    """What one digest of a topic takes, on average. `basis` says where the figures come from; `usd` is None without a price."""

    topic: str
    model: str
    basis: str
    calls: float
    input_tokens: float
    output_tokens: float
    usd: float | None


def estimates(topics: Iterable[Topic], folder: Path | None) -> list[Estimate]:
    """Counted by the API where the folder's digests were written by Claude; else estimated, for the writer and for the small model."""
    found: list[Estimate] = []
    for topic in topics:
        digests = list(_digests(folder, topic)) if folder else []
        billed = [digest for digest in digests if digest.engine.calls]
        found += [_counted(topic, billed)] if billed else _estimated(topic, [digest for digest in digests if digest.articles])
    return found


def _digests(folder: Path, topic: Topic) -> Iterator[Digest]:
    return readable(parsed, Digest, sorted((folder / "data" / "digests" / topic.id).glob("*.json")))


def _counted(topic: Topic, digests: Sequence[Digest]) -> Estimate:
    engines = [digest.engine for digest in digests]
    costs = [engine.cost_usd for engine in engines if engine.cost_usd is not None]
    models = sorted({engine.model for engine in engines if engine.name == "claude"})
    return Estimate(
        topic=topic.id,
        model=", ".join(models) or "no model's answer could be used",
        basis=f"billed, {_many(len(digests), 'digest')}",
        calls=_mean([engine.calls for engine in engines]),
        input_tokens=_mean([engine.input_tokens + engine.cache_read_tokens + engine.cache_write_tokens for engine in engines]),
        output_tokens=_mean([engine.output_tokens for engine in engines]),
        usd=_mean(costs) if len(costs) == len(engines) else None,
    )


def _estimated(topic: Topic, digests: Sequence[Digest]) -> Iterator[Estimate]:
    for model in (DigestSettings.model_fields["writer_model"].default, DigestSettings.model_fields["small_model"].default):
        asked = [_requests(_page(topic, digest), model) for digest in digests] or [_fullest(topic, model)]
        costs = [sum(pricing.cost(name, usage) or 0 for name, usage in requests) for requests in asked]
        basis = _many(len(digests), "digest") if digests else _many(topic.max_articles, "article")
        yield Estimate(
            topic=topic.id,
            model=model,
            basis=f"estimate, {basis}",
            calls=_mean([len(requests) for requests in asked]),
            input_tokens=_mean([sum(usage.input_tokens for _, usage in requests) for requests in asked]),
            output_tokens=_mean([sum(usage.output_tokens for _, usage in requests) for requests in asked]),
            usd=_mean(costs) / NANODOLLARS,
        )


def _requests(page: Page, model: str) -> list[tuple[str, Usage]]:
    """The requests for this page, as they would be made, by model."""
    small = str(DigestSettings.model_fields["small_model"].default)
    screened = len(page.articles) > pricing.SCREENED_ABOVE
    read = by_turns(page)[: pricing.READ_AT_MOST] if screened else sorted(page.sources)
    requests = [prompts.screening(page, small)] if screened else []
    return [_usage(request) for request in [*requests, prompts.writing(page, read, model)]]


def _usage(request: prompts.Request) -> tuple[str, Usage]:
    body = request.body
    text = body["system"][0]["text"] + body["messages"][0]["content"] + str(body["output_config"])
    return request.model, Usage(input_tokens=pricing.estimate(text), output_tokens=request.max_tokens)


def _fullest(topic: Topic, model: str) -> list[tuple[str, Usage]]:
    """A page with as many articles as the topic takes, each with as long a text as it is given."""
    screened = topic.max_articles > pricing.SCREENED_ABOVE
    empty = _usage(prompts.writing(_page(topic, None), [], model))[1].input_tokens
    read = min(topic.max_articles, pricing.READ_AT_MOST) * pricing.ARTICLE_TOKENS
    output = pricing.LONG_PAGE_OUTPUT if screened else pricing.WRITE_OUTPUT
    found = [(model, Usage(input_tokens=empty + read, output_tokens=output))]
    if screened:
        headlines = Usage(input_tokens=empty + topic.max_articles * pricing.TITLE_TOKENS, output_tokens=pricing.SCREEN_OUTPUT)
        found.append((str(DigestSettings.model_fields["small_model"].default), headlines))
    return found


def _page(topic: Topic, digest: Digest | None) -> Page:
    stories, articles = (digest.stories, digest.articles) if digest else ((), ())
    return Page(topic, pricing.AS_OF, stories, articles, lambda a, b: 0.0, "")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def show(topics: Sequence[Topic], folder: Path | None) -> None:
    """A table a model, and one of what AWS costs."""
    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:
        # A program reads it: whole ids of topics, however long.
        console = Console(highlight=False, soft_wrap=True, width=UNBOUNDED)
    _show_models(estimates(topics, folder), console)
    cloud_cost.show(len(topics), console)


def _show_models(found: Sequence[Estimate], console: Console) -> None:
    for model in dict.fromkeys(item.model for item in found):
        console.print(Text(model, style="bold"))
        console.print(_table([item for item in found if item.model == model]))
        console.print()
    console.print(
        f"A month has {EDITIONS} editions; prices are those of {pricing.AS_OF} ({pricing.SOURCE}). An estimate takes "
        f"{pricing.CHARACTERS_A_TOKEN} characters of ASCII for a token, any other character for one, and every answer at its limit; "
        "with articles it is for a page of that many, each with the longest text that is sent. The embedded engine costs nothing.\n"
    )


def _table(items: Sequence[Estimate]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=True)
    known = [item.usd for item in items if item.usd is not None]
    table.add_column("topic", footer="all", overflow="fold", min_width=12)
    table.add_column("from", no_wrap=True)
    for column in ("calls", "tokens in", "out", "a digest"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("a month", footer=_usd(sum(known) * EDITIONS if known else None, 2), justify="right", no_wrap=True)
    for item in items:
        month = None if item.usd is None else item.usd * EDITIONS
        tokens = (f"{item.calls:.1f}".removesuffix(".0"), f"{item.input_tokens:,.0f}", f"{item.output_tokens:,.0f}")
        table.add_row(item.topic, item.basis, *tokens, _usd(item.usd, 4), _usd(month, 2))
    return table


def _usd(amount: float | None, digits: int) -> str:
    return "unknown" if amount is None else f"${amount:.{digits}f}"
