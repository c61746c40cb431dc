"""In: what `sam build` made, and uv.lock. Out: the size of each function, or what is wrong with it and exit status 1.

sam has shipped stale code before, and pip takes what its index has: what is about to be deployed is compared with what was locked.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BUILD = ROOT / ".aws-sam" / "build"
LIMIT = 250 * 1024 * 1024  # Lambda's, unzipped
PROJECT = "parallax"


def main() -> int:
    built = sorted(BUILD.glob("*Function"))
    if not built:
        sys.stderr.write(f"there is nothing in {BUILD}: run sam build first\n")
        return 1
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    wrong = [f"{folder.name}: {problem}" for folder in built for problem in problems_of(folder, lock)]
    for folder in built:
        sys.stdout.write(f"{folder.name}: {size_of(folder) / 1024 / 1024:.1f} MB unzipped, of {LIMIT // 1024 // 1024}\n")
    for problem in wrong:
        sys.stderr.write(f"{problem}\n")
    return 1 if wrong else 0


def problems_of(folder: Path, lock: dict[str, Any]) -> list[str]:
    verb = folder.name.removesuffix("Function").lower()
    problems = package_problems(installed_in(folder), lock, verb) + file_problems(folder, verb)
    if (size := size_of(folder)) > LIMIT:
        problems.append(f"it has {size} bytes, and Lambda takes at most {LIMIT}")
    return problems


def package_problems(installed: dict[str, str], lock: dict[str, Any], extra: str) -> list[str]:
    """Where the installed packages differ from those that the lock has for this extra: no others, none missing, same versions."""
    versions: dict[str, set[str]] = {}
    for package in lock["package"]:
        versions.setdefault(_normal(package["name"]), set()).add(package.get("version", ""))
    needed, possible = _closure(lock, extra, marked=False), _closure(lock, extra, marked=True)
    problems = [f"{name} is missing" for name in sorted(needed - installed.keys())]
    for name, version in sorted(installed.items()):
        if name not in possible:
            problems.append(f"{name} {version} is in it and should not be")
        elif version not in versions[name]:
            problems.append(f"{name} {version} is in it, but uv.lock has {' or '.join(sorted(versions[name]))}")
    return problems


def file_problems(folder: Path, verb: str) -> list[str]:
    source = ROOT / "functions" / verb
    problems = [] if (source / "app.py").is_file() else [f"functions/{verb} has no app.py"]
    for original in sorted([*source.rglob("*"), *(ROOT / "shared").rglob("*")]):
        if not original.is_file() or "__pycache__" in original.parts or original.name == "requirements.txt":
            continue
        relative = original.relative_to(ROOT)
        if not (folder / relative).is_file():
            problems.append(f"{relative} is missing")
        elif (folder / relative).read_bytes() != original.read_bytes():
            problems.append(f"{relative} is not the one in this folder: build again")
    return problems


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def installed_in(folder: Path) -> dict[str, str]:
    """Every package whose metadata is in the folder, with its version."""
    packages = (path.name.removesuffix(".dist-info").rsplit("-", 1) for path in folder.glob("*.dist-info"))
    return {_normal(name): version for name, version in packages}


def _closure(lock: dict[str, Any], extra: str, *, marked: bool) -> set[str]:
    """What the project needs with this extra; with `marked` also what it needs only on some platforms or Pythons."""
    packages: dict[str, list[dict[str, Any]]] = {}
    for package in lock["package"]:
        packages.setdefault(_normal(package["name"]), []).append(package)
    found = set()
    waiting = [(PROJECT, extra)]
    while waiting:
        asked = waiting.pop()
        if asked in found:
            continue
        found.add(asked)
        name, wanted = asked
        for package in packages[name]:
            wants = package.get("optional-dependencies", {}).get(wanted, []) + package.get("dependencies", [])
            for need in wants:
                if marked or "marker" not in need:
                    waiting += [(_normal(need["name"]), inner) for inner in ["", *need.get("extra", [])]]
    return {name for name, _ in found}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
