"""How well the digest judges, measured: `python -m tests.eval [MODULE ...] [--shared FOLDER]`.

Every module of this folder with a function `figures(shared: Path | None) -> list[Figure]` is asked. `shared` holds recorded
headlines and labels that are no part of the product; without it, the small labelled sets in data/ are what is measured. Prints one
table; exit status 1 when a figure misses its floor.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path
from types import ModuleType

from rich.console import Console
from rich.table import Table

from tests.eval.figure import Figure

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[2].parent / "shared"


def modules() -> dict[str, ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules([str(HERE)]) if found.name != "__main__")
    loaded = {name: importlib.import_module(f"tests.eval.{name}") for name in names}
    return {name: module for name, module in loaded.items() if hasattr(module, "figures")}


def table(found: dict[str, list[Figure]]) -> Table:
    shown = Table("", "measure", "figure", "goal", "floor", "rows", "note", title="How well the digest judges")
    for name, figures in found.items():
        for figure in figures:
            sign = "≤" if figure.less_is_better else "≥"
            verdict = "missed" if not figure.holds else "ok" if figure.reaches_goal else "below goal"
            goal = "" if figure.goal is None else f"{sign} {figure.goal:g}"
            cells = (name, figure.name, f"{figure.value:.3f}", goal, f"{sign} {figure.floor:g}", str(figure.rows))
            shown.add_row(*cells, "; ".join(part for part in (verdict, figure.note) if part))
        shown.add_section()
    return shown


def main() -> int:
    known = modules()
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description="Measure how well the digest judges.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"what to measure: {', '.join(known)} (default: all)")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of recorded headlines and labels (default: ../shared)")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.modules) - set(known)):
        parser.error(f"there is no module {unknown[0]!r}: choose from {', '.join(known)}")
    shared = asked.shared.resolve() if asked.shared.is_dir() else None
    found = {name: module.figures(shared) for name, module in known.items() if not asked.modules or name in asked.modules}
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table(found))
    missed = [f"{name}: {figure.name}" for name, figures in found.items() for figure in figures if not figure.holds]
    if missed:
        console.print(f"{len(missed)} below the floor: {'; '.join(missed)}", style="bold red")
    return 1 if missed or not any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
