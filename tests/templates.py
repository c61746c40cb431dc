"""The template as it is written and as SAM transforms it, and ways to look things up in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from unittest.mock import patch

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from infra.local.stack import load_template

Json = dict[str, Any]


@cache
def template() -> Json:
    return load_template()


@cache
def transformed() -> Json:
    """What CloudFormation gets, once `sam package` has put the code into a bucket."""
    written = load_template()
    for resource in written["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/code.zip"
    defaults = {name: parameter["Default"] for name, parameter in written["Parameters"].items()}
    with patch("boto3.session.Session.region_name", "us-east-1"):
        result: Json = Translator({}, Parser()).translate(written, defaults)
    return result


def of_type(kind: str) -> dict[str, Json]:
    """The template's resources of one type, with their properties."""
    return {name: resource["Properties"] for name, resource in template()["Resources"].items() if resource["Type"] == kind}


def walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def references(resource: Json) -> set[str]:
    """The names that a resource waits for."""
    depends = resource.get("DependsOn", [])
    found = {depends} if isinstance(depends, str) else set(depends)
    for node in walk(resource):
        match node:
            case {"Ref": str(name)}:
                found.add(name)
            case {"Fn::GetAtt": [str(name), *_]}:
                found.add(name)
            case {"Fn::Sub": text}:
                found |= {part.split("}")[0].split(".")[0] for part in str(text).split("${")[1:]}
    return found


def statements(document: Json) -> list[Json]:
    """A policy's statements, also those that stand under a condition."""
    return [part for entry in document["Statement"] for part in entry.get("Fn::If", [None, entry])[1:] if part != {"Ref": "AWS::NoValue"}]


def role_statements(role: str) -> list[Json]:
    policies = template()["Resources"][role]["Properties"]["Policies"]
    return [statement for policy in policies for statement in statements(policy["PolicyDocument"])]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
