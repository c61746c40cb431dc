"""In: the address of a feed and what is known of its last version. Out: its bytes, "not modified", or FeedError with the facts.

The only user of requests. Only http and https; only public addresses (and this machine's where that is allowed), checked on
the address that is connected to, of every hop; at most five redirects; one deadline for everything from the first look-up to
the last byte; a limit on the decoded bytes. Threads may share a Downloader; it keeps connections until its block ends.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException
from importlib.metadata import version
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ClassVar, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError, ReadTimeoutError
from urllib3.poolmanager import PoolManager
from urllib3.response import HTTPResponse
from urllib3.util import Timeout, make_headers

from functions.fetch.addresses import may_be_asked
from shared.errors import FeedError

DEADLINE = 10.0
"""Seconds for everything: requests' own timeout starts anew with every byte that drips in."""
MAX_BYTES = 5_000_000
MAX_REDIRECTS = 5
MAX_WAIT = 86_400
"""Seconds of Retry-After that are believed."""
CHUNK = 65_536
POOLS, CONNECTIONS_EACH = 128, 2
"""How many hosts' connections are kept: a function may have 1,024 files open."""
CA_BUNDLE = str(DEFAULT_CA_BUNDLE_PATH)

_ECHOABLE = re.compile(r"[\x20-\x7e\x80-\xff]{1,1000}")
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


@dataclass(frozen=True)
class Fetched:
    """`url` is where the bytes came from; `moved` is that address when every redirect on the way was a permanent one, else empty.

    `etag` and `last_modified` are the server's words, to be given back as they are; empty when it gave none.
    """

    url: str
    body: bytes
    content_type: str
    etag: str = ""
    last_modified: str = ""
    moved: str = ""


@dataclass(frozen=True)
class NotModified:
    moved: str = ""


class Downloader:
    """One polite, bounded client for the feeds of a run."""

    def __init__(self, *, contact: str, allow_loopback: bool, host_address: str = "") -> None:
        about = f"+{contact}" if contact else "a news digest; the operator left no contact"
        self._headers = {
            "User-Agent": f"Parallax/{version('parallax')} ({about})",
            "Accept": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": make_headers(accept_encoding=True)["accept-encoding"],
        }
        self._adapter = _Adapter(allow_loopback, host_address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._adapter.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched | NotModified:
        ends = time.monotonic() + DEADLINE
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {**self._headers, **{name: value for name, value in known.items() if value}}
        try:
            return self._follow(url, headers, ends)
        except _NotPublic as exc:
            raise FeedError(url, "its address is not a public one") from exc
        except requests.exceptions.SSLError as exc:
            raise FeedError(url, "its certificate is not valid") from exc
        except requests.Timeout as exc:
            raise FeedError(url, f"no answer within {DEADLINE:.0f} seconds") from exc
        except ReadTimeoutError as exc:
            raise FeedError(url, f"it was not complete within {DEADLINE:.0f} seconds") from exc
        except requests.exceptions.InvalidURL as exc:
            raise FeedError(url, "its address cannot be read") from exc
        except requests.ConnectionError as exc:
            raise FeedError(url, "the server cannot be reached") from exc
        except (requests.RequestException, HTTPError, HTTPException, ValueError, OSError) as exc:
            raise FeedError(url, f"the transfer broke off ({type(exc).__name__})") from exc

    def _follow(self, url: str, headers: Mapping[str, str], ends: float) -> Fetched | NotModified:
        address, permanent = url, True
        for _ in range(MAX_REDIRECTS + 1):
            with self._ask(url, address, headers, ends) as response:
                target = _target(response)
                if target is None:
                    return _answer(url, response, ends, moved=address if permanent and address != url else "")
                _drain(response)
            permanent = permanent and response.status_code in _PERMANENT
            address = target
        raise FeedError(url, f"it redirects more than {MAX_REDIRECTS} times")

    def _ask(self, url: str, address: str, headers: Mapping[str, str], ends: float) -> requests.Response:
        if urlsplit(address).scheme.lower() not in ("http", "https"):
            raise FeedError(url, "its address is not an http or https one")
        request = requests.PreparedRequest()
        request.prepare_method("GET")
        request.prepare_url(address, "")
        request.prepare_headers(headers)
        if "@" in address:
            request.prepare_auth(None, address)
        left = Timeout(total=max(0.001, ends - time.monotonic()))
        return self._adapter.send(request, stream=True, timeout=left)  # type: ignore[arg-type]  # it takes urllib3's, too


def _target(response: requests.Response) -> str | None:
    """Where a redirect leads to; None for every other answer."""
    location = response.headers.get("Location")
    if response.status_code not in _REDIRECTS or not location:
        return None
    # Header bytes come as Latin-1; addresses in them are UTF-8 if anything.
    return urljoin(response.url, location.encode("latin-1").decode("utf-8", "replace"))


def _answer(url: str, response: requests.Response, ends: float, moved: str) -> Fetched | NotModified:
    status = response.status_code
    asked = response.request.headers
    if status == requests.codes.not_modified and ("If-None-Match" in asked or "If-Modified-Since" in asked):
        _drain(response)
        return NotModified(moved)
    if status != requests.codes.ok:
        why = f"the server answered {status} {response.reason or ''}".rstrip()
        raise FeedError(url, why, status=status, retry_after=_retry_after(response.headers, datetime.now(UTC)))
    return Fetched(
        url=response.url,
        body=_body(url, response, ends),
        content_type=response.headers.get("Content-Type", ""),
        etag=_echo(response.headers.get("ETag", "")),
        last_modified=_echo(response.headers.get("Last-Modified", "")),
        moved=moved,
    )


def _echo(value: str) -> str:
    """A validator as it came; nothing if it is one that could not be sent back."""
    return value if _ECHOABLE.fullmatch(value) else ""


def _retry_after(headers: Mapping[str, str], now: datetime) -> int | None:
    """Seconds that the server wants to be left alone: from a number, or from a date by the server's own clock."""
    given = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,12}", given):
        return min(int(given), MAX_WAIT)
    until = _date(given)
    if until is None:
        return None
    return min(max(int((until - (_date(headers.get("Date", "")) or now)).total_seconds()), 0), MAX_WAIT)


