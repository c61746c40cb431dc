"""In: what a test is about. Out: whole, valid objects around it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from shared.claims import Claim, Evidence, Verdict
from shared.models import (
    Composition,
    ConsideredArticle,
    Digest,
    Elsewhere,
    Engine,
    FeedOutcome,
    NumberedArticle,
    PerspectiveDigest,
    SetAside,
    Story,
)

EDITION = date(2026, 1, 13)
SCHEDULED = datetime(2026, 1, 13, 4, tzinfo=UTC)


def numbered_article(n: int, **changes: Any) -> NumberedArticle:
    url = changes.get("url", f"https://news.example/{n}")
    return NumberedArticle(
        **{
            "id": hashlib.sha256(url.encode()).hexdigest(),
            "url": url,
            "title": f"Headline number {n}",
            "outlet": "The Example",
            "outlet_country": "CN",
            "language": "en-US",
            "published": datetime(2026, 1, 12, 9, 30, tzinfo=UTC),
            "perspective": "china",
            "story": "story-1",
            "relevance": 0.9,
            "n": n,
            "summary": "",
            "outlet_domain": "news.example",
            "family": "example",
            "state_affiliated": None,
            **changes,
        }
    )


def set_aside(reason: str, **changes: Any) -> SetAside:
    article = numbered_article(1, **changes).model_dump(include=set(ConsideredArticle.model_fields))
    return SetAside(**article, reason=reason)


def claim(text: str, *sources: int, quotes: tuple[tuple[int, str], ...] = ()) -> Claim:
    return Claim(
        text=text,
        sources=sources,
        story=None,
        evidence=tuple(Evidence(n=n, quote=quote) for n, quote in quotes),
        verdict=Verdict(supported=True, score=1.0),
    )


def side(id: str, name: str, *claims: Claim, **changes: Any) -> PerspectiveDigest:  # noqa: A002
    return PerspectiveDigest(**{"id": id, "name": name, "count": len(claims), "basis": "outlet", "claims": claims, **changes})


def feed_outcome(status: str = "ok", **changes: Any) -> FeedOutcome:
    url = "https://news.example/feed.xml"
    return FeedOutcome(**{"feed": url, "label": url, "status": status, "articles": 10 if status == "ok" else 0, **changes})


def digest(**changes: Any) -> Digest:
    """China and Japan with one article and one claim each, and a third article from elsewhere."""
    articles = (
        numbered_article(1, title="China bans exports", outlet="Global Times", state_affiliated="yes"),
        numbered_article(2, title="Japan protests", outlet="NHK", outlet_country="JP", perspective="japan", state_affiliated="funded"),
        numbered_article(3, title="Neighbours look on", outlet="The Hindu", outlet_country="IN", perspective="elsewhere"),
    )
    return Digest(
        **{
            "topic": "china-japan",
            "topic_name": "China vs Japan",
            "topic_description": "Relations and disputes between China and Japan",
            "language": "en",
            "edition": EDITION,
            "date": SCHEDULED,
            "no_digest": None,
            "articles": articles,
            "set_aside": (),
            "stories": (
                Story(
                    id="story-1",
                    title="China bans exports",
                    language="en-US",
                    articles=(1, 2, 3),
                    perspectives={"china": (1,), "japan": (2,), "elsewhere": (3,)},
                    status="new",
                ),
            ),
            "highlights": (claim("China bans exports", 1, 2, quotes=((1, "China bans exports"),)),),
            "perspectives": (
                side("china", "China", claim("China bans exports", 1, quotes=((1, "China bans exports"),))),
                side("japan", "Japan", claim("Japan protests", 2, quotes=((2, "Japan protests"),))),
            ),
            "elsewhere": Elsewhere(count=1, claims=(claim("Neighbours look on", 3),)),
            "comparison": None,
            "withheld": (),
            "composition": (
                Composition(
                    perspective="china",
                    outlets={"Global Times": 1},
                    families={"People's Daily": 1},
                    countries={"CN": 1},
                    languages={"en-US": 1},
                    largest_family_share=1.0,
                ),
            ),
            "feeds": (feed_outcome(perspective="china"),),
            "engine": Engine(name="extractive", model="USE multilingual 3"),
            "inputs_sha256": "0" * 64,
            **changes,
        }
    )
