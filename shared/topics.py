"""In: validated fields. Out: the nouns of a topic, which people write in source lists: sides, feeds, outlets of their own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Self
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from shared.fields import Age, Country, Domain, Home, Language, Line, Model, Slug, WebAddress, time_zone, wrong

OTHER = "other"
"""The category of a story that none of the topic's categories fits."""


ELSEWHERE = "elsewhere"
"""The perspective of an article whose outlet belongs to no side."""


GOOGLE_NEWS = "https://news.google.com"


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


def _term(value: str) -> str:
    if sum(letter.isalpha() for letter in value) < 2:
        raise wrong("", f"{value!r} is not a term", "Write the words as the side's press does, such as treated water.")
    return value


Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), AfterValidator(_term)]
Contested = dict[Slug, Annotated[tuple[Term, ...], Field(min_length=1, max_length=50)]]
"""{side: what it calls the thing, in any language}"""


Described = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


def _check_terms(thing: str, by_side: Contested, ids: list[str], known: str) -> None:
    if not by_side:
        raise wrong(("contested", thing), "it names no side", "Write below it what each side calls it.")
    owner: dict[str, str] = {}
    for side, terms in by_side.items():
        if side not in ids:
            raise wrong(("contested", thing, side), f"there is no side {side!r}", known)
        for number, term in enumerate(terms):
            if owner.setdefault(term.casefold(), side) != side:
                problem = f"{term!r} stands under the side {owner[term.casefold()]!r} too"
                raise wrong(("contested", thing, side, number), problem, "Keep it under the side whose word it is.")


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
    terms: dict[Slug, tuple[Line, ...]] = Field(default_factory=dict)
    contested: Annotated[dict[Line, Contested], Field(max_length=100)] = Field(default_factory=dict)
    """{a neutral name of a thing: {side: terms}}: what each side's press calls it, beside the list that ships."""
    outlets: Annotated[tuple[OwnOutlet, ...], Field(max_length=500)] = ()
    categories: Annotated[dict[Slug, Described], Field(max_length=20)] = Field(default_factory=dict)
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
        for thing, by_side in self.contested.items():
            _check_terms(thing, by_side, ids, known)
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
