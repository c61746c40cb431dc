"""In: a block of code. Out: the same block with another environment, or with its log lines in a file; both are put back after it."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from infra.local.files import UNFINISHED
from infra.local.stack import REGION
from shared.observability import logger

KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""What handlers see of the user's environment: what a machine needs, and nothing that could steer AWS or our settings."""

NOBODY = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    "POWERTOOLS_METRICS_DISABLED": "true",  # they would be printed: the summary counts instead
}
"""Credentials that open nothing anywhere, so that no mistake can reach an account."""


@contextmanager
def only_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """The environment is `variables`, nobody's credentials, and what a machine needs."""
    before = dict(os.environ)
    kept = {name: before[name] for name in KEPT if name in before}
    os.environ.clear()
    os.environ.update({**kept, **NOBODY, **variables})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class LogFile:
    """A stream of JSON lines into a file; it remembers why a message failed, which the queue does not tell."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._failures: dict[str, str] = {}

    def write(self, text: str) -> int:
        self._file.write(text)
        for line in text.splitlines():
            self._remember(line)
        return len(text)

    def flush(self) -> None:
        self._file.flush()

    def warn(self, message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object, **__: object) -> None:
        """Takes the place of `warnings.showwarning`."""
        entry = {"level": "WARNING", "location": f"{filename}:{lineno}", "message": f"{category.__name__}: {message}"}
        self.write(json.dumps(entry) + "\n")

    def why_failed(self, message_id: str) -> str:
        return self._failures.get(message_id, "the log says nothing about it")

    def _remember(self, line: str) -> None:
        try:
            entry: Any = json.loads(line)
        except ValueError:
            return  # half a line, or what a library printed
        if not isinstance(entry, dict) or "message_id" not in entry:
            return
        if entry.get("exception"):
            self._failures[str(entry["message_id"])] = str(entry["exception"]).strip().splitlines()[-1]
        elif entry.get("awaited"):
            self._failures[str(entry["message_id"])] = f"it waits for {entry['awaited']}"


@contextmanager
def logging_to(path: Path) -> Iterator[LogFile]:
    """What the functions log goes to `path`, as JSON lines, instead of the terminal; they know nothing of it.

    The log of the run before stays until this one is over, and for good if this one is interrupted.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = cast(Any, logger.registered_handler)
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            log = LogFile(file)
            terminal = handler.setStream(log)
            with warnings.catch_warnings():
                warnings.showwarning = log.warn
                try:
                    yield log
                finally:
                    handler.setStream(terminal)
    except KeyboardInterrupt:
        unfinished.unlink()
        raise
    finally:
        if unfinished.exists():
            unfinished.replace(path)
