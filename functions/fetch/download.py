"""In: the address of a feed. Out: its bytes, or FeedError with a plain reason. The only user of requests.

Only http and https, only public addresses (unless loopback is allowed for a local run), at most five redirects, a deadline
for the whole transfer and a limit on the decoded bytes.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib.metadata import version

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError

from shared.errors import FeedError

DEADLINE = 10.0
"""Seconds for the whole transfer: requests' own timeout starts anew with every byte that drips in."""
CONNECT_TIMEOUT = 5.0
MAX_BYTES = 5_000_000
MAX_REDIRECTS = 5
CHUNK = 65_536


@dataclass(frozen=True)
class Download:
    """`url` is where the bytes came from after redirects."""

    url: str
    body: bytes
    content_type: str


class Downloader:
    """One polite, bounded client for the feeds of a run; threads may share it."""

    def __init__(self, *, contact: str, allow_loopback: bool) -> None:
        about = f"+{contact}" if contact else "a news digest; the operator left no contact"
        self._agent = f"Parallax/{version('parallax')} ({about})"
        self._allow_loopback = allow_loopback

    def get(self, url: str) -> Download:
        ends = time.monotonic() + DEADLINE
        try:
            with self._session() as session, session.get(url, stream=True) as response:
                if response.status_code != requests.codes.ok:
                    raise FeedError(url, f"the server answered {response.status_code} {response.reason or ''}".rstrip())
                return Download(response.url, _body(url, response, ends), response.headers.get("Content-Type", ""))
        except InvalidIPAddress as exc:
            raise FeedError(url, "its address is not a public one") from exc
        except requests.TooManyRedirects as exc:
            raise FeedError(url, f"it redirects more than {MAX_REDIRECTS} times") from exc
        except requests.exceptions.SSLError as exc:
            raise FeedError(url, "its certificate is not valid") from exc
        except requests.Timeout as exc:
            raise FeedError(url, f"no answer within {DEADLINE:.0f} seconds") from exc
        except requests.ConnectionError as exc:
            raise FeedError(url, "the server cannot be reached") from exc
        except (requests.RequestException, HTTPError, ValueError, OSError) as exc:
            raise FeedError(url, f"the transfer broke off ({type(exc).__name__})") from exc

    def _session(self) -> requests.Session:
        session: requests.Session = HTTPSession(
            Config(
                ip_filter_enable=True,
                ip_filter_allow_loopback_ips=self._allow_loopback,
                never_redirect=False,
                default_timeout=(CONNECT_TIMEOUT, DEADLINE),
                user_agent_override=self._agent,
            )
        )
        session.max_redirects = MAX_REDIRECTS
        # No proxy and no .netrc from the environment: the address that was checked is the one that is asked.
        session.trust_env = False
        session.headers["Accept"] = "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
        return session


def _body(url: str, response: requests.Response, ends: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read1(CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise FeedError(url, f"it is larger than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > ends:
            raise FeedError(url, f"it was not complete within {DEADLINE:.0f} seconds")
    return b"".join(parts)
