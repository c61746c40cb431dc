"""What `make sam-local` says and needs; the functions in containers run in CI."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from infra.local import containers, sam_local
from infra.local.stack import load_template

EVENTS = Path(__file__).parent / "events"


def test_every_sample_event_is_tried_in_a_container() -> None:
    assert sorted(sam_local.SAMPLE_EVENTS) == sorted(path.stem for path in EVENTS.glob("*.json"))


def test_a_sample_is_named_after_the_function_that_it_starts() -> None:
    functions = {name for name, resource in load_template()["Resources"].items() if resource["Type"] == "AWS::Serverless::Function"}
    assert {sam_local.function_of(sample) for sample in sam_local.SAMPLE_EVENTS} <= functions


def test_what_a_function_raised_is_raised_here() -> None:
    with pytest.raises(containers.FunctionFailed, match="SettingsError: environment variable DATA_BUCKET"):
        containers.answer_of('{"errorType": "SettingsError", "errorMessage": "environment variable DATA_BUCKET: Field required"}')


def test_a_function_that_returns_nothing_has_done_its_work() -> None:
    assert containers.answer_of("null\n") is None
    assert containers.answer_of("") is None


def test_without_the_sam_cli_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(sam_local.main, ["--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "the AWS SAM CLI is not on the PATH" in result.output


def test_without_docker_it_is_said_that_no_container_ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(containers.Lacking, match="there is no docker command"):
        containers.bridge()


def test_a_docker_that_does_not_answer_is_told_from_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub = tmp_path / "docker"
    stub.write_text("#!/bin/sh\necho 'Cannot connect to the Docker daemon' >&2\nexit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(containers.Lacking, match="Docker does not answer: Cannot connect to the Docker daemon"):
        containers.bridge()
