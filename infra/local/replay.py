"""In: a stored digest. Out: the same made again of what is stored (batch, memory, answers of a model), and where it differs.

No model is asked and nothing is written. The editions remembered are those that the digest names, as they are stored now.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.memory import Memory
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.prompts import Request
from functions.digest.writing.steps import Claude
from functions.digest.writing.writer import Writer
from functions.render import pages
from infra.local.folder import Folder
from shared.answers import Answer
from shared.errors import StoreError
from shared.models import Batch, Digest
from shared.outlets import registry
from shared.packing import to_json
from shared.store import DIGESTS, DataStore

SHOWN = 12
"""Differences that are told; the first ones say what it is about."""
VERSION = 1


class CannotReplay(Exception):
    """What is missing, and what to do about it."""


class NotStored(Exception):
    """A request to a model whose answer is not there."""


@dataclass(frozen=True)
class Replay:
    """`differences` are in the digest or its pages; `notes` say why there may be some, or what was not compared."""

    digest: Digest
    differences: tuple[str, ...]
    notes: tuple[str, ...]


def replay(path: Path) -> Replay:
    """Raises CannotReplay."""
    stored = _digest(path)
    data = _data(path, stored)
    store = DataStore(Folder(data))
    try:
        batch = store.batch(store.batch_key(stored.topic, stored.edition))
    except StoreError as exc:
        raise CannotReplay(f"{path}: its batch cannot be read: {exc}") from exc
    remembered, notes = _memory(stored, store)
    body = path.read_bytes()
    made = _made(batch, remembered, stored, store)
    differences = [] if to_json(made) == body else list(islice(_differences(json.loads(body), json.loads(to_json(made))), SHOWN))
    if to_json(made) != body and not differences:
        differences = ["it says the same in other bytes: another version of Parallax stored it"]
    elif [told.partition(":")[0] for told in differences] == ["inputs_sha256"]:
        notes.append("all that it says is the same; the outlet registry or the code is another than when it was made")
    site = data.parent / "site"
    if not site.is_dir():
        notes.append(f"pages were not compared: there is no {site}")
    else:
        differences += _page_differences(made, site)
    return Replay(stored, tuple(differences), tuple(notes))


def _digest(path: Path) -> Digest:
    try:
        body = path.read_bytes()
        facts = json.loads(body)
    except (OSError, ValueError) as exc:
        raise CannotReplay(f"{path}: it is no digest: {exc}") from exc
    version = facts.get("schema_version") if isinstance(facts, dict) else None
    if version != VERSION:
        told = "it says no schema_version, so it is no digest" if version is None else f"its schema_version is {version}"
        raise CannotReplay(f"{path}: {told}. This Parallax reads version {VERSION}: replay it with the release that made it")
    try:
        return Digest.model_validate(facts, strict=False)
    except ValidationError as exc:
        first = exc.errors()[0]
        raise CannotReplay(
            f"{path}: it is no digest of schema version {VERSION}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        ) from exc


def _data(path: Path, digest: Digest) -> Path:
    """The folder of the data bucket that the digest lies in."""
    data = path.resolve().parents[2] if len(path.resolve().parents) > 2 else path.parent
    if path.resolve() != data / DataStore.digest_key(digest.topic, digest.edition):
        raise CannotReplay(
            f"{path}: it does not lie in a data bucket's folder, as {DIGESTS}{digest.topic}/{digest.edition}.json with the other prefixes "
            "beside it. Copy the whole bucket: aws s3 sync s3://DATA-BUCKET out/live/data"
        )
    return data


def _memory(digest: Digest, store: DataStore) -> tuple[Memory, list[str]]:
    """What the digest knew of earlier editions, as far as it is still there; and notes on what is not."""
    known, notes = [], []
    for edition in sorted(digest.remembered):
        try:
            known.append(memory.published(store.digest(store.digest_key(digest.topic, edition))))
        except StoreError as exc:
            notes.append(f"the edition of {edition}, which it remembers, cannot be read: {exc.why}")
    found = Memory(tuple(known), digest.memory_gaps)
    notes += [
        f"the edition of {edition} was made again since: its earlier version, which this one remembers, is in the bucket's history"
        for edition, fingerprint in found.fingerprints.items()
        if digest.remembered[edition] != fingerprint
    ]
    return found, notes


def _made(batch: Batch, remembered: Memory, stored: Digest, store: DataStore) -> Digest:
    """By the writer that gives what is stored, or else by the first that can write with the answers that are there."""
    attempts = []
    for writer in _writers(stored, store):
        try:
            made = assemble(batch, registry(), UniversalSentenceEncoder(), remembered, writer)
        except NotStored:
            continue
        made = made.model_copy(update={"corrections": stored.corrections})
        if made == stored:
            return made
        attempts.append(made)
    if not attempts:
        answers = f"answers/{stored.topic}/{stored.edition}/"
        raise CannotReplay(f"{stored.topic} {stored.edition}: {stored.engine.model} wrote it, and its answers are not all in {answers}")
    return attempts[0]


def _writers(digest: Digest, store: DataStore) -> Iterator[Writer]:
    """A digest does not say which models were asked for besides the one that wrote; their answers do."""
    if digest.engine.prompt_version is None:
        yield Extractive()
        return
    by_request = {answer.request_sha256: answer for answer in store.answers(digest.topic, digest.edition)}

    def ask(request: Request) -> Answer:
        if request.sha256 not in by_request:
            raise NotStored
        return by_request[request.sha256]

    models = sorted({answer.model for answer in by_request.values()})
    yield from (Claude(ask, strong=strong, small=small) for strong, small in product(models, repeat=2))


def _differences(stored: Any, made: Any, where: str = "") -> Iterator[str]:
    """Each place in which two JSON values differ, and how."""
    if isinstance(stored, dict) and isinstance(made, dict):
        for key in dict.fromkeys((*stored, *made)):
            yield from _differences(stored.get(key), made.get(key), f"{where}.{key}" if where else key)
    elif isinstance(stored, list) and isinstance(made, list) and len(stored) == len(made):
        for place, (one, other) in enumerate(zip(stored, made, strict=True)):
            yield from _differences(one, other, f"{where}[{place}]")
    elif stored != made:
        yield f"{where}: stored {_short(stored)}, made {_short(made)}"


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} entries"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _page_differences(digest: Digest, site: Path) -> Iterator[str]:
    for path, page in pages.render(digest).items():
        file = site / path
        if not file.is_file():
            yield f"{file}: there is no such page"
        elif (published := file.read_bytes()) != page.body:
            at = next((n for n, (one, other) in enumerate(zip(published, page.body, strict=False)) if one != other), -1)
            line = published[:at].count(b"\n") + 1 if at >= 0 else published.count(b"\n") + 1
            yield f"{file}: the page made is another from line {line} on"
