"""In: validated fields. Out: the nouns of Parallax, which are also the wire format of every stored object (JSON)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from shared.errors import Problem
from shared.fields import Age, Country, Domain, Home, Language, Line, Share, Slug, Utc, WebAddress, time_zone, wrong

OTHER = "other"
"""The category of a story that none of the topic's categories fits."""

ELSEWHERE = "elsewhere"
"""The perspective of an article whose outlet belongs to no side."""

GOOGLE_NEWS = "https://news.google.com"


class Model(BaseModel):
    """Values, never changed in place; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoogleNews(Model):
    """One Google News search."""

    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    language: Language = "en"
    region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "US"

    def address(self, server: str = GOOGLE_NEWS) -> str:
        """The search feed's URL, in the form that Google News itself links to."""
        asked = {
            "q": self.query,
            "hl": self.tag,
            "gl": self.region,
            "ceid": f"{self.region}:{self.language}",
        }
        return f"{server.rstrip('/')}/rss/search?{urlencode(asked)}"

    @property
    def tag(self) -> str:
        return self.language if "-" in self.language else f"{self.language}-{self.region}"


class Feed(Model):
    """Where articles come from: a Google News search or the address of an RSS or Atom feed. `title` is what people call it."""

    title: Line | None = None
    perspective: Slug | None = None
    google_news: GoogleNews | None = None
    url: WebAddress | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.google_news is None) == (self.url is None):
            remedy = "Keep one of them." if self.url else "Add google_news: {query: ...} or url: https://..."
            raise wrong("", "a feed has either google_news or url", remedy)
        return self

    @property
    def name(self) -> str:
        """The feed's public address: what articles and reports call it, whichever server answered."""
        return self.url or (self.google_news.address() if self.google_news else "")

    def address(self, google_news: str = GOOGLE_NEWS) -> str:
        return self.url or (self.google_news.address(google_news) if self.google_news else "")

    @property
    def label(self) -> str:
        """A short name for people."""
        if self.title:
            return self.title
        if self.google_news:
            return f"Google News ({self.google_news.tag}): {self.google_news.query}"
        return self.url or ""


class Perspective(Model):
    """A side, and the rule by which an outlet belongs to it; without a rule, the feeds that declare it."""

    id: Slug
    name: Line
    countries: tuple[Country, ...] = ()
    outlets: tuple[Domain, ...] = ()

    @field_validator("id")
    @classmethod
    def _not_reserved(cls, value: str) -> str:
        if value == ELSEWHERE:
            raise wrong("", f"{ELSEWHERE!r} is kept for outlets of no side", "Call this side something else.")
        return value

    @property
    def has_rule(self) -> bool:
        return bool(self.countries or self.outlets)


StateAffiliation = Literal["yes", "no", "funded"]


class OwnOutlet(Model):
    """An outlet that the registry does not know, or that a topic sees otherwise. It counts in this topic only, and there before
    the registry's. Without a `family` it stands for itself."""

    name: Line
    aliases: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    domains: Annotated[tuple[Domain, ...], Field(min_length=1, max_length=50)]
    country: Home
    family: Line | None = None
    state_affiliated: StateAffiliation | None = None
    language: Language = "und"


