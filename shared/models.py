"""In: validated fields. Out: the nouns of Parallax between feed and page, which are also the wire format of every stored object (JSON)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from shared.claims import Claim, Withheld
from shared.comparison import Comparison
from shared.errors import Problem
from shared.fields import Language, Model, Share, Slug, Utc, WebAddress
from shared.topics import OTHER, StateAffiliation, Topic


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
    lists: dict[str, SourceList] = Field(default_factory=dict)

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
    """What an earlier edition called a story, the id that it had there, and how many of that page's articles each side had in it."""

    edition: date
    id: str
    title: str
    language: str
    told: dict[str, int] = Field(default_factory=dict)


class Story(Model):
    """Articles that tell the same event. `title` is the headline of the most typical one on the page; `perspectives` lists each
    side's articles by number; `category` is one of the topic's, or "other".

    A story that an earlier edition told is continuing: its `articles` are what is new, `since` is the first edition that told it,
    and `previous` are those remembered, newest first. `thread` is the id that it had in that first edition, for as long as it goes on.
    """

    id: str
    thread: str = ""
    title: str
    language: str
    articles: tuple[int, ...]
    perspectives: dict[str, tuple[int, ...]]
    status: Literal["new", "continuing"]
    since: date | None = None
    previous: tuple[EarlierStory, ...] = ()
    category: Slug = OTHER


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
    unknown_outlets: dict[str, int] = Field(default_factory=dict)
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


class Correction(Model):
    """How making a published edition again changed its claims: how many came, and how many went."""

    added: int
    removed: int


class Digest(Model):
    """digests/{topic}/{edition}.json: everything that the page shows.

    `no_digest` is the reader's reason why there is nothing to show, and `nothing_new_since` the last edition that had any, where
    that is the reason; `comparison` is null where there is nothing to show. `previous_edition` is the newest one remembered;
    `remembered` names the editions that were known, each with the start of its sha256 as it was remembered then;
    `memory_gaps` are earlier editions that had a batch but no digest yet, so that nothing is known of what they are going to tell.
    `corrections` tell how reruns changed what was published, the first one first; the bucket keeps the earlier versions.
    `inputs_sha256` covers the batch without its timings, what was remembered, the registry and the engine.
    """

    schema_version: Literal[1] = 1
    topic: Slug
    topic_name: str
    topic_description: str
    language: str
    edition: date
    previous_edition: date | None = None
    remembered: dict[date, str] = Field(default_factory=dict)
    memory_gaps: tuple[date, ...] = ()
    nothing_new_since: date | None = None
    corrections: tuple[Correction, ...] = ()
    date: Utc
    no_digest: str | None
    articles: tuple[NumberedArticle, ...]
    set_aside: tuple[SetAside, ...]
    stories: tuple[Story, ...]
    highlights: tuple[Claim, ...]
    perspectives: tuple[PerspectiveDigest, ...]
    elsewhere: Elsewhere
    comparison: Comparison | None
    withheld: tuple[Withheld, ...]
    composition: tuple[Composition, ...]
    feeds: tuple[FeedOutcome, ...]
    engine: Engine
    inputs_sha256: str
