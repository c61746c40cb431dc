"""In: single values as people and feeds write them. Out: the checked types that the models are made of, and what is wrong in words."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from shared.countries import COUNTRIES

INTERNATIONAL = "INT"
"""Stands for a country where an outlet belongs to many states, such as the United Nations."""


def wrong(at: str | tuple[str | int, ...], problem: str, remedy: str) -> PydanticCustomError:
    """A failed check of our own: where (a path below the model, "feeds.0.url", or its parts), what is wrong and what to do."""
    return PydanticCustomError("parallax", "{problem}", {"at": at, "problem": problem, "remedy": remedy})


def _days_or_hours(value: Any) -> Any:
    """Lets people write "5d" or "36h" for an age; everything else is left to pydantic (ISO 8601: "P5D")."""
    match = re.fullmatch(r"(\d{1,4})\s*(d|days?|h|hours?)", value.strip()) if isinstance(value, str) else None
    if not match:
        return value
    return timedelta(**{"days" if match[2].startswith("d") else "hours": int(match[1])})


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        # A browser reads "\\" as "/", and so goes to another host than the one that stands here.
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and "\\" not in parts.netloc
    except ValueError:
        good = False
    if not good:
        raise wrong("", f"{value[:80]!r} is not an http or https address", "Write it in full, such as https://example.org/feed.xml.")
    if parts.username or parts.password:
        raise wrong("", "the address holds a name or password, and pages name their feeds", "Use an address without them.")
    return value


def _domain(value: str) -> str:
    host = value.strip().lower().removeprefix("www.")
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", host):
        raise wrong("", f"{value[:80]!r} is not a domain", "Write the outlet's domain alone, such as scmp.com.")
    return host


def _country(value: str) -> str:
    if value not in COUNTRIES:
        remedy = "Write GB." if value == "UK" else "Use two capital letters, such as CN, JP or GB."
        raise wrong("", f"{value!r} is not an ISO 3166-1 alpha-2 country code", remedy)
    return value


def _home(value: str) -> str:
    return value if value == INTERNATIONAL else _country(value)


def time_zone(value: str) -> str:
    # Names without an area ("localtime", "posixrules") mean something else on every machine.
    known = re.fullmatch(r"UTC|GMT|(?!posix/|right/)[A-Za-z_]+(/[A-Za-z0-9_+-]+)+", value)
    try:
        zone = ZoneInfo(value) if known else None
    except (KeyError, ValueError, OSError):
        zone = None
    if zone is None:
        raise wrong("", f"{value!r} is not an IANA time zone", "Write one such as Europe/Berlin or UTC.")
    return value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
Language = Annotated[str, StringConstraints(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 tag: "en", "en-US", "zh-Hans"."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
WebAddress = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=4000, pattern=r"^[^\s\x00-\x20\x7f]+$"), AfterValidator(_web_address)
]
Country = Annotated[str, AfterValidator(_country)]
Home = Annotated[str, AfterValidator(_home)]
"""A country, or "INT"."""
Domain = Annotated[str, AfterValidator(_domain)]
Utc = Annotated[AwareDatetime, AfterValidator(lambda when: when.astimezone(UTC))]
Age = Annotated[timedelta, BeforeValidator(_days_or_hours), Field(ge=timedelta(hours=1), le=timedelta(days=31))]
Share = Annotated[float, Field(ge=0, le=1)]


class Model(BaseModel):
    """Values, never changed in place; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
