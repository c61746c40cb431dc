"""In: nothing. Out: what a digest of twenty sources costs to render, in CPU time, warm and at a cold start; with and without pictures.

.venv/bin/python -m tests.bench.bench_render
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from unittest.mock import patch

from functions.render import pages, pictures
from shared.models import Digest
from tests.comparisons import compared_digest
from tests.test_pages import rich

ROUNDS = 200

COLD = """
import time
start = time.process_time()
from functions.render import pages
imported = time.process_time()
from tests.test_pages import rich
edition, begun = rich(), time.process_time()
pages.render(edition)
print(round((time.process_time() - begun) * 1000), round((imported - start) * 1000))
"""


def main() -> None:
    for name, edition in (("20 sources", rich()), ("8 sources with a comparison of every kind", compared_digest())):
        print(f"{name}: {_milliseconds(edition):.2f} ms CPU, all formats; {_without_pictures(edition):.2f} ms without pictures")  # noqa: T201
    done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    first, imported = done.stdout.split()
    print(f"cold: {imported} ms to import, {first} ms for the first page")  # noqa: T201


def _without_pictures(edition: Digest) -> float:
    nothing: Callable[..., str] = lambda *_, **__: ""  # noqa: E731
    with patch.multiple(pictures, matrix=nothing, composition=nothing, sparkline=nothing):
        return _milliseconds(edition)


def _milliseconds(edition: Digest) -> float:
    """The lower quartile of many rounds: other work on the machine makes some of them slow."""
    pages.render(edition)
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        pages.render(edition)
        taken.append(time.process_time() - start)
    return sorted(taken)[ROUNDS // 4] * 1000


if __name__ == "__main__":
    main()
