"""In: recorded headlines and outlets of known origin. Out: how many outlets are known, how many right, and on their own side."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from functions.digest.classify import Sides
from shared.models import Article
from shared.outlets import Outlet, Registry, registry
from shared.topics import ELSEWHERE, Topic
from tests.eval import corpus
from tests.eval.figure import Figure

UNKNOWN = "ZZ"
"""What the recorded tables say of an outlet whose home their reader did not know."""


def figures(shared: Path | None) -> list[Figure]:
    if shared is None:
        return []
    sites = json.loads((shared / "corpus" / "outlet-sites.json").read_text(encoding="utf-8"))
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as recorded:
        rows = [_article(row, sites) for row in map(json.loads, recorded)]
    read = json.loads((shared / "corpus" / "outlet-countries.json").read_text(encoding="utf-8"))
    labels = [row for row in corpus.labels(shared, "outlet_origin") if not row["ambiguous"]]
    labelled = [(_article(row, sites), row["outlet_country"]) for row in labels]
    known = registry()
    return [
        *resolved(known, [article for _, article in rows]),
        *right(known, labelled, "labelled by hand"),
        *right(known, [(pair, read[pair[1].outlet]) for pair in rows if pair[1].outlet in read], "the recorded table of origins", 0.98),
        *placed(known, corpus.topics(shared), rows, read),
    ]


def resolved(known: Registry, articles: Iterable[Article]) -> list[Figure]:
    """The share of articles whose outlet is known."""
    found = [_outlet(known, article) is not None for article in articles]
    return [Figure("articles of a known outlet", sum(found) / max(len(found), 1), 0.95, 0.94, len(found))]


def right(known: Registry, pairs: Iterable[tuple[tuple[str, Article], str]], where: str, floor: float = 0.97) -> list[Figure]:
    """Of the articles whose outlet is known to both, the share with the same country. What is unknown is counted by `resolved`."""
    found = [(outlet.country, country) for (_, article), country in pairs if (outlet := _outlet(known, article)) and country != UNKNOWN]
    same = sum(ours == theirs for ours, theirs in found)
    return [Figure(f"origin right, {where}", same / max(len(found), 1), 0.99, floor, len(found))]


def placed(known: Registry, topics: Iterable[Topic], rows: Iterable[tuple[str, Article]], read: dict[str, str]) -> list[Figure]:
    """The share of articles under a side by country whose outlet is of another country, by an independent reading of its origin."""
    about = {topic.id: topic for topic in topics}
    sides = {topic: Sides(about[topic]) for topic in about}
    countries = {(topic.id, side.id): side.countries for topic in about.values() for side in topic.perspectives}
    stray = total = 0
    for topic, article in rows:
        side = sides[topic].of(article, _outlet(known, article))
        home = read.get(article.outlet, UNKNOWN)
        if side != ELSEWHERE and home != UNKNOWN:
            total += 1
            stray += home not in countries[topic, side]
    return [Figure("under a side that is not the outlet's", stray / max(total, 1), 0.0, 0.005, total, less_is_better=True)]


def _outlet(known: Registry, article: Article) -> Outlet | None:
    return known.find(domain=article.outlet_domain, name=article.outlet, language=article.language)


def _article(row: dict[str, Any], sites: dict[str, str]) -> tuple[str, Article]:
    """(topic, article) with the outlet as its feed names it, and its site where that is recorded."""
    source = row["source"]
    site = sites.get(source) or (f"https://{source}" if "." in source and " " not in source else "")
    return row["topic"], Article(
        id="0" * 64,
        url="https://news.example/",
        title=row["title"] or "-",
        outlet=source,
        outlet_domain=(urlsplit(site).hostname or "").removeprefix("www."),
        language=row.get("language") or row.get("lang") or "und",
        feed="",
    )
