"""The events in tests/events are what each function understands; `sam local invoke` takes the same files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shared.events import Item, NoDigest, Plan, Reconcile, StoredObject, TopicDue, items

EVENTS = Path(__file__).parent / "events"
SUBJECTS = {
    "fetch_schedule": Plan,
    "fetch_reconcile": Reconcile,
    "fetch_topic": TopicDue,
    "fetch_day": TopicDue,
    "fetch_source_list": "topics/china & japan.yaml",
    "fetch_source_list_removed": "topics/china & japan.yaml",
    "digest_batch": "articles/china-japan/2026-06-15.json.gz",
    "render_no_digest": NoDigest,
    "render_digest": "digests/china-japan/2026-06-15.json",
}


def _messages(event: Any) -> list[Any]:
    """The messages that lie in an event of a queue; an event that was handed over directly is one itself."""
    return [json.loads(record["body"]) for record in event["Records"]] if "Records" in event else [event]


def test_every_sample_is_known() -> None:
    assert {path.stem for path in EVENTS.glob("*.json")} == SUBJECTS.keys()


def _item(name: str) -> Item:
    event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    (item,) = [item for message in _messages(event) for item in items(message)]
    return item


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_sample_is_about_one_thing(name: str) -> None:
    item = _item(name)
    assert SUBJECTS[name] == (item.key if isinstance(item, StoredObject) else type(item))


def test_a_day_is_one_edition_of_one_topic_and_a_topic_alone_means_today() -> None:
    day, today = _item("fetch_day"), _item("fetch_topic")
    assert isinstance(day, TopicDue)
    assert isinstance(today, TopicDue)
    assert (day.edition, today.edition) == (date(2026, 6, 14), None)


def test_only_the_removal_is_one() -> None:
    found = {name: _item(name) for name in SUBJECTS}
    assert [name for name, item in found.items() if isinstance(item, StoredObject) and item.removed] == ["fetch_source_list_removed"]
