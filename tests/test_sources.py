"""Rules of source lists: what is read, and what a person is told when it cannot be."""

from __future__ import annotations

import json
from datetime import timedelta
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch.sources import read_source_list, read_source_lists
from shared.errors import Problem, SourceListError

GOOD = """\
id: china-japan
name: China vs Japan
perspectives:
  - {id: china, name: China, countries: [CN, HK]}
  - {id: japan, name: Japan}
max_age: 36h
feeds:
  - {perspective: japan, url: "https://www.japantimes.co.jp/feed/"}
  - {google_news: {query: "Japan site:scmp.com", language: en, region: US}}
"""

OLDER = {
    "topics": [
        {
            "id": "venezuela",
            "name": "Venezuela",
            "active": True,
            "perspectives": [{"id": "us", "name": "United States"}],
            "rssFeeds": [{"type": "google_news", "language": "es", "region": "VE", "query": "Venezuela", "perspective": "us"}],
        }
    ],
    "settings": {"maxArticlesPerTopic": 12, "articleMaxAge": "3d", "minArticlesPerFeed": 5},
}


def problems(text: str | bytes, name: str = "topics.yaml") -> list[Problem]:
    with pytest.raises(SourceListError) as caught:
        read_source_list(name, text if isinstance(text, bytes) else dedent(text).encode())
    return caught.value.problems


def test_yaml_with_one_topic_is_read() -> None:
    (topic,) = read_source_list("a.yaml", GOOD.encode())
    assert topic.perspectives[0].countries == ("CN", "HK")
    assert topic.max_age == timedelta(hours=36)
    assert topic.feeds[1].name == "https://news.google.com/rss/search?q=Japan+site%3Ascmp.com&hl=en-US&gl=US&ceid=US%3Aen"


def test_several_topics_stand_under_topics() -> None:
    body = json.dumps({"topics": [{"id": i, "name": i, "feeds": [{"url": "https://e.example/f"}]} for i in ("a", "b")]})
    assert [topic.id for topic in read_source_list("a.json", body.encode())] == ["a", "b"]


def test_json_and_yaml_give_the_same_topic() -> None:
    as_json = {
        "id": "t",
        "name": "T",
        "feeds": [{"url": "https://e.example/f", "perspective": "x"}],
        "perspectives": [{"id": "x", "name": "X — é 中"}],
    }
    as_yaml = "id: t\nname: T\nfeeds: [{url: 'https://e.example/f', perspective: x}]\nperspectives: [{id: x, name: X — é 中}]\n"
    assert read_source_list("a.json", json.dumps(as_json).encode()) == read_source_list("a.yaml", as_yaml.encode())


def test_older_topics_json_is_accepted_as_it_is() -> None:
    (topic,) = read_source_list("topics.json", json.dumps(OLDER).encode())
    assert (topic.max_articles, topic.max_age) == (12, timedelta(days=3))
    assert topic.feeds[0].perspective == "us"
    assert topic.feeds[0].google_news is not None
    assert topic.feeds[0].google_news.tag == "es-VE"


def test_problem_in_older_topics_json_is_named_as_it_is_spelled_there() -> None:
    broken = json.loads(json.dumps(OLDER))
    del broken["topics"][0]["rssFeeds"][0]["query"]
    assert [p.field for p in problems(json.dumps(broken), "topics.json")] == ["topics.0.rssFeeds.0.query"]


def test_domain_of_an_outlet_may_be_written_as_people_do() -> None:
    (topic,) = read_source_list("a.yaml", GOOD.replace("countries: [CN, HK]", "outlets: [www.SCMP.com]").encode())
    assert topic.perspectives[0].outlets == ("scmp.com",)


def test_norway_is_a_country_not_a_no() -> None:
    text = GOOD.replace("[CN, HK]", "[NO]")
    (topic,) = read_source_list("a.yaml", text.encode())
    assert topic.perspectives[0].countries == ("NO",)


