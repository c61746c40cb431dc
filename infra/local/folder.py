"""In: the folder of a bucket, as a run or `aws s3 sync` leaves it. Out: the same as a bucket that is only read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from infra.local.files import UNFINISHED, place
from shared.store import Bucket, Entry, Version


class Folder(Bucket):
    """Its stores can be read as those of a bucket in the cloud; nothing is written, and AWS is not asked."""

    def __init__(self, path: Path) -> None:
        self.name, self._path = str(path), path

    def read(self, key: str) -> Version | None:
        file = place(self._path, key)
        if not file.is_file():
            return None
        body = file.read_bytes()
        return Version(body, hashlib.sha256(body).hexdigest())

    def write_over(self, key: str, body: bytes, content_type: str, *, seen: Version | None, cache: str = "") -> Version | None:
        raise OSError(f"{self._path / key} is only read")

    def entries(self, prefix: str, *, after: str = "") -> Iterator[Entry]:
        top = self._path / prefix.rpartition("/")[0]
        files = (Path(folder) / name for folder, _, names in os.walk(top) for name in names if not name.endswith(UNFINISHED))
        keys = {file.relative_to(self._path).as_posix(): file for file in files}
        for key in sorted(keys, key=str.encode):
            if key.startswith(prefix) and key > after:
                facts = keys[key].stat()
                yield Entry(key, "", facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))
