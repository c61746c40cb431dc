"""In: articles and a topic. Out: whose each article is (its perspective). Pure."""

from __future__ import annotations

from shared.hosts import is_below
from shared.models import Article
from shared.outlets import Outlet
from shared.topics import ELSEWHERE, Topic


class Sides:
    """The topic's rules of whose an article is."""

    def __init__(self, topic: Topic) -> None:
        self._sides = topic.perspectives
        self._declared = {feed.name: feed.perspective for feed in topic.feeds}

    def of(self, article: Article, outlet: Outlet | None) -> str:
        """The side that names the article's site, or else its outlet, or else the outlet's country; a side without a rule takes its
        feeds' word; else elsewhere.

        An outlet is named by its main domain, the first; by another one, only that edition of it is: arabnews.jp is not all of
        Arab News.
        """
        main = outlet.domains[0] if outlet and outlet.domains else ""
        for host in (article.outlet_domain, main):
            named = [(len(domain), side.id) for side in self._sides for domain in side.outlets if is_below(host, domain)]
            if named:
                return max(named)[1]
        for side in self._sides:
            if outlet and outlet.country in side.countries:
                return side.id
        declared = self._declared.get(article.feed)
        return next((side.id for side in self._sides if side.id == declared and not side.has_rule), ELSEWHERE)
