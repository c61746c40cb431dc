"""Rules of Ctrl-C during `parallax run`: it waits for no feed and no parser, says so, and leaves the folder as it was."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from infra.local import files
from infra.local.commands.given import INTERRUPTED
from infra.local.sandbox import logging_to
from shared.observability import logger
from tests.scripted import Request, scripted
from tests.test_feeds_guard import HOSTILE

PATIENT = """
from functions.fetch import download, guard
download.DEADLINE = 600
guard.Limits.__init__.__defaults__ = (600.0, 600.0, 600.0, 10**9, 600.0)
"""
"""As the code had it, a run would end when the feed's own time is over: here that is long after this test has failed."""


@contextmanager
def running(answer: Callable[[Request], None], out: Path) -> Iterator[subprocess.Popen[str]]:
    with scripted(answer) as port:
        topics = out.parent / "topics.json"
        topics.write_text(json.dumps({"id": "a", "name": "A", "feeds": [{"url": f"http://127.0.0.1:{port}/feed"}]}))
        words = ["run", "--out", str(out), "--topics", str(topics), "--allow-loopback"]
        code = f"{PATIENT}\nfrom infra.local.cli import main\nmain({words!r})"
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that a run has left."""
    out = tmp_path / "out"
    for name, text in {"log.jsonl": "the log of before\n", "data/state/x.json": "{}", "site/index.html": "the site of before"}.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("what", ["a feed that does not answer", "a feed that is hard to parse"])
def test_ctrl_c_waits_for_nothing_and_leaves_the_folder_as_it_was(out: Path, what: str) -> None:
    before = contents(out)
    asked, over = threading.Event(), threading.Event()

    def answer(request: Request) -> None:
        if what == "a feed that is hard to parse":
            request.answer(200, HOSTILE["attributes"])
            asked.set()
        else:
            asked.set()
            over.wait(60)

    with running(answer, out) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        over.set()
    assert process.returncode == INTERRUPTED, said
    assert said == f"Stopped. {out} is as it was before this run.\n"
    assert contents(out) == before


def test_ctrl_c_while_the_folder_is_being_written_is_not_heard() -> None:
    with files.to_the_end():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_log_of_the_run_before_stays_until_this_one_is_over(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text("before\n")
    with logging_to(log):
        logger.warning("now")
        assert log.read_text() == "before\n"
    assert "now" in log.read_text()
    with suppress(ZeroDivisionError), logging_to(log):
        logger.warning("a defect")
        _ = 1 / 0
    assert "a defect" in log.read_text()
    assert [file.name for file in tmp_path.iterdir()] == ["log.jsonl"]
