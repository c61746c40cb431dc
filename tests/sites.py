"""In: digests. Out: the site they make, and what a parser sees of its pages."""

from __future__ import annotations

from html.parser import HTMLParser

from functions.render import editions, pages, site_pages, threads
from shared.models import Digest
from shared.site import MonthIndex, SiteIndex, StoriesIndex, TopicIndex, month_of


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
    """What render publishes of these digests, in their order."""
    home = SiteIndex()
    topics: dict[str, TopicIndex] = {}
    months: dict[tuple[str, str], MonthIndex] = {}
    stories: dict[tuple[str, str], StoriesIndex] = {}
    published: dict[str, pages.Page] = {}
    for edition in digests:
        topic, month = edition.topic, month_of(edition.edition)
        home = editions.in_site(home, editions.topic_listing(edition))
        topics[topic] = editions.in_topic(topics.get(topic) or TopicIndex(topic=topic), edition)
        months[topic, month] = editions.in_month(months.get((topic, month)) or MonthIndex(topic=topic, month=month), edition)
        for began in threads.months(edition):
            known = stories.get((topic, began)) or StoriesIndex(topic=topic, month=began)
            stories[topic, began] = threads.with_edition(known, edition)
        published.update(pages.render(edition, url))
    listings = {listing.id: listing for listing in home.topics}
    for listing in home.topics:
        published.update(site_pages.topic(listing, topics[listing.id], url))
    for (topic, _), whole in months.items():
        published.update(site_pages.month(listings[topic], whole, url))
    for (topic, _), part in stories.items():
        published.update(site_pages.stories(listings[topic], part.threads.values(), url))
    return published | dict(site_pages.top(home, url))
