"""Rules of what is installed: one lock, and constraints that say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_constraints_are_what_the_lock_says() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    locked = {(package["name"], package["version"]) for package in lock["package"] if package["name"] != "parallax"}
    lines = re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / "infra" / "constraints.txt").read_text(), re.MULTILINE)
    assert set(lines) == locked


def test_every_extra_of_a_function_is_what_its_requirements_install() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for name in ("fetch", "digest", "render"):
        assert name in project["optional-dependencies"]
        lines = (ROOT / "functions" / name / "requirements.txt").read_text().splitlines()
        assert lines == ["-c ../../infra/constraints.txt", f".[{name}]"]
