"""In: the words after `parallax status`, `replay`, `backfill` and `redrive`. Out: how a desk stands, and what was done to it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infra.local.commands.given import A_FOLDER, BAD_INPUT, SOME_NOT, writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infra.local.desks import Desk
    from infra.local.emulator import Delivery

A_DAY = click.DateTime(["%Y-%m-%d"])


def on_a_desk(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option("--out", metavar="DIR", type=A_FOLDER, help="The folder of local runs.")(command)
    return click.option("--stack", metavar="NAME", help="A deployed stack, with the credentials and region that the AWS CLI uses.")(command)


@click.command(short_help="Show how each topic stands.")
@on_a_desk
def status(stack: str | None, out: Path | None) -> None:
    """Show how each topic that runs stands: its newest edition and how old it is, what there is of its last seven days, feeds that
    fail; and the dead letters, and what models have cost this month.

    \b
    Exit status:
      0  all is well
      3  somebody should look: a day without a page, a newest page older than 36 hours, dead letters
      2  bad input, such as a stack that is not there

    \b
    Examples:
      parallax status --stack parallax
      parallax status --out out/today
    """
    from infra.local.desks import deployed, looked
    from infra.local.status import status as look

    with _plain_errors():
        if _which(stack, out):
            desk = deployed(stack or "")
            found = look(desk.data, desk.site, desk.dead_letters(), datetime.now(UTC), desk.month_budget)
        else:
            folder = looked(out or Path())
            found = look(folder.data, folder.site, folder.dead_letters(), datetime.now(UTC))
    for line in found.lines():
        click.echo(line)
    sys.exit(SOME_NOT if found.is_bad else 0)


@click.command(short_help="Make stored editions again and compare.")
@click.argument("digests", metavar="DIGEST.json...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def replay(digests: tuple[Path, ...]) -> None:
    """Make digests and their pages again of what is stored, and compare them byte for byte.

    A digest lies in DIR/data/digests/TOPIC/; its batch, the editions that it remembers and a model's answers are read from DIR/data, its
    pages from DIR/site. No model is asked, and nothing is written. For a deployed stack, copy its buckets first:

    \b
      aws s3 sync s3://DATA-BUCKET out/live/data
      aws s3 sync s3://SITE-BUCKET out/live/site

    \b
    Exit status:
      0  all are the same, byte for byte
      3  some differ; it says where, and why as far as that is known
      2  some cannot be made again, such as one without its batch, or of another schema version

    \b
    Examples:
      parallax replay out/today/data/digests/china-japan/2026-01-13.json
      parallax replay out/today/data/digests/*/*.json
    """
    from infra.local.replay import CannotReplay
    from infra.local.replay import replay as made_again

    differ = impossible = 0
    for path in digests:
        try:
            found = made_again(path)
        except CannotReplay as exc:
            click.echo(str(exc), err=True)
            impossible += 1
            continue
        differ += bool(found.differences)
        click.echo(f"{found.digest.topic} {found.digest.edition}: {'differs' if found.differences else 'the same, byte for byte'}")
        for line in (*found.differences, *found.notes):
            click.echo(f"  {line}")
    if len(digests) > 1:
        click.echo(f"{len(digests) - differ - impossible} of {len(digests)} are the same, byte for byte")
    sys.exit(BAD_INPUT if impossible else SOME_NOT if differ else 0)


@click.command(short_help="Make the editions between two days again.")
@click.argument("first", metavar="FROM", type=A_DAY)
@click.argument("last", metavar="TO", type=A_DAY)
@on_a_desk
@click.option(
    "--engine",
    type=click.Choice(["auto", "extractive", "claude"]),
    default="auto",
    show_default=True,
    help="With --out: what writes the claims. A stack has its own.",
)
def backfill(first: datetime, last: datetime, stack: str | None, out: Path | None, engine: str) -> None:
    """Make the digests and pages of all days from FROM to TO (YYYY-MM-DD) again, of the stored batches, the oldest first.

    No feed is read. A model's answers that are stored are used; where an edition needs others, the model is asked, within its budget.
    A day without a batch gets a page that says so. An edition whose claims change says how many; its earlier version is kept in a
    stack's buckets.

    \b
    Exit status:
      0  every day has its page
      3  some days have a page that says why there is no digest, no page, or what they had before because it cannot be made again
      2  bad input, such as a stack that is not there

    \b
    Examples:
      parallax backfill 2026-01-05 2026-01-13 --stack parallax
      parallax backfill 2026-01-05 2026-01-13 --out out/today
    """
    from infra.local.backfill import backfill as fill

    if last < first:
        raise click.BadParameter("it lies before FROM", param_hint="TO")
    with _plain_errors(), _desk(stack, out, engine) as desk:
        before = desk.dead_letters()
        made = fill(desk, first.date(), last.date(), lambda outcome: click.echo(str(outcome)))
        failed = sum(desk.dead_letters().values()) - sum(before.values())
    whole = sum(outcome.is_whole for outcome in made)
    if made:
        click.echo(f"{whole} of {len(made)} editions have a digest and a page")
    else:
        click.echo("there is nothing to make again: no topic has a batch of these days or of days before them", err=True)
    if failed > 0:
        click.echo(f"{failed} could not be made again, and are dead letters now: see `parallax status`", err=True)
    sys.exit(0 if made and whole == len(made) and failed <= 0 else SOME_NOT)


@click.command(short_help="Put dead letters back to work.")
@on_a_desk
@click.option("--engine", type=click.Choice(["auto", "extractive", "claude"]), default="auto", show_default=True, help="As for backfill.")
def redrive(stack: str | None, out: Path | None, engine: str) -> None:
    """Put what a function could not do in five attempts back into its queue. Mend the cause first: `infra/runbook.md`.

    On a stack this returns at once, and `parallax status` shows what became of it; in a folder it is done here and now.

    \b
    Exit status:
      0  there are no dead letters any more
      3  in a folder: some could still not be handled; DIR/log.jsonl says why
      2  bad input, such as a stack that is not there

    \b
    Examples:
      parallax redrive --stack parallax
      parallax redrive --out out/today
    """
    with _plain_errors(), _desk(stack, out, engine) as desk:
        moved = desk.redrive()
        left = 0 if stack else sum(desk.dead_letters().values())
    told = ", ".join(f"{count} of {verb}" for verb, count in sorted(moved.items()))
    click.echo(f"put back: {told}" if told else "there are no dead letters")
    if left:
        click.echo(f"{left} could still not be handled; {out}/log.jsonl says why", err=True)
    sys.exit(SOME_NOT if left else 0)


def _which(stack: str | None, out: Path | None) -> bool:
    """Whether it is a stack."""
    if bool(stack) == bool(out):
        raise click.UsageError("say which: --stack NAME for a deployed stack, or --out DIR for a folder of local runs")
    return bool(stack)


@contextmanager
def _desk(stack: str | None, out: Path | None, engine: str) -> Iterator[Desk]:
    from infra.local.desks import deployed, opened

    if _which(stack, out):
        yield deployed(stack or "")
    else:
        with opened(out or Path(), writer(engine), _failures) as desk:
            yield desk


def _failures(delivery: Delivery) -> None:
    if delivery.error:
        from infra.local.run import about

        click.echo(f"{about(delivery.body)}: attempt {delivery.attempt} failed: {delivery.error}", err=True)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """What AWS or a folder refuses is bad input, told in one line."""
    from botocore.exceptions import BotoCoreError, ClientError

    from infra.local.desks import NoDesk

    problems: tuple[type[Exception], ...] = (NoDesk, ClientError, BotoCoreError)
    try:
        yield
    except problems as exc:
        click.echo(str(exc), err=True)
        sys.exit(BAD_INPUT)
