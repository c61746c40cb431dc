"""One TLS context serves all hosts, and verifies as strictly as one for each would."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from functions.fetch import download
from functions.fetch.download import Downloader, Fetched
from shared.errors import FeedError
from tests.scripted import Authority, Request, name_addresses, scripted

SHIPPED = download.CA_BUNDLE
NAMES = [f"h{number}.example" for number in range(5)]


def respond(request: Request) -> None:
    if request.path == "/slow":
        for _ in range(200):
            request.wfile.write(b"H")
            time.sleep(0.02)
    request.answer(200, b"hello")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, datetime.now(UTC))


@pytest.fixture
def port(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a server of NAMES listens, whose authority is trusted."""
    name_addresses(monkeypatch, {name: ["127.0.0.1"] for name in (*NAMES, "wrong.example")})
    monkeypatch.setattr(download, "CA_BUNDLE", str(authority.bundle))
    with scripted(respond, authority.server(*NAMES)) as port:
        yield port


def downloader() -> Downloader:
    return Downloader(contact="", allow_loopback=True)


def test_known_authority_and_right_name_are_accepted(port: int) -> None:
    assert isinstance(downloader().get(f"https://{NAMES[0]}:{port}/"), Fetched)


@pytest.mark.parametrize("host", ["wrong.example", "127.0.0.1", "[::ffff:127.0.0.1]"])
def test_wrong_name_is_refused_even_after_a_right_one(port: int, host: str) -> None:
    client = downloader()
    client.get(f"https://{NAMES[0]}:{port}/")
    with pytest.raises(FeedError, match=r"its certificate is not valid|not a public one"):
        client.get(f"https://{host}:{port}/")


def test_unknown_authority_is_refused(port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(download, "CA_BUNDLE", str(Authority(other, datetime.now(UTC)).bundle))
    with pytest.raises(FeedError, match="its certificate is not valid"):
        downloader().get(f"https://{NAMES[0]}:{port}/")


def test_the_bundle_that_ships_does_not_know_our_authority(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "CA_BUNDLE", SHIPPED)
    assert Path(SHIPPED).stat().st_size > 100_000
    with pytest.raises(FeedError, match="its certificate is not valid"):
        downloader().get(f"https://{NAMES[0]}:{port}/")


def test_the_bundle_is_read_once_for_all_hosts_and_runs(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Any] = []
    load = ssl.SSLContext.load_verify_locations

    def counted(self: ssl.SSLContext, *args: Any, **kwargs: Any) -> None:
        read.append((args, kwargs))
        load(self, *args, **kwargs)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counted)
    for _ in range(2):
        with downloader() as client:
            for name in NAMES:
                client.get(f"https://{name}:{port}/")
    assert len(read) == 1


def test_nothing_outlasts_the_deadline_over_tls_either(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "DEADLINE", 0.5)
    started = time.monotonic()
    with pytest.raises(FeedError):
        downloader().get(f"https://{NAMES[0]}:{port}/slow")
    assert time.monotonic() - started < 1


def test_a_handshake_that_never_ends_does_not_outlast_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "DEADLINE", 0.5)
    started = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FeedError, match="no answer within"):
        downloader().get(f"https://127.0.0.1:{silent.getsockname()[1]}/")
    assert time.monotonic() - started < 1
