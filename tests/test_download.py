"""Rules of downloads, against real servers on loopback."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import brotli
import pytest

from functions.fetch import download
from functions.fetch.download import Downloader, Fetched, NotModified
from shared.errors import FeedError
from tests.scripted import Request, name_addresses, scripted

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"<rss>" + b"x" * 100
ENCODINGS = {
    "gzip": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
}


def bombs() -> dict[str, bytes]:
    """1 MB of gzip that is 1 GiB, and the like in other encodings."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(bytes(2**20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    return {
        "gzip": head + block * 1024,
        "deflate": b"\x78\x9c" + block * 1024,
        "br": brotli.compress(bytes(2**27), quality=5),
        "zstd": zstd.compress(bytes(2**20)) * 1024,
    }


def drip(request: Request, data: bytes) -> None:
    for byte in data:
        request.wfile.write(bytes([byte]))
        request.wfile.flush()
        time.sleep(0.02)


def respond(request: Request) -> None:
    kind, _, rest = request.path.strip("/").partition("/")
    match kind:
        case "hop":
            left = int(rest)
            request.answer(302, Location=f"/hop/{left - 1}" if left else "/ok")
        case "chain":
            status, _, then = rest.partition("/")
            request.answer(int(status), Location=f"/chain/{then}" if then else "/ok")
        case "ok":
            request.answer(200, request.headers["User-Agent"].encode())
        case "to":
            request.answer(301, Location=rest)
        case "encoded":
            request.answer(200, ENCODINGS[rest], Content_Encoding=rest)
        case "status":
            status, _, wait = rest.partition("/")
            request.answer(int(status), Date="Mon, 12 Jan 2026 09:00:00 GMT", Retry_After=wait.replace("%20", " "))
        case "known":
            wanted = (request.headers["If-None-Match"], request.headers["If-Modified-Since"])
            known = wanted == ('W/"caf\u00e9 ;, \'"', "yesterday, or so")
            request.answer(304 if known else 200, b"", ETag='W/"caf\u00e9 ;, \'"', Last_Modified="yesterday, or so")
        case "odd-tag":
            request.answer(200, ETag={"control": '"a\x01b"', "endless": "x" * 5000}[rest])
        case "unasked":
            request.answer(304)
        case "slow-head":
            drip(request, b"HTTP/1.1 200 OK\r\n" + b"X-Filler: x\r\n" * 50)
        case "slow-body":
            request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            drip(request, b"x" * 1000)
        case "slow-hops":
            time.sleep(0.15)
            request.answer(302, Location=f"/slow-hops/{int(rest) + 1}")
        case "continue":
            while True:
                request.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        case "short":
            request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
            request.close_connection = True
        case "port":
            request.answer(200, str(request.client_address[1]).encode())
        case "empty":
            request.answer(304 if request.headers["If-None-Match"] else 200, ETag='"e"')
        case _:
            request.answer(404)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with scripted(respond) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "DEADLINE", 0.5)


local = Downloader(contact="desk@example.org", allow_loopback=True)


def fetched(url: str) -> Fetched:
    answer = local.get(url)
    assert isinstance(answer, Fetched)
    return answer


def failure(url: str, downloader: Downloader = local) -> FeedError:
    with pytest.raises(FeedError) as caught:
        downloader.get(url)
    assert caught.value.feed == url
    return caught.value


def why(url: str, downloader: Downloader = local) -> str:
    return failure(url, downloader).why


def test_user_agent_names_the_project_and_the_contact(server: str) -> None:
    agent = fetched(f"{server}/ok").body.decode()
    assert agent.startswith("Parallax/")
    assert "desk@example.org" in agent


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_compressed_answer_is_decoded(server: str, encoding: str) -> None:
    assert fetched(f"{server}/encoded/{encoding}").body == TEXT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_only_encodings_that_can_be_decoded_are_asked_for(encoding: str) -> None:
    assert encoding in local._headers["Accept-Encoding"].split(",")


def test_redirects_are_followed_five_times_and_no_further(server: str) -> None:
    assert fetched(f"{server}/hop/4").url == f"{server}/ok"
    assert "redirects more than 5 times" in why(f"{server}/hop/5")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "data:text/xml,x", "gopher://x"])
def test_redirect_to_what_is_no_web_address_is_refused(server: str, target: str) -> None:
    assert why(f"{server}/to/{target}") == "its address is not an http or https one"


@pytest.mark.parametrize(
    ("chain", "moved"),
    [("301", True), ("308", True), ("301/308/301", True), ("302", False), ("307", False), ("301/302", False), ("303/301", False)],
)
def test_a_move_is_remembered_if_every_redirect_on_the_way_is_permanent(server: str, chain: str, moved: bool) -> None:
    assert fetched(f"{server}/chain/{chain}").moved == (f"{server}/ok" if moved else "")
    assert fetched(f"{server}/ok").moved == ""


