"""In: a claim, its evidence, its sources, what the sides call things. Out: whose word it takes for its own, in plain words. Pure.

A side's term is that side's to say: in our own text it stands in quotation marks, after the outlet's name, or with whose word it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from functions.digest.places import gazetteer
from functions.digest.relevance import countries_of
from functions.digest.verifying import quotes
from functions.digest.wording.contested import Thing
from functions.digest.wording.spelling import Span
from shared.claims import Evidence
from shared.models import NumberedArticle
from shared.topics import Perspective, Topic

_CALLS = r"(?:calls?|called|terms?|termed|labels?|labell?ed|dubs?|dubbed|describes?|described|refers? to|referred to)"
_NAMED = re.compile(
    rf"\b(?:what|which|that|whom?)\s[^.;:]{{1,60}}?\s{_CALLS}(?:\s(?:it|this|them|as|the|a|an|its|his|her|their))*\s*$"
    rf"|\b{_CALLS}\sby\s[^.;:]{{1,60}}?(?:\sas)?(?:\s(?:the|a|an|its))*\s*$"
    r"|\blo que\s.{1,60}?\s(?:llama|llaman|denomina|denominan|califica de)\s(?:(?:la|el|los|las|una?)\s)?$"
    r"|то, что\s.{1,60}?\sназыва\w+\s$|те, що\s.{1,60}?\sназива\w+\s$|(?:称之为|所称的|称为|稱為|所稱的)$",
    re.IGNORECASE,
)
"""What stands before a term that somebody is said to use: "what Russia calls a", "described by Moscow as a"."""
_NAMED_AFTER = re.compile(
    rf"^\W*,?\s*(?:as|in)\s[^.;:]{{1,40}}?\s(?:{_CALLS}|puts?|words?|terms?)\b"
    r"|^\s*(?:と呼ぶ|と呼んで|と称する)|^(?:이?라고|으로) (?:부르|지칭)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:says?|said|reports?|reported|writes?|wrote|claims?|claimed|warns?|warned|calls?|called|condemns?|condemned|accuses?|accused|"
    r"according to|dice|dijo|afirma|afirmó|asegura|según|сообщ\w+|заяви\w+|повідоми\w+)\b|表示|称|稱|述べ|によると|によれば",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:，、；]|\b(?:after|as|while|because|when|that|and|but|since|before|despite|over)\b")
_SENTENCE = re.compile(r"[.!?。！？؟।]\s|[。！？]|;")


@dataclass(frozen=True)
class Neutral:
    """A page's rule: which terms are whose."""

    topic: Topic
    things: Sequence[Thing]
    sources: Mapping[int, NumberedArticle]

    def against(self, text: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """A reason for each side's term that the claim has as its own words."""
        own = quotes.beside_quotes(text, evidence, self.sources)
        return tuple(dict.fromkeys(self._taken_over(own, evidence))) if own else ()

    def _taken_over(self, text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        quoted = quotes.quoted_spans(text)
        for thing in self.things:
            for term, _, span in thing.found(text):
                owners = [side for side in self.topic.perspectives if side.id in term.owners]
                if not owners or any(start <= span[0] < end for start, end in quoted):
                    continue
                if not self._is_attributed(text, span, owners, evidence):
                    whose = " and ".join(side.name for side in owners)
                    yield f"it says “{text[slice(*span)]}” in its own voice, which is what {whose} calls {thing.name}"

    def _is_attributed(self, text: str, span: Span, owners: Sequence[Perspective], evidence: Sequence[Evidence]) -> bool:
        """Whether the sentence says whose word it is, or reports what the side whose word it is says."""
        start = max((found.end() for found in _SENTENCE.finditer(text, 0, span[0])), default=0)
        before, after = text[start : span[0]], text[span[1] :]
        if _NAMED.search(before) or _NAMED_AFTER.search(after):
            return True
        named = (self._speakers(before, verb, evidence) for verb in _SAYS.finditer(before))
        return any(side in speakers for speakers in named for side in owners)

    def _speakers(self, before: str, verb: re.Match[str], evidence: Sequence[Evidence]) -> list[Perspective]:
        """The sides that the clause nearest before a verb of saying names, or the one behind "according to"."""
        clauses = list(reversed(_CLAUSE.split(before[: verb.start()])))
        if verb[0].casefold() in {"according to", "según"}:
            clauses = _CLAUSE.split(before[verb.end() :])[:1]
        found = ([side for side in self.topic.perspectives if self._is_named(side, clause, evidence)] for clause in clauses)
        return next((speakers for speakers in found if speakers), [])

    def _is_named(self, side: Perspective, text: str, evidence: Sequence[Evidence]) -> bool:
        """Whether words before a verb of saying name the side: by its outlet that is cited, its name, its countries, its terms."""
        names = [side.name, *self.topic.terms.get(side.id, ())]
        names += [
            self.sources[item.n].outlet for item in evidence if item.n in self.sources and self.sources[item.n].perspective == side.id
        ]
        return any(name and name in text for name in names) or not countries_of(side).isdisjoint(gazetteer().countries(text))
