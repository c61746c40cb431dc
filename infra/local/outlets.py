"""In: names or domains of outlets, or the folder of a run. Out: what the registry says of them and why, or which it does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from functions.render.text import line
from infra.local.readable import readable
from shared.models import Batch
from shared.outlets import By, Finding, Outlet, Registry
from shared.packing import unzipped
from shared.store import ARTICLES

HOST = re.compile(r"[^\s/]+\.[^\s/]+")

WHY: dict[By, str] = {
    "domain": "by its domain",
    "name": "by its name",
    "language": "by its name, for others of that name write in another language",
    "unlisted domain": "no entry has this domain, and a name alone would not do: many papers share one",
    "unlisted name": "no entry has this name",
    "namesakes": "several have this name: only the domain, or a language that one of them alone writes in, tells them apart",
    "shared name": "more papers bear this name than are listed: only the domain tells",
    "platform": "a platform carries what others publish; whose an article is cannot be told from it",
    "nothing said": "there is neither a name nor a domain",
}


def look_up(registry: Registry, said: str, language: str) -> Finding:
    """As for an article whose feed gives this name, or this host, and nothing else."""
    said = said.strip()
    found = registry.look_up(domain="", name=said, language=language)
    if found.by == "unlisted name" and HOST.fullmatch(said):
        return registry.look_up(domain=said, name="", language=language)
    return found


def as_json(said: str, found: Finding) -> dict[str, Any]:
    return {
        "asked": said,
        "outlet": asdict(found.outlet) if found.outlet else None,
        "why": WHY[found.by],
        "candidates": [asdict(outlet) for outlet in found.candidates],
    }


def show(said: str, found: Finding) -> None:
    console = Console(highlight=False, soft_wrap=True)
    outlet = found.outlet
    console.print(Text(f"{line(said)}: {outlet.name if outlet else 'unknown'}", style="bold"), Text(f"({WHY[found.by]})"))
    for label, fact in _facts(outlet) if outlet else ():
        console.print(Text(f"  {label:9} {fact}"))
    for other in found.candidates:
        if other != outlet:
            console.print(
                Text(f"  {'not' if outlet else 'perhaps'} {other.name}, {other.country}, {other.language}: {', '.join(other.domains)}")
            )


def _facts(outlet: Outlet) -> Iterable[tuple[str, str]]:
    where = outlet.sources
    yield "country", f"{outlet.country} [{where['country']}]"
    yield "family", f"{outlet.family} [{where['family']}]"
    yield "state", f"{outlet.state_affiliated or 'not said'} [{where['state_affiliated']}]"
    yield "language", f"{outlet.language} [{where['language']}]"
    yield "domains", ", ".join(outlet.domains)
    if outlet.aliases:
        yield "aliases", ", ".join(outlet.aliases)


def unknown(registry: Registry, out: Path) -> Counter[tuple[str, str, str]]:
    """How many articles of each topic's newest batch come from outlets that neither registry nor topic knows, by (topic, name, domain)."""
    counted: Counter[tuple[str, str, str]] = Counter()
    newest = (max(folder.glob("*.json.gz"), default=None) for folder in sorted((out / "data" / ARTICLES).glob("*/")))
    for batch in readable(unzipped, Batch, filter(None, newest)):
        known = registry.with_own(batch.topic.outlets)
        for article in batch.articles:
            if known.find(domain=article.outlet_domain, name=article.outlet, language=article.language) is None:
                counted[batch.topic.id, article.outlet, article.outlet_domain] += 1
    return counted


def ranked(counted: Counter[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Most articles first."""
    rows = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"topic": topic, "outlet": name, "domain": domain, "articles": count} for (topic, name, domain), count in rows]


def show_unknown(rows: Sequence[dict[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("articles", justify="right")
    for column in ("topic", "outlet", "domain"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(str(row["articles"]), row["topic"], Text(line(row["outlet"])), Text(line(row["domain"])))
    Console(highlight=False).print(table)
