"""In: a digest, or the values of a template. Out: pages, complete. The only user of jinja2; untrusted text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from functions.render import assets, comparing, inline, locales, markdown, threads, views, words
from functions.render.comparing import ComparisonView
from functions.render.text import clean
from functions.render.views import DigestView
from shared.fields import Model
from shared.models import Digest
from shared.site import HTML, JSON, MARKDOWN

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Page:
    body: bytes
    content_type: str


Pages = Mapping[str, Page]


def render(digest: Digest, site_url: str = "") -> Pages:
    """One edition: the Markdown, the page, and the digest as it is stored."""
    content = f"content/summaries/{digest.topic}/{digest.edition}.md"
    folder = f"summaries/{digest.topic}/{digest.edition}"
    view = views.view(digest)
    compared = comparing.compared(digest, view)
    return {
        content: Page(_markdown(digest, compared), MARKDOWN),
        f"{folder}/index.html": _digest_page(digest, view, compared, site_url),
        f"{folder}/digest.json": json(digest),
    }


def _digest_page(digest: Digest, view: DigestView, compared: ComparisonView | None, site_url: str) -> Page:
    return html(
        f"summaries/{digest.topic}/{digest.edition}/index.html",
        "digest.html.j2",
        site_url,
        language=digest.language,
        digest=digest,
        view=view,
        numbered=view.outlets,
        comparison=compared,
        rows=[row for row in view.stories if not compared or row.number not in compared.told_alone],
        citing=views.citing([*view.claims, *(compared.cited if compared else ())]),
        parts=comparing.parts(digest, view, compared),
        set_aside=views.set_aside(digest),
        markdown_path=f"content/summaries/{digest.topic}/{digest.edition}.md",
    )


def json(model: Model) -> Page:
    return Page(model.model_dump_json(indent=1).encode() + b"\n", JSON)


def html(path: str, template: str, site_url: str, **values: Any) -> Page:
    """A page by its path: `canonical` is its own address, "" where nobody knows the site's."""
    canonical = f"{site_url.rstrip('/')}/{path}" if site_url else ""
    return _html(template, **{"root": "../" * path.count("/"), "canonical": canonical, **values})


def _html(template: str, root: str, language: str = locales.ENGLISH, canonical: str = "", **values: Any) -> Page:
    """`root` leads from the page to the site's root, so that a synced folder works as well as a web server. `language` is that of what
    the page is about; `own` marks our own words in it, which are English."""
    own = "" if locales.is_english(language) else _OWN
    about = {"root": root, "canonical": canonical, "language": language, "direction": locales.direction(language), "own": own}
    return Page(filled(template, **about, **values), HTML)


def filled(template: str, **values: Any) -> bytes:
    """A template for HTML or XML with its values, escaped."""
    return _html_environment().get_template(template).render(**values).encode()


def _markdown(digest: Digest, compared: ComparisonView | None) -> bytes:
    template = _markdown_environment().get_template("digest.md.j2")
    front_matter = _Markdown(markdown.front_matter(_front_matter(digest)))
    return template.render(digest=digest, comparison=compared, front_matter=front_matter).encode()


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


def _month_name(day: date | str, language: str) -> str:
    return locales.month(date.fromisoformat(day) if isinstance(day, str) else day, language)


def _cleaned(value: Any) -> Any:
    # Markup is a str as well: it was cleaned when it was made.
    return clean(value) if type(value) is str else value


@cache
def _html_environment() -> Environment:
    environment = Environment(autoescape=True, finalize=_cleaned, **_STYLE)
    environment.filters |= {
        "known": views.known,
        "only_language": views.only_language,
        "citations": lambda numbers, numbered: Markup(inline.citations(numbers, numbered)),  # noqa: S704 - escaped there
        "foreign": lambda text, language: Markup(inline.foreign(text, language)),  # noqa: S704
        "quote": lambda text, language: Markup(inline.quote(text, language)),  # noqa: S704
        "paragraph": lambda pieces: Markup(inline.paragraph(pieces)),  # noqa: S704
        "reason_in_words": words.reason_in_words,
        "full_day": locales.full_day,
        "day": locales.day,
        "month_name": _month_name,
        "country": locales.country,
        "picture": Markup,  # pictures.py escaped what is in them
        "thread": threads.name,
    }
    environment.globals |= {"words": words, "assets": assets.names()}
    return environment


_STYLE: dict[str, Any] = {
    "loader": FileSystemLoader(TEMPLATES),
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,  # else each page asks the disk whether its templates are still the same
}
