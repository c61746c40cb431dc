"""In: a model's id. Out: what it costs, how it is asked not to think, and how many tokens it may use; None where that is not known.

The one table of model ids, prices and token caps. Prices are US dollars a million tokens, as Anthropic's own pages had them on
`AS_OF`; Bedrock's are Amazon's own and not in it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from shared.answers import NANODOLLARS, Usage

AS_OF = date(2026, 11, 23)
SOURCE = "https://platform.claude.com/docs/en/about-claude/models/overview"

Thinking = Literal["disabled", "between_tools"]


@dataclass(frozen=True)
class Facts:
    """Prices by kind of token. `thinking` is the least that a model accepts: both think by default, and bill it. `caches_from` is the
    shortest prefix, in tokens, that its prompt cache takes; a shorter one is billed as if it had not been marked."""

    input: float
    output: float
    cache_read: float
    cache_write: float
    thinking: Thinking
    caches_from: int


MODELS = {
    # Sonnet 5.5 refuses "disabled"; without tools "between_tools" comes to the same
    # (https://platform.claude.com/docs/en/models/sonnet-5-5/whats-new-sonnet-5-5).
    "claude-sonnet-5-5": Facts(2.00, 10.00, 0.20, 2.50, "between_tools", caches_from=1024),
    # Prices for prompts of up to 100,000 tokens (https://platform.claude.com/docs/en/models/haiku-5-5/overview); ours are shorter.
    "claude-haiku-5-5": Facts(0.10, 0.50, 0.01, 0.125, "disabled", caches_from=4096),
}

DEAREST = Facts(10.00, 50.00, 1.00, 12.50, "disabled", caches_from=4096)
"""What the budget counts for a model without a price: the highest on that page."""
AT_AMAZON = 1.1
"""Bedrock's prices are Amazon's own, so that a cost is not known there; the budget counts Anthropic's and a tenth, which regional
endpoints cost more."""

CHARACTERS_A_TOKEN = 2.7

SCREENED_ABOVE = 30
"""Numbered articles from which on a small model chooses what the writer reads. Screening costs some 60 tokens an article at the small
model's price; reading one costs the writer some 200 at twenty times that."""
READ_AT_MOST = 40
"""Articles that the writer reads."""
ARTICLE_TOKENS = 156
"""Tokens of one article in the writer's prompt, by our estimate: twenty of them, the rules and the schema stay below 5,000."""
TITLE_TOKENS = 60
SHORTEST_TEXT = 20
"""A summary is left out rather than cut shorter than this many tokens."""
MOST_TRANSLATED, QUOTE_TOKENS = 4, 25
"""Quotes in other languages that the writer may translate, and how long each may be, in tokens."""
MOST_STANCES = 3
SCREEN_OUTPUT = 400
WRITE_OUTPUT = 1400
LONG_PAGE_OUTPUT = 2000
"""Tokens that the writer may use on a page with more than SCREENED_ABOVE articles."""
THINKING_ROOM = 2000
"""More for a model that is not in the table: it may think before it answers, and we do not know how to ask it not to."""


def facts(model: str) -> Facts | None:
    """Also for Bedrock's names, such as "us.anthropic.claude-haiku-5-5"."""
    return MODELS.get(model.rpartition("anthropic.")[2])


def cost(model: str, usage: Usage) -> int | None:
    """In nanodollars; None when the model's price is not known."""
    return _cost(MODELS[model], usage) if model in MODELS else None


def held_to(model: str, usage: Usage) -> int:
    """What the budget counts, in nanodollars: the cost, or rather too much where that is not known."""
    if model in MODELS:
        return _cost(MODELS[model], usage)
    relative = facts(model)
    return math.ceil(_cost(relative, usage) * AT_AMAZON) if relative else _cost(DEAREST, usage)


def worst(model: str, input_bytes: int, output_tokens: int, *, caches: bool) -> int:
    """The most that a request can cost, in nanodollars. A token is a byte or more; what goes into the cache costs more than what
    does not."""
    read = Usage(cache_write_tokens=input_bytes) if caches else Usage(input_tokens=input_bytes)
    return held_to(model, read + Usage(output_tokens=output_tokens))


def _cost(model: Facts, usage: Usage) -> int:
    per_token = NANODOLLARS / 1_000_000
    return round(
        per_token
        * (
            usage.input_tokens * model.input
            + usage.output_tokens * model.output
            + usage.cache_read_tokens * model.cache_read
            + usage.cache_write_tokens * model.cache_write
        )
    )


def stance_rows(*, long_page: bool, translates: bool) -> int:
    """How many things the writer may compare the sides' views of. One takes some 110 tokens, as all translations together do; beside
    the rest of a full answer WRITE_OUTPUT has room for two of these three."""
    return MOST_STANCES if long_page else 1 if translates else 2


def estimate(text: str) -> int:
    """About how many tokens a text has: CHARACTERS_A_TOKEN of ASCII make one, and any other character is one.

    The tokenizer is not public. Anthropic gives 3.5 characters of English a token for earlier models, and 30 % more tokens for the
    5.5 ones. An estimate decides how much is sent and what `parallax cost` says; what is paid is what the API counted.
    """
    ascii_characters = sum(character < "\x80" for character in text)
    return round(ascii_characters / CHARACTERS_A_TOKEN) + len(text) - ascii_characters
