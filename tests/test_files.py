"""Folders to buckets and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from moto import mock_aws

from infra.local.files import UnsafeKey, export, load, place, set_aside, source_files

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

BUCKET = "bucket"


@pytest.fixture
def s3() -> Iterator[S3Client]:
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket=BUCKET)
        yield client


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_what_was_loaded_and_not_changed_is_not_written_again(tmp_path: Path, s3: S3Client) -> None:
    _write(tmp_path, articles__a="one")
    modified = (tmp_path / "articles/a").stat().st_mtime_ns
    export(tmp_path, BUCKET, s3, load(tmp_path, BUCKET, s3))
    assert (tmp_path / "articles/a").stat().st_mtime_ns == modified


def test_the_folder_follows_the_bucket(tmp_path: Path, s3: S3Client) -> None:
    _write(tmp_path, articles__changed="old", articles__gone="x")
    loaded = load(tmp_path, BUCKET, s3)
    s3.put_object(Bucket=BUCKET, Key="articles/changed", Body=b"new")
    s3.put_object(Bucket=BUCKET, Key="digests/t/added", Body=b"added")
    s3.delete_object(Bucket=BUCKET, Key="articles/gone")
    _write(tmp_path, articles__came__meanwhile="not ours")
    export(tmp_path, BUCKET, s3, loaded)
    files = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"articles/changed": "new", "digests/t/added": "added", "articles/came/meanwhile": "not ours"}


def test_source_lists_and_unfinished_files_are_not_loaded(tmp_path: Path, s3: S3Client) -> None:
    _write(tmp_path, **{"topics__a.yaml": "x", "articles__b.unfinished": "half", "articles__c": "whole"})
    assert load(tmp_path, BUCKET, s3).keys() == {"articles/c"}


@pytest.mark.parametrize("key", ["/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a/", "", "a\\..\\b", "a\0b"])
def test_a_key_never_leaves_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(UnsafeKey):
        place(tmp_path, key)


def test_source_files_are_those_with_a_known_ending(tmp_path: Path) -> None:
    _write(tmp_path, **{"b.json": "{}", "a.yaml": "x", "c.YML": "y", "d.opml": "z", "README.md": "no", "deeper__d.yaml": "no"})
    assert [name for name, _ in source_files(tmp_path)] == ["a.yaml", "b.json", "c.YML", "d.opml"]
    assert source_files(tmp_path / "a.yaml") == [("a.yaml", b"x")]
    assert source_files(tmp_path / "missing") == []


def test_replaced_source_lists_are_kept_under_a_free_name(tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    for text in ("first", "second"):
        _write(tmp_path / "topics", **{"mine.yaml": text, "other.yaml": "stays"})
        set_aside(tmp_path / "topics", {"other.yaml"}, aside)
    assert {path.name: path.read_text() for path in aside.iterdir()} == {"mine.yaml": "first", "1-mine.yaml": "second"}
    assert [path.name for path in (tmp_path / "topics").iterdir()] == ["other.yaml"]
