"""In: digests. Out: the site they make, and what a parser sees of its pages."""

from __future__ import annotations

from html.parser import HTMLParser

from functions.render import pages
from functions.render.editions import with_edition
from shared.models import Digest
from shared.site import SiteIndex


class Html(HTMLParser):
    """Every tag with its attributes, and the text without them."""

    def __init__(self, page: pages.Page) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page.body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    def having(self, **wanted: str) -> list[str]:
        return [tag for tag, attributes in self.tags if wanted.items() <= attributes.items()]


def site(*digests: Digest, url: str = "") -> dict[str, pages.Page]:
    index = SiteIndex()
    published: dict[str, pages.Page] = {}
    for edition in digests:
        index = with_edition(index, edition)
        published.update(pages.render(edition))
    published.update(pages.render_home(index, url))
    for topic in index.topics:
        published.update(pages.render_topic(topic, url))
    return published
