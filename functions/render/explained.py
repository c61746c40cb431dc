"""In: that an edition has no digest, and its topic. Out: a digest without articles whose page says so, and why. Pure."""

from __future__ import annotations

import hashlib

from shared.events import NoDigest
from shared.models import Digest, Elsewhere, Engine, PerspectiveDigest
from shared.topics import Topic


def digest(message: NoDigest, topic: Topic) -> Digest:
    """It is published and not stored among the digests, so that no edition remembers it, and one that comes later takes its place."""
    return Digest(
        topic=topic.id,
        topic_name=topic.name,
        topic_description=topic.description,
        language=topic.language,
        edition=message.edition,
        date=message.scheduled,
        no_digest=message.reason,
        articles=(),
        set_aside=(),
        stories=(),
        highlights=(),
        perspectives=tuple(
            PerspectiveDigest(id=side.id, name=side.name, count=0, basis="outlet" if side.has_rule else "feed", claims=())
            for side in topic.perspectives
        ),
        elsewhere=Elsewhere(count=0, claims=()),
        comparison=None,
        withheld=(),
        composition=(),
        feeds=(),
        engine=Engine(name="extractive", model="none"),
        inputs_sha256=hashlib.sha256(message.model_dump_json().encode()).hexdigest(),
    )
