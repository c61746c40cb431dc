"""In: files of stored objects. Out: those that can be read; each of the others is named on standard error, and takes none down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from shared.errors import UnreadableObject
from shared.packing import Stored


def readable(read: Callable[[type[Stored], str, bytes], Stored], kind: type[Stored], files: Iterable[Path]) -> Iterator[Stored]:
    """`read` is `parsed`, or `unzipped` for what is packed."""
    for file in files:
        try:
            yield read(kind, str(file), file.read_bytes())
        except (UnreadableObject, OSError) as exc:
            click.echo(f"left out: {exc}", err=True)
