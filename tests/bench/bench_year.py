"""In: nothing. Out: what a year of a troubled desk came to, and whether any of its days is without a page or a reason (exit status 1).

Real planner, handlers and encoder; five in a hundred feeds and one in a hundred functions fail, of one in a hundred topic-days one
function does nothing but fail, and for three days nothing runs.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.year import Troubles, lived

DAYS, TOPICS = 365, 3
OUTAGE = range(200, 203)


def main() -> int:
    started = time.process_time()
    with TemporaryDirectory() as folder:
        year = lived(Path(folder), DAYS, TOPICS, Troubles(outage=OUTAGE), seed=2026)
    unexplained = year.unexplained()
    queues = Counter(letter.queue for letter in year.letters)
    missed = {year.days[n] for n in OUTAGE}
    caught_up = sum(bool(digest.articles) for (_, day), digest in year.digests.items() if day in missed)
    click.echo(f"{DAYS} days of {TOPICS} topics: {len(year.editions)} topic-days, {time.process_time() - started:.0f} s of CPU time")
    click.echo(f"feeds failed on {year.failed_feeds} of {DAYS * TOPICS * 3} days; {year.deaths} of {year.invocations} invocations died")
    click.echo(f"editions asked again: {year.counts['asked again']}; messages given up: {dict(queues)}")
    click.echo(f"pages with a digest: {len(year.digests)}; with a reason: {len(year.reasons)}; neither: {len(unexplained)}")
    click.echo(f"of {len(OUTAGE) * TOPICS} topic-days of the outage, {caught_up} were made of what the feeds still listed")
    for reason, number in Counter(year.reasons.values()).most_common():
        click.echo(f"  {number} x {reason}")
    for topic, day in unexplained:
        click.echo(f"NEITHER PAGE NOR REASON: {topic} {day}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
