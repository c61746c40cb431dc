"""In: the sample feeds beside this file. Out: a site made of them, through real HTTP and the same run as any other."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from functions.fetch.sources import read_source_list
from infra.local.commands.running import run_and_show
from infra.local.run import Request
from infra.local.server import LOOPBACK, serving

SAMPLES = Path(__file__).parent / "samples"
PORT = 8124
"""Where the sample source list expects the sample feeds."""
MOMENT = datetime(2026, 6, 15, 4, tzinfo=UTC)
"""The sample edition's time: then every sample is recent."""


@click.command()
@click.option("--out", default="out/demo", show_default=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def main(out: Path) -> None:
    """Run everything on the bundled sample feeds: emulated AWS, real events, real HTTP."""
    with serving(SAMPLES, PORT) as address:
        click.echo(f"Sample feeds are at {address}; both countries in them are invented.")
        # The feeds' own port can be taken on this machine; then they are read from where they are.
        body = (SAMPLES / "topics.yaml").read_bytes().replace(f"http://{LOOPBACK}:{PORT}".encode(), address.encode())
        request = Request(
            out=out,
            source_lists=[("topics.yaml", body)],
            topics=read_source_list("topics.yaml", body),
            by_name=False,
            clock=MOMENT,
            google_news=address,
            allow_loopback=True,
        )
        status = run_and_show(request)
    if (index := out / "site" / "index.html").is_file():
        click.echo(f"\nThe site: {index.resolve()}\nTo browse it: {_command()} serve {out}")
    sys.exit(status)


def _command() -> str:
    """`parallax` as it can be typed here: from an environment that need not be active."""
    beside = Path(sys.executable).parent / "parallax"
    try:
        return str(beside.relative_to(Path.cwd()))
    except ValueError:
        return str(beside)


if __name__ == "__main__":
    main()
