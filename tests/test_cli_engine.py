"""Which engine writes in a local run, what the page says of it, and what `parallax cost` makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from infra.local import engines
from infra.local.cli import main
from infra.local.demo import SAMPLES
from infra.local.server import serving
from shared.errors import SettingsError
from tests.fake_messages import KEY, Fake, Usage, fake_messages
from tests.test_claude import PRICES

ID = "nahwara-shiranagi"
DAY = "2026-06-15"
KEYS = {"ANTHROPIC_API_KEY": KEY}
BEDROCK = {"AWS_BEARER_TOKEN_BEDROCK": KEY, "AWS_REGION": "eu-central-1"}


def parallax(*words: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def topics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with serving(SAMPLES, 0) as feeds:
        path = tmp_path_factory.mktemp("lists") / "samples.yaml"
        path.write_text((SAMPLES / "topics.yaml").read_text(encoding="utf-8").replace("http://127.0.0.1:8124", feeds), encoding="utf-8")
        yield path


def run(out: Path, topics: Path, *more: str, env: dict[str, str] | None = None) -> Result:
    return parallax("run", "--out", out, "--topics", topics, "--date", DAY, "--allow-loopback", *more, env=env)


def digest_in(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "data" / "digests" / ID / f"{DAY}.json").read_text(encoding="utf-8"))
    return found


def page_in(out: Path) -> str:
    return (out / "site" / "content" / "summaries" / ID / f"{DAY}.md").read_text(encoding="utf-8")


def bill(fake: Fake) -> tuple[Usage, float]:
    """All tokens that the played API billed, and their price."""
    total = Usage(sum(usage.input for usage in fake.usage.values()), sum(usage.output for usage in fake.usage.values()))
    costs = (usage.input * PRICES[model][0] + usage.output * PRICES[model][1] for model, usage in fake.usage.items())
    return total, sum(costs) / 1e6


def test_claude_writes_a_page_by_the_same_contract_with_what_it_cost(tmp_path: Path, topics: Path) -> None:
    with fake_messages() as fake:
        answer = run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url})
    assert answer.exit_code == 0, answer.output
    assert fake.refusals == []
    engine = digest_in(tmp_path)["engine"]
    billed, cost = bill(fake)
    assert (engine["name"], engine["model"], engine["degraded"]) == ("claude", "claude-sonnet-5-5", [])
    assert engine["screened_by"] == "claude-haiku-5-5"  # the samples have more than thirty articles
    assert (engine["input_tokens"], engine["output_tokens"]) == (billed.input, billed.output)
    assert engine["cost_usd"] == pytest.approx(cost, abs=1e-6)
    page = page_in(tmp_path)
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings[0] == "Overall Highlights"
    assert headings[-1] == "Sources"
    assert "Written by the model claude-sonnet-5-5" in page
    assert f"2 calls of a model: {billed.input:,} tokens in, {billed.output:,} out, for ${cost:.4f}." in page
    assert f"${cost:.4f}" in (tmp_path / "site" / "summaries" / ID / DAY / "index.html").read_text(encoding="utf-8")
    bullets = [line for line in page.splitlines() if line.startswith("- ") and not line.startswith("- id:") and not line.startswith('- "')]
    assert len(bullets) >= 5
    assert all(re.search(r"(?: \[\d+\])+$", bullet) for bullet in bullets)


def test_a_second_run_makes_the_same_page_and_calls_nobody(tmp_path: Path, topics: Path) -> None:
    with fake_messages() as fake:
        env = {**KEYS, "ANTHROPIC_BASE_URL": fake.url}
        run(tmp_path, topics, "--engine", "claude", env=env)
        before = page_in(tmp_path), digest_in(tmp_path)
        assert run(tmp_path, topics, "--engine", "claude", env=env).exit_code == 0
        assert fake.received == 2
    assert (page_in(tmp_path), digest_in(tmp_path)) == before
    assert len(list((tmp_path / "data" / "answers" / ID / DAY).glob("*.json"))) == 2


@pytest.mark.parametrize(
    ("fault", "steps"),
    [
        ("rate_limit", ("has had too many requests (429)", "has had too many requests (429)")),
        ("html_as_json", ("gave an answer that cannot be read (JSONDecodeError)",) * 2),
        ("refusal", ("refused to write", "refused to write")),
        ("unauthorized", ("refused the key (401)", "refused the key (401)")),
    ],
)
def test_a_fault_is_told_on_the_page_and_on_the_terminal(tmp_path: Path, topics: Path, fault: str, steps: tuple[str, str]) -> None:
    with fake_messages(*[fault] * 9) as fake:  # three attempts each: to choose what is read, to write, and to write again
        answer = run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url, "DIGEST_BUDGET_USD": "1"})
    assert answer.exit_code == 0, answer.output
    html = (tmp_path / "site" / "summaries" / ID / DAY / "index.html").read_text(encoding="utf-8")
    assert digest_in(tmp_path)["engine"]["name"] == "extractive"
    for model, why in zip(("claude-sonnet-5-5", "claude-haiku-5-5"), steps, strict=True):
        assert f"A step down: {model} {why}." in page_in(tmp_path).replace("\\", "")
        assert f"A step down: {model} {why}." in html
        assert f"{ID}: {model} {why}." in answer.output.replace("\n", " ")


def test_what_a_models_claims_do_not_hold_is_filled_and_told(tmp_path: Path, topics: Path) -> None:
    with fake_messages("answer", "invented") as fake:
        answer = run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url})
    assert answer.exit_code == 0
    digest = digest_in(tmp_path)
    assert {"highlights", "nahwara", "shiranagi"} <= set(digest["engine"]["filled"])
    assert all(side["claims"] for side in digest["perspectives"] if side["count"])
    assert "the writer was given no article 9999" in {reason for claim in digest["withheld"] for reason in claim["reasons"]}
    assert "Too few of the model's claims passed for the highlights" in page_in(tmp_path).replace("\\", "")


def test_claude_without_a_key_is_bad_input(tmp_path: Path, topics: Path) -> None:
    answer = run(tmp_path / "out", topics, "--engine", "claude")
    assert answer.exit_code == 2
    assert "set ANTHROPIC_API_KEY" in answer.output
    assert not (tmp_path / "out").exists()


def test_the_key_is_written_nowhere(tmp_path: Path, topics: Path) -> None:
    with fake_messages() as fake:
        run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url})
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("word", "environment", "engine"),
    [
        ("auto", {}, "extractive"),
        ("auto", KEYS, "claude"),
        ("auto", BEDROCK, "claude"),
        ("extractive", KEYS, "extractive"),
        ("claude", KEYS, "claude"),
    ],
)
def test_auto_is_claude_where_there_is_a_key(word: str, environment: dict[str, str], engine: str) -> None:
    assert engines.settings(word, environment)["ENGINE"] == engine


def test_a_key_is_passed_on_only_where_it_is_used() -> None:
    assert engines.settings("extractive", KEYS) == {"ENGINE": "extractive"}


def test_bedrock_has_its_own_names_for_models() -> None:
    found = engines.settings("auto", BEDROCK)
    assert (found["CLAUDE_PLATFORM"], found["BEDROCK_REGION"]) == ("bedrock", "eu-central-1")
    assert found["WRITER_MODEL"] == "anthropic.claude-sonnet-5-5"
    assert engines.settings("auto", {**BEDROCK, "WRITER_MODEL": "eu.anthropic.x"})["WRITER_MODEL"] == "eu.anthropic.x"


def test_bedrock_writes_in_a_local_run(tmp_path: Path, topics: Path) -> None:
    with fake_messages() as fake:
        assert run(tmp_path, topics, env={**BEDROCK, "ANTHROPIC_BASE_URL": fake.url}).exit_code == 0
    engine = digest_in(tmp_path)["engine"]
    assert (engine["model"], engine["cost_usd"], engine["degraded"]) == ("anthropic.claude-sonnet-5-5", None, [])
    assert "at a price that we do not know" in page_in(tmp_path)


@pytest.mark.parametrize(
    "wrong", [{"AWS_BEARER_TOKEN_BEDROCK": "x"}, {**KEYS, "DIGEST_BUDGET_USD": "much"}, {**KEYS, "MONTH_BUDGET_USD": "-1"}]
)
def test_a_setting_that_is_wrong_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"AWS_REGION|_BUDGET_USD"):
        engines.settings("claude", wrong)


def test_cost_without_a_folder_is_for_full_pages() -> None:
    answer = parallax("cost", "--topics", "infra/topics/china-japan.yaml")
    assert answer.exit_code == 0
    assert re.search(r"china-japan +estimate, 20 articles +1 +[34],\d{3} +1,400 +\$0\.02\d\d +\$0\.\d\d\n", answer.output)
    assert "2026-11-23" in answer.output
    assert "2.7 characters of ASCII" in answer.output


def test_cost_that_a_program_reads_has_whole_ids() -> None:
    answer = parallax("cost")
    ids = {path.stem for path in Path("infra/topics").glob("*.yaml")}
    assert ids <= {line.split()[0] for line in answer.output.splitlines() if line.strip()}


def test_cost_counts_what_was_billed(tmp_path: Path, topics: Path) -> None:
    with fake_messages() as fake:
        run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url})
    usage, a_digest = bill(fake)
    answer = parallax("cost", "--out", tmp_path)
    assert f"{usage.input:,}  {usage.output:,}" in re.sub(" +", "  ", answer.output)
    assert f"${a_digest:.4f}" in answer.output
    assert f"${a_digest * 30:.2f}" in answer.output
    assert "billed, 1 digest" in answer.output


def test_cost_of_digests_without_a_model_is_estimated_from_their_texts(tmp_path: Path, topics: Path) -> None:
    run(tmp_path, topics, "--engine", "extractive")
    answer = parallax("cost", "--out", tmp_path)
    assert "estimate, 1 digest" in answer.output
    with fake_messages() as fake:
        run(tmp_path, topics, "--engine", "claude", env={**KEYS, "ANTHROPIC_BASE_URL": fake.url})
    found = re.search(r"estimate, 1 digest +2 +([\d,]+)", answer.output)
    assert found
    counted = bill(fake)[0].input
    assert 0.7 * counted < int(found[1].replace(",", "")) < 1.3 * counted
