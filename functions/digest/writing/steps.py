"""In: a laid-out page. Out: what Claude writes about it; step by step what can be had: the strong model, the small one, the embedded.

A long page is screened first: the small model reads all headlines and chooses what the writer reads. Each step down is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from functions.digest.writing import answers, pricing, prompts
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.prompts import Request
from functions.digest.writing.turns import by_turns
from functions.digest.writing.writer import HIGHLIGHTS, Page, Written
from shared.answers import NANODOLLARS, Answer, Usage
from shared.models import Engine

KEPT_OF_A_SIDE = 5
"""Articles of a side that the writer reads whatever the screening said: it may have been talked into leaving a side out."""


@dataclass(frozen=True)
class Claude:
    """`ask` is Calls.ask; whatever answers requests in its place makes the same page of the same answers."""

    ask: Callable[[Request], Answer]
    strong: str
    small: str

    def write(self, page: Page) -> Written:
        if not page.articles:
            return Extractive().write(page)
        run = _Run(self.ask)
        read, screened_by = self._read(page, run)
        for model in dict.fromkeys((self.strong, self.small)):
            answer = run.ask(prompts.writing(page, read, model))
            if found := _found(answer, page, read, run):
                return Written(
                    highlights=tuple(found.told.get(HIGHLIGHTS, ())),
                    told={part: tuple(found.told.get(part, ())) for part in page.parts},
                    engine=run.engine("claude", model, screened_by),
                    refused=tuple(found.refused),
                    categories=found.categories,
                    stances=tuple(found.stances),
                    translations=found.translations,
                )
        embedded = Extractive().write(page)
        return replace(embedded, engine=run.engine("extractive", page.encoder, None))

    def _read(self, page: Page, run: _Run) -> tuple[list[int], str | None]:
        """The numbers of the articles that the writer reads, and who chose them, if anybody had to."""
        if len(page.articles) <= pricing.SCREENED_ABOVE:
            return sorted(page.sources), None
        order = by_turns(page)
        answer = run.ask(prompts.screening(page, self.small))
        try:
            chosen = answers.screened(answer.text, page) if answer.text and not answer.cut else []
        except ValueError:
            chosen = []
        if not chosen:
            run.step(f"Nobody chose what to read: {self.small} {answer.failure or 'did not answer in the form that was asked for'}.")
            return sorted(order[: pricing.READ_AT_MOST]), None
        best = {n for side in page.parts for n in [n for n in order if page.sources[n].perspective == side][:KEPT_OF_A_SIDE]}
        kept = [n for n in order if n in best]
        return sorted(list(dict.fromkeys([*kept, *chosen]))[: pricing.READ_AT_MOST]), self.small


def _found(answer: Answer, page: Page, read: Sequence[int], run: _Run) -> answers.Parsed | None:
    """The claims in an answer; None if there are none, and then `run` knows why."""
    if answer.failure:
        run.step(f"{answer.model} {answer.failure}.")
        return None
    try:
        found = answers.parsed(answer.text, page, read, cut=answer.cut)
    except ValueError:
        run.step(f"{answer.model} did not answer in the form that was asked for.")
        return None
    if found.is_empty:
        run.step(f"{answer.model} wrote no claim that can be used.")
        return None
    if answer.cut:
        run.step(f"{answer.model} was cut off at {answer.usage.output_tokens} tokens: what was whole is used.")
    return found


@dataclass
class _Run:
    """What was asked for one page, what it cost, and each step down."""

    answerer: Callable[[Request], Answer]
    answered: list[Answer] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def ask(self, request: Request) -> Answer:
        answer = self.answerer(request)
        self.answered.append(answer)
        return answer

    def step(self, why: str) -> None:
        self.steps.append(why)

    def engine(self, name: Literal["claude", "extractive"], model: str, screened_by: str | None) -> Engine:
        usage = sum((answer.usage for answer in self.answered), Usage())
        costs = [pricing.cost(answer.model, answer.usage) for answer in self.answered if answer.usage != Usage()]
        known = [cost for cost in costs if cost is not None]
        return Engine(
            name=name,
            model=model,
            screened_by=screened_by,
            prompt_version=prompts.VERSION,
            calls=sum(answer.called for answer in self.answered),
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cache_read_tokens=usage.cache_read_tokens,
            cache_write_tokens=usage.cache_write_tokens,
            cost_usd=round(sum(known) / NANODOLLARS, 6) if len(known) == len(costs) else None,
            unseen_usd=round(sum(answer.unseen for answer in self.answered) / NANODOLLARS, 6),
            degraded=tuple(self.steps),
        )
