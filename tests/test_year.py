"""Three weeks of a desk in which feeds fail, functions die, and for three days nothing runs; `tests/bench/bench_year.py` lives a year."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.year import DAY, Chronicle, Troubles, lived

OUTAGE = range(8, 11)
TOPIC = "topic-0"


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    # Of these dice, everything of the topic fails for a day in each of the three functions, before and after the outage.
    return lived(tmp_path_factory.mktemp("weeks"), 20, 1, Troubles(feed=0.1, death=0.05, stuck=0.03, outage=OUTAGE), seed=25)


def test_every_day_has_a_page_or_a_page_that_says_why_not(weeks: Chronicle) -> None:
    assert weeks.unexplained() == []
    assert len(weeks.digests) + len(weeks.reasons) == len(weeks.editions) == 20


def test_troubles_were_met(weeks: Chronicle) -> None:
    """Otherwise the other rules would hold of a desk that is never put to the test."""
    assert min(weeks.deaths, weeks.failed_feeds, weeks.counts["asked again"], len(weeks.reasons), len(weeks.letters)) >= 1


def test_after_the_outage_its_days_are_made_of_what_the_feeds_still_list(weeks: Chronicle) -> None:
    for day in (weeks.days[n] for n in OUTAGE):
        late = weeks.digests[TOPIC, day]
        assert late.articles
        assert all(article.published and article.published <= late.date + DAY for article in late.articles)
        assert late.date - weeks.digests[TOPIC, day - DAY].date == timedelta(days=1)


def test_late_editions_are_made_in_the_order_of_their_days(weeks: Chronicle) -> None:
    made = [weeks.digests[TOPIC, day] for day in weeks.days if (TOPIC, day) in weeks.digests]
    assert all(later.previous_edition == earlier.edition for earlier, later in pairwise(made))
    assert not any(weeks.digests[TOPIC, weeks.days[n]].memory_gaps for n in OUTAGE)


def test_no_article_is_told_in_two_editions(weeks: Chronicle) -> None:
    told = [article.id for digest in weeks.digests.values() for article in digest.articles]
    assert len(told) == len(set(told))


def test_every_edition_is_listed_also_one_without_a_digest(weeks: Chronicle) -> None:
    for _, day in [*weeks.digests, *weeks.reasons]:
        assert f"{day}/index.html" in weeks.listed[TOPIC]