@pytest.mark.parametrize(
    ("text", "line", "field", "says"),
    [
        ("id: a\n  name: x: y\n", 2, "", "not valid YAML"),
        (GOOD.replace("max_age", "max_aeg"), 6, "max_aeg", "unknown key"),
        (GOOD.replace("perspective: japan, url", "perspective: jpan, url"), 8, "feeds.0.perspective", "no side 'jpan'"),
        (GOOD.replace("{perspective: japan, url", "{url"), 5, "perspectives.1", "no rule and no feed"),
        (GOOD.replace("[CN, HK]", "[UK]"), 4, "perspectives.0.countries.0", "'UK' is not an ISO 3166-1"),
        (GOOD.replace("id: japan, name: Japan", "id: china, name: Japan"), 5, "perspectives.1.id", "stands twice"),
        (GOOD.replace('"https://www.japantimes.co.jp/feed/"', "ftp://e.example"), 8, "feeds.0.url", "not an http or https address"),
        (GOOD + "id: again\n", 10, "", "the key 'id' stands twice"),
        (GOOD.replace("id: china-japan", "id: China Japan"), 1, "id", "not an id"),
        (GOOD.replace("36h", "99d"), 6, "max_age", "not an age"),
        (GOOD + "timezone: Mars/Base\n", 10, "timezone", "not an IANA time zone"),
        (GOOD.replace("id: china,", "id: elsewhere,"), 4, "perspectives.0.id", "kept for outlets of no side"),
        (GOOD + '  - {url: "https://www.japantimes.co.jp/feed/"}\n', 10, "feeds.2", "stands twice"),
        (GOOD.replace("{id: japan, name: Japan}", "{id: japan, name: Japan, countries: [HK]}"), 5, "perspectives.1.countries", "too"),
        (GOOD.replace("https://www", "https://me:secret@www"), 8, "feeds.0.url", "name or password"),
        (GOOD + "timezone: localtime\n", 10, "timezone", "not an IANA time zone"),
        (GOOD.replace("countries: [CN, HK]", "outlets: [https://scmp.com/]"), 4, "perspectives.0.outlets.0", "not a domain"),
        ("a: &x 1\nb: *x\n", 1, "", "anchors and aliases"),
        ("--- {}\n--- {}\n", 2, "", "second document"),
        ("a: !!python/object:os.system x\n", 1, "", "tag"),
    ],
)
def test_problem_names_line_field_and_remedy(text: str, line: int, field: str, says: str) -> None:
    first = problems(text)[0]
    assert (first.file, first.line, first.field) == ("topics.yaml", line, field)
    assert says in first.problem
    assert first.remedy


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = GOOD.replace("36h", "99d").replace("[CN, HK]", "[UK]") + "colour: red\n"
    assert {p.field for p in problems(text)} == {"max_age", "perspectives.0.countries.0", "colour"}


def test_a_misspelled_key_gets_a_suggestion() -> None:
    assert problems(GOOD.replace("max_age", "max_aeg"))[0].remedy == "Did you mean max_age?"


def test_id_used_twice_in_one_file_is_refused() -> None:
    text = "topics:\n" + 2 * "- {id: a, name: A, feeds: [{url: 'https://e.example/f'}]}\n"
    assert [(p.line, p.field) for p in problems(text)] == [(3, "topics.1.id")]


def test_id_used_in_two_files_refuses_the_second_by_name() -> None:
    topics, found = read_source_lists([("a.yaml", GOOD.encode()), ("b.yaml", GOOD.encode())])
    assert [topic.id for topic in topics] == ["china-japan"]
    assert [(p.file, p.field) for p in found] == [("b.yaml", "id")]
    assert "a.yaml" in found[0].remedy


def test_one_broken_file_takes_no_other_down() -> None:
    topics, found = read_source_lists([("a.yaml", b"{"), ("b.yaml", GOOD.encode())])
    assert [topic.id for topic in topics] == ["china-japan"]
    assert [p.file for p in found] == ["a.yaml"]


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("a.yaml", b"", "empty"),
        ("a.yaml", b"\xff\xfe", "not UTF-8"),
        ("a.yaml", b"[" * 100_000, "nested deeper"),
        ("a.json", b"[" * 100_000, "nested deeper"),
        ("a.json", b'{"id": 1,}', "not valid JSON"),
        ("a.json", b'{"id": 1, "id": 2}', "stands twice"),
        ("a.json", b'{"id": NaN} x', "after the end"),
        ("a.txt", b"id: a", "not a source list"),
        ("a.yaml", b"#" * 1_000_001, "1,000,001 bytes"),
        ("a.yaml", b"\x00", "not valid YAML"),
        ("a.yaml", b"? [a]\n: b\n", "key must be plain text"),
        ("a.yaml", b"topics: []", "at least one topic"),
    ],
)
def test_hostile_or_empty_files_get_a_reason(name: str, body: bytes, says: str) -> None:
    assert says in problems(body, name)[0].problem


@given(st.binary(max_size=300), st.sampled_from(["a.yaml", "a.json"]))
def test_any_bytes_are_read_or_refused_by_name(body: bytes, name: str) -> None:
    topics, found = read_source_lists([(name, body)])
    assert bool(topics) != bool(found)
    assert all(p.file == name for p in found)


def test_more_than_a_thousand_feeds_are_refused_from_the_first_too_many() -> None:
    def topic(name: str, count: int) -> dict[str, object]:
        return {"id": name, "name": name, "feeds": [{"url": f"https://e.example/{name}/{n}"} for n in range(count)]}

    assert len(read_source_list("a.json", json.dumps({"topics": [topic("a", 600), topic("b", 400)]}).encode())) == 2
    (problem,) = problems(json.dumps({"topics": [topic("a", 600), topic("b", 401)]}, indent=0), "a.json")
    assert (problem.field, problem.problem) == ("topics.1.feeds.400", "the file lists 1,001 feeds")
    assert problem.line > 1000


def test_more_sides_than_a_page_can_show_are_refused() -> None:
    sides = [{"id": f"s{n}", "name": "S", "countries": ["CN"]} for n in range(13)]
    (problem,) = problems(json.dumps({"id": "a", "name": "A", "feeds": [{"url": "https://e.example/"}], "perspectives": sides}), "a.json")
    assert (problem.field, problem.problem) == ("perspectives", "there are 13 perspectives")


