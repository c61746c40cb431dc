"""In: the words after `parallax`. Out: an exit status, and what the command has to say.

What takes long to import is imported by the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from infra.local.emulator import Machine
    from infra.local.run import Request
    from shared.topics import Topic

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "infra" / "topics"
BAD_INPUT = 2
UNKNOWN = 3
INTERRUPTED = 130
"""What shells use for a command that Ctrl-C ended."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Parallax, a serverless news desk, on this machine.

    It reads the feeds of each side of a topic and publishes a cited digest, the sides beside each other.

    \b
    Examples:
      parallax check topics/
      parallax run --out out/today
      parallax serve out/today
    """


@main.command(name="run", short_help="Fetch, digest and publish topics.")
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
def run_command(
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

    path = source_lists or _kept_source_lists(out)
    known = _parsed(path)
    if google_news and not google_news.startswith(("http://", "https://")):
        raise click.BadParameter("it must be an http or https address", param_hint="--google-news")
    chosen = _chosen(known, topics, path)
    writer = _engine(engine)
    _prepare(out)
    clock = date.replace(hour=4, tzinfo=UTC) if date else datetime.now(UTC)
    request = Request(
        out=out,
        source_lists=_files(path),
        topics=chosen,
        by_name=bool(topics),
        clock=clock,
        engine=writer,
        google_news=google_news,
        allow_loopback=allow_loopback,
    )
    sys.exit(run_and_show(request))


@main.command(short_help="Check topic files, OPML files too.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def check(path: Path) -> None:
    """Check source lists: a file, or a folder of .yaml, .yml, .json, .opml and .xml files.

    Prints each mistake with its file, line and column, and what to do about it. Exit status: 0 none, 2 some.

    \b
    Examples:
      parallax check my-topics/
      parallax check my-feeds.opml
    """
    topics = _parsed(path)
    for topic in topics:
        feeds = "1 feed" if len(topic.feeds) == 1 else f"{len(topic.feeds)} feeds"
        click.echo(f"{topic.id}: {topic.name}, {feeds}{'' if topic.active else ', not active'}")
    click.echo(f"{path}: no mistakes")


@main.command(name="import", short_help="Turn an OPML file into a topic file.")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "topic_id", required=True, metavar="ID", help="The topic's id: lower-case letters, digits and hyphens.")
@click.option("--out", metavar="PATH", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it. Default: on the terminal.")
def import_command(file: Path, topic_id: str, out: Path | None) -> None:
    """Turn an OPML file, as feed readers export it, into a topic file in YAML that you can go on with.

    Each folder at the top becomes a side; feeds outside any folder belong to none. An OPML file can also be used as it
    is; but only in YAML can a side have countries or outlets, and a topic have terms. A file that is there is not overwritten.

    \b
    Example:
      parallax import my-feeds.opml --id china-japan --out china-japan.yaml
    """
    from pydantic import TypeAdapter, ValidationError

    from functions.fetch.sources import is_opml, read_opml
    from infra.local.lists import as_yaml
    from shared.errors import SourceListError
    from shared.fields import Slug

    try:
        TypeAdapter(Slug).validate_python(topic_id)
    except ValidationError:
        message = f"{topic_id!r} is not an id. Use lower-case letters, digits and hyphens, such as china-japan"
        raise click.BadParameter(message, param_hint="--id") from None
    if not is_opml(file.name):
        raise click.BadParameter("it is not called .opml or .xml", param_hint="FILE")
    try:
        (topic,) = read_opml(str(file), file.read_bytes(), topic_id)
    except SourceListError as exc:
        click.echo(str(exc), err=True)
        sys.exit(BAD_INPUT)
    if out is None:
        click.echo(as_yaml(topic), nl=False)
    else:
        try:
            with out.open("x", encoding="utf-8") as target:
                target.write(as_yaml(topic))
        except FileExistsError as exc:
            raise click.BadParameter(f"{out} is there already, and is not overwritten. Choose another name", param_hint="--out") from exc
        except OSError as exc:
            raise click.BadParameter(f"{out} cannot be written: {exc.strerror}", param_hint="--out") from exc


@main.command(short_help="Show how each feed fared.")
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where the runs are kept."
)
def feeds(out: Path) -> None:
    """Show how each feed of each topic fared at its newest edition; the same as the site's feeds.json.

    \b
    Example:
      parallax feeds --out out/today
    """
    from infra.local import health

    found = health.health(out)
    if not found.topics and not found.retired:
        raise click.BadParameter(f"there is no edition in {out}: make one with `parallax run --out {out}`", param_hint="--out")
    health.show(found)


@main.command(short_help="Check claims against their sources.")
@click.argument("claims", metavar="CLAIMS.jsonl", type=click.File("rb"))
def verify(claims: IO[bytes]) -> None:
    """Check claims against the texts of the sources that they cite. CLAIMS.jsonl may be - for standard input.

    A line in is {"text": ..., "sources": [{"title": ..., "summary": ..., "language": ...}]}; a source may also have "outlet" and
    "published". The same line comes out with "verdict": {"supported": ..., "score": 0 to 1, "reasons": [...]}. Reasons beside a
    supported claim name a comment of its writer's. A line that cannot be read is named on standard error, and the rest goes on.

    \b
    Exit status:
      0  every line was answered; what is not supported says so in its verdict
      2  some lines could not be read

    \b
    Examples:
      parallax verify claims.jsonl > verdicts.jsonl
      cat claims.jsonl | parallax verify - | grep '"supported": false'
    """
    from infra.local.claims import verified

    bad = False
    for answer in verified(claims):
        if answer.line is None:
            click.echo(f"{getattr(claims, 'name', '-')}, line {answer.number}: {answer.problem}", err=True)
            bad = True
        else:
            click.echo(json.dumps(answer.line, ensure_ascii=False))
    sys.exit(BAD_INPUT if bad else 0)


@main.command(short_help="Show what Claude and AWS cost.")
@click.option(
    "--topics",
    "source_lists",
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A source list, or a folder of them. Without it: those in DIR/data/topics, or else the topics that ship.",
)
@click.option("--out", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Runs whose digests are counted.")
def cost(source_lists: Path | None, out: Path | None) -> None:
    """Show what Claude costs, a digest and a month, for each active topic, and what AWS costs a month for all.

    Where the digests in DIR were written by Claude, the tokens are those that were billed. Otherwise they are estimated: from the
    texts of the digests in DIR, or else for a page as full as the topic allows.

    \b
    Examples:
      parallax cost
      parallax cost --out out/today --topics my-topics/
    """
    from infra.local.cost import show

    path = source_lists or (_kept_source_lists(out) if out else SHIPPED)
    show(_chosen(_parsed(path), (), path), out)


@main.command(short_help="Look up whose press an outlet is.")
@click.argument("said", metavar="[NAME-OR-DOMAIN]...", nargs=-1)
@click.option("--language", default="", metavar="TAG", help="The language of the article; it tells some namesakes apart.")
@click.option(
    "--unknown",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="List the outlets in the newest batches of DIR that are not known, those with most articles first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def outlets(said: tuple[str, ...], language: str, unknown: Path | None, as_json: bool) -> None:
    """Look outlets up in the registry: whose press they are, who owns them, and where each fact is from.

    Where a fact is from stands in brackets: domain (its ending is a country's), editor (the maintainers' knowledge of the press),
    owner (follows from who owns it), none known (no owner or state behind it is known).

    Exit status: 0 all are known, 3 some are not; with --unknown always 0.

    \b
    Examples:
      parallax outlets scmp.com 新华网 "El Universal"
      parallax outlets ABC --language es
      parallax outlets --unknown out/today
    """
    from infra.local import outlets as registered
    from shared.outlets import registry

    if bool(said) == bool(unknown):
        raise click.UsageError("name outlets to look up, or a folder with --unknown")
    if unknown:
        rows = registered.ranked(registered.unknown(registry(), unknown))
        if as_json:
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            registered.show_unknown(rows)
        return
    found = [(name, registered.look_up(registry(), name, language)) for name in said]
    if as_json:
        click.echo(json.dumps([registered.as_json(name, finding) for name, finding in found], ensure_ascii=False, indent=1))
    else:
        for name, finding in found:
            registered.show(name, finding)
    sys.exit(0 if all(finding.outlet for _, finding in found) else UNKNOWN)


@main.command(short_help="Preview the site on this machine.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
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


def _prepare(out: Path) -> None:
    """Makes the folder, so that one that cannot be written is said at once and not after all the work."""
    if str(out) in ("", "."):
        raise click.BadParameter("name a folder of its own, such as out/today", param_hint="--out")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as exc:
        raise click.BadParameter(f"{out} cannot be written: {exc.strerror}. Choose another folder", param_hint="--out") from exc


def _engine(engine: str) -> dict[str, str]:
    """The digest function's settings for that engine; a key that is missing ends the command."""
    from infra.local.engines import NoKey, settings
    from shared.errors import SettingsError

    try:
        return settings(engine, os.environ)
    except (NoKey, SettingsError) as exc:
        raise click.BadParameter(str(exc), param_hint="--engine") from exc


