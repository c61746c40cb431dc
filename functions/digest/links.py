"""In: articles, their outlets, and which are copies of which. Out: the publisher's own address instead of a search's link. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from shared.hosts import is_below
from shared.models import Article
from shared.outlets import Outlet

SEARCH = "news.google.com"
"""Its links lead on to the publisher in a browser only, and do not say where to."""


def publishers_own(articles: Sequence[tuple[Article, Outlet | None]], copies: Mapping[int, int]) -> dict[int, str]:
    """{index of an article: address}, where the article has a search's link and a copy of it, by the same outlet, has the outlet's own.

    `copies` is {index of a copy: index of the article that stays}. Of several addresses it is that of the copy with the least id.
    """
    found: dict[int, Article] = {}
    for copy, kept in copies.items():
        (own, _), (shown, outlet) = articles[copy], articles[kept]
        if _host(shown.url) == SEARCH and _is_of(_host(own.url), shown, outlet) and (kept not in found or own.id < found[kept].id):
            found[kept] = own
    return {kept: own.url for kept, own in found.items()}


def _is_of(host: str, article: Article, outlet: Outlet | None) -> bool:
    """Whether a host belongs to the article's outlet: to the registry's domains, or for one that it does not know, to the feed's."""
    domains = outlet.domains if outlet else filter(None, [article.outlet_domain])
    return any(is_below(host, domain) for domain in domains)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
