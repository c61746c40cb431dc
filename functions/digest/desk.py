"""In: drafts of claims and the page's sources. Out: claims that passed their check; what did not is withheld, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from functions.digest import verify
from functions.digest.writing.writer import Draft
from shared.models import Claim, NumberedArticle, Withheld


@dataclass
class Desk:
    """Checks drafts; those that fail are withheld, once each."""

    sources: Mapping[int, NumberedArticle]
    withheld: list[Withheld] = field(default_factory=list)

    def check(self, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
        claims = []
        for draft in drafts:
            verdict = verify.check(draft.text, draft.evidence, self.sources)
            if verdict.supported:
                claims.append(Claim(text=draft.text, sources=draft.sources, story=draft.story, evidence=draft.evidence, verdict=verdict))
            else:
                self.withheld.append(Withheld(text=draft.text, sources=draft.sources, reasons=verdict.reasons))
        return tuple(claims)
