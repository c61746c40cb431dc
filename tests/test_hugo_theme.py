"""Sites of many editions that Hugo builds, with the layouts of infra/hugo and with bare ones: every field, bullet and source is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from markdown_it import MarkdownIt

from functions.render import pages
from tests.browser.editions import editions
from tests.hugo_sites import BARE, Shown, build, build_with_ours

CONTENT = {path: page.body for edition in editions() for path, page in pages.render(edition).items() if path.startswith("content/")}


def parts(path: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body."""
    _, front, body = CONTENT[path].decode().split("---\n", 2)
    return yaml.safe_load(front), body


def published(public: Path, path: str) -> str:
    return (public / path.removeprefix("content/").removesuffix(".md") / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_with_ours(tmp_path_factory.mktemp("ours"), CONTENT)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The least that a layout can be."""
    layout = {"layouts/_default/single.html": b'<body><div class="digest">{{ .Content }}</div></body>'}
    return build(tmp_path_factory.mktemp("bare"), {**BARE, **layout, **CONTENT})


@pytest.mark.parametrize("theme", ["ours", "bare"])
def test_every_bullet_source_and_link_is_shown(theme: str, request: pytest.FixtureRequest) -> None:
    public: Path = request.getfixturevalue(theme)
    assert len(CONTENT) == 150
    for path in CONTENT:
        told = Shown(MarkdownIt("commonmark").render(parts(path)[1].replace("<!--more-->", "")))
        shown = Shown(published(public, path), within="digest")
        assert shown.text["li"] == told.text["li"], path
        assert [text for _, text in shown.links] == [text for _, text in told.links], path
        assert [text for text in shown.text["h2"] if text] == told.text["h2"], path


def test_our_layouts_show_every_field_of_the_front_matter(ours: Path) -> None:
    for path in CONTENT:
        front, _ = parts(path)
        html = published(ours, path)
        facts = " ".join(unescape(re.sub(r"</?\w[^>]*>", " ", html.replace("</bdi>", "").replace("<bdi>", ""))).split())
        for shown in _values(front):
            assert " ".join(shown.split()) in facts, (path, shown)
        assert f'lang="{front["language"]}" dir="{"rtl" if front["language"] == "ar" else "ltr"}"' in html


def _values(front: dict[str, Any]) -> Iterator[str]:
    yield from (front["title"], front["topic"], front["topicName"], front["edition"], front["language"])
    yield f"Articles {front['articleCount']}"
    yield front["date"].strftime("%-d %B %Y, %H:%M UTC")
    yield from front["sources"]
    for side in front["perspectives"]:
        yield f"{side['name']} ({side['id']}) {side['count']} articles, {front[side['id'] + 'Sources']} sources"
    if front["elsewhereSources"]:
        yield f"Elsewhere {front['elsewhereSources']} sources"
    if "noDigest" in front:
        yield f"No digest: {front['noDigest']}"


def test_every_edition_is_linked_and_every_link_of_our_layouts_leads_somewhere(ours: Path) -> None:
    linked = set()
    for file in ours.rglob("*.html"):
        page = f"https://site.example/{file.relative_to(ours)}"
        for href, _ in Shown(file.read_text(encoding="utf-8")).links:
            parts = urlsplit(urljoin(page, href))
            if parts.hostname == "site.example":
                there = ours / parts.path.lstrip("/")
                linked.add(there / "index.html" if there.is_dir() else there)
    assert [path for path in linked if not path.is_file()] == []
    assert {ours / path.removeprefix("content/").removesuffix(".md") / "index.html" for path in CONTENT} <= linked
