"""The runbook speaks of every alarm, and of commands and files that exist."""

from __future__ import annotations

import re

import pytest

from infra.local.cli import main
from infra.local.stack import ROOT, load_template

RUNBOOK = (ROOT / "infra" / "runbook.md").read_text(encoding="utf-8")


def test_every_alarm_has_its_chapter() -> None:
    resources = load_template()["Resources"]
    alarms = {name for name, resource in resources.items() if resource["Type"] == "AWS::CloudWatch::Alarm"}
    assert alarms <= set(re.findall(r"^### (\w+)$", RUNBOOK, re.MULTILINE))


@pytest.mark.parametrize("command", sorted(set(re.findall(r"parallax ([a-z]+)(?= [-A-Z]|`)", RUNBOOK))))
def test_every_command_exists(command: str) -> None:
    assert command in main.commands


def test_commands_on_a_stack_have_that_option() -> None:
    for command in set(re.findall(r"parallax ([a-z]+)[^`\n]* --stack parallax", RUNBOOK)):
        assert "--stack" in {option for parameter in main.commands[command].params for option in parameter.opts}


def test_every_file_exists() -> None:
    assert [path for path in re.findall(r"`((?:tests|infra)/[\w./]+|template\.yaml)`", RUNBOOK) if not (ROOT / path).exists()] == []
