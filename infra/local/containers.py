"""In: the stack's model and what `sam build` made. Out: the stack running on moto's server, each function in a container by `sam local
invoke`, or, without Docker, under Lambda's Runtime Interface Emulator. Neither is needed by anything else in this folder."""

from __future__ import annotations

import json
import logging
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from moto.server import ThreadedMotoServer

from infra.local.emulator import Emulator
from infra.local.sandbox import LogFile, logging_to, only_environment
from infra.local.server import LOOPBACK
from infra.local.stack import REGION, ROOT, Function, Stack
from shared import store

BUILT = ROOT / ".aws-sam" / "build"
IMAGE = "public.ecr.aws/lambda/python:3.13"
RUNTIME = ROOT / ".aws-sam" / "runtime"
"""An environment with what AWS's image has beside Python: the client of the runtime's interface, and boto3."""
DOCKER = ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY")
PATIENCE = 300
"""Seconds for one call of a function, with the start of its container."""
NOBODY = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_DEFAULT_REGION": REGION, "AWS_REGION": REGION}


class Lacking(Exception):
    """What this machine lacks to run functions as Lambda does, and what to do about it."""


class FunctionFailed(Exception):
    """A function ended with an error of its own."""


def sam() -> Path:
    found = shutil.which("sam")
    if not found:
        raise Lacking("the AWS SAM CLI is not on the PATH: install it in an environment of its own, `pip install aws-sam-cli`")
    if not (BUILT / "template.yaml").is_file():
        raise Lacking("nothing is built: run `make build`")
    return Path(found)


