"""In: the environment. Out: one frozen model of settings a function, read once; nothing else reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError

from shared.errors import SettingsError
from shared.fields import Model, Utc
from shared.topics import GOOGLE_NEWS


class Settings(Model):
    """What every function needs. `clock` stands for now in a local run of another day; in the cloud it is unset."""

    data_bucket: str = Field(alias="DATA_BUCKET", min_length=3)
    clock: Utc | None = Field(alias="CLOCK", default=None)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The settings in `environment` (by default the process's); a missing or wrong variable is named.

        A variable that is set but empty counts as unset: that is how a template leaves a default alone.
        """
        given = {name: value for name, value in (os.environ if environment is None else environment).items() if value}
        names = [field.alias or "" for field in cls.model_fields.values()]
        try:
            return cls.model_validate({name: given[name] for name in names if name in given})
        except ValidationError as exc:
            first = exc.errors()[0]
            raise SettingsError(str(first["loc"][0]), first["msg"]) from exc

    def now(self) -> datetime:
        return self.clock or datetime.now(UTC)


class FetchSettings(Settings):
    """`contact` is an address or page that the User-Agent names, for the people whose feeds we read. The queues and the site's bucket
    are those where editions are looked for, and asked for again. In a local run feeds may lie on this machine: `allow_loopback`; a
    container finds the machine that it runs on at `host_address`."""

    fetch_queue_url: str = Field(alias="FETCH_QUEUE_URL", min_length=1)
    digest_queue_url: str = Field(alias="DIGEST_QUEUE_URL", min_length=1)
    render_queue_url: str = Field(alias="RENDER_QUEUE_URL", min_length=1)
    site_bucket: str = Field(alias="SITE_BUCKET", min_length=3)
    google_news: str = Field(alias="GOOGLE_NEWS_URL", default=GOOGLE_NEWS)
    allow_loopback: bool = Field(alias="ALLOW_LOOPBACK", default=False)
    host_address: str = Field(alias="HOST_ADDRESS", default="")
    contact: str = Field(alias="CONTACT", default="")


class DigestSettings(Settings):
    """`engine` writes the claims. Claude is reached at Anthropic with the key in the SSM SecureString `key_parameter`, or at Bedrock
    with the function's role. Budgets are in US dollars. A local run gives the key itself (for Bedrock, a Bedrock API key and its
    region), and may name another server.
    """

    engine: Literal["extractive", "claude"] = Field(alias="ENGINE", default="extractive")
    claude_platform: Literal["anthropic", "bedrock"] = Field(alias="CLAUDE_PLATFORM", default="anthropic")
    key_parameter: str = Field(alias="ANTHROPIC_KEY_PARAMETER", default="")
    writer_model: str = Field(alias="WRITER_MODEL", default="claude-sonnet-5-5")
    small_model: str = Field(alias="SMALL_MODEL", default="claude-haiku-5-5")
    digest_budget: float = Field(alias="DIGEST_BUDGET_USD", default=0.20, ge=0)
    month_budget: float = Field(alias="MONTH_BUDGET_USD", default=10.0, ge=0)
    api_key: SecretStr = Field(alias="ANTHROPIC_API_KEY", default=SecretStr(""))
    base_url: str = Field(alias="ANTHROPIC_BASE_URL", default="")
    bedrock_key: SecretStr = Field(alias="AWS_BEARER_TOKEN_BEDROCK", default=SecretStr(""))
    bedrock_region: str = Field(alias="BEDROCK_REGION", default="")


class RenderSettings(Settings):
    """`site_url` is where readers find the site, when that is known: feeds then carry absolute links."""

    site_bucket: str = Field(alias="SITE_BUCKET", min_length=3)
    site_url: str = Field(alias="SITE_URL", default="")
