"""In: a host name. Out: the part of it that somebody registered, by the Public Suffix List; none for addresses and bare suffixes. Pure.

The only user of publicsuffixlist, whose list (338 KB, inside the package) takes some 40 ms to read: it is read when first asked for.
"""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from functools import cache

from publicsuffixlist import PublicSuffixList


def tidy(host: str) -> str:
    """A host as the registry spells it: lower case, without "www." and the root's dot, in the ASCII form of IDNA."""
    host = host.strip().lower().rstrip(".").removeprefix("www.")
    if not host.isascii():
        with suppress(UnicodeError):
            return host.encode("idna").decode("ascii")
    return host


def is_below(host: str, domain: str) -> bool:
    """Whether a host is that domain or a part of it."""
    return host == domain or host.endswith(f".{domain}")


def registered(host: str) -> str | None:
    """ "news.example.co.uk" → "example.co.uk"; None for "co.uk", and for 127.0.0.1, of which the list would make "0.1"."""
    return None if _is_address(host) else _list().privatesuffix(host)


def _is_address(host: str) -> bool:
    with suppress(ValueError):
        ipaddress.ip_address(host.strip("[]"))
        return True
    return False


@cache
def _list() -> PublicSuffixList:
    return PublicSuffixList()
