"""In: what somebody typed. Out: folders, source lists and topics, or a message that names what is wrong and ends the command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shared.topics import Topic

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "infra" / "topics"
BAD_INPUT = 2
SOME_NOT = 3
"""Not all of what was asked for could be had."""
INTERRUPTED = 130
"""What shells use for a command that Ctrl-C ended."""

A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def prepare(out: Path) -> None:
    """Makes the folder, so that one that cannot be written is said at once and not after all the work."""
    if str(out) in ("", "."):
        raise click.BadParameter("name a folder of its own, such as out/today", param_hint="--out")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as exc:
        raise click.BadParameter(f"{out} cannot be written: {exc.strerror}. Choose another folder", param_hint="--out") from exc


def writer(engine: str) -> dict[str, str]:
    """The digest function's settings for that engine; a key that is missing ends the command."""
    from infra.local.engines import NoKey, settings
    from shared.errors import SettingsError

    try:
        return settings(engine, os.environ)
    except (NoKey, SettingsError) as exc:
        raise click.BadParameter(str(exc), param_hint="--engine") from exc


def kept_source_lists(out: Path) -> Path:
    kept = out / "data" / "topics"
    return kept if files(kept) else SHIPPED


def files(path: Path) -> list[tuple[str, bytes]]:
    from infra.local.files import source_files

    return source_files(path)


def parsed(path: Path) -> list[Topic]:
    """The topics in the source lists at `path`; any problem ends the command."""
    from functions.fetch.sources import read_source_lists

    named = [(str(path if path.is_file() else path / name), body) for name, body in files(path)]
    topics, problems = read_source_lists(named)
    for problem in problems:
        click.echo(str(problem), err=True)
    if not named:
        click.echo(f"{path}: there is no source list in it (.yaml, .yml, .json, .opml, .xml)", err=True)
    if problems or not named:
        sys.exit(BAD_INPUT)
    return topics


def chosen(known: list[Topic], asked: tuple[str, ...], path: Path) -> list[Topic]:
    if not asked:
        if active := [topic for topic in known if topic.active]:
            return active
        raise click.BadParameter(f"no topic in {path} is active. Name those to run all the same", param_hint="TOPIC")
    by_id = {topic.id: topic for topic in known}
    if unknown := [name for name in asked if name not in by_id]:
        raise click.BadParameter(f"{path} does not define {', '.join(unknown)}. It defines: {', '.join(sorted(by_id))}", param_hint="TOPIC")
    return [by_id[name] for name in dict.fromkeys(asked)]
