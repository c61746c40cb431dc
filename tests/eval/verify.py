"""In: labelled claims and recorded headlines. Out: how many broken claims the check catches, and how many sound ones it refuses.

The constants were tuned on every second pair; the second half was looked at afterwards, and showed what to mend (infra/decisions.md). The
planted errors are made at run time.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from functions.digest import verify
from functions.digest.embed import UniversalSentenceEncoder
from infra.local.claims import Text
from shared.claims import Evidence
from shared.outlets import registry
from tests.eval import corpus, planted
from tests.eval.figure import Figure

OWN = Path(__file__).parent / "data" / "headlines.txt"
EACH = 60
NAMES = {"num": "numbers", "name": "names", "neg": "polarity", "role": "role swaps", "add": "additions"}
GOALS = {"numbers": 1.0, "names": 0.95, "polarity": 0.85, "role swaps": 0.75}


def figures(shared: Path | None) -> list[Figure]:
    if shared is None:
        return planted_figures(OWN.read_text(encoding="utf-8").splitlines(), 15, "own headlines")
    return [*pair_figures(corpus.labels(shared, "verify_pairs")), *planted_figures(_headlines(shared), EACH, "recorded headlines")]


def _headlines(shared: Path) -> list[str]:
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [row["title"] for row in map(json.loads, lines) if row["language"] == "en"]


def pair_figures(rows: Sequence[dict[str, Any]]) -> list[Figure]:
    groups = list(dict.fromkeys(_group(row) for row in rows))
    halves = {"second half": set(groups[1::2]), "tuned half": set(groups[::2])}
    cases = [_case(row["bullet"], [(s["title"], s["source"], s["lang"]) for s in row["sources"]]) for row in rows]
    verdicts = verify.check_each(cases, UniversalSentenceEncoder())
    found: list[Figure] = []
    for half, ids in halves.items():
        judged: dict[str, list[bool]] = defaultdict(list)
        for row, verdict in zip(rows, verdicts, strict=True):
            if _group(row) in ids:
                judged["supported" if row["label"] else NAMES[row["type"]]].append(verdict.supported)
        flagged = judged.pop("supported")
        caught = [not passed for passes in judged.values() for passed in passes]
        found.append(Figure(f"corruptions caught, {half}", _share(caught), 0.9, 0.85, len(caught)))
        found.append(Figure(f"supported flagged, {half}", 1 - _share(flagged), 0.03, 0.08, len(flagged), less_is_better=True))
        found += [
            Figure(f"{kind} caught, {half}", _share([not passed for passed in judged[kind]]), goal, goal - 0.15, len(judged[kind]))
            for kind, goal in GOALS.items()
        ]
    return found


def planted_figures(titles: Sequence[str], each: int, where: str) -> list[Figure]:
    usable = planted.headlines(titles)
    made = [*planted.errors(usable, each), *planted.supported(usable, each)]
    verdicts = verify.check_each([_case(one.text, [(title, "", "en") for title in one.cites]) for one in made], UniversalSentenceEncoder())
    caught: dict[str, list[bool]] = defaultdict(list)
    refused: list[bool] = []
    for one, verdict in zip(made, verdicts, strict=True):
        if one.supported:
            refused.append(not verdict.supported)
        else:
            caught[one.kind].append(not verdict.supported)
    every = [one for kind in caught.values() for one in kind]
    return [
        Figure(f"planted errors caught, {where}", _share(every), 0.95, 0.93, len(every)),
        Figure(f"sound claims refused, {where}", _share(refused), 0.05, 0.05, len(refused), less_is_better=True),
        *(Figure(f"planted: {kind}, {where}", _share(rows), 0.95, 0.8, len(rows)) for kind, rows in caught.items()),
    ]


def _case(text: str, sources: Sequence[tuple[str, str, str]]) -> tuple[str, list[Evidence], dict[int, Text]]:
    texts = {n: _text(*source) for n, source in enumerate(sources, start=1)}
    return text, [Evidence(n=n, quote=source.title) for n, source in texts.items()], texts


def _text(title: str, outlet: str, language: str) -> Text:
    entry = registry().find(domain="", name=outlet, language=language) if outlet else None
    return Text(title, "", outlet, entry.country if entry else None, language, None)


def _group(row: dict[str, Any]) -> str:
    return str(row["id"]).split("-")[0]


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
