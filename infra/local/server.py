"""In: a folder. Out: it, over HTTP, to this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

LOOPBACK = "127.0.0.1"


class Files(SimpleHTTPRequestHandler):
    """A folder's own index.html is what the folder shows. Nothing is cached: a preview shows what is there now."""

    extensions_map = {  # noqa: RUF012 - the library declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".xml": "application/xml",
        ".json": "application/json",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

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
