"""In: files below a folder. Out: the same as objects in a bucket, and back again."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from functions.fetch.sources import ENDINGS
from shared.store import TOPICS

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

UNFINISHED = ".unfinished"


class UnsafeKey(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(f"the key {key!r} is no path below a folder, so it cannot be written as a file")


def place(folder: Path, key: str) -> Path:
    """The file of a key; never one outside the folder."""
    if any(part in ("", ".", "..") for part in key.split("/")) or "\\" in key or "\0" in key:
        raise UnsafeKey(key)
    return folder / key


def source_files(path: Path) -> list[tuple[str, bytes]]:
    """(name, bytes) of a source list, or of every one in a folder, by name."""
    if path.is_file():
        return [(path.name, path.read_bytes())]
    if not path.is_dir():
        return []
    return [(file.name, file.read_bytes()) for file in sorted(path.iterdir()) if file.is_file() and file.suffix.lower() in ENDINGS]


def load(folder: Path, bucket: str, s3: S3Client, *, source_lists: bool = False) -> dict[str, str]:
    """Puts every file into the bucket; a run brings its own source lists, which start functions. Answers with each key's ETag."""
    etags = {}
    for file in sorted(folder.rglob("*")):
        key = file.relative_to(folder).as_posix()
        if file.is_file() and file.suffix != UNFINISHED and (source_lists or not key.startswith(TOPICS)):
            etags[key] = s3.put_object(Bucket=bucket, Key=key, Body=file.read_bytes())["ETag"]
    return etags


def export(folder: Path, bucket: str, s3: S3Client, loaded: dict[str, str]) -> None:
    """Writes what changed since it was loaded, file by file, each whole or not at all; then removes what is gone."""
    present = set()
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for entry in page.get("Contents", []):
            key = entry["Key"]
            present.add(key)
            if loaded.get(key) != entry["ETag"]:
                _write(place(folder, key), s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    for key in loaded.keys() - present:
        place(folder, key).unlink(missing_ok=True)


def set_aside(folder: Path, keep: set[str], aside: Path) -> list[Path]:
    """Moves the files of `folder` that are not to be kept into `aside`, under names that are free; answers with where they are."""
    moved = []
    for name, _ in source_files(folder) if folder.is_dir() else []:
        if name not in keep:
            aside.mkdir(parents=True, exist_ok=True)
            candidates = (aside / (name if not number else f"{number}-{name}") for number in count())
            target = next(path for path in candidates if not path.exists())
            moved.append((folder / name).rename(target))
    return moved


@contextmanager
def to_the_end() -> Iterator[None]:
    """Ctrl-C is not heard: a folder that is being written would be half of this run and half of the one before."""
    if threading.current_thread() is not threading.main_thread():  # only there signals can be set, and only there Ctrl-C is raised
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + UNFINISHED)
    unfinished.write_bytes(body)
    unfinished.replace(path)
