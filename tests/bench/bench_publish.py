"""What publishing an edition costs, the tenth and the thousandth of a topic: `python -m tests.bench.bench_publish`.

S3 is emulated in this process, so the time is CPU time of ours and of the emulation together, and says how one edition compares with
another, not what S3 takes.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

import boto3
import moto

from functions.render.publish import Publisher
from infra.local.sandbox import NOBODY
from shared.models import Digest
from shared.site_store import SiteStore
from shared.store import Bucket, DataStore
from tests.editions import Traffic, counted, edition, history

FEW, MANY = 10, 1_000
ROUNDS = 7
MOST = 1.2


def publishing(number: int) -> tuple[Traffic, float]:
    """The requests and bytes of publishing that edition, and the median of its CPU milliseconds."""
    took = []
    for _ in range(ROUNDS):
        with moto.mock_aws():
            for name in ("data", "site"):
                boto3.client("s3").create_bucket(Bucket=f"{name}-bucket")
            publisher = Publisher(DataStore(Bucket("data-bucket")), SiteStore(Bucket("site-bucket")), "https://site.example")
            history(publisher, number - 1)
            made = edition(number)
            publisher.data.write_digest(made)
            started = time.process_time()
            with counted() as traffic:
                publisher.edition(_stored(publisher, made))
            took.append(1000 * (time.process_time() - started))
    return traffic, statistics.median(took)


def _stored(publisher: Publisher, made: Digest) -> Callable[[], Digest]:
    return lambda: publisher.data.digest(DataStore.digest_key(made.topic, made.edition))


def main() -> None:
    os.environ.update(NOBODY)
    publishing(FEW)  # what is loaded once
    (few, few_ms), (many, many_ms) = publishing(FEW), publishing(MANY)
    ratios = {
        "requests": (len(few.requests), len(many.requests)),
        "bytes": (few.bytes, many.bytes),
        "CPU ms": (few_ms, many_ms),
    }
    out = sys.stdout.write
    out(f"Publishing an edition with 20 sources\n{'':10}{f'no. {FEW}':>12}{f'no. {MANY:,}':>12}   times\n")
    for what, (first, later) in ratios.items():
        out(f"{what:10}{first:12,.0f}{later:12,.0f}{later / first:8.2f}\n")
    missed = [what for what, (first, later) in ratios.items() if later > MOST * first]
    if missed:
        sys.exit(f"edition {MANY:,} costs more than {MOST} times edition {FEW}: {', '.join(missed)}")


if __name__ == "__main__":
    main()
