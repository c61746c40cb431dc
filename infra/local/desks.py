"""In: the name of a deployed stack, or the folder of local runs. Out: a desk: its two buckets, its queues, its dead letters.

What is done with a desk is the same in the cloud and on this machine; in a folder it takes effect at the end, and whole or not at all.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from pydantic import TypeAdapter, ValidationError

from infra.local import files
from infra.local.emulator import DeadLetter, Delivery, Emulator, emulated
from infra.local.folder import Folder
from infra.local.stack import Stack, read_stack
from shared import events
from shared.events import Message, StoredObject
from shared.site_store import SiteStore
from shared.store import Bucket, DataStore

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

Verb = Literal["fetch", "digest", "render"]
VERBS: tuple[Verb, ...] = ("fetch", "digest", "render")
LETTERS = "dead-letters.json"
PAUSE, PATIENCE = 5.0, 1800.0
"""Seconds between two looks at the queues of a deployed stack, and after which they are not waited for any more."""
DELIVERIES = 10**6
_LETTERS = TypeAdapter(list[DeadLetter])


class NoDesk(Exception):
    """There is none, or it cannot be reached; and what to do about it."""


class Desk(Protocol):
    @property
    def data(self) -> DataStore: ...

    @property
    def site(self) -> SiteStore: ...

    def send(self, verb: Verb, messages: list[Message | StoredObject]) -> None: ...

    def settle(self) -> None:
        """Waits until the digest and the render function have nothing to do any more."""

    def dead_letters(self) -> Mapping[Verb, int]: ...

    def redrive(self) -> Counter[Verb]:
        """Puts every dead letter back into the queue that it comes from."""


@dataclass(frozen=True)
class Deployed:
    """`queues` and `dead` are addresses. `month_budget` is in US dollars."""

    data: DataStore
    site: SiteStore
    queues: Mapping[Verb, str]
    dead: Mapping[Verb, str]
    month_budget: float

    def send(self, verb: Verb, messages: list[Message | StoredObject]) -> None:
        events.send(self.queues[verb], messages)

    def settle(self) -> None:
        until = time.monotonic() + PATIENCE
        sqs = boto3.client("sqs")
        while any(_waiting(sqs, self.queues[verb]) for verb in VERBS[1:]):
            if time.monotonic() > until:
                raise NoDesk(f"the queues were still not empty after {PATIENCE / 60:.0f} minutes; `parallax status` shows what is there")
            time.sleep(PAUSE)

    def dead_letters(self) -> Mapping[Verb, int]:
        sqs = boto3.client("sqs")
        return {verb: _waiting(sqs, url) for verb, url in self.dead.items()}

    def redrive(self) -> Counter[Verb]:
        """One by one, removed only when it lies in the other queue: what is broken off is done twice, which has no effect."""
        sqs, moved = boto3.client("sqs"), Counter[Verb]()
        for verb, dead in self.dead.items():
            while letters := sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
                for letter in letters:
                    sqs.send_message(QueueUrl=self.queues[verb], MessageBody=letter["Body"])
                    sqs.delete_message(QueueUrl=dead, ReceiptHandle=letter["ReceiptHandle"])
                    moved[verb] += 1
        return moved


def deployed(stack: str) -> Deployed:
    """Raises NoDesk."""
    try:
        (found,) = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"]
    except (ClientError, BotoCoreError) as exc:
        raise NoDesk(f"the stack {stack!r} cannot be looked up: {exc}") from exc
    outputs = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}
    parameters = {parameter["ParameterKey"]: parameter["ParameterValue"] for parameter in found.get("Parameters", [])}
    try:
        return Deployed(
            data=DataStore(Bucket(outputs["DataBucketName"])),
            site=SiteStore(Bucket(outputs["SiteBucketName"])),
            queues={verb: outputs[f"{verb.title()}QueueUrl"] for verb in VERBS},
            dead={verb: outputs[f"{verb.title()}DeadLetterQueueUrl"] for verb in VERBS},
            month_budget=float(parameters.get("MonthBudgetUsd", "nan")),
        )
    except KeyError as exc:
        raise NoDesk(f"the stack {stack!r} has no output {exc}: it is not Parallax, or its deployment has not ended") from exc


def _waiting(sqs: SQSClient, url: str) -> int:
    answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"])
    return sum(map(int, answer["Attributes"].values()))


@dataclass
class Emulated:
    """A folder's buckets and queues while they are in an emulation."""

    data: DataStore
    site: SiteStore
    folder: Path
    stack: Stack
    cloud: Emulator
    watch: Callable[[Delivery], None]
    letters: list[DeadLetter] = field(default_factory=list)

    def send(self, verb: Verb, messages: list[Message | StoredObject]) -> None:
        for message in messages:
            self.cloud.send(self._url(verb), events.body(message))

    def settle(self) -> None:
        self.letters += self.cloud.run(self.watch, most=DELIVERIES)

    def dead_letters(self) -> Mapping[Verb, int]:
        return _by_verb(self.letters)

    def redrive(self) -> Counter[Verb]:
        letters, self.letters = self.letters, []
        for letter in letters:
            self.cloud.send(self._url(_verb(letter)), letter.body)
        self.settle()
        return _by_verb(letters)

    def _url(self, verb: Verb) -> str:
        return next(queue.url for queue in self.stack.queues if queue.name == f"{verb.title()}Queue")


