"""In: the settings and what is left of the function's time. Out: the writer for one edition."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.digest.writing import budget, claude, steps
from functions.digest.writing.calls import Calls, Time
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Writer
from shared.errors import KeyUnavailable
from shared.models import Batch
from shared.secrets import secret
from shared.settings import DigestSettings
from shared.store import DataStore


def writer(settings: DigestSettings, store: DataStore, context: LambdaContext, batch: Batch) -> Writer:
    if settings.engine == "extractive":
        return Extractive()
    calls = Calls(
        store=store,
        topic=batch.topic.id,
        edition=batch.edition,
        model=_model(settings),
        limits=budget.limits(settings.digest_budget, settings.month_budget),
        holder=context.aws_request_id,
        time=Time(left=lambda: context.get_remaining_time_in_millis() / 1000, now=partial(datetime.now, UTC)),
    )
    return steps.Claude(calls.ask, strong=settings.writer_model, small=settings.small_model)


def _model(settings: DigestSettings) -> claude.Model:
    if settings.claude_platform == "bedrock":
        return claude.Claude(claude.at_bedrock(settings.bedrock_key.get_secret_value(), settings.bedrock_region, settings.base_url))
    return claude.Claude(claude.at_anthropic(partial(_key, settings), settings.base_url))


def _key(settings: DigestSettings) -> str:
    """Raises KeyUnavailable."""
    if key := settings.api_key.get_secret_value():
        return key
    if not settings.key_parameter:
        raise KeyUnavailable("(none)", "ANTHROPIC_KEY_PARAMETER names no parameter that holds the key")
    return secret(settings.key_parameter)
