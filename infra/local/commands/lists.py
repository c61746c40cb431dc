"""In: the words after `parallax check`, `import`, `feeds` and `outlets`. Out: what lists say, and how feeds and outlets are."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from infra.local.commands.given import A_FOLDER, BAD_INPUT, SOME_NOT, parsed


@click.command(short_help="Check topic files, OPML files too.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def check(path: Path) -> None:
    """Check source lists: a file, or a folder of .yaml, .yml, .json, .opml and .xml files.

    Prints each mistake with its file, line and column, and what to do about it. Exit status: 0 none, 2 some.

    \b
    Examples:
      parallax check my-topics/
      parallax check my-feeds.opml
    """
    topics = parsed(path)
    for topic in topics:
        feeds = "1 feed" if len(topic.feeds) == 1 else f"{len(topic.feeds)} feeds"
        click.echo(f"{topic.id}: {topic.name}, {feeds}{'' if topic.active else ', not active'}")
    click.echo(f"{path}: no mistakes")


@click.command(name="import", short_help="Turn an OPML file into a topic file.")
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


@click.command(short_help="Show how each feed fared.")
@click.option("--out", required=True, metavar="DIR", type=A_FOLDER, help="Where the runs are kept.")
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


@click.command(short_help="Look up whose press an outlet is.")
@click.argument("said", metavar="[NAME-OR-DOMAIN]...", nargs=-1)
@click.option("--language", default="", metavar="TAG", help="The language of the article; it tells some namesakes apart.")
@click.option(
    "--unknown",
    metavar="DIR",
    type=A_FOLDER,
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
    from shared.store import ARTICLES

    if bool(said) == bool(unknown):
        raise click.UsageError("name outlets to look up, or a folder with --unknown")
    if unknown:
        if not next((unknown / "data" / ARTICLES).glob("*/*.json.gz"), None):
            raise click.BadParameter(
                f"there is no edition in {unknown}: make one with `parallax run --out {unknown}`", param_hint="--unknown"
            )
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
    sys.exit(0 if all(finding.outlet for _, finding in found) else SOME_NOT)