def test_feed_has_the_title_that_people_gave_it() -> None:
    (topic,) = read_source_list("a.yaml", b"id: a\nname: A\nfeeds: [{url: 'https://e.example/', title: The Example}]\n")
    assert topic.feeds[0].label == "The Example"
    assert topic.feeds[0].name == "https://e.example/"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("language: english!", "it is not a language tag"),
        ("max_articles: many", "it must be a whole number"),
        ("active: perhaps", "it must be true or false"),
        ("terms: [a]", "it must hold keys and values"),
    ],
)
def test_wrong_shape_is_said_in_words(line: str, says: str) -> None:
    (found,) = problems(f"{GOOD}{line}\n")
    assert found.problem == says


def test_problems_come_in_the_order_of_their_lines() -> None:
    lines = [p.line for p in problems(GOOD.replace("36h", "99d").replace("[CN, HK]", "[UK]") + "colour: red\n")]
    assert lines == sorted(lines)


OWN = """\
id: a
name: A
perspectives: [{id: china, name: China, countries: [CN]}]
outlets:
  - {name: 我的报纸, aliases: [My Paper], domains: [www.My-Paper.example], country: CN, family: Mine, state_affiliated: no, language: zh}
  - {name: A Body, domains: [body.example], country: INT}
feeds: [{url: "https://feeds.example/a.xml"}]
"""


def test_a_topic_brings_outlets_of_its_own() -> None:
    (topic,) = read_source_list("a.yaml", OWN.encode())
    first, second = topic.outlets
    assert (first.name, first.domains, first.country, first.family, first.state_affiliated) == (
        "我的报纸",
        ("my-paper.example",),
        "CN",
        "Mine",
        "no",
    )
    assert (second.country, second.family, second.state_affiliated, second.language) == ("INT", None, None, "und")


@pytest.mark.parametrize(
    ("said", "instead", "field", "problem"),
    [
        ("country: INT", "country: UK", "outlets.1.country", "'UK' is not an ISO 3166-1 alpha-2 country code"),
        (", country: INT", "", "outlets.1.country", "it is missing"),
        ("domains: [body.example]", "domains: []", "outlets.1.domains", "it is empty"),
        ("[body.example]", "[co.uk]", "outlets.1.domains.0", "'co.uk' is nobody's own: others register below it"),
        ("[body.example]", "[127.0.0.1]", "outlets.1.domains.0", "'127.0.0.1' is not a domain"),
        ("[body.example]", "[my-paper.example]", "outlets.1.domains.0", "'my-paper.example' belongs to '我的报纸' too"),
        ("state_affiliated: no", "state_affiliated: maybe", "outlets.0.state_affiliated", "it is none of the words that can stand here"),
        ("family: Mine", "owner: Mine", "outlets.0.owner", "unknown key"),
    ],
)
def test_a_mistake_in_an_own_outlet_is_told_with_its_place(said: str, instead: str, field: str, problem: str) -> None:
    assert said in OWN
    with pytest.raises(SourceListError) as refused:
        read_source_list("a.yaml", OWN.replace(said, instead, 1).encode())
    (found,) = refused.value.problems
    assert (found.field, found.problem) == (field, problem)
    assert found.line == 5 + int(field.split(".")[1])
    assert found.remedy


CONTESTED = (
    GOOD
    + """\
contested:
  water from Fukushima:
    japan: [treated water, 処理水]
    china: [nuclear-contaminated water, 核污染水]
"""
)


def test_what_each_side_calls_a_thing_is_read() -> None:
    (topic,) = read_source_list("a.yaml", CONTESTED.encode())
    assert topic.contested == {
        "water from Fukushima": {"japan": ("treated water", "処理水"), "china": ("nuclear-contaminated water", "核污染水")}
    }


@pytest.mark.parametrize(
    ("wrong", "line", "field", "problem", "remedy"),
    [
        ("    korea: [x water]", 13, "contested.water from Fukushima.korea", "there is no side 'korea'", "Use one of: china, japan."),
        ("    china: [Treated Water]", 13, "contested.water from Fukushima.china.0", "'Treated Water' stands under", "Keep it under"),
        ("    china: []", 13, "contested.water from Fukushima.china", "it is empty", "Add at least one."),
        ("    china: ['...']", 13, "contested.water from Fukushima.china.0", "'...' is not a term", "Write the words"),
        ("    china: treated", 13, "contested.water from Fukushima.china", "it must be a list", "Write [one, two]"),
        ("  U.S. ban: {}", 13, "contested.U.S. ban", "it names no side", "Write below it"),
        ("  ban: [a, b]", 13, "contested.ban", "it must hold keys and values", "Write {key: value}"),
    ],
)
def test_mistake_in_what_sides_call_a_thing_is_named(wrong: str, line: int, field: str, problem: str, remedy: str) -> None:
    body = f"{GOOD}contested:\n  water from Fukushima:\n    japan: [treated water]\n{wrong}\n"
    (found,) = problems(body)
    assert (found.line, found.field) == (line, field)
    assert problem in found.problem
    assert remedy in found.remedy
