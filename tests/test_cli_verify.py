"""Rules of `parallax verify`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from infra.local.cli import main

SOURCE = {"title": "216 rebels killed in Nahwara, says army", "summary": "", "language": "en"}


def line(text: str, **more: object) -> str:
    return json.dumps({"text": text, "sources": [SOURCE], **more})


def test_each_line_comes_back_with_its_verdict(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(line("The army says 216 rebels were killed.", id=7) + "\n\n" + line("The army says 261 rebels were killed.") + "\n")
    result = CliRunner().invoke(main, ["verify", str(claims)])
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert first["id"] == 7
    assert first["verdict"]["supported"]
    assert second["verdict"]["reasons"] == ["it says 261 where the source says 216"]


def test_bad_lines_are_named_and_the_rest_goes_on() -> None:
    lines = ["{bad", "[]", '{"text": "x"}', '{"text": "x", "sources": []}', line("The army says 216 rebels were killed.")]
    result = CliRunner().invoke(main, ["verify", "-"], input="\n".join(lines))
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    said = result.stderr.splitlines()
    assert [told.split(":")[0].split(", ")[1] for told in said] == ["line 1", "line 2", "line 3", "line 4"]
    assert "it is not JSON" in said[0]
    assert "sources" in said[2]


def test_outlet_and_day_of_a_source_count() -> None:
    paper = {"title": "Leadership reaffirms its stance on water", "outlet": "Dawn", "language": "en", "published": "2026-01-12T08:00:00Z"}
    asked = json.dumps({"text": "Pakistan's leadership reaffirms its stance on water.", "sources": [paper]})
    result = CliRunner().invoke(main, ["verify", "-"], input=asked)
    assert json.loads(result.stdout)["verdict"]["supported"]
