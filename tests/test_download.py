"""Rules of downloads, against a real server on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from functions.fetch import download
from functions.fetch.download import Downloader
from shared.errors import FeedError


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name.startswith("hop"):
            left = int(name.removeprefix("hop"))
            self._answer(302, b"", Location=f"/hop{left - 1}" if left else "/ok")
        elif name == "ok":
            self._answer(200, self.headers["User-Agent"].encode())
        elif name == "gzip":
            self._answer(200, gzip.compress(b"x" * 100), **{"Content-Encoding": "gzip"})
        elif name == "bomb":
            self._answer(200, gzip.compress(b"x" * 50_000_000), **{"Content-Encoding": "gzip"})
        elif name == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif name == "short":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"x")
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    web = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{web.server_port}"
    web.shutdown()
    web.server_close()


local = Downloader(contact="desk@example.org", allow_loopback=True)


def why(url: str, downloader: Downloader = local) -> str:
    with pytest.raises(FeedError) as caught:
        downloader.get(url)
    assert caught.value.feed == url
    return caught.value.why


def test_user_agent_names_the_project_and_the_contact(server: str) -> None:
    agent = local.get(f"{server}/ok").body.decode()
    assert agent.startswith("Parallax/")
    assert "desk@example.org" in agent


def test_compressed_answer_is_decoded(server: str) -> None:
    assert local.get(f"{server}/gzip").body == b"x" * 100


def test_redirects_are_followed_five_times_and_no_further(server: str) -> None:
    assert local.get(f"{server}/hop4").url == f"{server}/ok"
    assert "redirects more than 5 times" in why(f"{server}/hop9")


def test_status_that_is_no_success_is_the_reason(server: str) -> None:
    assert why(f"{server}/missing") == "the server answered 404 Not Found"


def test_answer_that_unpacks_to_too_much_is_refused(server: str) -> None:
    assert why(f"{server}/bomb") == "it is larger than 5 MB"


def test_drip_does_not_outlast_the_deadline(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "DEADLINE", 0.3)
    assert "not complete within" in why(f"{server}/drip")


def test_transfer_that_breaks_off_is_a_reason_not_a_crash(server: str) -> None:
    assert "broke off" in why(f"{server}/short")


def test_server_that_is_not_there_is_a_reason() -> None:
    assert why("http://127.0.0.1:9/feed") == "the server cannot be reached"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "0.0.0.0"])  # noqa: S104
def test_address_that_is_not_public_is_never_asked(host: str) -> None:
    strict = Downloader(contact="", allow_loopback=False)
    assert why(f"http://{host}/feed", strict) == "its address is not a public one"


def test_loopback_does_not_open_other_private_addresses() -> None:
    assert why("http://169.254.169.254/latest/meta-data") == "its address is not a public one"
