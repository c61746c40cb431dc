"""In: a digest. Out: what the HTML page shows, in the order of the page: sides, claims with anchors, the table of stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from functions.render import evidence, locales, pictures, words
from functions.render.text import line
from shared.claims import Claim
from shared.models import Composition, Digest, NumberedArticle, Reason, SetAside, Story
from shared.topics import ELSEWHERE

SET_ASIDE_SHOWN = 3
"""Articles a reason; the rest, and the addresses of all, are in the digest's JSON."""


@dataclass(frozen=True)
class Piece:
    """A run of text in one language; "" is the page's own. What a comparison is about is `marked`."""

    text: str
    language: str
    marked: bool = False


@dataclass(frozen=True)
class ClaimView:
    """`anchor` is its id on the page; `label` is how a source's back-link calls it."""

    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True)
class WaysBack:
    """From a source to the first place in each part of the page that cites it, and how many there are besides."""

    shown: tuple[ClaimView, ...]
    more: int


@dataclass(frozen=True)
class SideView:
    """One column. `tone` counts the sides from 1, for their colours; articles of no side have 0."""

    id: str
    name: str
    tone: int
    claims: tuple[ClaimView, ...]
    articles: tuple[NumberedArticle, ...]
    silence: str
    composition: str
    owners: str


@dataclass(frozen=True)
class Telling:
    """How one side tells a story: its own headline, that of its first article, and the numbers of all of them."""

    outlet: str
    title: str
    language: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class StoryRow:
    """`cells` has one entry a column; None where no article of that side is among the story's. No headline stands for both sides.
    `category` is "" where none fits; `continuing` says since when, "" for a new story. `course` is a picture of its editions."""

    number: int
    category: str
    continuing: str
    cells: tuple[Telling | None, ...]
    course: str


@dataclass(frozen=True)
class SetAsideView:
    """`shown` are the most relevant of `count`."""

    reason: str
    count: int
    shown: tuple[SetAside, ...]


@dataclass(frozen=True)
class DigestView:
    """`columns` are the sides, and elsewhere where an article is of no side; `quoted` has the words that the page's claims quote from
    each source. `matrix` is a picture of who tells which story."""

    highlights: tuple[ClaimView, ...]
    columns: tuple[SideView, ...]
    stories: tuple[StoryRow, ...]
    outlets: dict[int, str]
    quoted: dict[int, tuple[str, ...]]
    matrix: str

    @property
    def names(self) -> dict[str, str]:
        return {side.id: side.name for side in self.columns}

    @property
    def sides(self) -> list[SideView]:
        return [side for side in self.columns if side.tone]

    @property
    def elsewhere(self) -> SideView | None:
        return next((side for side in self.columns if not side.tone), None)

    @property
    def claims(self) -> Iterator[ClaimView]:
        yield from self.highlights
        for side in self.columns:
            yield from side.claims


def view(digest: Digest) -> DigestView:
    languages = languages_of(digest)
    highlights = _claims("Highlights", digest.highlights, "highlight", languages)
    columns = tuple(_columns(digest, languages))
    return DigestView(
        highlights=highlights,
        columns=columns,
        stories=tuple(_stories(digest, columns)),
        outlets={article.n: words.outlet(article) for article in digest.articles},
        quoted=evidence.quoted(digest),
        matrix=_matrix(digest, columns),
    )


def languages_of(digest: Digest) -> dict[int, str]:
    """Of each source, as its text is to be marked on the page."""
    return {article.n: known(article.language, digest.language) for article in digest.articles}


def set_aside(digest: Digest) -> list[SetAsideView]:
    """By reason, the most relevant first."""
    groups = ((reason, [article for article in digest.set_aside if article.reason == reason]) for reason in words.REASONS)
    return [_set_aside(reason, articles) for reason, articles in groups if articles]


def pieces(claim: Claim, languages: dict[int, str]) -> tuple[Piece, ...]:
    """The claim's text, cut where a quote of a source stands in it verbatim; then what a translated quote is in the original."""
    text = line(claim.text)
    marks: list[tuple[int, int, str]] = []
    for quote, language in _quotes(claim, languages):
        start = text.find(quote)
        if start >= 0 and all(start + len(quote) <= begin or end <= start for begin, end, _ in marks):
            marks.append((start, start + len(quote), language))
    cut: list[Piece] = []
    at = 0
    for begin, end, language in sorted(marks):
        cut += [Piece(text[at:begin], ""), Piece(text[begin:end], language)]
        at = end
    originals = [
        piece
        for item in claim.evidence
        if item.translation
        for piece in (
            Piece(words.ORIGINAL[0], ""),
            Piece(line(item.quote), languages.get(item.n, "")),
            Piece(words.ORIGINAL[1], ""),
        )
    ]
    return tuple(piece for piece in (*cut, Piece(text[at:], ""), *originals) if piece.text)


def _quotes(claim: Claim, languages: dict[int, str]) -> list[tuple[str, str]]:
    """The evidence's quotes as the page shows text, longest first, so that a short one cuts no longer one."""
    quotes = ((line(item.quote), languages.get(item.n, "")) for item in claim.evidence)
    return sorted(((quote, language) for quote, language in quotes if quote), key=lambda pair: -len(pair[0]))


