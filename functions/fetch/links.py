"""In: addresses as feeds write them. Out: whose site they are on. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

TRACKED = r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref_src"
"""Names of parameters that say where a reader came from, and nothing about what is read."""

# An address that is its own canonical form: nothing to lower, join, decode, encode or leave out.
_PAIR = rf"(?!(?:{TRACKED})=)[A-Za-z0-9_.~-]++=[A-Za-z0-9_.~-]*+"
_PLAIN = re.compile(rf"https?://([a-z0-9][a-z0-9.-]*+)/[A-Za-z0-9_./~%-]*+(?:\?{_PAIR}(?:&{_PAIR})*+)?", re.ASCII)
MAX_PLAIN = 4000
_NO_HOST = re.compile(r"[\x00-\x20\x7f!-,/;-@\[-^`{-~\s]")
"""ASCII that no name of a host has; ":" is an IPv6 address's."""


@lru_cache(maxsize=4096)
def plain_host(url: str) -> str:
    """The host of an address that is complete and its own canonical form; "" for any other. Asked twice for each item."""
    found = _PLAIN.fullmatch(url) if len(url) <= MAX_PLAIN else None
    return found[1] if found else ""


@lru_cache(maxsize=1024)
def host_of(url: str) -> str:
    """Without "www." and the root's dot; "" for what is no host: to a browser "evil.example\\.nhk.or.jp" is a page of evil.example."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")[:253]
    except ValueError:
        return ""
    return "" if _NO_HOST.search(host) else host
