"""Rules of a local run's exit status."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infra.local.emulator import DeadLetter
from infra.local.run import Outcome, TopicOutcome

PAGE = Path("page.md")


def topic(why: str = "", page: Path | None = PAGE) -> TopicOutcome:
    return TopicOutcome("china-japan", date(2026, 1, 13), 1.0, why, page)


@pytest.mark.parametrize(
    ("topics", "letters", "status"),
    [
        ([topic()], [], 0),
        ([topic(), topic(why="none of the 2 feeds could be read.")], [], 3),
        ([topic(why="there is a digest, but no page", page=None)], [], 1),
        ([topic()], [DeadLetter("FetchQueue", "{}", "KeyError: 'x'")], 1),
    ],
)
def test_exit_status_tells_published_from_explained_from_broken(topics: list[TopicOutcome], letters: list[DeadLetter], status: int) -> None:
    assert Outcome(topics, letters, [], Path("site"), Path("log")).status == status
