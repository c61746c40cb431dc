"""In: nothing. Out: a table: how each hostile feed ends beside as many good ones, and within which time and memory.

make bench; everything stays on 127.0.0.1.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from urllib.parse import quote

from rich.console import Console
from rich.table import Table

from functions.fetch import rounds
from shared.models import FeedReport
from shared.settings import FetchSettings
from shared.state import Items
from shared.store import StateStore
from shared.topics import Topic
from tests.batches import FETCH_PLACES
from tests.bench.client import MemoryBucket
from tests.hostile import GOOD, HOSTILE, respond
from tests.scripted import scripted

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)


def main() -> None:
    settings = FetchSettings.read({**FETCH_PLACES, "ALLOW_LOOPBACK": "true"})
    with scripted(respond) as port:

        def read(paths: list[str]) -> tuple[dict[str, FeedReport], dict[str, Items]]:
            feeds = [{"url": f"http://127.0.0.1:{port}/{quote(path)}"} for path in paths]
            topic = Topic.model_validate({"id": "hostile", "name": "Hostile", "feeds": feeds})
            reports, items = rounds.read_feeds(topic, [topic], StateStore(MemoryBucket()), settings, NOW)
            return dict(zip(paths, reports, strict=True)), dict(zip(paths, items, strict=True))

        _, alone = read(list(GOOD))
        before = _megabytes(resource.RUSAGE_SELF)
        started = time.perf_counter()
        reports, mixed = read([path for pair in zip(HOSTILE, GOOD, strict=True) for path in pair])
        seconds = time.perf_counter() - started
    table = Table("hostile feed", "status", "seconds, waiting included", "why", box=None, header_style="bold")
    for name in HOSTILE:
        table.add_row(name, reports[name].status, f"{reports[name].ms / 1000:.1f}", reports[name].why)
    console = Console(width=120)
    console.print(table)
    same = all(mixed[name] == alone[name] for name in GOOD)
    console.print(f"{len(HOSTILE)} hostile feeds, {len(GOOD)} good ones: these are {'the same' if same else 'NOT THE SAME'} to the byte")
    console.print(f"slowest good feed {max(reports[name].ms for name in GOOD) / 1000:.1f} s, the whole run {seconds:.1f} s")
    console.print(f"memory: largest child {_megabytes(resource.RUSAGE_CHILDREN)} MB, this process {before} MB before and", end=" ")
    console.print(f"{_megabytes(resource.RUSAGE_SELF)} MB at the peak, the server in it included")
    sys.exit(not same)


def _megabytes(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1000


if __name__ == "__main__":
    main()
