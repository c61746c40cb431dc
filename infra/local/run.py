"""In: a request: source lists, which topics, a time, a folder. Out: what became of each topic; the folder holds both buckets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from infra.local import files
from infra.local.desks import read_letters, write_letters
from infra.local.emulator import DeadLetter, Delivery, Emulator, Machine, emulated
from infra.local.stack import Stack, read_stack
from shared.errors import EventError, StoreError
from shared.events import NoDigest, Plan, StoredObject, TopicDue, items
from shared.models import Digest, Engine
from shared.store import CATALOGUE, TOPICS, Bucket, DataStore
from shared.topics import Topic

DELIVERIES = 50
"""More than one topic can need: three functions, five attempts each, and its share of the plan."""


@dataclass(frozen=True)
class Request:
    """`topics` are those to be run; with `by_name` each is asked for by a message, with `by_tick` the schedule's tick asks for them,
    otherwise the source lists start them. `engine` has the digest function's settings for what writes; without any the embedded engine
    does. Functions in containers find this machine at `host_address`."""

    out: Path
    source_lists: list[tuple[str, bytes]]
    topics: list[Topic]
    by_name: bool
    clock: datetime
    engine: Mapping[str, str] = field(default_factory=dict)
    google_news: str = ""
    allow_loopback: bool = False
    host_address: str = ""
    by_tick: bool = False


@dataclass(frozen=True)
class TopicOutcome:
    """`why` says why nothing was published; it is empty when something was."""

    topic: str
    edition: date
    seconds: float
    why: str
    page: Path | None = None
    articles: int = 0
    stories: int = 0
    claims: int = 0
    set_aside: int = 0
    failed_feeds: int = 0
    engine: Engine | None = None


@dataclass(frozen=True)
class Outcome:
    topics: list[TopicOutcome]
    dead_letters: list[DeadLetter]
    moved: list[Path]
    site: Path
    log: Path

    @property
    def status(self) -> int:
        """0: all topics published; 3: some have a page that says why not; 1: something is wrong with Parallax."""
        if self.dead_letters or any(topic.page is None for topic in self.topics):
            return 1
        return 3 if any(topic.why for topic in self.topics) else 0


def run(request: Request, watch: Callable[[Delivery], None], machine: Machine = emulated) -> Outcome:
    """Runs the topics on the machine and brings the folder up to date. Whatever goes wrong before the end leaves the folder as it was."""
    stack = read_stack()
    settings = {
        "CLOCK": request.clock.isoformat(),
        "GOOGLE_NEWS_URL": request.google_news,
        "ALLOW_LOOPBACK": "true" if request.allow_loopback else "",
        "HOST_ADDRESS": request.host_address,
        **request.engine,
    }
    clocked = _Clocked(watch)
    log = request.out / "log.jsonl"
    with machine(stack, log, settings) as cloud:
        loaded = {bucket: files.load(request.out / bucket.folder, bucket.name, cloud.s3) for bucket in stack.buckets}
        _start(request, stack, cloud)
        most = DELIVERIES * (len(request.topics) + len(request.source_lists))
        dead_letters = cloud.run(clocked, most=most)
        for stage in (DataStore.batch_key, DataStore.digest_key):
            _deliver_again(stage, request, stack, cloud, clocked)
            dead_letters += cloud.run(clocked, most=2 * most)
        topics = [_outcome(topic, request, stack, dead_letters, clocked) for topic in request.topics]
        topic_files = {name for name, _ in request.source_lists}
        with files.to_the_end():
            moved = files.set_aside(request.out / "data" / TOPICS, topic_files, request.out / "replaced-topics")
            for bucket, etags in loaded.items():
                files.export(request.out / bucket.folder, bucket.name, cloud.s3, etags)
            write_letters(request.out, [*read_letters(request.out), *dead_letters])
    return Outcome(topics, dead_letters, moved, request.out / "site", log)


def _start(request: Request, stack: Stack, cloud: Emulator) -> None:
    data = stack.bucket("data").name
    lists_start = not request.by_name and not request.by_tick
    if lists_start:
        cloud.connect()
    for name, body in request.source_lists:
        cloud.s3.put_object(Bucket=data, Key=f"{TOPICS}{name}", Body=body)
    if lists_start:
        return
    cloud.connect()
    queue_url = next(function.environment["FETCH_QUEUE_URL"] for function in stack.functions if "FETCH_QUEUE_URL" in function.environment)
    if request.by_tick:
        cloud.send(queue_url, Plan(kind="plan", scheduled=request.clock).model_dump_json())
        return
    for topic in request.topics:
        cloud.send(queue_url, TopicDue(kind="topic", topic=topic.id, replace=True).model_dump_json(exclude_none=True))


def _deliver_again(key_of: Callable[[str, date], str], request: Request, stack: Stack, cloud: Emulator, clocked: _Clocked) -> None:
    """Puts a topic's stored object again where it started nothing in this run, because it is the same as before: the code that
    takes it from there, or the folder, may be another."""
    bucket = Bucket(stack.bucket("data").name)
    for topic in request.topics:
        key = key_of(topic.id, topic.edition_at(request.clock))
        if key not in clocked.keys and (version := bucket.read(key)):
            cloud.s3.put_object(Bucket=bucket.name, Key=key, Body=version.body)


def _outcome(topic: Topic, request: Request, stack: Stack, dead_letters: list[DeadLetter], clocked: _Clocked) -> TopicOutcome:
    edition = topic.edition_at(request.clock)
    seconds = clocked.seconds.get(topic.id, 0.0)
    if letter := next((letter for letter in dead_letters if about(letter.body) == topic.id), None):
        return TopicOutcome(topic.id, edition, seconds, letter.error)
    page = f"content/summaries/{topic.id}/{edition.isoformat()}.md"
    try:
        digest = DataStore(Bucket(stack.bucket("data").name)).digest(DataStore.digest_key(topic.id, edition))
    except StoreError as exc:
        return TopicOutcome(topic.id, edition, seconds, str(exc))
    if Bucket(stack.bucket("site").name).read(page) is None:
        return TopicOutcome(topic.id, edition, seconds, "there is a digest, but no page")
    return TopicOutcome(
        topic=topic.id,
        edition=edition,
        seconds=seconds,
        why="" if digest.nothing_new_since else digest.no_digest or "",
        page=request.out / "site" / page,
        articles=len(digest.articles),
        stories=len(digest.stories),
        claims=_claims(digest),
        set_aside=len(digest.set_aside),
        failed_feeds=sum(feed.status == "failed" for feed in digest.feeds),
        engine=digest.engine,
    )


def _claims(digest: Digest) -> int:
    """Different sentences on the page: a highlight also stands under its side."""
    parts = [digest.highlights, digest.elsewhere.claims, *(side.claims for side in digest.perspectives)]
    return len({claim.text for part in parts for claim in part})


def about(body: str) -> str:
    """The topic that a message is about, or the source list; empty for what concerns neither."""
    try:
        item = next(items(json.loads(body)), None)
    except (ValueError, EventError):
        return ""
    match item:
        case TopicDue() | NoDigest():
            return item.topic
        case StoredObject() if item.key.startswith(TOPICS):
            return item.key
        case StoredObject() if item.key != CATALOGUE:
            return item.key.split("/")[1]
        case _:
            return ""


def _keys(body: str) -> set[str]:
    try:
        return {item.key for item in items(json.loads(body)) if isinstance(item, StoredObject)}
    except (ValueError, EventError):
        return set()


@dataclass
class _Clocked:
    """Passes deliveries on, adds up the seconds that each topic took, and notes what objects they were about."""

    watch: Callable[[Delivery], None]
    seconds: dict[str, float] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """The stored objects that started a function."""

    def __call__(self, delivery: Delivery) -> None:
        if delivery.seconds is not None:
            topic = about(delivery.body)
            self.seconds[topic] = self.seconds.get(topic, 0.0) + delivery.seconds
            self.keys |= _keys(delivery.body)
        self.watch(delivery)