def _date(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _body(url: str, response: requests.Response, ends: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    # read1 hands over what is there, so that a bomb is met in pieces of this size.
    while part := response.raw.read1(CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise FeedError(url, f"it is larger than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > ends:
            raise FeedError(url, f"it was not complete within {DEADLINE:.0f} seconds")
    return b"".join(parts)


def _drain(response: requests.Response) -> None:
    """Reads what little is left, so that the connection can be used again; more than that is not worth it."""
    raw: HTTPResponse = response.raw
    if raw.length_remaining is not None and raw.length_remaining <= CHUNK:
        raw.drain_conn()


class _NotPublic(Exception):
    """No OSError: urllib3 must not take it for a failing network."""


class _Bounded:
    """A socket that stops at `ends`, however slowly bytes drip in; before that is set, its own timeout holds."""

    ends = float("inf")

    def recv_into(self, *args: Any) -> int:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline is over")
        self.settimeout(min(left, DEADLINE))  # type: ignore[attr-defined]  # the socket's
        received: int = super().recv_into(*args)  # type: ignore[misc]  # the socket's
        return received


class _BoundedSocket(_Bounded, socket.socket):
    pass


class _BoundedTlsSocket(_Bounded, ssl.SSLSocket):
    pass


class _Checked(HTTPConnection):
    """Connects to addresses that may be asked, one after the other, and to nothing else."""

    loopback: ClassVar = False
    container_host: ClassVar = ""

    def _new_conn(self) -> socket.socket:
        ends = time.monotonic() + float(self.timeout or DEADLINE)
        found = [entry for entry in self._resolve(ends) if may_be_asked(str(entry[4][0]), loopback=self.loopback, host=self.container_host)]
        if not found:
            raise _NotPublic(self.host)
        failure: OSError = OSError()
        for tried, (family, kind, protocol, _, address) in enumerate(found):
            connection = _BoundedSocket(family, kind, protocol)
            try:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                # A dead address leaves time for the next ones.
                connection.settimeout(max(0.001, (ends - time.monotonic()) / (len(found) - tried)))
                connection.connect(address)
                connection.settimeout(max(0.001, ends - time.monotonic()))
            except OSError as exc:
                connection.close()
                failure = exc
            else:
                return connection
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "no address answered") from failure
        raise NewConnectionError(self, str(failure)) from failure

    def _resolve(self, ends: float) -> list[Any]:
        """The host's addresses. In a thread of its own, because a look-up cannot be stopped, only left alone."""
        answer: SimpleQueue[list[Any] | OSError | UnicodeError] = SimpleQueue()

        def look_up() -> None:
            try:
                answer.put(list(socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)))
            except (OSError, UnicodeError) as exc:
                answer.put(exc)

        Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=max(0.001, ends - time.monotonic()))
        except Empty as exc:
            raise ConnectTimeoutError(self, "the name was not resolved in time") from exc
        if isinstance(found, Exception):
            raise NameResolutionError(self.host, self, socket.gaierror(str(found))) from found
        return found

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        # urllib3 has just set what is left of the total timeout; from here on it would start anew with every byte.
        if isinstance(self.sock, _Bounded):
            self.sock.ends = time.monotonic() + float(self.timeout or 0)
        return super().getresponse()


class _CheckedTls(_Checked, HTTPSConnection):
    pass


class _Pools(PoolManager):
    """Connection pools whose connections are checked ones."""

    doors: Mapping[str, type[_Checked]]

    def _new_pool(self, scheme: str, host: str, port: int, request_context: dict[str, Any] | None = None) -> HTTPConnectionPool:
        pool = super()._new_pool(scheme, host, port, request_context)
        pool.ConnectionCls = self.doors[scheme]
        return pool


class _Adapter(HTTPAdapter):
    """requests' door to the network, with checked connections and one TLS context for all hosts."""

    def __init__(self, allow_loopback: bool, host_address: str) -> None:
        allowed = {"loopback": allow_loopback, "container_host": host_address}
        self._doors = {"http": type("_Http", (_Checked,), allowed), "https": type("_Https", (_CheckedTls,), allowed)}
        super().__init__(pool_connections=POOLS, pool_maxsize=CONNECTIONS_EACH)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        self.poolmanager = _Pools(connections, maxsize=maxsize, block=block, ssl_context=_tls(CA_BUNDLE), **options)
        self.poolmanager.doors = self._doors

    def get_connection_with_tls_context(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> HTTPConnectionPool:
        """The host's connections. There are no proxies and certificates to tell apart, which takes a fifth of a request's time."""
        pool: HTTPConnectionPool = self.poolmanager.connection_from_url(str(request.url))
        return pool

    def request_url(self, request: requests.PreparedRequest, *_: Any) -> str:
        """As it stands in a request that no proxy reads."""
        return request.path_url

    def cert_verify(self, *_: Any) -> None:
        """Nothing to add: the context verifies. requests would name its CA bundle here, to be read anew for every connection."""


@cache
def _tls(ca_bundle: str) -> ssl.SSLContext:
    """The bundle is read once: that takes 25 to 40 ms of CPU, ten times as much as a handshake."""
    context = ssl.create_default_context(cafile=ca_bundle)
    context.sslsocket_class = _BoundedTlsSocket
    return context
