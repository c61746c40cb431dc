"""In: nothing. Out: a table: how fast feeds are read from a server 50 ms away, beside requests' defaults with feedparser in the same run.

make bench; everything stays on 127.0.0.1. Ratios are what counts: seconds are this machine's.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from functions.fetch.download import CA_BUNDLE
from tests.bench.server import ITEMS, LATENCY
from tests.scripted import Authority

FEEDS, HOSTS, SAMPLE = 1000, 250, 100
LIMIT = 64 / LATENCY
"""Feeds a second that 64 connections can bring at most."""


@contextmanager
def server(certificate: str = "") -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.server", str(port), certificate])  # noqa: S603 - our own words
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait()


def client(who: str, scheme: str, port: int, hosts: int, feeds: int, bundle: str = "") -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.client", who, scheme, str(port), str(hosts), str(feeds), bundle]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    table = Table("", "ours", "requests + feedparser", "ratio", box=None, header_style="bold")

    def row(what: str, ours: float, theirs: float, unit: str) -> None:
        table.add_row(what, f"{ours:,.1f} {unit}", f"{theirs:,.1f} {unit}", f"{ours / theirs:.2f}")

    with server() as port:
        ours = client("ours", "http", port, HOSTS, FEEDS)
        theirs = client("defaults", "http", port, HOSTS, SAMPLE)
    for name in ("new", "unchanged"):
        row(f"all {name}, {FEEDS:,} feeds of {ITEMS}", ours[name]["rate"], theirs[name]["rate"], "feeds/s")
        row("  asking alone", FEEDS / ours[name]["asking"], theirs[name]["rate"], "feeds/s")
        row("  CPU a feed", ours[name]["cpu_ms"], theirs[name]["cpu_ms"], "ms")
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder), datetime.now(UTC))
        authority.server(*(f"h{number}.bench" for number in range(HOSTS)))
        bundle = Path(folder, "bundle.pem")
        bundle.write_bytes(Path(CA_BUNDLE).read_bytes() + authority.bundle.read_bytes())
        with server(str(Path(folder, "server.pem"))) as port:
            ours_tls = client("ours", "https", port, HOSTS, HOSTS, str(bundle))
            theirs_tls = client("defaults", "https", port, HOSTS, HOSTS, str(bundle))
    for name in ("new", "unchanged"):
        row(f"TLS to {HOSTS} hosts, all {name}", ours_tls[name]["rate"], theirs_tls[name]["rate"], "feeds/s")
        row("  CPU a feed", ours_tls[name]["cpu_ms"], theirs_tls[name]["cpu_ms"], "ms")
    row("peak of memory", ours["peak_mb"], theirs["peak_mb"], "MB")
    console = Console()
    console.print(table)
    console.print(f"64 connections to a server {LATENCY * 1000:.0f} ms away bring at most {LIMIT:,.0f} feeds/s.")
    for name in ("new", "unchanged"):
        found = ours[name]
        console.print(f"{name}: {found['statuses']}, {found['articles']:,} articles, {found['state writes']} writes of feed state")


if __name__ == "__main__":
    main()
