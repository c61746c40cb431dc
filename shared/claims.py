"""In: validated fields. Out: the nouns of what a page asserts: a claim, its evidence, its verdict."""

from __future__ import annotations

from shared.fields import Model, Share


class Evidence(Model):
    """`quote` stands verbatim in the stored text of source `n`. Where the claim quotes it in another language, `translation` is how."""

    n: int
    quote: str
    translation: str | None = None


class Verdict(Model):
    supported: bool
    score: Share
    reasons: tuple[str, ...] = ()


class Withheld(Model):
    """A claim that did not pass its check, kept out of the page."""

    text: str
    sources: tuple[int, ...]
    reasons: tuple[str, ...]


class Claim(Model):
    """One sentence of the page with the numbered sources that say it. `repaired_from` is the claim as it was first written, and why
    that did not pass."""

    text: str
    sources: tuple[int, ...]
    story: str | None
    evidence: tuple[Evidence, ...]
    verdict: Verdict
    repaired_from: Withheld | None = None