def known(language: str, page: str = "") -> str:
    """The language for a `lang` attribute; "" where nobody knows it, and for English on a page in English, which needs no mark."""
    is_the_pages = locales.is_english(language) and locales.is_english(page)
    return "" if language == "und" or is_the_pages else language


def only_language(shown: Sequence[Piece]) -> str:
    """The language of text that is one quote from end to end; "" where our own words, or several languages, are in it."""
    first = shown[0].language if shown else ""
    return first if all(piece.language == first for piece in shown) else ""


def _claims(label: str, claims: Iterable[Claim], anchor: str, languages: dict[int, str]) -> tuple[ClaimView, ...]:
    return tuple(
        ClaimView(f"{anchor}-{number}", f"{label} {number}", pieces(claim, languages), claim.sources)
        for number, claim in enumerate(claims, start=1)
    )


def _columns(digest: Digest, languages: dict[int, str]) -> Iterator[SideView]:
    compositions = {side.perspective: side for side in digest.composition}
    for tone, side in enumerate(digest.perspectives, start=1):
        yield SideView(
            id=side.id,
            name=side.name,
            tone=tone,
            claims=_claims(side.name, side.claims, f"side-{tone}", languages),
            articles=tuple(article for article in digest.articles if article.perspective == side.id),
            silence="" if side.claims else words.no_claims(digest, side),
            **_behind(side.name, tone, compositions.get(side.id) if side.count else None),
        )
    of_sides = {side.id for side in digest.perspectives}
    others = tuple(article for article in digest.articles if article.perspective not in of_sides)
    if others or digest.elsewhere.count:
        yield SideView(
            id=ELSEWHERE,
            name="Elsewhere",
            tone=0,
            claims=_claims("Elsewhere", digest.elsewhere.claims, ELSEWHERE, languages),
            articles=others,
            silence="",
            **_behind("Elsewhere", 0, compositions.get(ELSEWHERE)),
        )


def _behind(name: str, tone: int, composition: Composition | None) -> dict[str, str]:
    """Who stands behind a side's articles, in words and as a picture."""
    if composition is None:
        return {"composition": "", "owners": ""}
    side = pictures.Side(composition.perspective, name, tone)
    return {"composition": words.composition(composition), "owners": pictures.composition(side, composition.families)}


def _matrix(digest: Digest, columns: tuple[SideView, ...]) -> str:
    sides = [pictures.Side(side.id, side.name, side.tone) for side in columns]
    outlets = {article.n: words.outlet(article) for article in digest.articles}
    stories = [
        pictures.Dots(number, {side: len({outlets[n] for n in told if n in outlets}) for side, told in story.perspectives.items()})
        for number, story in enumerate(digest.stories, start=1)
    ]
    return pictures.matrix(sides, stories)


def _course(story: Story, number: int) -> str:
    """The story's articles in each edition that is remembered, and now."""
    counts = [*(sum(before.told.values()) for before in reversed(story.previous)), len(story.articles)]
    return pictures.sparkline(counts, f"Articles on story {number} in each edition, the newest last", f"course-{number}")


def _stories(digest: Digest, columns: tuple[SideView, ...]) -> Iterator[StoryRow]:
    articles = {article.n: article for article in digest.articles}
    for number, story in enumerate(digest.stories, start=1):
        yield StoryRow(
            number=number,
            category=words.category(story),
            continuing=words.continuing(story) if story.status == "continuing" else "",
            cells=tuple(_telling(story.perspectives.get(side.id, ()), articles, digest.language) for side in columns),
            course=_course(story, number),
        )


def _telling(numbers: tuple[int, ...], articles: dict[int, NumberedArticle], page: str) -> Telling | None:
    listed = tuple(n for n in numbers if n in articles)
    if not listed:
        return None
    first = articles[min(listed)]
    return Telling(words.outlet(first), words.headline(first), known(first.language, page), listed)


def citing(claims: Iterable[ClaimView]) -> dict[int, WaysBack]:
    """The claims that cite each source."""
    cited: dict[int, list[ClaimView]] = {}
    for claim in claims:
        for source in claim.sources:
            cited.setdefault(source, []).append(claim)
    return {source: _ways_back(found) for source, found in cited.items()}


def _ways_back(claims: list[ClaimView]) -> WaysBack:
    first = {claim.anchor.rpartition("-")[0]: claim for claim in reversed(claims)}
    shown = tuple(claim for claim in claims if first[claim.anchor.rpartition("-")[0]] is claim)
    return WaysBack(shown, len(claims) - len(shown))


def _set_aside(reason: Reason, articles: list[SetAside]) -> SetAsideView:
    ranked = sorted(articles, key=lambda article: (-article.relevance, article.id))
    return SetAsideView(
        reason=words.REASONS[reason],
        count=len(ranked),
        shown=tuple(ranked[:SET_ASIDE_SHOWN]),
    )
