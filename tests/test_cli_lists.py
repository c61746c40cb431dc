"""`parallax import`, `check` and `feeds`: source lists that people have, and how their feeds are."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch.sources import read_source_list
from infra.local.lists import as_yaml
from shared.models import Catalogue, Digest, SourceList
from shared.topics import Feed, Perspective, Topic
from tests.factories import digest, feed_outcome
from tests.test_cli import parallax
from tests.test_opml import EXPORT


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_import_writes_a_topic_file_to_go_on_with(export: Path) -> None:
    answer = parallax("import", export, "--id", "china-japan")
    assert answer.exit_code == 0
    assert answer.stdout.endswith("""
id: china-japan
name: My feeds
perspectives:
  - {id: china, name: China}
  - {id: side, name: 日本}
feeds:
  - {title: Xinhua, perspective: china, url: 'https://xinhua.example/rss', language: zh-CN}
  - {title: Caixin, perspective: china, url: 'https://caixin.example/rss'}
  - {title: NHK, perspective: side, url: 'https://nhk.example/rss'}
  - {url: 'https://reuters.example/rss'}
""")
    assert "countries" in answer.stdout.splitlines()[1]


def test_import_into_a_file_overwrites_nothing(export: Path, tmp_path: Path) -> None:
    out = tmp_path / "topic.yaml"
    assert parallax("import", export, "--id", "a", "--out", out).exit_code == 0
    assert parallax("check", out).stdout == f"a: My feeds, 4 feeds\n{out}: no mistakes\n"
    written = out.read_bytes()
    answer = parallax("import", export, "--id", "b", "--out", out)
    assert (answer.exit_code, out.read_bytes()) == (2, written)
    assert "is there already, and is not overwritten" in answer.stderr


@pytest.mark.parametrize("words", [("--id", "Not an id"), ()])
def test_import_needs_an_id(export: Path, words: tuple[str, ...]) -> None:
    answer = parallax("import", export, *words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "--id" in answer.stderr
    assert str(export) not in answer.stderr


def test_import_of_a_file_with_mistakes_writes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.opml"
    bad.write_text("<opml><body>\n<outline type='rss' text='A'/></body></opml>", encoding="utf-8")
    answer = parallax("import", bad, "--id", "a", "--out", tmp_path / "a.yaml")
    assert answer.exit_code == 2
    assert answer.stderr.startswith(f"{bad}:2:1: xmlUrl: ")
    assert not (tmp_path / "a.yaml").exists()


def test_import_is_of_opml_only(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a", encoding="utf-8")
    assert parallax("import", tmp_path / "a.yaml", "--id", "a").exit_code == 2


lines = st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
urls = st.from_regex(r"https://[a-z]{1,5}\.example/[!-~]{0,10}", fullmatch=True)


@given(lines, st.lists(urls, min_size=1, max_size=4, unique=True), lines)
def test_what_import_writes_is_read_as_it_was_meant(name: str, addresses: list[str], title: str) -> None:
    feeds = tuple(Feed(url=url, title=title, perspective="no") for url in addresses)
    topic = Topic(id="1e3", name=name, perspectives=(Perspective(id="no", name=title),), feeds=feeds)
    assert read_source_list("a.yaml", as_yaml(topic).encode("utf-8", "replace")) == [topic]


def test_check_takes_opml(export: Path) -> None:
    assert parallax("check", export).stdout == f"feeds: My feeds, 4 feeds\n{export}: no mistakes\n"


def store(out: Path, found: Digest) -> None:
    path = out / "data" / "digests" / found.topic / f"{found.edition}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(found.model_dump_json(), encoding="utf-8")


def test_feeds_tells_how_each_feed_fared_at_the_newest_edition(tmp_path: Path) -> None:
    when = datetime(2026, 1, 12, 4, tzinfo=UTC)
    bad = feed_outcome("failed", label="The \x1b[2JTimes", why="no answer", last_success=when, failures=3, next_try=when.replace(day=14))
    store(tmp_path, digest(feeds=(bad,)))
    store(tmp_path, digest(edition=datetime(2026, 1, 12, tzinfo=UTC).date(), feeds=(feed_outcome(label="Older"),)))
    store(tmp_path, digest(topic="tokyo", feeds=(feed_outcome(label="The Post", articles=17),)))
    command: list[str | Path] = [Path(sys.executable).with_name("parallax"), "feeds", "--out", tmp_path]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env={"COLUMNS": "40"}).stdout  # noqa: S603 - our own words
    rows = [" ".join(row.split()) for row in answer.splitlines()]
    assert rows == [
        "china-japan, edition of 2026-01-13",
        "feed status items last success failures next try why",
        "The [2JTimes failed 0 2026-01-12 04:00Z 3 2026-01-14 04:00Z no answer",
        "tokyo, edition of 2026-01-13",
        "feed status items last success failures next try why",
        "The Post ok 17 0",
    ]


def test_feeds_wraps_no_address_where_a_program_reads_it(tmp_path: Path) -> None:
    address = "https://times.example/" + "a-long-way/" * 60 + "feed.xml"
    store(tmp_path, digest(feeds=(feed_outcome(label=address),)))
    assert f"{address}  ok" in parallax("feeds", "--out", tmp_path).stdout


def test_feeds_names_retired_topics_and_lists_their_feeds_no_more(tmp_path: Path) -> None:
    topic = Topic(id="tokyo", name="Tokyo", feeds=(Feed(url="https://post.example/feed"),))
    catalogue = Catalogue(lists={"tokyo.yaml": SourceList(etag="1", topics=(topic,))})
    store(tmp_path, digest(feeds=(feed_outcome(label="The Times"),)))
    store(tmp_path, digest(topic="tokyo", feeds=(feed_outcome(label="The Post"),)))
    (tmp_path / "data" / "state").mkdir()
    (tmp_path / "data" / "state" / "catalogue.json").write_text(catalogue.model_dump_json(), encoding="utf-8")
    said = parallax("feeds", "--out", tmp_path).stdout
    assert "The Post" in said
    assert "The Times" not in said
    assert said.endswith("retired, their feeds are not asked any more: china-japan\n")


def test_feeds_needs_an_edition(tmp_path: Path) -> None:
    answer = parallax("feeds", "--out", tmp_path)
    assert answer.exit_code == 2
    assert "parallax run" in answer.stderr
