"""Text into Markdown: as few backslashes as possible, and every parser shows what was there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from functions.render import markdown
from functions.render.text import line

SPECIAL = "\\`*_{}[]()<>#+-.!|~&;:=@/%$^\"'\n\t \x00\x85\u2028\u3000\u202eaZ1９é中ع"
TEXTS = st.text(st.one_of(st.sampled_from(SPECIAL), st.characters(codec="utf-8")))
PATHS = st.text(st.one_of(st.sampled_from("\\`*_{}[]()<>#&;=%~'\"!a1é"), st.characters(codec="utf-8", exclude_categories=["Z", "C"])))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


PARSER = _parser()


def _shown(tokens: list[Token]) -> str:
    """The text of plain inline content; whatever is no text becomes visible as its kind."""
    return "".join(token.content if token.type == "text" else f"‹{token.type}›" for token in tokens)


def _blocks(source: str) -> list[str]:
    return [token.type for token in PARSER.parse(source)]


@given(TEXTS)
@example("- a")
@example("1. a")
@example("# a")
@example("---")
@example("a &amp; b")
@example("a  b\\")
def test_a_bullet_shows_its_text(text: str) -> None:
    source = f"- {markdown.opening(text)} [1]\n\n[1]: https://news.example/1\n"
    item = ["bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close", "bullet_list_close"]
    assert _blocks(source) == item
    *words, link_open, number, _ = PARSER.parse(source)[3].children or []
    assert _shown(words) == (f"{line(text)} " if line(text) else "")
    assert (link_open.attrs["href"], number.content) == ("https://news.example/1", "1")


@given(TEXTS.filter(line))
def test_a_paragraph_shows_its_text(text: str) -> None:
    assert _blocks(markdown.opening(text)) == ["paragraph_open", "inline", "paragraph_close"]
    assert _shown(PARSER.parse(markdown.opening(text))[1].children or []) == line(text)


@given(TEXTS)
def test_a_link_shows_its_title(text: str) -> None:
    (inline,) = (token for token in PARSER.parse(f"1. [{markdown.inline(text)}](https://news.example/)") if token.type == "inline")
    assert (inline.children or [])[0].type == "link_open"
    assert _shown((inline.children or [])[1:-1]) == line(text)


@given(PATHS)
@example("Rhine_(river)")
@example("a(b")
@example("a)(b")
@example("((((a))))")
@example("?a=1&copy;=2&amp;b")
@example("{{<x>}}")
@example("\\")
def test_an_address_stays_itself(path: str) -> None:
    url = f"https://news.example/{path}"
    source = f"[t]({markdown.destination(url)}) - [1]\n\n[1]: {markdown.destination(url)}\n"
    links = [token.attrs["href"] for token in PARSER.parse(source)[1].children or [] if token.type == "link_open"]
    assert links == [url, url]


@pytest.mark.parametrize(
    "text",
    [
        "China & Japan: 'no' to \"yes\" - 10% of $5 (and more)…",
        "snake_case_name, 5-2, 3.5 and #1!",
        "2026 was a year. 1st of it",
        "-5 °C in Tokyo",
        "#hashtag, AT&T and R&D",
        "+8% growth = more",
    ],
)
def test_plain_headlines_get_no_backslash(text: str) -> None:
    assert markdown.opening(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see https://x.example", r"see https:\//x.example"),
        ("see www.x.example", r"see www\.x.example"),
        ("write to a@x.example", r"write to a\@x.example"),
    ],
)
def test_what_linkify_would_link_is_broken_up(text: str, escaped: str) -> None:
    assert markdown.inline(text) == escaped


@given(st.text(st.sampled_from("{<%>/*! }-more")))
@example("{{< x >}}")
@example("{{% x %}}")
@example("{{{<!--more-->")
def test_nothing_is_left_for_hugo(text: str) -> None:
    for escaped in (markdown.inline(text), markdown.opening(text), markdown.destination(f"https://x.example/{text}")):
        assert "{{" not in escaped
        assert "<!--more-->" not in escaped


@given(st.dictionaries(st.text(st.sampled_from("abc"), min_size=1), st.one_of(TEXTS, st.lists(TEXTS), st.integers(), st.booleans())))
@example({"a": "no", "b": ["2026-01-01", "1e3", "null", "~", "0o7", "---", "a: b", "# c", ""]})
def test_front_matter_reads_back(values: dict[str, object]) -> None:
    text = markdown.front_matter(values)
    assert text.startswith("---\n")
    assert text.endswith("\n---\n") or text == "---\n{}\n---\n"
    cleaned = {
        key: line(value) if isinstance(value, str) else [line(item) for item in value] if isinstance(value, list) else value
        for key, value in values.items()
    }
    parsed = yaml.safe_load(text.removeprefix("---\n").removesuffix("---\n"))
    assert parsed == cleaned
    assert list(parsed) == list(values)


def test_front_matter_quotes_every_string() -> None:
    """YAML 1.2 readers take a plain 1e3 for a number, which PyYAML does not."""
    assert markdown.front_matter({"topic": "1e3"}) == '---\ntopic: "1e3"\n---\n'


def test_a_moment_is_a_timestamp_in_milliseconds() -> None:
    assert markdown.front_matter({"date": datetime(2026, 1, 13, 4, tzinfo=UTC)}) == "---\ndate: 2026-01-13T04:00:00.000Z\n---\n"


def test_a_line_is_one_line_without_what_reorders_or_breaks_it() -> None:
    assert line(" a\r\nb\x00c\u2028d \u202eevil\u2066 \ud800\uffff") == "a b c d evil"
