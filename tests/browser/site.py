"""In: a folder and digests. Out: their site in it, made by the render function on emulated S3 and exported as files."""

from __future__ import annotations

from pathlib import Path

import boto3
from moto import mock_aws

from functions.render.app import handler
from infra.local import files
from infra.local.emulator import Context
from infra.local.sandbox import only_environment
from shared.models import Catalogue, Digest, SourceList
from shared.observability import metrics
from shared.store import CATALOGUE, Bucket, DataStore, s3_client
from shared.topics import Feed, Topic

DATA, SITE = "data-bucket", "site-bucket"


def publish(folder: Path, digests: list[Digest], url: str, retired: str = "") -> None:
    """Each digest's event, and then that of a catalogue of all topics but the retired one, to the render function's handler. `url` is
    where readers find the site: what canonical addresses, feeds and site maps begin with."""
    with only_environment({"DATA_BUCKET": DATA, "SITE_BUCKET": SITE, "SITE_URL": url}), mock_aws():
        s3_client.cache_clear()
        s3 = boto3.client("s3")
        for bucket in (DATA, SITE):
            s3.create_bucket(Bucket=bucket)
        data = DataStore(Bucket(DATA))
        for each in digests:
            data.write_digest(each)
            _deliver(DataStore.digest_key(each.topic, each.edition))
        running = sorted({each.topic for each in digests} - {retired})
        feeds = (Feed(url="https://news.example/feed.xml"),)
        lists = SourceList(etag="1", topics=tuple(Topic(id=name, name=name, feeds=feeds) for name in running))
        data.change_catalogue(lambda _: Catalogue(lists={"topics.yaml": lists}))
        _deliver(CATALOGUE)
        files.export(folder, SITE, s3, {})
        s3_client.cache_clear()


def _deliver(key: str) -> None:
    metrics.clear_metrics()  # nobody takes them, and there is room for a hundred
    event = {"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": DATA}, "object": {"key": key}}}]}
    answer = handler(event, Context("render", 512, "1", float("inf")))
    assert "PagesPublished" in answer, answer
