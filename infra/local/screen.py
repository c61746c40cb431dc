"""In: deliveries as they happen, and the outcome. Out: lines on the terminal; colours and a spinner only where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from infra.local.emulator import Delivery
from infra.local.run import Outcome, TopicOutcome, about

COLUMNS = ("articles", "stories", "claims", "set aside", "failed feeds", "seconds")
TABLE_WIDTH = 72
"""On a narrower terminal the table's headings could not be read; there, each topic is a sentence."""


class Screen:
    def __init__(self) -> None:
        # A copy: during a run the handlers have another environment, and the terminal is still the user's.
        self._console = Console(highlight=False, soft_wrap=True, _environ=dict(os.environ))
        self._status = self._console.status("starting the local stack")

    def __enter__(self) -> Screen:
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def watch(self, delivery: Delivery) -> None:
        subject = about(delivery.body)
        if not subject:
            return
        step = delivery.function.removesuffix("Function").lower()
        if delivery.seconds is None:
            self._status.update(f"{step:7} {subject}")
        elif delivery.error:
            self._print(f"{step:7} {subject}: attempt {delivery.attempt} failed: {delivery.error}", style="yellow")
        else:
            self._print(f"{step:7} {subject}  {delivery.seconds:.1f} s")

    def show(self, outcome: Outcome) -> None:
        self._print("")
        if self._console.width < TABLE_WIDTH:
            for topic in outcome.topics:
                counts = ", ".join(f"{count} {name}" for name, count in zip(COLUMNS, _counts(topic), strict=True))
                self._print(f"{topic.topic}: {counts}")
        else:
            self._console.print(_table(outcome.topics))
        for topic in outcome.topics:
            if topic.page:
                self._print(f"{topic.topic}: {_path(topic.page)}")
            for line in _spent(topic):
                self._print(f"{topic.topic}: {line}")
            if topic.why:
                self._print(f"{topic.topic} was not published: {topic.why}", style="red")
        for letter in outcome.dead_letters:
            self._print(f"{letter.queue} gave up on {about(letter.body) or letter.body[:200]}: {letter.error}", style="red")
        for path in outcome.moved:
            self._print(f"replaced by --topics, kept as {_path(path)}")
        if outcome.status:
            self._print(f"The log is in {_path(outcome.log)}")

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style=style))


def _spent(topic: TopicOutcome) -> Iterator[str]:
    """What a model took, and each step down from what was asked for."""
    engine = topic.engine
    if engine and engine.calls:
        cost = "at a price that is not in our table" if engine.cost_usd is None else f"${engine.cost_usd:.4f}"
        yield f"written by {engine.model}; {engine.input_tokens:,} tokens in, {engine.output_tokens:,} out, {cost}"
    if engine:
        yield from engine.degraded


def _table(topics: list[TopicOutcome]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("topic", overflow="fold")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for topic in topics:
        table.add_row(topic.topic, *_counts(topic), style="red" if topic.why else "")
    return table


def _counts(topic: TopicOutcome) -> tuple[str, ...]:
    numbers = (topic.articles, topic.stories, topic.claims, topic.set_aside, topic.failed_feeds)
    return (*map(str, numbers), f"{topic.seconds:.1f}")


def _path(path: Path) -> str:
    """The shortest way to write it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
