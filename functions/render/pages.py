"""In: a digest, or the site's index. Out: the pages of it by path, complete. The only user of jinja2; untrusted text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from functions.render import editions, locales, markdown, views, words
from functions.render.text import clean, line
from shared.fields import Model
from shared.models import Digest
from shared.site import Listing, SiteIndex, TopicListing

TEMPLATES = Path(__file__).with_name("templates")

HTML = "text/html; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
CSS = "text/css; charset=utf-8"
JSON = "application/json"

FEED_ENTRIES = 30


@dataclass(frozen=True)
class Page:
    body: bytes
    content_type: str


Pages = Mapping[str, Page]


def render(digest: Digest) -> Pages:
    """One edition: the Markdown, the page, and the digest as it is stored."""
    content = f"content/summaries/{digest.topic}/{digest.edition}.md"
    folder = f"summaries/{digest.topic}/{digest.edition}"
    return {
        content: Page(_markdown(digest), MARKDOWN),
        f"{folder}/index.html": _html(
            "digest.html.j2",
            root="../../../",
            language=digest.language,
            digest=digest,
            view=views.view(digest),
            set_aside=views.set_aside(digest),
            markdown_path=content,
        ),
        f"{folder}/digest.json": _json(digest),
    }


def render_home(index: SiteIndex, site_url: str) -> Pages:
    """The front page with the latest edition of each topic, its feed, how the topics' own feeds are, and the style of all pages."""
    latest = sorted(
        ((topic, edition) for topic in index.topics for edition in topic.editions[:FEED_ENTRIES]),
        key=lambda pair: (pair[1].edition, pair[0].id),
        reverse=True,
    )
    return {
        "index.html": _html("home.html.j2", root="", topics=index.topics),
        "feed.xml": _feed("Parallax", "", "", latest, site_url),
        "feeds.json": _json(editions.feed_health(index)),
        "style.css": Page((TEMPLATES / "style.css").read_bytes(), CSS),
    }


def render_topic(topic: TopicListing, site_url: str) -> Pages:
    """All editions of a topic, and its feed."""
    folder = f"summaries/{topic.id}/"
    return {
        f"{folder}index.html": _html("topic.html.j2", root="../../", language=topic.language, topic=topic),
        f"{folder}feed.xml": _feed(
            f"Parallax: {line(topic.name)}", topic.id, folder, [(topic, edition) for edition in topic.editions], site_url
        ),
    }


def _json(model: Model) -> Page:
    return Page(model.model_dump_json(indent=1).encode() + b"\n", JSON)


def _html(template: str, root: str, language: str = locales.ENGLISH, **values: Any) -> Page:
    """`root` leads from the page to the site's root, so that a synced folder works as well as a web server. `language` is that of what
    the page is about; `own` marks our own words in it, which are English."""
    own = "" if locales.is_english(language) else _OWN
    about = {"root": root, "language": language, "direction": locales.direction(language), "own": own}
    return Page(_html_environment().get_template(template).render(**about, **values).encode(), HTML)


def _feed(title: str, subject: str, folder: str, listed: list[tuple[TopicListing, Listing]], site_url: str) -> Page:
    """`folder` is where the feed lies: links are relative to it as long as nobody knows the site's address."""
    shown = listed[:FEED_ENTRIES]
    text = (
        _html_environment()
        .get_template("feed.xml.j2")
        .render(
            title=title,
            id=_urn(subject),
            base=f"{site_url.rstrip('/')}/{folder}" if site_url else "",
            in_folder=bool(folder),
            updated=max((edition.date for _, edition in shown), default=datetime.fromisoformat("1970-01-01T00:00:00Z")),
            entries=[(topic, edition, _urn(f"{topic.id}/{edition.edition}")) for topic, edition in shown],
        )
    )
    return Page(text.encode(), ATOM)


def _urn(subject: str) -> str:
    """The same name for the same thing, for ever: a feed reader tells by it what it has seen."""
    return uuid5(NAMESPACE_URL, f"urn:parallax:{subject}").urn


def _markdown(digest: Digest) -> bytes:
    template = _markdown_environment().get_template("digest.md.j2")
    return template.render(digest=digest, front_matter=_Markdown(markdown.front_matter(_front_matter(digest)))).encode()


def _front_matter(digest: Digest) -> dict[str, Any]:
    """The contract's keys in the contract's order, then ours."""
    ours = {"edition": digest.edition.isoformat(), "language": digest.language, "elsewhereSources": digest.elsewhere.count}
    return {
        "title": f"{digest.topic_name} News - {digest.edition}",
        "date": digest.date,
        "topic": digest.topic,
        "topicName": digest.topic_name,
        "sources": list(dict.fromkeys(words.outlet(article) for article in digest.articles)),
        "articleCount": len(digest.articles),
        "perspectives": [{"id": side.id, "name": side.name, "count": side.count} for side in digest.perspectives],
        **{f"{side.id}Sources": side.count for side in digest.perspectives},
        "draft": False,
        **ours,
        **({"noDigest": digest.no_digest} if digest.no_digest is not None else {}),
    }


class _Markdown(str):
    """Text that is Markdown already; every other value of the Markdown template is escaped on its way out."""

    __slots__ = ()


def _escaped(value: Any) -> Any:
    return value if isinstance(value, _Markdown) else markdown.inline(str(value))


def _citations(numbers: Iterable[int]) -> _Markdown:
    return _Markdown(" ".join(f"[{number}]" for number in numbers))


@cache
def _markdown_environment() -> Environment:
    # No HTML escaping: `finalize` escapes for Markdown instead, once and without exception.
    environment = Environment(autoescape=False, finalize=_escaped, **_STYLE)  # noqa: S701
    environment.filters |= {
        "opening": lambda text: _Markdown(markdown.opening(text)),
        "destination": lambda url: _Markdown(markdown.destination(url)),
        "citations": _citations,
    }
    environment.globals["words"] = words
    return environment


_OWN = Markup(' lang="en" dir="ltr"')


def _cleaned(value: Any) -> Any:
    # Markup is a str as well: it was cleaned when it was made.
    return clean(value) if type(value) is str else value


@cache
def _html_environment() -> Environment:
    environment = Environment(autoescape=True, finalize=_cleaned, **_STYLE)
    environment.filters |= {"known": views.known, "reason_in_words": words.reason_in_words}
    environment.globals["words"] = words
    return environment


_STYLE: dict[str, Any] = {
    "loader": FileSystemLoader(TEMPLATES),
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
