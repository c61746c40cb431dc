"""In: a rule that answers a request. Out: the Claude writer with a model that answers by it, without any API; and what it was asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from functions.digest.writing.prompts import VERSION, Request
from functions.digest.writing.steps import Claude
from shared.answers import Answer
from tests.batches import NOW
from tests.desks import SMALL, STRONG
from tests.fake_messages import by_rule, material

Json = dict[str, Any]


@dataclass
class PlayedModel:
    """`asked` are the requests, in order."""

    answer: Callable[[Json], Json]
    asked: list[Request] = field(default_factory=list)

    def ask(self, request: Request) -> Answer:
        self.asked.append(request)
        text = json.dumps(self.answer(dict(request.body)), ensure_ascii=False)
        return Answer(request_sha256=request.sha256, model=request.model, prompt_version=VERSION, at=NOW, text=text)

    @property
    def writer(self) -> Claude:
        return Claude(self.ask, STRONG, SMALL)


def biased(body: Json) -> Json:
    """A model that favours whom it reads first and who has the first letter: they get more room, the first word and the milder verb."""
    honest = by_rule(body)
    if "read" in honest:
        return {"read": honest["read"][: len(honest["read"]) * 2 // 3]}
    articles = {article["n"]: article for story in material(body)["stories"] for article in story}
    for side in honest["sides"]:
        favoured = side["side"] == "A"
        side["claims"] = [
            _in_words_of(claim, "says" if favoured else "claims", articles) for claim in side["claims"][: 3 if favoured else 1]
        ]
    honest["sides"].sort(key=lambda side: side["side"])
    return honest


def _in_words_of(claim: Json, verb: str, articles: dict[int, Json]) -> Json:
    article = articles[claim["evidence"][0]["n"]]
    return {**claim, "text": f"{article['outlet']} {verb}: {article['title']}"}
