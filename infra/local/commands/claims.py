"""In: the words after `parallax verify` and `cost`. Out: whether claims hold, and what they cost."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO

import click

from infra.local.commands.given import A_FOLDER, BAD_INPUT, SHIPPED, chosen, kept_source_lists, parsed


@click.command(short_help="Check claims against their sources.")
@click.argument("claims", metavar="CLAIMS.jsonl", type=click.File("rb"))
def verify(claims: IO[bytes]) -> None:
    """Check claims against the texts of the sources that they cite. CLAIMS.jsonl may be - for standard input.

    A line in is {"text": ..., "sources": [{"title": ..., "summary": ..., "language": ...}]}; a source may also have "outlet" and
    "published". The same line comes out with "verdict": {"supported": ..., "score": 0 to 1, "reasons": [...]}. Reasons beside a
    supported claim name a comment of its writer's. A line that cannot be read is named on standard error, and the rest goes on.

    \b
    Exit status:
      0  every line was answered; what is not supported says so in its verdict
      2  some lines could not be read

    \b
    Examples:
      parallax verify claims.jsonl > verdicts.jsonl
      cat claims.jsonl | parallax verify - | grep '"supported": false'
    """
    from infra.local.claims import verified

    bad = False
    for answer in verified(claims):
        if answer.line is None:
            click.echo(f"{getattr(claims, 'name', '-')}, line {answer.number}: {answer.problem}", err=True)
            bad = True
        else:
            click.echo(json.dumps(answer.line, ensure_ascii=False))
    sys.exit(BAD_INPUT if bad else 0)


@click.command(short_help="Show what Claude and AWS cost.")
@click.option(
    "--topics",
    "source_lists",
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A source list, or a folder of them. Without it: those in DIR/data/topics, or else the topics that ship.",
)
@click.option("--out", metavar="DIR", type=A_FOLDER, help="Runs whose digests are counted.")
def cost(source_lists: Path | None, out: Path | None) -> None:
    """Show what Claude costs, a digest and a month, for each active topic, and what AWS costs a month for all.

    Where the digests in DIR were written by Claude, the tokens are those that were billed. Otherwise they are estimated: from the
    texts of the digests in DIR, or else for a page as full as the topic allows.

    \b
    Examples:
      parallax cost
      parallax cost --out out/today --topics my-topics/
    """
    from infra.local.cost import show

    path = source_lists or (kept_source_lists(out) if out else SHIPPED)
    show(chosen(parsed(path), (), path), out)
