"""In: template.yaml. Out: a frozen model of what it declares, under local names: what an emulation has to create and connect.

Nothing that the template says is said here again, so that the emulation cannot drift from what is deployed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "template.yaml"
REGION = "us-east-1"
ACCOUNT = "123456789012"  # whose resources moto makes
LOCAL = {"ServeSite": "no"}
"""What is chosen for a run on one machine: there is no CloudFront on it."""


@dataclass(frozen=True)
class Bucket:
    name: str
    folder: str
    """What people call it: DataBucket is "data"."""


@dataclass(frozen=True)
class Queue:
    name: str
    url: str
    arn: str
    attributes: Mapping[str, Any]
    """As SQS takes them, without the redrive policy."""
    dead_letter_arn: str | None
    max_receives: int


@dataclass(frozen=True)
class Notification:
    bucket: str
    events: str
    prefix: str
    queue_arn: str


@dataclass(frozen=True)
class Function:
    name: str
    handler: str
    timeout: int
    memory: int
    environment: Mapping[str, str]
    queue_arn: str
    batch_size: int


@dataclass(frozen=True)
class Stack:
    buckets: tuple[Bucket, ...]
    queues: tuple[Queue, ...]
    notifications: tuple[Notification, ...]
    functions: tuple[Function, ...]

    def bucket(self, folder: str) -> Bucket:
        return next(bucket for bucket in self.buckets if bucket.folder == folder)

    def queue(self, arn: str) -> Queue:
        return next(queue for queue in self.queues if queue.arn == arn)


_PLAIN = ("Ref", "Condition")
"""The two tags whose long form has no "Fn::" before it."""


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short tags as their long forms: `!Ref X` as {"Ref": X}, `!GetAtt X.Y` as {"Fn::GetAtt": [X, Y]}."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        value = value.split(".", 1) if suffix == "GetAtt" else value
    else:
        raise yaml.constructor.ConstructorError(None, None, f"!{suffix} of a mapping is not understood", node.start_mark)
    return {suffix if suffix in _PLAIN else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _intrinsic)


def load_template(path: Path = TEMPLATE) -> dict[str, Any]:
    """The template with its tags in their long form."""
    template: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    return template


def read_stack(path: Path = TEMPLATE) -> Stack:
    return stack_of(load_template(path))


def stack_of(template: Mapping[str, Any]) -> Stack:
    names = _Names(template)
    parts: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for name, resource in template["Resources"].items():
        parts.setdefault(resource["Type"], []).append((name, resource.get("Properties", {})))
    buckets = parts.get("AWS::S3::Bucket", [])
    defaults = template.get("Globals", {}).get("Function", {}).get("Environment", {}).get("Variables", {})
    return Stack(
        buckets=tuple(Bucket(names.of(name), name.removesuffix("Bucket").lower()) for name, _ in buckets),
        queues=tuple(_queue(name, properties, names) for name, properties in parts.get("AWS::SQS::Queue", [])),
        notifications=tuple(
            notification for name, properties in buckets for notification in _notifications(names.of(name), properties, names)
        ),
        functions=tuple(_function(name, properties, defaults, names) for name, properties in parts.get("AWS::Serverless::Function", [])),
    )


class _Names:
    """Resolves references to the names that things have locally."""

    def __init__(self, template: Mapping[str, Any]) -> None:
        self._types = {name: resource["Type"] for name, resource in template["Resources"].items()}
        self._values = {name: parameter.get("Default") for name, parameter in template.get("Parameters", {}).items()}
        self._values |= {"AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::Partition": "aws", **LOCAL}
        self._conditions = template.get("Conditions", {})

    def of(self, name: str) -> str:
        """What `!Ref name` gives."""
        if name in self._values:
            return str(self._values[name])
        match self._types.get(name):
            case "AWS::S3::Bucket":
                return f"parallax-{name.lower()}"
            case "AWS::SQS::Queue":
                return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{name}"
            case None:
                raise ValueError(f"the template refers to {name}, which it does not declare")
            case kind:
                raise ValueError(f"the local emulation has no name for {name}, a {kind}")

    def attribute(self, name: str, attribute: str) -> str:
        """What `!GetAtt name.attribute` gives."""
        match self._types.get(name), attribute:
            case "AWS::S3::Bucket", "Arn":
                return f"arn:aws:s3:::{self.of(name)}"
            case "AWS::SQS::Queue", "Arn":
                return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
            case _:
                raise ValueError(f"the local emulation has no {attribute} for {name}")

    def resolve(self, value: Any) -> Any:
        """`value` with every reference in it replaced."""
        match value:
            case {"Ref": str(name)}:
                return self.of(name)
            case {"Fn::GetAtt": [str(name), str(attribute)]}:
                return self.attribute(name, attribute)
            case {"Fn::If": [str(condition), yes, no]}:
                return self.resolve(yes if self._holds({"Condition": condition}) else no)
            case {"Fn::Sub": str(text)}:
                return re.sub(r"\$\{([^}]+)\}", self._substitute, text)
            case dict() if any(key.startswith("Fn::") for key in value):
                raise ValueError(f"the local emulation does not know {next(iter(value))}")
            case dict():
                return {key: self.resolve(item) for key, item in value.items()}
            case list():
                return [self.resolve(item) for item in value]
            case _:
                return value

    def _holds(self, condition: Any) -> bool:
        match condition:
            case {"Condition": str(name)}:
                return self._holds(self._conditions[name])
            case {"Fn::Equals": [left, right]}:
                return bool(self.resolve(left) == self.resolve(right))
            case {"Fn::Not": [other]}:
                return not self._holds(other)
            case _:
                raise ValueError(f"the local emulation does not know the condition {condition}")

    def _substitute(self, match: re.Match[str]) -> str:
        name, _, attribute = match[1].partition(".")
        return self.attribute(name, attribute) if attribute else self.of(name)


def _queue(name: str, properties: Mapping[str, Any], names: _Names) -> Queue:
    redrive = names.resolve(properties.get("RedrivePolicy", {}))
    return Queue(
        name=name,
        url=names.of(name),
        arn=names.attribute(name, "Arn"),
        attributes={key: names.resolve(value) for key, value in properties.items() if key != "RedrivePolicy"},
        dead_letter_arn=redrive.get("deadLetterTargetArn"),
        max_receives=redrive.get("maxReceiveCount", 0),
    )


def _notifications(bucket: str, properties: Mapping[str, Any], names: _Names) -> list[Notification]:
    declared = properties.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    return [
        Notification(
            bucket=bucket,
            events=entry["Event"],
            prefix=next(rule["Value"] for rule in entry["Filter"]["S3Key"]["Rules"] if rule["Name"] == "prefix"),
            queue_arn=names.resolve(entry["Queue"]),
        )
        for entry in declared
    ]


def _function(name: str, properties: Mapping[str, Any], defaults: Mapping[str, Any], names: _Names) -> Function:
    source = next(event["Properties"] for event in properties["Events"].values() if event["Type"] == "SQS")
    declared = {**defaults, **properties.get("Environment", {}).get("Variables", {})}
    variables = {key: value for key, value in declared.items() if value != {"Ref": "AWS::NoValue"}}
    return Function(
        name=name,
        handler=properties["Handler"],
        timeout=properties["Timeout"],
        memory=properties["MemorySize"],
        environment={key: str(names.resolve(value)) for key, value in variables.items()},
        queue_arn=names.resolve(source["Queue"]),
        batch_size=source["BatchSize"],
    )