def bridge() -> str:
    """The address at which containers find this machine."""
    if not shutil.which("docker"):
        raise Lacking("there is no docker command: install Docker")
    asked = subprocess.run(
        ["docker", "network", "inspect", "bridge"],  # noqa: S607
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    if asked.returncode:
        why = asked.stderr.strip().splitlines() or ["it does not say why"]
        raise Lacking(f"Docker does not answer: {why[-1]}")
    if sys.platform != "linux":
        raise Lacking("only under Linux is Docker's bridge an address of this machine: use a Linux machine")
    config = json.loads(asked.stdout)[0]["IPAM"]["Config"][0]
    return str(config.get("Gateway") or ip_network(config["Subnet"])[1])


@contextmanager
def in_containers(stack: Stack, log: Path, settings: Mapping[str, str]) -> Iterator[Emulator]:
    """Each call is one `sam local invoke`: a new container every time."""
    command, address = sam(), bridge()
    docker = {name: os.environ[name] for name in DOCKER if name in os.environ}
    with _served(log, address, docker) as (endpoint, file), tempfile.TemporaryDirectory() as folder:
        variables = {function.name: {**function.environment, **settings, "AWS_ENDPOINT_URL": endpoint} for function in stack.functions}
        environment = Path(folder, "environment.json")
        environment.write_text(json.dumps(variables), encoding="utf-8")
        has_image = not subprocess.run(  # noqa: S603
            ["docker", "image", "inspect", IMAGE],  # noqa: S607
            capture_output=True,
            timeout=30,
            check=False,
        ).returncode
        pull = ["--skip-pull-image"] if has_image else []

        def call(function: Function, event: Mapping[str, Any]) -> Any:
            given = Path(folder, "event.json")
            given.write_text(json.dumps(event), encoding="utf-8")
            invoked = subprocess.run(  # noqa: S603
                [str(command), "local", "invoke", function.name, "-e", str(given), "--env-vars", str(environment), *pull],
                cwd=ROOT,
                env={**os.environ, "SAM_CLI_TELEMETRY": "0"},
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
            file.write(invoked.stderr)
            if invoked.returncode:
                raise FunctionFailed(f"sam local invoke ended with {invoked.returncode}: {invoked.stderr.strip()[-500:]}")
            return answer_of(invoked.stdout)

        yield Emulator(stack, file, call)


@contextmanager
def under_the_emulator(stack: Stack, log: Path, settings: Mapping[str, str]) -> Iterator[Emulator]:
    """The same artefacts without Docker: each function is one process that stays, as a warm Lambda does."""
    emulator, python = _interface_emulator(sam()), _runtime()
    with _served(log, LOOPBACK, {}) as (endpoint, file), ExitStack() as running:
        ports = {
            function.name: running.enter_context(
                _process(emulator, python, function, {**function.environment, **settings, "AWS_ENDPOINT_URL": endpoint}, file)
            )
            for function in stack.functions
        }

        def call(function: Function, event: Mapping[str, Any]) -> Any:
            address = f"http://{LOOPBACK}:{ports[function.name]}/2015-03-31/functions/function/invocations"
            request = urllib.request.Request(address, json.dumps(event).encode())
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310
                return answer_of(response.read().decode())

        yield Emulator(stack, file, call)


@contextmanager
def _served(log: Path, address: str, more: Mapping[str, str]) -> Iterator[tuple[str, LogFile]]:
    """moto's server at that address, and this process's clients turned to it. Answers with its endpoint."""
    port = free_port(address)
    endpoint = f"http://{address}:{port}"
    server = ThreadedMotoServer(ip_address=address, port=port, verbose=False)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it would print every request
    server.start()
    with ExitStack() as undo:
        undo.callback(server.stop)
        # What an earlier server of this process had is still there.
        urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST"), timeout=30).close()  # noqa: S310
        turned = {**more, "AWS_ENDPOINT_URL": endpoint, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"}
        undo.enter_context(only_environment(turned))
        store.s3_client.cache_clear()
        undo.callback(store.s3_client.cache_clear)
        yield endpoint, undo.enter_context(logging_to(log))


def free_port(address: str) -> int:
    with socket.socket() as listener:
        listener.bind((address, 0))
        port: int = listener.getsockname()[1]
        return port


def answer_of(text: str) -> Any:
    """What a function returned; what it raised is raised."""
    answer = json.loads(text) if text.strip() else None
    if isinstance(answer, dict) and "errorType" in answer:
        raise FunctionFailed(f"{answer['errorType']}: {answer.get('errorMessage', '')}")
    return answer


def _interface_emulator(command: Path) -> Path:
    """Lambda's Runtime Interface Emulator, which comes with the SAM CLI."""
    machine = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    found = sorted(command.resolve().parents[1].glob(f"lib*/**/samcli/local/rapid/aws-lambda-rie-{machine}"))
    if not found:
        raise Lacking(f"the SAM CLI at {command} brings no Runtime Interface Emulator: install it with pip")
    return found[0]


def _runtime() -> Path:
    """A Python 3.13 with what AWS's image has, made once."""
    python = RUNTIME / "bin" / "python"
    if not (RUNTIME / "ready").is_file():
        base = shutil.which("python3.13")
        if not base:
            raise Lacking("there is no python3.13 on the PATH, the version that Lambda runs: install it")
        subprocess.run([base, "-m", "venv", "--clear", str(RUNTIME)], check=True)  # noqa: S603
        subprocess.run([str(python), "-m", "pip", "install", "-q", "awslambdaric", "boto3"], check=True)  # noqa: S603
        (RUNTIME / "ready").touch()
    return python


@contextmanager
def _process(emulator: Path, python: Path, function: Function, variables: Mapping[str, str], log: LogFile) -> Iterator[int]:
    """The function behind the emulator, on a port of its own."""
    task = BUILT / function.name
    port = free_port(LOOPBACK)
    here = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": str(task),
        "LAMBDA_TASK_ROOT": str(task),
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(function.timeout),
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
    }
    command = [str(emulator), f"--runtime-interface-emulator-address={LOOPBACK}:{port}"]
    command += [f"--runtime-api-address={LOOPBACK}:{free_port(LOOPBACK)}", str(python), "-m", "awslambdaric", function.handler]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=task, env={**here, **NOBODY, **variables}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)
            output.seek(0)
            log.write(output.read())


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            probe.settimeout(1)
            if not probe.connect_ex((LOOPBACK, port)):
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise Lacking("the Runtime Interface Emulator did not start")