@contextmanager
def opened(folder: Path, settings: Mapping[str, str], watch: Callable[[Delivery], None]) -> Iterator[Emulated]:
    """The desk of a folder; what is done with it is in the folder once all of it is done. Raises NoDesk."""
    check(folder)
    stack = read_stack()
    with emulated(stack, folder / "log.jsonl", settings) as cloud:
        # Source lists as well: of topics without one FETCH would say that they are retired.
        loaded = {bucket: files.load(folder / bucket.folder, bucket.name, cloud.s3, source_lists=True) for bucket in stack.buckets}
        cloud.connect()
        data, site = (Bucket(stack.bucket(name).name) for name in ("data", "site"))
        desk = Emulated(DataStore(data), SiteStore(site), folder, stack, cloud, watch, read_letters(folder))
        yield desk
        with files.to_the_end():
            for bucket, etags in loaded.items():
                files.export(folder / bucket.folder, bucket.name, cloud.s3, etags)
            write_letters(folder, desk.letters)


@dataclass(frozen=True)
class Looked:
    """A folder that is only looked at."""

    data: DataStore
    site: SiteStore
    folder: Path

    def dead_letters(self) -> Mapping[Verb, int]:
        return _by_verb(read_letters(self.folder))


def looked(folder: Path) -> Looked:
    """Raises NoDesk."""
    check(folder)
    return Looked(DataStore(Folder(folder / "data")), SiteStore(Folder(folder / "site")), folder)


def check(folder: Path) -> None:
    if not (folder / "data").is_dir():
        raise NoDesk(f"there is no data/ in {folder}: make one with `parallax run --out {folder}`")


def read_letters(folder: Path) -> list[DeadLetter]:
    """Raises NoDesk."""
    file = folder / LETTERS
    try:
        letters = _LETTERS.validate_json(file.read_bytes()) if file.is_file() else []
    except ValidationError as exc:
        raise _unreadable(file, exc.errors()[0]["msg"]) from exc
    if unknown := {letter.queue for letter in letters} - _QUEUES.keys():
        raise _unreadable(file, f"there is no queue {min(unknown)}")
    return letters


def _unreadable(file: Path, why: str) -> NoDesk:
    return NoDesk(f"{file}: it is no list of dead letters: {why}. Mend it, or remove it to forget them")


def write_letters(folder: Path, letters: list[DeadLetter]) -> None:
    """Each once, by what it says."""
    file = folder / LETTERS
    by_body = {(letter.queue, letter.body): letter for letter in letters}
    if by_body:
        file.write_text(json.dumps([vars(letter) for letter in by_body.values()], indent=1) + "\n", encoding="utf-8")
    else:
        file.unlink(missing_ok=True)


_QUEUES: Mapping[str, Verb] = {f"{verb.title()}Queue": verb for verb in VERBS}


def _verb(letter: DeadLetter) -> Verb:
    return _QUEUES[letter.queue]


def _by_verb(letters: list[DeadLetter]) -> Counter[Verb]:
    return Counter(map(_verb, letters))
