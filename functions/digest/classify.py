"""In: articles and a topic. Out: whose each article is (its perspective). Pure."""

from __future__ import annotations

from shared.models import ELSEWHERE, Article, Topic
from shared.outlets import Outlet


class Sides:
    """The topic's rules of whose an article is."""

    def __init__(self, topic: Topic) -> None:
        self._sides = topic.perspectives
        self._declared = {feed.name: feed.perspective for feed in topic.feeds}

    def of(self, article: Article, outlet: Outlet | None) -> str:
        """The side that the outlet belongs to; the feed's own word only for a side without a rule; else elsewhere."""
        hosts = {article.outlet_domain, *(outlet.domains if outlet else ())}
        for side in self._sides:
            if any(_is_below(host, domain) for domain in side.outlets for host in hosts):
                return side.id
        for side in self._sides:
            if outlet and outlet.country in side.countries:
                return side.id
        declared = self._declared.get(article.feed)
        return next((side.id for side in self._sides if side.id == declared and not side.has_rule), ELSEWHERE)


def _is_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)
