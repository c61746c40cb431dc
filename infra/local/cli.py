"""In: the words after `parallax`. Out: an exit status, and what the command has to say.

What takes long to import is imported by the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import click

from infra.local.commands import claims, lists, operating, running


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Parallax, a serverless news desk, on this machine.

    It reads the feeds of each side of a topic and publishes a cited digest, the sides beside each other.

    \b
    Examples:
      parallax check topics/
      parallax run --out out/today
      parallax serve out/today
    """


for command in (
    *(running.run, running.serve),
    *(lists.check, lists.import_command, lists.feeds, lists.outlets),
    *(claims.verify, claims.cost),
    *(operating.status, operating.replay, operating.backfill, operating.redrive),
):
    main.add_command(command)


if __name__ == "__main__":
    main()
