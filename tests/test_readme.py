"""The README promises files and commands; all of them exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"```(?:sh|text|)\n(.*?)```", README, re.DOTALL))


def parallax(*arguments: str) -> str:
    command = Path(sys.executable).with_name("parallax")
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603


def test_every_file_that_the_readme_names_exists() -> None:
    paths = set(re.findall(r"`((?:functions|shared|infra|tests)/[\w./-]+|[\w-]+\.(?:yaml|toml|md))`", README))
    paths |= set(re.findall(r"\]\((?!https?:|#)([^)]+)\)", README))
    assert len(paths) >= 10
    missing = sorted(path for path in paths if not (ROOT / path).exists())
    assert missing == []


def test_every_make_target_of_the_readme_exists_and_the_other_way_round() -> None:
    promised = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) | {"help"}
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "deploy"} <= promised
    assert promised == targets


def test_every_parallax_command_is_documented_and_the_other_way_round() -> None:
    commands = set(re.findall(r"^  (\w+)  ", parallax("--help").split("Commands:")[1], re.MULTILINE))
    assert commands
    assert set(re.findall(r"parallax (\w+)", CODE)) == commands


@pytest.mark.parametrize("command", ["run", "check", "import", "feeds", "outlets", "serve"])
def test_options_in_the_readme_are_options_of_the_command(command: str) -> None:
    lines = [line for line in CODE.splitlines() if f"parallax {command}" in line]
    options = set(re.findall(r"--[a-z-]+", " ".join(lines)))
    assert lines
    assert options <= set(re.findall(r"--[a-z-]+", parallax(command, "--help")))


def test_every_decision_stands_under_its_date() -> None:
    text = (ROOT / "infra" / "decisions.md").read_text(encoding="utf-8")
    assert re.match(r"# Decisions\n\n.*?\n\n## \d{4}-\d{2}-\d{2}\n", text, re.DOTALL)