def test_validators_are_given_back_byte_for_byte(server: str) -> None:
    first = fetched(f"{server}/known")
    answer = local.get(f"{server}/known", etag=first.etag, last_modified=first.last_modified)
    assert answer == NotModified()


@pytest.mark.parametrize("kind", ["control", "endless"])
def test_validator_that_should_not_be_sent_back_is_forgotten(server: str, kind: str) -> None:
    assert fetched(f"{server}/odd-tag/{kind}").etag == ""


def test_not_modified_that_nobody_asked_for_is_a_failure(server: str) -> None:
    assert why(f"{server}/unasked") == "the server answered 304 Not Modified"


def test_status_that_is_no_success_is_the_reason(server: str) -> None:
    assert why(f"{server}/missing") == "the server answered 404 Not Found"
    assert failure(f"{server}/status/410").status == 410


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("9999999", 86_400),
        ("Mon, 12 Jan 2026 09:05:00 GMT", 300),
        ("Mon, 12 Jan 2026 08:00:00 GMT", 0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_by_the_servers_clock_and_at_most_a_day(server: str, given: str, seconds: int | None) -> None:
    error = failure(f"{server}/status/503/{given.replace(' ', '%20')}")
    assert (error.status, error.retry_after) == (503, seconds)


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize("path", ["slow-head", "slow-body", "slow-hops/0", "continue"])
def test_nothing_outlasts_the_deadline(server: str, path: str) -> None:
    started = time.monotonic()
    assert why(f"{server}/{path}") in ("no answer within 0 seconds", "it was not complete within 0 seconds")
    assert time.monotonic() - started < 2 * download.DEADLINE


@pytest.mark.usefixtures("hurry")
def test_a_name_that_is_not_resolved_in_time_does_not_outlast_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(host: str) -> list[str]:
        time.sleep(1.5)
        return []

    name_addresses(monkeypatch, hang)
    started = time.monotonic()
    assert why("http://slow.example/") == "no answer within 0 seconds"
    assert time.monotonic() - started < 2 * download.DEADLINE


def test_the_next_address_is_tried_when_the_first_does_not_answer(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name_addresses(monkeypatch, {"two.example": ["::1", "127.0.0.1"]})
    assert fetched(server.replace("127.0.0.1", "two.example") + "/ok").body


def test_transfer_that_breaks_off_is_a_reason_not_a_crash(server: str) -> None:
    assert "broke off" in why(f"{server}/short")


def test_server_that_is_not_there_is_a_reason() -> None:
    assert why("http://127.0.0.1:9/feed") == "the server cannot be reached"
    assert why("http://nowhere.example/feed") == "the server cannot be reached"


@pytest.mark.parametrize(
    "url", ["http://", "http://[", "http://a b/", "http://x:99999/", "http://\udcff/", "http://" + "a" * 300 + ".example/"]
)
def test_address_that_makes_no_sense_is_a_reason_not_a_crash(url: str) -> None:
    assert why(url)


def test_connections_are_used_again_whatever_the_answer(server: str) -> None:
    with Downloader(contact="", allow_loopback=True) as downloader:
        first, _, _, _, second = [
            downloader.get(f"{server}/{path}", etag=etag)
            for path, etag in (("port", ""), ("empty", '"e"'), ("chain/301", ""), ("encoded/gzip", ""), ("port", ""))
        ]
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert first.body == second.body


def test_proxy_and_netrc_of_the_environment_are_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    assert fetched(f"{server}/ok").body


BOMB_CLIENT = """
import resource, sys
from functions.fetch.download import Downloader
from shared.errors import FeedError
client = Downloader(contact="", allow_loopback=True)
client.get(sys.argv[1] + "/fine")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    client.get(sys.argv[1] + "/bomb")
except FeedError as exc:
    print(exc.why, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * int(sys.argv[2]), sep="|")
"""


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_bomb_is_refused_and_costs_at_most_20_mb_of_memory(encoding: str) -> None:
    bomb = bombs()[encoding]
    assert len(bomb) < 1_200_000

    def serve(request: Request) -> None:
        request.answer(
            200, *((bomb,) if request.path == "/bomb" else ()), Content_Encoding=encoding if request.path == "/bomb" else "identity"
        )

    unit = 1 if sys.platform == "darwin" else 1024
    with scripted(serve) as port:
        command = [sys.executable, "-c", BOMB_CLIENT, f"http://127.0.0.1:{port}", str(unit)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    reason, grown = done.stdout.strip().split("|")
    assert reason == "it is larger than 5 MB"
    assert int(grown) < 20_000_000


def test_a_dates_reference_is_our_clock_when_the_server_has_none() -> None:
    now = datetime(2026, 1, 12, 9, tzinfo=UTC)
    assert download._retry_after({"Retry-After": "Mon, 12 Jan 2026 09:01:00 GMT"}, now) == 60
