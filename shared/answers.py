"""In: validated fields. Out: what is kept of calls of a model: the answers, who is calling, and what a month has cost.

Money is counted in nanodollars (1e-9 USD), so that a token of the cheapest model is a whole number of them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from shared.fields import Model, Utc

NANODOLLARS = 1_000_000_000

Tokens = Annotated[int, Field(ge=0)]
Nanodollars = Annotated[int, Field(ge=0)]


class Usage(Model):
    """Tokens as the Messages API bills them: `input_tokens` are those that the cache had no part in."""

    input_tokens: Tokens = 0
    output_tokens: Tokens = 0
    cache_read_tokens: Tokens = 0
    cache_write_tokens: Tokens = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cache_read_tokens=self.cache_read_tokens + other.cache_read_tokens,
            cache_write_tokens=self.cache_write_tokens + other.cache_write_tokens,
        )


class Answer(Model):
    """answers/{topic}/{edition}/{request hash}.json: what came of one request, and what the page is made of when it is made again.

    `text` is what the model wrote, `cut` whether it was cut off. Without a text, `failure` says why, in words that follow the model's name;
    one that `may_pass` is not final: after a while the same request may be made again. `called` is false when nobody was asked,
    because the budget or the time left did not allow it. `unseen` is the most, in nanodollars, that calls may have cost whose end
    nobody saw; `usage` does not have them.
    """

    schema_version: Literal[1] = 1
    request_sha256: str
    model: str
    prompt_version: str
    at: Utc
    text: str = ""
    cut: bool = False
    failure: str = ""
    may_pass: bool = False
    called: bool = True
    usage: Usage = Usage()
    unseen: Nanodollars = 0


class CallLease(Model):
    """state/lease/write/{topic}/{edition}.json: who may ask a model for that edition, and until when."""

    schema_version: Literal[1] = 1
    holder: str
    until: Utc


class Reservation(Model):
    digest: str
    nanodollars: Nanodollars


class Spending(Model):
    """state/budget/{YYYY-MM}.json: what calls of models have cost in a month (UTC), and what those under way may cost at most.

    `settled` is by edition ("china-japan/2026-01-13"), `reserved` by call. A call whose end nobody saw stays reserved: it may have
    been billed.
    """

    schema_version: Literal[1] = 1
    settled: dict[str, Nanodollars] = Field(default_factory=dict)
    reserved: dict[str, Reservation] = Field(default_factory=dict)
