"""`parallax outlets`: what a person is told of an outlet, and which ones are not known."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.batches import article, batch, topic
from tests.test_cli import parallax


def test_an_outlet_is_told_with_the_origin_of_each_fact() -> None:
    answer = parallax("outlets", "新华网")
    assert answer.exit_code == 0
    first, *facts = answer.stdout.splitlines()
    assert first == "新华网: Xinhua News Agency (by its name)"
    assert "  country   CN [domain]" in facts
    assert "  state     yes [owner]" in facts
    assert any(fact.startswith("  domains   xinhuanet.com, news.cn") for fact in facts)


def test_namesakes_are_told_and_none_is_chosen() -> None:
    answer = parallax("outlets", "El Universal", "--language", "es")
    assert answer.exit_code == 3
    first, *others = answer.stdout.splitlines()
    assert first.startswith("El Universal: unknown (")
    assert {other.split(",")[1].strip() for other in others} == {"CO", "MX", "VE"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("msn.com", "platform"),
        ("nobody.example", "no entry has this domain"),
        ("Nobody's Paper", "no entry has this name"),
        ("127.0.0.1", "domain"),
    ],
)
def test_what_is_not_known_says_why(said: str, why: str) -> None:
    answer = parallax("outlets", said)
    assert answer.exit_code == 3
    assert why in answer.stdout


def test_language_tells_some_namesakes_apart() -> None:
    (found,) = json.loads(parallax("outlets", "ABC", "--language", "es-VE", "--json").stdout)
    assert found["outlet"]["country"] == "ES"
    assert len(found["candidates"]) > 1


def test_json_has_every_fact() -> None:
    found, missing = json.loads(parallax("outlets", "scmp.com", "nobody.example", "--json").stdout)
    assert found["outlet"]["id"] == "scmp"
    assert found["outlet"]["sources"].keys() == {"country", "family", "state_affiliated", "language"}
    assert missing["outlet"] is None


def test_unknown_outlets_of_the_newest_batches_are_counted(tmp_path: Path) -> None:
    mine = topic(outlets=[{"name": "Mine", "domains": ["mine.example"], "country": "CN"}])
    articles = [
        article("One", outlet="A \x1b[2JBlog", outlet_domain="blog.example"),
        article("Two", outlet="A \x1b[2JBlog", outlet_domain="blog.example"),
        article("Three", outlet="Another"),
        article("Four", outlet="Dawn", outlet_domain="dawn.com"),
        article("Five", outlet="Mine", outlet_domain="mine.example"),
    ]
    folder = tmp_path / "data" / "articles" / mine.id
    folder.mkdir(parents=True)
    for day, brought in (("2026-01-12", articles[2:]), ("2026-01-13", articles)):
        body = batch(*brought, topic=mine).model_dump_json().encode()
        (folder / f"{day}.json.gz").write_bytes(gzip.compress(body))
    rows = json.loads(parallax("outlets", "--unknown", tmp_path, "--json").stdout)
    assert [(row["domain"], row["articles"]) for row in rows] == [("blog.example", 2), ("", 1)]
    shown = parallax("outlets", "--unknown", tmp_path).stdout
    assert "blog.example" in shown
    assert "\x1b" not in shown


def test_outlets_needs_something_to_look_up() -> None:
    assert parallax("outlets").exit_code == 2


def test_unknown_outlets_of_a_folder_without_editions_say_so(tmp_path: Path) -> None:
    answer = parallax("outlets", "--unknown", tmp_path)
    assert (answer.exit_code, "there is no edition in" in answer.stderr) == (2, True)


def test_batch_that_cannot_be_read_takes_no_other_topic_down(tmp_path: Path) -> None:
    for name, body in (("bad", b"garbage"), ("good", gzip.compress(batch(article("One", outlet="Nobody")).model_dump_json().encode()))):
        folder = tmp_path / "data" / "articles" / name
        folder.mkdir(parents=True)
        (folder / "2026-01-13.json.gz").write_bytes(body)
    answer = parallax("outlets", "--unknown", tmp_path, "--json")
    assert [row["outlet"] for row in json.loads(answer.stdout)] == ["Nobody"]
    assert "bad/2026-01-13.json.gz: it is not gzip" in answer.stderr
