"""Hostile text as titles, outlets, claims, terms, quotes and cells: every page is there, shows it as it was, and runs none of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from functions.render import pages
from functions.render.text import clean
from tests.attacks import ORDERS
from tests.browser import site
from tests.hostile_pages import A_PAGE, Page, digests, shown
from tests.hugo_sites import BARE, Shown, build, build_with_ours
from tests.test_hugo import HOSTILE

TEXTS = [
    *HOSTILE,
    *ORDERS,
    '"><svg onload=alert(1)><animate onbegin=alert(1)>',
    "'-alert(1)-'` ${alert(1)} {{constructor.constructor('alert(1)')()}} <%= 7*7 %> #{7*7}",
    "<img src=x onerror=alert(1)//><iframe srcdoc='<script>alert(1)</script>'><base href=//evil.example>",
    "<a href=\"javascript:alert(1)\">x</a> <javascript:alert(1)> [x](data:text/html;base64,PHN2Zz4=) [y](vbscript:x)",
    "![a](x\"onerror=\"alert(1)) <!-- --><!DOCTYPE x><![CDATA[ ]]> &colon;alert&lpar;1&rpar; </title></textarea></style>",
    "{{< highlight html >}} {{% include /etc/passwd %}} {{</* youtube x */>}} {{ readFile \"hugo.toml\" }} {{</ x >}} {{% /x %}}",
    "\u202eright to left override \u2066isolate\u2069 \u200bzero\u200dwidth \ufeff \x00\x1b[31m \x85 \u2028line\u2029",
    "Z̡̡͚̪͂ͣ̓a̛̗̍ͥl̡̺̋g̛͎͗o̧̨̍ ﷽ 👩‍👩‍👧‍👦 🏳️‍🌈 田中さんにあげて下さい مُنَاقَشَةُ سُبُلِ",
    "---\ntitle: other\n---\n\n# Heading\n\n| a |\n|---|\n```\ncode",
    '#"><img src=/ onerror=alert(2)> href=/x',  # what relativeURLs would change, in text as well
    "x" * 900,
    "0", "-1", "null", "true", "NaN", "1/0", "''", "\\", "%s%n %00 %0d%0a", "=cmd|' /C calc'!A0", "../../../etc/passwd", "CON",
]  # fmt: skip

EDITIONS = list(digests(TEXTS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    site.publish(out, EDITIONS, "https://site.example")
    return out


def test_every_page_is_there_and_runs_nothing(folder: Path) -> None:
    for edition in EDITIONS:
        assert (folder / f"summaries/hostile/{edition.edition}/index.html").is_file()
    html = list(folder.rglob("*.html"))
    faults = {str(path): found for path in html if (found := Page(path.read_text(), scripts=2 * (path.name == "search.html")).faults)}
    assert faults == {}


def test_titles_come_back_from_html_and_json_as_they_went_in(folder: Path) -> None:
    for edition in EDITIONS:
        page = Page((folder / f"summaries/hostile/{edition.edition}/index.html").read_text())
        told = {f"source-{article.n}": shown(article.title) for article in edition.articles}
        assert {name: " ".join(title.split()) for name, title in page.titles.items()} == told
        stored = json.loads((folder / f"summaries/hostile/{edition.edition}/digest.json").read_text())
        assert [article["title"] for article in stored["articles"]] == [article.title for article in edition.articles]


@pytest.mark.parametrize("layouts", ["ours", "bare"])
def test_titles_come_back_from_hugo_which_runs_no_shortcode(layouts: str, folder: Path, tmp_path: Path) -> None:
    content = {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "content").rglob("*.md")}
    least = {**BARE, "layouts/_default/single.html": b'<body><div class="digest">{{ .Content }}</div></body>'}
    public = build_with_ours(tmp_path, content) if layouts == "ours" else build(tmp_path, {**least, **content})
    for edition in EDITIONS:
        html = (public / f"summaries/hostile/{edition.edition}/index.html").read_text()
        assert Page(html).faults == []
        said = Shown(html, within="digest")
        assert said.tags <= {"h2", "ul", "ol", "li", "p", "a"}
        assert {href for href, _ in said.links} == {article.url for article in edition.articles}
        titles = [" ".join(text.split()) for _, text in said.links][-len(edition.articles) :]
        assert titles == [shown(article.title) for article in edition.articles]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(min_size=1, max_size=60).filter(lambda text: clean(text).strip()), min_size=1, max_size=A_PAGE))
def test_any_text_is_text(texts: list[str]) -> None:
    (edition,) = digests(texts)
    for path, page in pages.render(edition).items():
        if path.endswith(".html"):
            found = Page(page.body.decode())
            assert found.faults == []
            assert [" ".join(title.split()) for title in found.titles.values()] == [
                shown(article.title) for article in sorted(edition.articles, key=lambda article: (article.perspective, article.n))
            ]
        if path.endswith(".md"):
            body = page.body.decode().split("---\n", 2)[2]
            assert Page(MarkdownIt("commonmark").render(body.replace("<!--more-->", ""))).faults == []