Described = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Topic(Model):
    """What a person asked to be told about, every day, from each side."""

    id: Slug
    name: Line
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    perspectives: Annotated[tuple[Perspective, ...], Field(max_length=12)] = ()
    feeds: Annotated[tuple[Feed, ...], Field(min_length=1, max_length=1000)]
    language: Language = "en"
    timezone: Annotated[str, AfterValidator(time_zone)] = "UTC"
    max_articles: Annotated[int, Field(ge=1, le=200)] = 20
    max_age: Age = timedelta(days=5)
    active: bool = True
    terms: dict[Slug, tuple[Line, ...]] = {}
    outlets: Annotated[tuple[OwnOutlet, ...], Field(max_length=500)] = ()
    categories: Annotated[dict[Slug, Described], Field(max_length=20)] = {}
    """{id: description}; several descriptions with semicolons between. A list of ids is short for categories described by their id."""

    @field_validator("outlets")
    @classmethod
    def _each_domain_once(cls, outlets: tuple[OwnOutlet, ...]) -> tuple[OwnOutlet, ...]:
        owner: dict[str, str] = {}
        for number, outlet in enumerate(outlets):
            for place, domain in enumerate(outlet.domains):
                if owner.setdefault(domain, outlet.name) != outlet.name:
                    problem = f"{domain!r} belongs to {owner[domain]!r} too"
                    raise wrong(f"{number}.domains.{place}", problem, "Keep it with one outlet.")
        return outlets

    @field_validator("categories", mode="before")
    @classmethod
    def _described_by_themselves(cls, value: object) -> object:
        return (
            {name: name.replace("-", " ") for name in value}
            if isinstance(value, list) and all(isinstance(n, str) for n in value)
            else value
        )

    @field_validator("categories")
    @classmethod
    def _never_other(cls, value: dict[str, str]) -> dict[str, str]:
        if OTHER in value:
            raise wrong(OTHER, f"{OTHER!r} is what is left over", "Leave it out: it is always there.")
        return value

    @model_validator(mode="after")
    def _sides_agree(self) -> Self:
        ids = [side.id for side in self.perspectives]
        for number, side in enumerate(ids):
            if side in ids[:number]:
                raise wrong(f"perspectives.{number}.id", f"the id {side!r} stands twice", "Give each side an id of its own.")
        known = "Use one of: " + ", ".join(ids) + "." if ids else "Add it under perspectives."
        for number, feed in enumerate(self.feeds):
            if feed.perspective is not None and feed.perspective not in ids:
                raise wrong(f"feeds.{number}.perspective", f"there is no side {feed.perspective!r}", known)
        names = [feed.name for feed in self.feeds]
        for number, name in enumerate(names):
            if name in names[:number]:
                raise wrong(f"feeds.{number}", f"the feed {name[:80]!r} stands twice", "Keep one of the two: an article has one side.")
        for side in self.terms:
            if side not in ids:
                raise wrong(f"terms.{side}", f"there is no side {side!r}", known)
        for rule in ("countries", "outlets"):
            owner: dict[str, str] = {}
            for number, perspective in enumerate(self.perspectives):
                for member in getattr(perspective, rule):
                    if owner.setdefault(member, perspective.id) != perspective.id:
                        problem = f"{member!r} stands under the side {owner[member]!r} too"
                        raise wrong(f"perspectives.{number}.{rule}", problem, "Keep it under one side.")
        declared = {feed.perspective for feed in self.feeds}
        for number, perspective in enumerate(self.perspectives):
            if not perspective.has_rule and perspective.id not in declared:
                raise wrong(
                    f"perspectives.{number}",
                    f"the side {perspective.id!r} has no rule and no feed, so it would stay empty",
                    "Add countries or outlets to it, or a feed with this perspective.",
                )
        return self

    @property
    def has_rules(self) -> bool:
        return any(side.has_rule for side in self.perspectives)

    def edition_at(self, moment: datetime) -> date:
        """The topic's local date at that moment: the name of an edition."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()


class Article(Model):
    """One item of a feed, cleaned. `id` is the sha256 of the canonical URL, in hex."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    url: WebAddress
    title: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    summary: Annotated[str, StringConstraints(max_length=2000)] = ""
    outlet: Annotated[str, StringConstraints(max_length=200)] = ""
    outlet_domain: Annotated[str, StringConstraints(max_length=253)] = ""
    language: Language = "und"
    published: Utc | None = None
    feed: str

    @classmethod
    def of_valid(cls, facts: dict[str, Any]) -> Self:
        """An article of facts for every field that are known to be valid: as `model_construct` makes it, in a third of the time."""
        article = cls.__new__(cls)
        object.__setattr__(article, "__dict__", facts)
        object.__setattr__(article, "__pydantic_fields_set__", _ARTICLE_FIELDS)
        object.__setattr__(article, "__pydantic_extra__", None)
        object.__setattr__(article, "__pydantic_private__", None)
        return article


_ARTICLE_FIELDS = set(Article.model_fields)


class FeedOutcome(Model):
    """How one feed fared: what the reader of the page is told. `articles` counts what entered the batch.

    `last_success` is when it was last read, `failures` counts those in a row since, and `next_try` is the earliest time it is asked
    again; each as far as anybody keeps count of it.
    """

    feed: str
    label: str
    perspective: Slug | None = None
    status: Literal["ok", "unchanged", "empty", "failed"]
    why: str = ""
    articles: int = 0
    dropped: int = 0
    last_success: Utc | None = None
    failures: int = 0
    next_try: Utc | None = None


class FeedReport(FeedOutcome):
    """The same with what it cost: `bytes` decoded, `ms` from the first connection to the last article."""

    bytes: int = 0
    ms: int = 0


class Batch(Model):
    """articles/{topic}/{edition}.json.gz: what one run of a topic brought in.

    `date` is the edition's scheduled time, which a rerun keeps; `fetched_at` is when this run started.
    """

    schema_version: Literal[1] = 1
    topic: Topic
    edition: date
    date: Utc
    fetched_at: Utc
    feeds: tuple[FeedReport, ...]
    articles: tuple[Article, ...]


class SourceList(Model):
    """A source list in topics/ as it was judged. With problems it was refused, and `topics` are those of its last good version."""

    etag: str
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...] = ()


class Catalogue(Model):
    """state/catalogue.json: the topics that run, by the source list that they come from."""

    schema_version: Literal[1] = 1
    lists: dict[str, SourceList] = {}

    @property
    def topics(self) -> list[Topic]:
        return [topic for name in sorted(self.lists) for topic in self.lists[name].topics]


