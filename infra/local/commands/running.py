"""In: the words after `parallax run` and `serve`. Out: a desk's day on this machine, and its site."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infra.local.commands.given import A_FOLDER, INTERRUPTED, chosen, files, kept_source_lists, parsed, prepare, writer

if TYPE_CHECKING:
    from infra.local.emulator import Machine
    from infra.local.run import Request


@click.command(name="run", short_help="Fetch, digest and publish topics.")
@click.argument("topics", metavar="[TOPIC]...", nargs=-1)
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Where data/ and site/ are kept."
)
@click.option(
    "--topics",
    "source_lists",
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A source list, or a folder of them (.yaml, .yml, .json, .opml, .xml). It replaces those in DIR/data/topics, which are moved to "
    "DIR/replaced-topics. Without it: those in DIR/data/topics, or else the topics that ship.",
)
@click.option("--date", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="Run as at 04:00 UTC of that day. Default: now.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "extractive", "claude"]),
    default="auto",
    show_default=True,
    help="What writes the claims. auto: claude where ANTHROPIC_API_KEY or a key for Bedrock is set, else extractive, which needs none.",
)
@click.option("--google-news", default="", metavar="URL", help="Another server for the search feeds, such as http://127.0.0.1:8123.")
@click.option("--allow-loopback", is_flag=True, help="Also read feeds on this machine; otherwise only public addresses are.")
def run(
    topics: tuple[str, ...],
    out: Path,
    source_lists: Path | None,
    date: datetime | None,
    engine: str,
    google_news: str,
    allow_loopback: bool,
) -> None:
    """Fetch, digest and publish topics: those named, or every active one.

    The real functions run on the real events of emulated buckets and queues; no AWS account is needed or touched.
    DIR/data is the data bucket and DIR/site the site, as files; an existing DIR is carried on, and an edition that is
    there already is replaced. DIR/log.jsonl is the functions' log.

    \b
    Exit status:
      0  all topics were published
      3  some could not be; their page says why
      2  bad input, such as a source list with mistakes: nothing was run
      1  a defect in Parallax
      130  stopped by Ctrl-C; DIR is as it was

    \b
    Examples:
      parallax run --out out/today
      parallax run china-japan --out out/today --date 2026-06-15
      parallax run --out out/mine --topics my-topics/
    """
    from infra.local.run import Request

    path = source_lists or kept_source_lists(out)
    known = parsed(path)
    if google_news and not google_news.startswith(("http://", "https://")):
        raise click.BadParameter("it must be an http or https address", param_hint="--google-news")
    asked = chosen(known, topics, path)
    settings = writer(engine)
    prepare(out)
    clock = date.replace(hour=4, tzinfo=UTC) if date else datetime.now(UTC)
    request = Request(
        out=out,
        source_lists=files(path),
        topics=asked,
        by_name=bool(topics),
        clock=clock,
        engine=settings,
        google_news=google_news,
        allow_loopback=allow_loopback,
    )
    sys.exit(run_and_show(request))


@click.command(short_help="Preview the site on this machine.")
@click.argument("folder", metavar="DIR", type=A_FOLDER)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
def serve(folder: Path, port: int) -> None:
    """Preview the site in DIR/site, for this machine only. Ctrl-C ends it.

    \b
    Example:
      parallax serve out/today --port 8080
    """
    from infra.local.server import LOOPBACK, server

    site = folder / "site"
    if not site.is_dir():
        raise click.BadParameter(f"there is no {site}: make one with `parallax run --out {folder}`", param_hint="DIR")
    try:
        http = server(site, port)
    except OSError as exc:
        raise click.BadParameter(f"cannot listen on port {port}: {exc.strerror}. Choose another", param_hint="--port") from exc
    with http:
        click.echo(f"{site} is at http://{LOOPBACK}:{http.server_port}/ (Ctrl-C ends it)")
        try:
            http.serve_forever()
        except KeyboardInterrupt:
            click.echo()


def run_and_show(request: Request, machine: Machine | None = None) -> int:
    """Runs a request, says what happens while it does, and answers with the exit status. By default in this process."""
    try:
        from infra.local.emulator import emulated
        from infra.local.run import run
        from infra.local.screen import Screen

        with Screen() as screen:
            outcome = run(request, screen.watch, machine or emulated)
    except KeyboardInterrupt:
        click.echo(f"Stopped. {request.out} is as it was before this run.", err=True)
        return INTERRUPTED
    screen.show(outcome)
    return outcome.status
