"""The `parallax` command: what it says, what it leaves behind, and its exit status."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from infra.local import demo
from infra.local.cli import main
from infra.local.demo import SAMPLES
from infra.local.server import serving

ID = "nahwara-shiranagi"
DAY = "2026-06-15"
PAGE = f"site/content/summaries/{ID}/{DAY}.md"


def parallax(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def feeds() -> Iterator[str]:
    with serving(SAMPLES, 0) as address:
        yield address


@pytest.fixture
def topics(tmp_path: Path, feeds: str) -> Path:
    """The sample source list, with the feeds where they are served now."""
    path = tmp_path / "lists" / "samples.yaml"
    path.parent.mkdir()
    path.write_text((SAMPLES / "topics.yaml").read_text(encoding="utf-8").replace("http://127.0.0.1:8124", feeds), encoding="utf-8")
    return path


def test_help_answers_before_anything_heavy_is_imported() -> None:
    check = "import infra.local.cli, sys; sys.exit(any(name in sys.modules for name in ('boto3', 'moto', 'pydantic', 'rich', 'yaml')))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0  # noqa: S603 - our own words


@pytest.mark.parametrize("command", ["run", "check", "import", "feeds", "cost", "serve", "status", "replay", "backfill", "redrive"])
def test_every_command_has_an_example(command: str) -> None:
    answer = parallax(command, "--help")
    assert answer.exit_code == 0
    assert f"parallax {command} " in answer.output.partition("Example")[2]


@pytest.mark.parametrize("command", ["run", "status", "replay", "backfill", "redrive"])
def test_exit_statuses_are_told(command: str) -> None:
    assert "  0  " in parallax(command, "--help").output.partition("Exit status:")[2]


def test_a_run_publishes_every_topic_and_says_where(tmp_path: Path, topics: Path) -> None:
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics.parent, "--date", DAY, "--allow-loopback")
    assert answer.exit_code == 0, answer.output
    assert str(tmp_path / "out" / PAGE) in answer.output.replace("\n", "")
    assert (tmp_path / "out" / PAGE).read_text(encoding="utf-8").startswith("---\ntitle:")
    assert (tmp_path / "out" / "data" / "digests" / ID / f"{DAY}.json").is_file()
    assert (tmp_path / "out" / "data" / "topics" / "samples.yaml").is_file()
    assert "{" not in answer.output  # no log lines


def test_a_topic_by_name_is_replaced_in_a_folder_that_is_there(tmp_path: Path, topics: Path) -> None:
    out = tmp_path / "out"
    assert parallax("run", "--out", out, "--topics", topics, "--date", DAY, "--allow-loopback").exit_code == 0
    first = {path.relative_to(out): path.read_bytes() for path in (out / "site").rglob("*") if path.is_file()}
    answer = parallax("run", ID, "--out", out, "--date", DAY, "--allow-loopback")
    assert answer.exit_code == 0, answer.output
    assert f"fetch   {ID}" in answer.output
    assert "topics/samples.yaml" not in answer.output  # the source list was there before: it started nothing
    assert {path.relative_to(out): path.read_bytes() for path in (out / "site").rglob("*") if path.is_file()} == first


def test_a_topic_whose_feeds_all_fail_has_a_page_that_says_so(tmp_path: Path, topics: Path) -> None:
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics, "--date", DAY)  # loopback is not allowed
    assert answer.exit_code == 3
    assert f"{ID} was not published: " in answer.output
    assert (tmp_path / "out" / PAGE).is_file()


def test_a_source_list_with_mistakes_runs_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: x\nname: X\nfeeds:\n  - {url: 'ftp://example.org'}\n", encoding="utf-8")
    for command in (("run", "--out", tmp_path / "out", "--topics", bad), ("check", bad)):
        answer = parallax(*command)
        assert answer.exit_code == 2
        assert answer.stderr.startswith(f"{bad}:4:")
        assert answer.stdout == ""
    assert not (tmp_path / "out").exists()


def test_an_id_in_two_files_is_a_mistake(tmp_path: Path, topics: Path) -> None:
    (topics.parent / "again.yaml").write_bytes(topics.read_bytes())
    answer = parallax("check", topics.parent)
    assert answer.exit_code == 2
    assert ID in answer.stderr


def test_check_names_the_topics(topics: Path) -> None:
    answer = parallax("check", topics)
    assert (answer.exit_code, answer.stdout) == (0, f"{ID}: Nahwara vs Shiranagi, 9 feeds\n{topics}: no mistakes\n")


def test_a_folder_without_source_lists_is_bad_input(tmp_path: Path) -> None:
    assert parallax("check", tmp_path).exit_code == 2
    assert parallax("run", "--out", tmp_path / "out", "--topics", tmp_path).exit_code == 2


def test_an_unknown_topic_is_answered_with_those_there_are(tmp_path: Path, topics: Path) -> None:
    answer = parallax("run", "atlantis", "--out", tmp_path / "out", "--topics", topics)
    assert answer.exit_code == 2
    assert f"does not define atlantis. It defines: {ID}" in answer.stderr
    assert not (tmp_path / "out").exists()


def test_a_topic_that_is_not_active_runs_only_by_name(tmp_path: Path, topics: Path) -> None:
    text = topics.read_text(encoding="utf-8")
    topics.write_text(text.replace("  perspectives:", "  active: false\n  perspectives:", 1), encoding="utf-8")
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics)
    assert (answer.exit_code, "is active" in answer.stderr) == (2, True)
    assert parallax("run", ID, "--out", tmp_path / "out", "--topics", topics, "--date", DAY, "--allow-loopback").exit_code == 0


@pytest.mark.parametrize("words", [("--date", "yesterday"), ("--google-news", "127.0.0.1:8123"), ("--topics", "missing.yaml")])
def test_a_wrong_option_is_bad_input(tmp_path: Path, words: tuple[str, str]) -> None:
    assert parallax("run", "--out", tmp_path / "out", *words).exit_code == 2


def test_topics_replaces_the_source_lists_of_before_and_keeps_them(tmp_path: Path, topics: Path) -> None:
    mine = tmp_path / "out" / "data" / "topics" / "mine.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(topics.read_bytes())
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics, "--date", DAY, "--allow-loopback")
    assert answer.exit_code == 0, answer.output
    assert not mine.exists()
    assert (tmp_path / "out" / "replaced-topics" / "mine.yaml").read_bytes() == topics.read_bytes()


def test_a_source_list_that_was_renamed_goes_on(tmp_path: Path, topics: Path) -> None:
    words = ("--out", tmp_path / "out", "--date", DAY, "--allow-loopback")
    assert parallax("run", "--topics", topics, *words).exit_code == 0
    lists = tmp_path / "out" / "data" / "topics"
    (lists / "samples.yaml").rename(lists / "renamed.yaml")
    answer = parallax("run", *words)
    assert answer.exit_code == 0, answer.output
    assert [file.name for file in (tmp_path / "out" / "data" / "reports").iterdir()] == ["renamed.yaml.json"]


def test_a_function_that_breaks_is_a_defect(tmp_path: Path, topics: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr("shared.store.DataStore.change_digest", broken)
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics, "--date", DAY, "--allow-loopback")
    assert answer.exit_code == 1
    assert f"{ID} was not published: ZeroDivisionError: broken" in answer.output
    assert f"digest  {ID}: attempt 5 failed" in answer.output


def test_the_demo_publishes_the_samples(tmp_path: Path) -> None:
    answer = CliRunner().invoke(demo.main, ["--out", str(tmp_path)], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / PAGE).is_file()
    assert "serve" in answer.output.splitlines()[-1]


def test_serve_needs_a_site(tmp_path: Path) -> None:
    answer = parallax("serve", tmp_path)
    assert answer.exit_code == 2
    assert "parallax run" in answer.stderr


def test_a_folder_shows_its_index_and_what_is_missing_is_404(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "index.html").write_text("here", encoding="utf-8")
    with serving(tmp_path, 0) as address:
        with urlopen(f"{address}/deeper/") as answer:  # noqa: S310 - our own server
            assert answer.read() == b"here"
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}/gone.xml")  # noqa: S310 - our own server


@pytest.mark.parametrize("out", ["file/below", ""])
def test_a_folder_that_cannot_be_written_is_bad_input_and_said_at_once(tmp_path: Path, topics: Path, out: str) -> None:
    (tmp_path / "file").write_text("")
    answer = parallax("run", "--out", str(tmp_path / out) if out else "", "--topics", topics, "--allow-loopback")
    assert answer.exit_code == 2
    assert "--out" in answer.output


def test_ctrl_c_says_that_nothing_changed_and_is_no_defect(tmp_path: Path, topics: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("infra.local.run.run", interrupted)
    answer = parallax("run", "--out", tmp_path / "out", "--topics", topics)
    assert answer.exit_code == 130
    assert "is as it was before this run" in answer.output


def test_a_site_that_was_lost_is_made_again_by_running_again(tmp_path: Path, topics: Path) -> None:
    run = ("run", "--out", tmp_path / "out", "--topics", topics, "--date", DAY, "--allow-loopback")
    assert parallax(*run).exit_code == 0
    page = (tmp_path / "out" / PAGE).read_bytes()
    shutil.rmtree(tmp_path / "out" / "site")
    assert parallax(*run).exit_code == 0
    assert (tmp_path / "out" / PAGE).read_bytes() == page
