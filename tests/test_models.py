"""Rules of the nouns, beyond what their types say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from shared.models import Batch
from shared.topics import Feed, GoogleNews
from tests.batches import article, batch, topic


def test_what_is_stored_is_read_back_the_same() -> None:
    stored = batch(article("A 中文 title"), article("Another"))
    assert Batch.model_validate_json(stored.model_dump_json()) == stored


def test_values_do_not_change_in_place() -> None:
    with pytest.raises(ValidationError):
        topic().name = "x"  # type: ignore[misc]  # that is the rule


def test_times_become_utc_and_naive_ones_are_refused() -> None:
    moment = article("A", published="2026-01-13T09:00:00+09:00").published
    assert moment == datetime(2026, 1, 13, tzinfo=UTC)
    assert moment.tzinfo is UTC
    with pytest.raises(ValidationError):
        article("A", published="2026-01-13T09:00:00")


def test_edition_is_the_local_date_of_the_topic() -> None:
    late = datetime(2026, 1, 13, 20, tzinfo=UTC)
    assert topic(timezone="Asia/Tokyo").edition_at(late) == date(2026, 1, 14)
    assert topic(timezone="America/Caracas").edition_at(datetime(2026, 1, 13, 2, tzinfo=UTC)) == date(2026, 1, 12)


def test_feed_is_called_by_its_public_address_whichever_server_answers() -> None:
    feed = Feed(google_news=GoogleNews(query="Japan", language="en", region="US"))
    assert feed.address("http://127.0.0.1:8123") == "http://127.0.0.1:8123/rss/search?q=Japan&hl=en-US&gl=US&ceid=US%3Aen"
    assert feed.name.startswith("https://news.google.com/rss/search?")


def test_feed_has_one_origin() -> None:
    with pytest.raises(ValidationError, match="either google_news or url"):
        Feed()
    with pytest.raises(ValidationError, match="either google_news or url"):
        Feed(url="https://e.example/f", google_news=GoogleNews(query="x"))
