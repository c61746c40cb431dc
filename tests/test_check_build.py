"""What must not be deployed."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from infra.check_build import package_problems

LOCK = """
[[package]]
name = "parallax"
dependencies = [{name = "base"}]
[package.optional-dependencies]
fetch = [{name = "reader", extra = ["fast"]}, {name = "windows-only", marker = "sys_platform == 'win32'"}]
dev = [{name = "tester"}]
[[package]]
name = "base"
version = "1"
[[package]]
name = "reader"
version = "2"
[package.optional-dependencies]
fast = [{name = "speed"}]
[[package]]
name = "speed"
version = "3"
[[package]]
name = "windows-only"
version = "4"
[[package]]
name = "tester"
version = "5"
"""
RIGHT = {"parallax": "0.1.0", "base": "1", "reader": "2", "speed": "3"}


@pytest.fixture
def lock() -> dict[str, Any]:
    lock = tomllib.loads(LOCK)
    lock["package"][0]["version"] = "0.1.0"
    return lock


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({}, []),
        ({"windows-only": "4"}, []),
        ({"reader": "2.1"}, ["reader 2.1 is in it, but uv.lock has 2"]),
        ({"tester": "5"}, ["tester 5 is in it and should not be"]),
        ({"boto3": "1"}, ["boto3 1 is in it and should not be"]),
    ],
)
def test_an_artefact_holds_what_was_locked_for_it(lock: dict[str, Any], change: dict[str, str], problems: list[str]) -> None:
    assert package_problems({**RIGHT, **change}, lock, "fetch") == problems


def test_what_an_extra_of_a_package_needs_must_be_there(lock: dict[str, Any]) -> None:
    assert package_problems({name: version for name, version in RIGHT.items() if name != "speed"}, lock, "fetch") == ["speed is missing"]