def _kept_source_lists(out: Path) -> Path:
    kept = out / "data" / "topics"
    return kept if _files(kept) else SHIPPED


def _files(path: Path) -> list[tuple[str, bytes]]:
    from infra.local.files import source_files

    return source_files(path)


def _parsed(path: Path) -> list[Topic]:
    """The topics in the source lists at `path`; any problem ends the command."""
    from functions.fetch.sources import read_source_lists

    named = [(str(path if path.is_file() else path / name), body) for name, body in _files(path)]
    topics, problems = read_source_lists(named)
    for problem in problems:
        click.echo(str(problem), err=True)
    if not named:
        click.echo(f"{path}: there is no source list in it (.yaml, .yml, .json, .opml, .xml)", err=True)
    if problems or not named:
        sys.exit(BAD_INPUT)
    return topics


def _chosen(known: list[Topic], asked: tuple[str, ...], path: Path) -> list[Topic]:
    if not asked:
        if active := [topic for topic in known if topic.active]:
            return active
        raise click.BadParameter(f"no topic in {path} is active. Name those to run all the same", param_hint="TOPIC")
    by_id = {topic.id: topic for topic in known}
    if unknown := [name for name in asked if name not in by_id]:
        raise click.BadParameter(f"{path} does not define {', '.join(unknown)}. It defines: {', '.join(sorted(by_id))}", param_hint="TOPIC")
    return [by_id[name] for name in dict.fromkeys(asked)]


if __name__ == "__main__":
    main()
