"""In: the word after --engine, and the user's environment. Out: the digest function's settings, or what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from shared.errors import SettingsError
from shared.settings import DigestSettings

PASSED_ON = ("WRITER_MODEL", "SMALL_MODEL", "DIGEST_BUDGET_USD", "MONTH_BUDGET_USD", "ANTHROPIC_BASE_URL")
NO_KEY = (
    "claude needs a key: set ANTHROPIC_API_KEY; or, for Amazon Bedrock, AWS_BEARER_TOKEN_BEDROCK and AWS_REGION. "
    "--engine extractive needs none"
)


class NoKey(Exception):
    pass


def settings(engine: str, environment: Mapping[str, str]) -> dict[str, str]:
    """`auto` is claude where there is a key, else extractive. Raises NoKey, or SettingsError for a variable that is wrong."""
    key = {name: environment[name] for name in ("ANTHROPIC_API_KEY",) if environment.get(name)} or _bedrock(environment)
    if engine == "extractive" or (engine == "auto" and not key):
        return {"ENGINE": "extractive"}
    if not key:
        raise NoKey(NO_KEY)
    chosen = {"ENGINE": "claude", **key, **{name: environment[name] for name in PASSED_ON if environment.get(name)}}
    DigestSettings.read({"DATA_BUCKET": "any", **chosen})
    return chosen


def _bedrock(environment: Mapping[str, str]) -> dict[str, str]:
    token, region = environment.get("AWS_BEARER_TOKEN_BEDROCK"), environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not token:
        return {}
    if not region:
        raise SettingsError("AWS_REGION", "it says where Bedrock is asked, and is not set")
    models = {name: f"anthropic.{DigestSettings.model_fields[field].default}" for name, field in _MODELS.items()}
    return {"CLAUDE_PLATFORM": "bedrock", "AWS_BEARER_TOKEN_BEDROCK": token, "BEDROCK_REGION": region, **models}


_MODELS = {"WRITER_MODEL": "writer_model", "SMALL_MODEL": "small_model"}
