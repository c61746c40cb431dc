"""Rules of the key: one SecureString, read once, and a clear error."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from shared.errors import KeyUnavailable
from shared.secrets import secret

NAME = "/parallax/anthropic-key"


@pytest.fixture(autouse=True)
def aws() -> Iterator[None]:
    secret.cache_clear()
    with mock_aws():
        yield
    secret.cache_clear()


def put(value: str) -> None:
    boto3.client("ssm").put_parameter(Name=NAME, Type="SecureString", Value=value, Overwrite=True)


def test_the_key_is_deciphered_and_read_once() -> None:
    put("first\n")
    assert secret(NAME) == "first"
    put("second")
    assert secret(NAME) == "first"


def test_a_key_that_was_not_there_is_asked_for_again() -> None:
    with pytest.raises(KeyUnavailable, match=f"SSM parameter {NAME}: .*ParameterNotFound"):
        secret(NAME)
    put("here now")
    assert secret(NAME) == "here now"


def test_an_empty_key_is_none() -> None:
    put("  ")
    with pytest.raises(KeyUnavailable, match="it is empty"):
        secret(NAME)
