"""The Markdown page in a real Hugo site: it builds, shows everything, and hostile text stays text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from functions.render import pages
from functions.render.text import line
from shared.claims import Evidence, Withheld
from shared.models import Composition, Digest, EarlierStory, Engine, Story
from tests.comparisons import compared_digest, comparison
from tests.factories import claim, digest, feed_outcome, numbered_article, set_aside, side
from tests.hugo_sites import BARE, Shown, build

HOSTILE = [
    "<script>alert(1)</script>",
    "{{< figure src=x >}}",
    "{{% figure %}} {{</* x */>}} {{ .Site.Title }}",
    "<!--more--> and <!-- more -->",
    "](javascript:alert(1)) ![x](https://x.example/x.png)",
    "[1]: https://evil.example",
    "[1] [2][1] [^1] [x]",
    "`code` ``more`` *em* **strong** _em_ __strong__ ~~gone~~",
    "- list", "1. list", "1) list", "+ list", "# heading", "> quote", ": definition", "- [ ] task", "---", "===", "+++", "***",
    "heading {#id .class}",
    "&lt;b&gt; &copy; &#65; &#x41; AT&T",
    "https://evil.example www.evil.example a@evil.example",
    "| a | b |",
    "back\\slash\\",
    "'single' \"double\" “curly” 「日本」 العربية — $x$ :smile: ==mark== H~2~O x^2^",
    "two  spaces, a\nline and a\ttab",
]  # fmt: skip


def _built(folder: Path, edition: Digest) -> Shown:
    content = f"content/summaries/{edition.topic}/{edition.edition}.md"
    public = build(folder, {**BARE, content: pages.render(edition)[content].body})
    return Shown((public / f"summaries/{edition.topic}/{edition.edition}/index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hostile() -> Digest:
    """Every hostile string as a title, an outlet and a claim, and some as names, labels and reasons."""
    articles = [numbered_article(n, title=text, outlet=text, summary=text) for n, text in enumerate(HOSTILE, start=1)]
    return digest(
        topic_name=" ".join(HOSTILE),
        articles=tuple(articles),
        stories=(),
        highlights=tuple(claim(text, n) for n, text in enumerate(HOSTILE, start=1)),
        perspectives=(side("china", HOSTILE[0], *(claim(text, 1, 2) for text in HOSTILE)), side("japan", HOSTILE[1], count=0)),
        feeds=(feed_outcome("failed", label=HOSTILE[2], why=HOSTILE[3], perspective="japan"),),
        set_aside=(set_aside("junk", title=HOSTILE[0]),),
    )


@pytest.fixture(scope="module")
def shown(hostile: Digest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return _built(tmp_path_factory.mktemp("hugo"), hostile)


def test_every_claim_is_a_bullet_with_its_text_and_citations(hostile: Digest, shown: Shown) -> None:
    highlights = [f"{line(text)} {n}" for n, text in enumerate(HOSTILE, start=1)]
    of_side = [f"{line(text)} 1 2" for text in HOSTILE]
    elsewhere = ["Neighbours look on 3"]
    assert shown.text["li"][: 2 * len(HOSTILE) + 1] == highlights + of_side + elsewhere


def test_every_source_is_listed_with_its_title_outlet_and_date(shown: Shown) -> None:
    listed = [f"[en-US] {line(text)} - {line(text)} (1/12/2026)" for text in HOSTILE]
    assert shown.text["li"][2 * len(HOSTILE) + 1 : 3 * len(HOSTILE) + 1] == listed


def test_links_are_the_sources_and_nothing_else(shown: Shown) -> None:
    assert {href for href, _ in shown.links} == {f"https://news.example/{n}" for n in range(1, len(HOSTILE) + 1)}
    titles = [text for _, text in shown.links if not text.isdigit()]
    assert titles == [line(text) for text in HOSTILE]


def test_no_hostile_string_becomes_markup(shown: Shown) -> None:
    assert shown.tags == {"body", "h1", "h2", "ul", "ol", "li", "p", "a", "aside", "pre", "time"}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_page_says_of_itself_is_text_too(text: str, tmp_path: Path) -> None:
    """Where copies stood, outlets nobody knows, reasons, how it went, and what a story was called before."""
    article = numbered_article(1, title="Title", also_in=(text, f"A {text}"), opinion=True)
    refused = Withheld(text=text, sources=(1,), reasons=(text,))
    mended = claim("Title", 1, quotes=((1, "Title"),)).model_copy(update={"repaired_from": refused})
    translated = Evidence(n=1, quote=text, translation="Title")
    before = EarlierStory(edition=date(2026, 1, 12), id="story-0", title=text, language="en")
    story = Story(
        id="story-1", title=text, language="en", articles=(1,), perspectives={"china": (1,)}, status="continuing", category="x--y",
        since=date(2026, 1, 12), previous=(before,),
    )  # fmt: skip
    facts = {"outlets": {text: 1}, "unknown_outlets": {text: 1}, "families": {text: 1}, "countries": {"unknown": 1}, "languages": {"en": 1}}
    built = _built(
        tmp_path,
        digest(
            articles=(article,),
            highlights=(mended, mended.model_copy(update={"evidence": (translated,), "repaired_from": None})),
            perspectives=(side("china", "China", mended, count=1),),
            elsewhere={"count": 0, "claims": ()},
            stories=(story,),
            withheld=(refused,),
            composition=(Composition(perspective="china", largest_family_share=1.0, **facts),),
            engine=Engine(name="extractive", model=text, screened_by=text, prompt_version=text, calls=1, degraded=(text,)),
        ),
    )
    assert built.tags <= {"body", "h1", "h2", "ul", "ol", "li", "p", "a", "aside", "pre", "time"}
    assert {href for href, _ in built.links} == {"https://news.example/1"}
    assert any(f"also appeared in {line(text)}, " in said or f"also appeared in A {line(text)}" in said for said in built.text["p"])
    assert any(line(text) in said for said in built.text["p"] if "also appeared in" not in said)


@pytest.mark.parametrize("text", ["plain", *HOSTILE])
def test_the_comparison_is_shown_as_it_is(text: str, tmp_path: Path) -> None:
    """What sides call things, say, and are asked about: each bullet whole, and hostile text stays text."""
    shown = line(text)
    found = comparison()
    (term, *_), (quote, *_), (differs, *_), (update,), (only,) = found.terms, found.quotes, found.differs, found.updates, found.only
    cell = differs.cells[0].model_copy(update={"value": text, "claim": differs.cells[0].claim.model_copy(update={"text": text})})
    uses = (term.uses[0].model_copy(update={"term": text, "example": Evidence(n=2, quote=text)}),)
    changes = {
        "why_none": text,
        "differs": (differs.model_copy(update={"about": text, "cells": (cell, *differs.cells[1:])}),),
        "updates": (update.model_copy(update={"about": text, "cells": (cell, *update.cells[1:])}),),
        "only": (only.model_copy(update={"cell": cell}),),
        "terms": (term.model_copy(update={"thing": text, "uses": uses}),),
        "quotes": (quote.model_copy(update={"speaker": text, "words": text, "translation": text}),),
    }
    edition = compared_digest(comparison(**changes))
    (first, *_), (story, *others) = edition.articles, edition.stories
    edition = edition.model_copy(
        update={
            "articles": (first.model_copy(update={"outlet": text}), *edition.articles[1:]),
            "stories": (story.model_copy(update={"title": first.title}), *others),
        }
    )
    built = _built(tmp_path, edition)
    assert any(said.startswith(f"Story 1, security. {shown}: “{first.title}” Told in") for said in built.text["p"])
    assert built.tags <= {"body", "h1", "h2", "ul", "ol", "li", "p", "a", "aside", "pre", "time"}
    assert {href for href, _ in built.links} == {f"https://news.example/{n}" for n in range(1, 9)}
    assert line(f"China ({shown}): {shown} 2") in built.text["li"]
    assert line(f"{shown} (3 articles of 2 outlets) 2") in built.text["li"]
    assert line(f"China: {shown}, 7 ×: “{shown}” 2") in built.text["li"]
    assert line(f"{shown}, quoted by Gulf states: “{shown}” (translated: “{shown}”) 6") in built.text["li"]
    assert f"They differ: number, “{shown}”:" in built.text["p"]
    assert f"{shown}, listed as contested:" in built.text["p"]


def test_headings_keep_their_names_and_order(shown: Shown) -> None:
    sides = [f"{name} Perspective ({name} Sources)" for name in HOSTILE[:2]]
    assert shown.text["h2"][:6] == ["Overall Highlights", *sides, "Elsewhere", "How this page was made", "Sources"]


def test_the_summary_is_the_highlights(hostile: Digest, shown: Shown) -> None:
    assert shown.text["aside"][0].count("Overall Highlights") == 1
    assert "Perspective" not in shown.text["aside"][0]


def test_front_matter_reaches_hugo_as_it_was(hostile: Digest, shown: Shown) -> None:
    params = json.loads(shown.text["pre"][0])
    assert shown.text["h1"] == [line(f"{hostile.topic_name} News - 2026-01-13")]
    assert shown.text["time"] == ["2026-01-13T04:00:00.000Z"]
    assert params["sources"] == [line(text) for text in HOSTILE]
    assert params["perspectives"][1] == {"id": "japan", "name": HOSTILE[1], "count": 0}
    assert (params["articlecount"], params["chinasources"], params["draft"]) == (len(HOSTILE), len(HOSTILE), False)


@pytest.mark.parametrize("topic", ["no", "2026-01-01", "1e3", "0x1f", "null"])
def test_a_topic_that_looks_like_something_else_stays_a_string(topic: str, tmp_path: Path) -> None:
    assert json.loads(_built(tmp_path, digest(topic=topic)).text["pre"][0])["topic"] == topic


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://x.example/Rhine_(river)", "https://x.example/Rhine_(river)"),
        ("https://x.example/a)b(c", "https://x.example/a)b(c"),
        ("https://x.example/?a=1&copy;&lt=2", "https://x.example/?a=1&copy;&lt=2"),
        ("https://x.example/{{<x>}}{{%y%}}<!--more-->", "https://x.example/%7B%7B%3Cx%3E%7D%7D%7B%7B%25y%25%7D%7D%3C!--more--%3E"),
        ("https://x.example/*a*_b_`c`\\d", "https://x.example/*a*_b_%60c%60%5Cd"),
    ],
)
def test_an_address_comes_out_as_it_went_in(url: str, href: str, tmp_path: Path) -> None:
    """Hugo percent-encodes what no address may hold; the rest is the same."""
    built = _built(tmp_path, digest(articles=(numbered_article(1, url=url, title="Title"),), elsewhere={"count": 0, "claims": ()}))
    assert (href, "Title") in built.links
    assert (href, "1") in built.links


def test_a_page_without_a_digest_builds(tmp_path: Path) -> None:
    nothing = digest(no_digest="no feed could be read", articles=(), highlights=(), perspectives=(), elsewhere={"count": 0, "claims": ()})
    assert "No digest: no feed could be read" in _built(tmp_path, nothing).text["p"]
