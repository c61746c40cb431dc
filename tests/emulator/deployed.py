"""In: what `sam build` made. Out: template.yaml deployed into an emulated AWS that runs the functions, each with its role's rights.

The emulator (ministack) has an environment of its own, which `make test-cloud` makes. It listens on this machine only, speaks TLS, so
that what the template asks of TLS holds there too, and checks the signature and the rights of each request.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import boto3
from botocore.config import Config

from infra.local.server import LOOPBACK
from infra.local.stack import ACCOUNT, ROOT, load_template

PYTHON = ROOT / ".aws-sam" / "emulator" / "bin" / "python"
BUILT = ROOT / ".aws-sam" / "build"
REGION = "eu-central-1"
STACK = "parallax"
KEY_PARAMETER = "/parallax/anthropic-key"
Found = TypeVar("Found")
PATIENCE = 300
"""Seconds that anything may take; a first digest loads an encoder."""


class Missing(RuntimeError):
    """Something that has to be made before the tests."""


@dataclass(frozen=True)
class Credentials:
    key: str
    secret: str
    token: str | None = None


@dataclass(frozen=True)
class Cloud:
    """An emulated AWS that listens at `port`; `root` may do everything there."""

    port: int
    root: Credentials
    certificate: Path
    log: Path

    @property
    def address(self) -> str:
        return f"https://{LOOPBACK}:{self.port}"

    def client(self, service: str, credentials: Credentials | None = None) -> Any:
        who = credentials or self.root
        return boto3.client(
            service,  # type: ignore[call-overload]  # any service
            endpoint_url=self.address,
            region_name=REGION,
            verify=str(self.certificate),
            aws_access_key_id=who.key,
            aws_secret_access_key=who.secret,
            aws_session_token=who.token,
            config=Config(retries={"total_max_attempts": 1}),
        )


@dataclass(frozen=True)
class Deployed:
    """The stack in an emulated AWS."""

    cloud: Cloud

    def client(self, service: str) -> Any:
        return self.cloud.client(service)

    @cached_property
    def outputs(self) -> Mapping[str, str]:
        (stack,) = self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    @cached_property
    def resources(self) -> Mapping[str, str]:
        """What each resource of the template is called there."""
        found = self.client("cloudformation").describe_stack_resources(StackName=STACK)["StackResources"]
        return {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in found}

    def keys(self, bucket: str, prefix: str = "") -> list[str]:
        pages = self.client("s3").get_paginator("list_objects_v2").paginate(Bucket=self.outputs[bucket], Prefix=prefix)
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])]

    def read(self, bucket: str, key: str) -> bytes:
        body: bytes = self.client("s3").get_object(Bucket=self.outputs[bucket], Key=key)["Body"].read()
        return body

    def as_role(self, role: str, service: str) -> Any:
        """A client with the rights of one of the template's roles."""
        return self.cloud.client(service, self._session(role))

    @cache  # noqa: B019 - there is one stack a run
    def _session(self, role: str) -> Credentials:
        """The roles trust AWS's services alone; here the tests have to be trusted as well. What a role may do stays as it is."""
        name = self.resources[role]
        trust = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        self.client("iam").update_assume_role_policy(RoleName=name, PolicyDocument=document)
        session = self.client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{name}", RoleSessionName="tests")["Credentials"]
        return Credentials(session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])

    def give(self, function: str, settings: Mapping[str, str]) -> None:
        """Puts settings that only a run on one machine has into a deployed function's environment: the template has no way to."""
        functions = self.client("lambda")
        name = self.outputs[f"{function}FunctionName"]
        variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
        functions.update_function_configuration(FunctionName=name, Environment={"Variables": {**variables, **settings}})


@contextmanager
def emulated() -> Iterator[Cloud]:
    if not PYTHON.exists():
        raise Missing(f"{PYTHON} is missing: `make test-cloud` makes it")
    folder = Path(tempfile.mkdtemp(prefix="parallax-cloud-"))
    root = Credentials(f"AKIA{secrets.token_hex(8).upper()}", secrets.token_hex(20))
    cloud = Cloud(_free_port(), root, folder / "ministack-tls" / "server.crt", folder / "log")
    with cloud.log.open("wb") as log:
        # A group of its own: functions are processes too, and end with it.
        process = subprocess.Popen(  # noqa: S603 - the emulator that we installed
            [PYTHON, "-m", "ministack"], env=_environment(cloud, folder), stdout=log, stderr=log, cwd=folder, start_new_session=True
        )
    try:
        until(lambda: _answers(cloud, process), "the emulator answers")
        yield cloud
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(folder)


def _environment(cloud: Cloud, folder: Path) -> dict[str, str]:
    """The emulator's, and so also its functions': nothing of ours gets in."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "BIND_HOST": LOOPBACK,
        "MINISTACK_HOST": "localhost",
        "GATEWAY_PORT": str(cloud.port),
        "USE_SSL": "1",
        "AUTH": "true",
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": cloud.root.key,
        "AWS_SECRET_ACCESS_KEY": cloud.root.secret,
    }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])


def _answers(cloud: Cloud, process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is not None:
        raise Missing(f"the emulator ended: {cloud.log.read_text()[-2000:]}")
    try:
        trusted = ssl.create_default_context(cafile=cloud.certificate)
        urllib.request.urlopen(f"{cloud.address}/_ministack/health", context=trusted, timeout=5).close()  # noqa: S310 - our own
    except OSError:
        return False
    return True


def deploy(cloud: Cloud, parameters: Mapping[str, str]) -> Deployed:
    if not (BUILT / "template.yaml").exists():
        raise Missing("there is nothing to deploy: run `make build` first")
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket="packages", CreateBucketConfiguration={"LocationConstraint": REGION})
    template = load_template(BUILT / "template.yaml")
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            package = shutil.make_archive(str(cloud.log.parent / name), "zip", BUILT / name)
            s3.upload_file(package, "packages", f"{name}.zip")
            resource["Properties"]["CodeUri"] = f"s3://packages/{name}.zip"
        elif "Metrics" in resource["Properties"]:
            _watch_one(resource["Properties"])
    s3.put_object(Bucket="packages", Key="template.json", Body=json.dumps(template))
    stacks = cloud.client("cloudformation")
    stacks.create_stack(
        StackName=STACK,
        TemplateURL=f"{cloud.address}/packages/template.json",
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
    )
    status = until(lambda: _settled(stacks), "the stack is there")
    if status != "CREATE_COMPLETE":
        events = stacks.describe_stack_events(StackName=STACK)["StackEvents"]
        failed = [event for event in events if event["ResourceStatus"].endswith("FAILED")]
        raise AssertionError(f"{status}: {[(event['LogicalResourceId'], event.get('ResourceStatusReason')) for event in failed]}")
    return Deployed(cloud)


def _watch_one(alarm: dict[str, Any]) -> None:
    """The emulator knows no alarms over several metrics: there, the last of them stands for all. tests/test_template.py sees them whole."""
    watched = alarm.pop("Metrics")[-1]["MetricStat"]
    alarm |= {**watched["Metric"], "Statistic": watched["Stat"], "Period": watched["Period"]}


def _settled(stacks: Any) -> str:
    status = str(stacks.describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"])
    return "" if status.endswith("_IN_PROGRESS") else status


def until(ask: Callable[[], Found], what: str) -> Found:
    """What `ask` gives as soon as that is anything."""
    deadline = time.monotonic() + PATIENCE
    while not (found := ask()):
        if time.monotonic() > deadline:
            raise AssertionError(f"after {PATIENCE} s not yet: {what}")
        time.sleep(0.2)
    return found
