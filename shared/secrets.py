"""In: the name of an SSM SecureString. Out: its value, read once a cold start."""

from __future__ import annotations

from functools import cache

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import KeyUnavailable


@cache
def secret(parameter: str) -> str:
    """Raises KeyUnavailable. What failed is not remembered: the next message asks again."""
    ssm = boto3.client("ssm", config=Config(connect_timeout=3, read_timeout=5, retries={"mode": "standard", "max_attempts": 2}))
    try:
        value = ssm.get_parameter(Name=parameter, WithDecryption=True)["Parameter"].get("Value", "")
    except (ClientError, BotoCoreError) as exc:
        raise KeyUnavailable(parameter, str(exc)) from exc
    if not value.strip():
        raise KeyUnavailable(parameter, "it is empty")
    return value.strip()
