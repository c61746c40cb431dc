"""The stack, deployed once for all of these tests, with its feeds on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml

from infra.local.demo import SAMPLES
from infra.local.server import serving
from tests.emulator.deployed import KEY_PARAMETER, Deployed, deploy, emulated

PAIRS = (
    ("mirat-albahr", "shiranagi-shimpo"),
    ("sada-alkhor", "kiritsu-nippo"),
    ("nahwara-press-bureau", "kiritsu-herald"),
    ("marsa-courier", "kiritsu-herald"),
    ("marsa-courier", "shiranagi-shimpo"),
)
"""A topic each: the sides' feeds."""


@pytest.fixture(scope="session")
def feeds() -> Iterator[str]:
    with serving(SAMPLES, 0) as address:
        yield address


@pytest.fixture(scope="session")
def deployed(feeds: str) -> Iterator[Deployed]:
    with emulated() as cloud:
        stack = deploy(cloud, {"AnthropicKeyParameter": KEY_PARAMETER})
        stack.give("Fetch", {"ALLOW_LOOPBACK": "true", "GOOGLE_NEWS_URL": feeds})
        yield stack


@pytest.fixture(scope="session")
def topics(feeds: str) -> tuple[list[str], bytes]:
    """The ids of five topics, and the source list that has them."""
    (sample,) = yaml.safe_load((SAMPLES / "topics.yaml").read_text(encoding="utf-8"))["topics"]
    search = next(feed for feed in sample["feeds"] if "google_news" in feed)
    listed = [
        {
            **sample,
            "id": f"dispute-{n}",
            "name": f"Dispute {n}",
            "feeds": [
                {"perspective": "nahwara", "url": f"{feeds}/{ours}.xml"},
                {"perspective": "shiranagi", "url": f"{feeds}/{theirs}.xml"},
                *([search] if n == len(PAIRS) else []),
            ],
        }
        for n, (ours, theirs) in enumerate(PAIRS, 1)
    ]
    return [topic["id"] for topic in listed], json.dumps({"topics": listed}).encode()
