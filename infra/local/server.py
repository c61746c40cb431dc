"""In: a folder. Out: it, over HTTP, to this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any

from shared.site import cache_control, content_type

LOOPBACK = "127.0.0.1"


class Files(SimpleHTTPRequestHandler):
    """The site as its bucket serves it: each file with the type and the time to live that it is published with, a folder's index.html
    for the folder, and 404.html where there is nothing."""

    def guess_type(self, path: str | PathLike[str]) -> str:
        return content_type(Path(path).as_posix())

    def end_headers(self) -> None:
        if self._found:
            self.send_header("Cache-Control", cache_control(self.path.partition("?")[0]))
        super().end_headers()

    def send_response(self, code: int, message: str | None = None) -> None:
        self._found = code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
        super().send_response(code, message)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", content_type(missing.name))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | PathLike[str]) -> None:
        """A bucket lists nothing to readers."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Quiet: the terminal is for what the command has to say."""


def server(folder: Path, port: int, address: str = LOOPBACK) -> ThreadingHTTPServer:
    """A server that is bound and not yet running; port 0 takes a free one."""
    return ThreadingHTTPServer((address, port), partial(Files, directory=str(folder)))


@contextmanager
def serving(folder: Path, preferred: int, address: str = LOOPBACK) -> Iterator[str]:
    """Serves the folder during the block, on the preferred port or, if that is taken, a free one; yields its address."""
    try:
        http = server(folder, preferred, address)
    except OSError:
        http = server(folder, 0, address)
    with http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{address}:{http.server_port}"
        finally:
            http.shutdown()
            thread.join()
