"""In: the sample feeds beside this file, and built functions. Out: a site made of them by functions that run as Lambda runs them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import click

from functions.fetch.sources import read_source_list
from infra.local.commands.running import run_and_show
from infra.local.containers import FunctionFailed, Lacking, bridge, in_containers, sam, under_the_emulator
from infra.local.demo import MOMENT, PORT, SAMPLES
from infra.local.emulator import Machine
from infra.local.run import Request
from infra.local.server import LOOPBACK, serving
from infra.local.stack import ROOT, read_stack

NO_DOCKER = 4
"""The exit status where the functions ran, but not in containers."""
EVENTS = ROOT / "tests" / "events"
LISTED = (("china-japan.yaml", "topics/china & japan.yaml"),)
"""The source list that the samples are about, and where they say that it lies."""
SAMPLE_EVENTS = (
    "fetch_source_list",
    "fetch_schedule",
    "fetch_topic",
    "digest_batch",
    "render_digest",
    "fetch_day",
    "fetch_reconcile",
    "render_no_digest",
    "fetch_source_list_removed",
)


@click.command()
@click.option("--out", default="out/sam-local", show_default=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def main(out: Path) -> None:
    """Run the built functions on the bundled sample feeds, from the schedule's tick to the page, and on each sample event.

    First under Lambda's Runtime Interface Emulator, which needs no Docker; then each in a container by `sam local invoke`. AWS is moto's
    server on this machine. Both must make the same pages. Exit status: 0 both did; 4 there is no Docker, and the rest did; 2 nothing is
    built or a tool is missing; 1 something is wrong with Parallax.
    """
    try:
        sam()
        click.echo("== Under the Runtime Interface Emulator, without Docker")
        status = _walk(out / "emulator", LOOPBACK, under_the_emulator)
    except Lacking as lacking:
        click.echo(f"The functions cannot run as Lambda runs them: {lacking}.", err=True)
        sys.exit(2)
    try:
        address = bridge()
    except Lacking as lacking:
        click.echo(f"Not run in containers: {lacking}.", err=True)
        sys.exit(status or NO_DOCKER)
    click.echo("\n== In containers, by sam local invoke")
    status = status or _walk(out / "containers", address, in_containers) or _samples(out / "samples", in_containers)
    if not status and (unlike := _unlike(out / "emulator" / "site", out / "containers" / "site")):
        click.echo(f"The two sites differ, first in {unlike}.", err=True)
        status = 1
    sys.exit(status)


def _walk(out: Path, address: str, machine: Machine) -> int:
    """The tick comes, and a page is made."""
    shutil.rmtree(out, ignore_errors=True)
    with serving(SAMPLES, 0, address) as feeds:
        body = (SAMPLES / "topics.yaml").read_bytes().replace(f"http://{LOOPBACK}:{PORT}".encode(), feeds.encode())
        request = Request(
            out=out,
            source_lists=[("topics.yaml", body)],
            topics=read_source_list("topics.yaml", body),
            by_name=False,
            by_tick=True,
            clock=MOMENT,
            google_news=feeds,
            allow_loopback=address == LOOPBACK,
            host_address="" if address == LOOPBACK else address,
        )
        return run_and_show(request, machine)


def _samples(out: Path, machine: Machine) -> int:
    """Each sample event, in the order in which the stack would see them. Their feeds are real ones: where they cannot be reached, the
    page says so."""
    stack = read_stack()
    failed = 0
    with machine(stack, out / "log.jsonl", {"CLOCK": MOMENT.isoformat()}) as cloud:
        for name, key in LISTED:
            cloud.s3.put_object(Bucket=stack.bucket("data").name, Key=key, Body=(ROOT / "infra" / "topics" / name).read_bytes())
        for sample in SAMPLE_EVENTS:
            function = function_of(sample)
            event = json.loads((EVENTS / f"{sample}.json").read_text(encoding="utf-8"))
            try:
                answer = cloud.invoke(function, event)
                why = f"gave back {answer['batchItemFailures']}" if answer and answer.get("batchItemFailures") else ""
            except FunctionFailed as exc:
                why = str(exc)
            failed += bool(why)
            click.echo(f"{function} on {sample}.json: {why or 'done'}")
    return 1 if failed else 0


def function_of(sample: str) -> str:
    """The function that a sample event starts."""
    return f"{sample.partition('_')[0].capitalize()}Function"


def _unlike(one: Path, other: Path) -> str:
    """The first page that the two sites do not have alike."""
    names = {path.relative_to(folder).as_posix() for folder in (one, other) for path in folder.rglob("*.md")}
    return next((name for name in sorted(names) if _told(one / name) != _told(other / name)), "")


def _told(page: Path) -> bytes:
    """What a page says, wherever the sample feeds lay: it names those that failed by their addresses."""
    return re.sub(rb"http:[\\/]+[\d.]+:\d+", b"", page.read_bytes()) if page.is_file() else b""


if __name__ == "__main__":
    main()