class SourceListReport(Model):
    """reports/{name}.json: what became of a source list that somebody dropped. `topics` run, also while a newer version is refused."""

    schema_version: Literal[1] = 1
    file: str
    accepted: bool
    topics: tuple[str, ...]
    problems: tuple[Problem, ...]


Reason = Literal["off_topic", "junk", "duplicate", "repeat", "too_old", "too_new", "over_limit"]


class ConsideredArticle(Model):
    """An article as the digest saw it: whose it is, what it is about, how relevant (0 to 1)."""

    id: str
    url: WebAddress
    title: str
    outlet: str
    outlet_country: str | None
    language: str
    published: Utc | None
    perspective: str
    story: str | None
    relevance: Share


class NumberedArticle(ConsideredArticle):
    """A source of the page. Its stored text, which claims are checked against, is its title and its summary.

    `opinion`: its headline comments or asks. `also_in`: other outlets that print the same, each once, in the alphabet's order.
    """

    n: Annotated[int, Field(ge=1)]
    summary: str
    outlet_domain: str
    family: str | None
    state_affiliated: StateAffiliation | None
    opinion: bool = False
    also_in: tuple[str, ...] = ()


class SetAside(ConsideredArticle):
    """An article that was considered and is not a source of the page, and why."""

    reason: Reason


class EarlierStory(Model):
    """What an earlier edition called a story, and the id that it had there."""

    edition: date
    id: str
    title: str
    language: str


class Story(Model):
    """Articles that tell the same event. `title` is the headline of the most typical one on the page; `perspectives` lists each
    side's articles by number; `category` is one of the topic's, or "other".

    A story that an earlier edition told is continuing: its `articles` are what is new, `since` is the first edition that told it,
    and `previous` are those remembered, newest first.
    """

    id: str
    title: str
    language: str
    articles: tuple[int, ...]
    perspectives: dict[str, tuple[int, ...]]
    status: Literal["new", "continuing"]
    since: date | None = None
    previous: tuple[EarlierStory, ...] = ()
    category: Slug = OTHER


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


class PerspectiveDigest(Model):
    """One side's part of the page. `basis` says what put articles here: the outlet's registry entry, or the feed's own word."""

    id: str
    name: str
    count: int
    basis: Literal["outlet", "feed"]
    claims: tuple[Claim, ...]


class Elsewhere(Model):
    count: int
    claims: tuple[Claim, ...]


class Composition(Model):
    """Who stands behind one side's numbered articles: counts, largest first. `largest_family_share` is 0 to 1.

    `unknown_outlets` are those that neither the registry nor the topic knows: nobody can say whose they are.
    """

    perspective: str
    outlets: dict[str, int]
    unknown_outlets: dict[str, int] = {}
    families: dict[str, int]
    countries: dict[str, int]
    languages: dict[str, int]
    largest_family_share: Share


class Engine(Model):
    """What wrote the claims, and what that cost.

    `model` wrote; `screened_by` chose what it read, where there was too much. Tokens are those that the API billed, also for
    calls that came to nothing; `cost_usd` is None when the price of a model is not known, and calls that were broken off may have
    cost `unseen_usd` more. `degraded` says, in order, each step
    down from what was asked for, and why. `filled` names the parts of the page ("highlights", a side's id, "elsewhere") to which
    the embedded engine gave lines, because too few of the model's passed their check.
    """

    name: Literal["extractive", "claude"]
    model: str
    screened_by: str | None = None
    prompt_version: str | None = None
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    cost_usd: float | None = 0.0
    unseen_usd: float = 0.0
    degraded: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


class Digest(Model):
    """digests/{topic}/{edition}.json: everything that the page shows.

    `no_digest` is the reader's reason why there is nothing to show, and `nothing_new_since` the last edition that had any, where
    that is the reason; `comparison` is null when nothing was compared. `previous_edition` is the newest one remembered;
    `memory_gaps` are earlier editions that had a batch but no digest yet, so that nothing is known of what they are going to tell.
    `inputs_sha256` covers the batch without its timings, what was remembered, the registry and the engine.
    """

    schema_version: Literal[1] = 1
    topic: Slug
    topic_name: str
    topic_description: str
    language: str
    edition: date
    previous_edition: date | None = None
    memory_gaps: tuple[date, ...] = ()
    nothing_new_since: date | None = None
    date: Utc
    no_digest: str | None
    articles: tuple[NumberedArticle, ...]
    set_aside: tuple[SetAside, ...]
    stories: tuple[Story, ...]
    highlights: tuple[Claim, ...]
    perspectives: tuple[PerspectiveDigest, ...]
    elsewhere: Elsewhere
    comparison: None
    withheld: tuple[Withheld, ...]
    composition: tuple[Composition, ...]
    feeds: tuple[FeedOutcome, ...]
    engine: Engine
    inputs_sha256: str
