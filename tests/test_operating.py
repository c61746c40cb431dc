"""`parallax status`, `replay`, `backfill` and `redrive`, on the folder of local runs and on a deployed stack."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import boto3
import pytest
from click.testing import Result
from moto import mock_aws

from infra.local import desks
from infra.local.demo import SAMPLES
from infra.local.desks import Deployed, deployed
from infra.local.server import serving
from infra.local.stack import read_stack
from infra.local.status import status
from shared.models import Digest
from shared.packing import to_json
from shared.state import Watch
from shared.store import DataStore
from tests.fake_messages import KEY, fake_messages
from tests.scripted import Request, scripted
from tests.test_cli import DAY, ID, parallax

DAYS = [DAY, "2026-06-16", "2026-06-17"]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three days of the sample topic, the first of them written by Claude."""
    folder = tmp_path_factory.mktemp("lived")
    topics, out = folder / "samples.yaml", folder / "out"
    with serving(SAMPLES, 0) as feeds, fake_messages() as fake, pytest.MonkeyPatch.context() as patch:
        text = (SAMPLES / "topics.yaml").read_text(encoding="utf-8").replace("http://127.0.0.1:8124", feeds)
        topics.write_text(text, encoding="utf-8")
        for day in DAYS:
            with patch.context() as keys:
                if day == DAY:
                    keys.setenv("ANTHROPIC_API_KEY", KEY)
                    keys.setenv("ANTHROPIC_BASE_URL", fake.url)
                answer = parallax("run", ID, "--out", out, "--topics", topics, "--date", day, "--allow-loopback")
            assert answer.exit_code == 0, answer.output
    return out


@pytest.fixture
def out(lived: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return shutil.copytree(lived, tmp_path / "out")


def stored(out: Path, day: str) -> Path:
    return out / "data" / "digests" / ID / f"{day}.json"


def every(out: Path) -> list[Path]:
    return [stored(out, day) for day in DAYS]


STEADY = "".join(f"{ID} {day}: the same, byte for byte\n" for day in DAYS) + "3 of 3 are the same, byte for byte\n"


def test_every_edition_is_made_again_byte_for_byte(lived: Path) -> None:
    answer = parallax("replay", *every(lived))
    assert (answer.exit_code, answer.stdout) == (0, STEADY)
    # On a machine without time to spare Claude may not have been asked in time; then that is the answer that is stored.
    assert json.loads(stored(lived, DAY).read_text())["engine"]["prompt_version"]


@pytest.mark.parametrize(
    "elsewhere", [{"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7"}, {"LC_ALL": "C", "TZ": "America/St_Johns"}]
)
def test_another_process_locale_time_zone_and_hash_seed_make_the_same(lived: Path, elsewhere: dict[str, str]) -> None:
    command = [sys.executable, "-m", "infra.local.cli", "replay", *map(str, every(lived))]
    answer = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **elsewhere}, check=False)  # noqa: S603
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, STEADY, "")


def test_replay_says_what_differs_in_the_digest_and_where_in_its_page(out: Path) -> None:
    facts = json.loads(stored(out, DAYS[1]).read_text())
    stored(out, DAYS[1]).write_bytes(to_json(Digest.model_validate({**facts, "topic_name": "Another name"})))
    page = out / "site" / "content" / "summaries" / ID / f"{DAYS[1]}.md"
    page.write_text(page.read_text().replace("## Sources", "## Origins"))
    answer = parallax("replay", stored(out, DAYS[1]))
    assert answer.exit_code == 3
    assert f'{ID} {DAYS[1]}: differs\n  topic_name: stored "Another name", made ' in answer.stdout
    assert f"{page}: the page made is another from line " in answer.stdout


def test_replay_names_a_remembered_edition_that_was_made_again_since(out: Path) -> None:
    facts = json.loads(stored(out, DAY).read_text())
    changed = [{**facts["articles"][0], "title": "Another headline"}, *facts["articles"][1:]]
    stored(out, DAY).write_bytes(to_json(Digest.model_validate({**facts, "articles": changed})))
    answer = parallax("replay", stored(out, DAYS[1]))
    assert answer.exit_code == 3
    assert f"the edition of {DAY} was made again since" in answer.stdout


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b'{"schema_version": 2}', "its schema_version is 2. This Parallax reads version 1: replay it with the release that made it"),
        (b"{}", "it says no schema_version, so it is no digest"),
        (b"[", "it is no digest: Expecting value"),
        (b'{"schema_version": 1}', "it is no digest of schema version 1: topic: Field required"),
    ],
)
def test_replay_of_another_schema_or_of_no_digest_says_so(out: Path, broken: bytes, message: str) -> None:
    stored(out, DAY).write_bytes(broken)
    answer = parallax("replay", stored(out, DAY))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert message in answer.stderr


def test_replay_needs_the_batch_the_answers_and_the_folder(out: Path, tmp_path: Path) -> None:
    shutil.rmtree(out / "data" / "answers")
    assert f"its answers are not all in answers/{ID}/{DAY}/" in parallax("replay", stored(out, DAY)).stderr
    (out / "data" / "articles" / ID / f"{DAYS[1]}.json.gz").unlink()
    assert "its batch cannot be read" in parallax("replay", stored(out, DAYS[1])).stderr
    alone = shutil.copy(stored(out, DAYS[2]), tmp_path / "digest.json")
    answer = parallax("replay", alone)
    assert answer.exit_code == 2
    assert "aws s3 sync s3://DATA-BUCKET" in answer.stderr


def test_status_of_a_folder_that_is_well(lived: Path) -> None:
    desk = desks.looked(lived)
    found = status(desk.data, desk.site, desk.dead_letters(), datetime(2026, 6, 17, 9, tzinfo=UTC))
    assert not found.is_bad
    assert list(found.lines())[:4] == [f"{ID}: edition of 2026-06-17, 5 hours old", *(f"  {day} page" for day in DAYS)]
    assert list(found.lines())[-2] == "dead letters: none"
    assert list(found.lines())[-1].startswith("spent on models this month: $")


def test_status_shows_what_is_missing_of_a_day(out: Path) -> None:
    (out / "site" / "content" / "summaries" / ID / f"{DAYS[1]}.md").unlink()
    answer = parallax("status", "--out", out)
    assert answer.exit_code == 3
    assert f"  {DAYS[1]} digest, no page\n" in answer.stdout


def test_status_shows_a_day_of_which_there_is_nothing_once_it_was_planned(out: Path) -> None:
    watch = Watch(tick=datetime(2026, 6, 18, 4, tzinfo=UTC))
    (out / "data" / "state" / "reconcile.json").write_bytes(to_json(watch))
    assert "  2026-06-18 nothing\n" in parallax("status", "--out", out).stdout


@pytest.mark.parametrize("words", [("status",), ("redrive",), ("backfill", DAY, DAY), ("status", "--stack", "x", "--out", ".")])
def test_it_has_to_be_said_which_desk(words: tuple[str, ...]) -> None:
    answer = parallax(*words)
    assert answer.exit_code == 2
    assert "--stack NAME for a deployed stack, or --out DIR" in answer.stderr


@pytest.mark.parametrize("words", [("status",), ("redrive",), ("backfill", DAY, DAY)])
def test_a_folder_in_which_nothing_ran_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = parallax(*words, "--out", tmp_path)
    assert answer.exit_code == 2
    assert f"there is no data/ in {tmp_path}" in answer.stderr


def test_backfill_makes_lost_digests_and_pages_again_the_same(out: Path, lived: Path) -> None:
    for day in DAYS[1:]:
        stored(out, day).unlink()
        shutil.rmtree(out / "site" / "summaries" / ID / day)
    (out / "data" / "state" / "memory" / f"{ID}.json.gz").unlink()
    answer = parallax("backfill", DAYS[1], DAYS[2], "--out", out)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == "".join(f"{day} {ID}: page\n" for day in DAYS[1:]) + "2 of 2 editions have a digest and a page\n"
    for day in DAYS:
        assert stored(out, day).read_bytes() == stored(lived, day).read_bytes()
        page = Path("site", "summaries", ID, day, "index.html")
        assert (out / page).read_bytes() == (lived / page).read_bytes()


def test_backfill_explains_a_day_without_a_batch_and_passes_over_days_before_the_first(out: Path) -> None:
    for path in (stored(out, DAYS[1]), out / "data" / "articles" / ID / f"{DAYS[1]}.json.gz"):
        path.unlink()
    shutil.rmtree(out / "site" / "content")
    answer = parallax("backfill", "2026-06-10", DAYS[2], "--out", out)
    assert answer.exit_code == 3
    assert f"{DAYS[1]} {ID}: page that says why there is no digest\n" in answer.stdout
    assert answer.stdout.endswith("2 of 3 editions have a digest and a page\n")
    text = (out / "site" / "content" / "summaries" / ID / f"{DAYS[1]}.md").read_text()
    assert "No digest: no articles were gathered on this day" in text
    assert f"{DAYS[1]}/index.html" in (out / "site" / "summaries" / ID / "index.html").read_text()


def test_backfill_says_what_cannot_be_made_again_and_leaves_it_as_it_is(out: Path, lived: Path) -> None:
    batches = out / "data" / "articles" / ID
    (batches / f"{DAYS[1]}.json.gz").unlink()
    (batches / f"{DAYS[2]}.json.gz").write_bytes(b"garbage")
    answer = parallax("backfill", DAYS[1], DAYS[2], "--out", out)
    assert answer.exit_code == 3
    assert f"{DAYS[1]} {ID}: page, as it was before: there is no batch to make it of\n" in answer.stdout
    assert f"{DAYS[2]} {ID}: page, as it was before: articles/{ID}/{DAYS[2]}.json.gz: it is not gzip" in answer.stdout
    assert answer.stdout.endswith("0 of 2 editions have a digest and a page\n")
    assert [path.read_bytes() for path in every(out)] == [path.read_bytes() for path in every(lived)]


def test_backfill_of_days_before_the_first_says_that_there_is_nothing(lived: Path) -> None:
    answer = parallax("backfill", "2020-01-01", "2020-01-02", "--out", lived)
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert "no topic has a batch of these days or of days before them" in answer.stderr


def test_status_names_a_digest_and_a_budget_that_cannot_be_read(out: Path) -> None:
    stored(out, DAYS[2]).write_bytes(b'{"schema_version": 2}')
    budget = out / "data" / "state" / "budget" / f"{datetime.now(UTC):%Y-%m}.json"
    budget.parent.mkdir(parents=True, exist_ok=True)
    budget.write_bytes(b"garbage")
    answer = parallax("status", "--out", out)
    assert answer.exit_code == 3
    assert f"{ID}: edition of {DAYS[2]}, which cannot be read: digests/{ID}/{DAYS[2]}.json: it is not a digest" in answer.stdout
    assert "spent on models this month: nobody knows, because state/budget/" in answer.stdout


@pytest.mark.parametrize("command", ["status", "redrive"])
@pytest.mark.parametrize("broken", ["garbage", '[{"queue": "FetchQueue"}]', '[{"queue": "Nowhere", "body": "", "error": ""}]'])
def test_dead_letters_that_cannot_be_read_are_named_and_kept(out: Path, broken: str, command: str) -> None:
    file = out / desks.LETTERS
    file.write_text(broken)
    answer = parallax(command, "--out", out)
    assert (answer.exit_code, f"{file}: it is no list of dead letters" in answer.stderr) == (2, True)
    assert file.read_text() == broken


def test_redriven_topic_keeps_its_source_list(out: Path) -> None:
    catalogue = out / "data" / "state" / "catalogue.json"
    before = catalogue.read_bytes()
    message = json.dumps({"kind": "topic", "topic": ID, "edition": DAY})
    (out / desks.LETTERS).write_text(json.dumps([{"queue": "FetchQueue", "body": message, "error": "for now"}]))
    answer = parallax("redrive", "--out", out)
    assert (answer.exit_code, answer.stdout) == (0, "put back: 1 of fetch\n")
    assert catalogue.read_bytes() == before


def test_dead_letters_of_a_folder_are_kept_shown_and_put_back(out: Path) -> None:
    digest = stored(out, DAYS[2])
    whole = digest.read_bytes()
    digest.write_bytes(b"{")
    desk = desks.looked(out)
    with desks.opened(out, {}, lambda _: None) as opened:
        opened.send("render", [desk.data.event(desk.data.digest_key(ID, date.fromisoformat(DAYS[2])))])
        opened.settle()
    assert "dead letters: 1 of render" in parallax("status", "--out", out).stdout
    answer = parallax("redrive", "--out", out)
    assert (answer.exit_code, answer.stdout) == (3, "put back: 1 of render\n")
    digest.write_bytes(whole)
    assert parallax("redrive", "--out", out).exit_code == 0
    assert parallax("redrive", "--out", out).stdout == "there are no dead letters\n"
    assert not (out / desks.LETTERS).exists()


STACK = """<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
<StackName>parallax</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
<Parameters><member><ParameterKey>MonthBudgetUsd</ParameterKey><ParameterValue>10</ParameterValue></member></Parameters>
<Outputs>{}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>"""
NONE = """<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>
<Message>Stack with id parallax does not exist</Message></Error></ErrorResponse>"""


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The emulated resources of a deployed stack by their output; CloudFormation answers with them over HTTP."""
    outputs: dict[str, str] = {}

    def answer(request: Request) -> None:
        listed = "".join(f"<member><OutputKey>{k}</OutputKey><OutputValue>{v}</OutputValue></member>" for k, v in outputs.items())
        request.answer(200 if outputs else 400, (STACK.format(listed) if outputs else NONE).encode(), Content_Type="text/xml")

    monkeypatch.delenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", raising=False)
    with scripted(answer) as port, mock_aws():
        monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFORMATION", f"http://127.0.0.1:{port}")
        sqs, s3 = boto3.client("sqs"), boto3.client("s3")
        for name in ("DataBucket", "SiteBucket"):
            s3.create_bucket(Bucket=name.lower())
            outputs[f"{name}Name"] = name.lower()
        for queue in read_stack().queues:
            outputs[f"{queue.name}Url"] = sqs.create_queue(QueueName=queue.name)["QueueUrl"]
        yield outputs


def test_a_stack_is_found_by_its_outputs(stack: dict[str, str]) -> None:
    found = deployed("parallax")
    assert found.queues == {verb: stack[f"{verb.title()}QueueUrl"] for verb in desks.VERBS}
    assert found.month_budget == 10


def test_a_stack_that_is_not_there_or_is_another_is_named(stack: dict[str, str]) -> None:
    del stack["DataBucketName"]
    answer = parallax("status", "--stack", "parallax")
    assert (answer.exit_code, "has no output 'DataBucketName'" in answer.stderr) == (2, True)
    stack.clear()
    answer = parallax("status", "--stack", "parallax")
    assert (answer.exit_code, "Stack with id parallax does not exist" in answer.stderr) == (2, True)


def _upload(lived: Path, stack: dict[str, str]) -> Deployed:
    for name in ("data", "site"):
        for file in (lived / name).rglob("*"):
            if file.is_file():
                bucket = stack[f"{name.title()}BucketName"]
                boto3.client("s3").put_object(Bucket=bucket, Key=file.relative_to(lived / name).as_posix(), Body=file.read_bytes())
    return deployed("parallax")


def test_status_and_redrive_of_a_stack(stack: dict[str, str], lived: Path) -> None:
    _upload(lived, stack)
    sqs = boto3.client("sqs")
    for n in range(12):
        sqs.send_message(QueueUrl=stack["DigestDeadLetterQueueUrl"], MessageBody=f"letter {n}")
    answer: Result = parallax("status", "--stack", "parallax")
    assert answer.exit_code == 3
    assert "dead letters: 12 of digest" in answer.stdout
    assert " of $10.00" in answer.stdout
    assert parallax("redrive", "--stack", "parallax").stdout == "put back: 12 of digest\n"
    found = deployed("parallax")
    assert found.dead_letters()["digest"] == 0
    waiting = sqs.get_queue_attributes(QueueUrl=found.queues["digest"], AttributeNames=["ApproximateNumberOfMessages"])
    assert waiting["Attributes"]["ApproximateNumberOfMessages"] == "12"
    assert parallax("redrive", "--stack", "parallax").stdout == "there are no dead letters\n"


def test_backfill_of_a_stack_asks_its_own_functions_day_by_day(stack: dict[str, str], lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the deployed functions would take out of the queues is taken out here between two looks."""
    found = _upload(lived, stack)
    sqs, asked = boto3.client("sqs"), list[str]()

    def functions_work(_: float) -> None:
        for verb in ("digest", "render"):
            while messages := sqs.receive_message(QueueUrl=found.queues[verb], MaxNumberOfMessages=10).get("Messages", []):
                for message in messages:
                    asked.append(json.loads(message["Body"])["Records"][0]["s3"]["object"]["key"])
                    sqs.delete_message(QueueUrl=found.queues[verb], ReceiptHandle=message["ReceiptHandle"])

    monkeypatch.setattr("time.sleep", functions_work)
    answer = parallax("backfill", DAYS[0], DAYS[1], "--stack", "parallax")
    assert answer.exit_code == 0, answer.output
    keys = [f(ID, date.fromisoformat(day)) for day in DAYS[:2] for f in (DataStore.batch_key, DataStore.digest_key)]
    assert [key.replace("%2F", "/") for key in asked] == keys


def test_backfill_counts_what_a_function_could_not_do(stack: dict[str, str], lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _upload(lived, stack)
    sqs = boto3.client("sqs")

    def functions_fail(_: float) -> None:
        for verb in ("digest", "render"):
            for message in sqs.receive_message(QueueUrl=found.queues[verb]).get("Messages", []):
                sqs.send_message(QueueUrl=found.dead[verb], MessageBody=message["Body"])
                sqs.delete_message(QueueUrl=found.queues[verb], ReceiptHandle=message["ReceiptHandle"])

    monkeypatch.setattr("time.sleep", functions_fail)
    answer = parallax("backfill", DAYS[0], DAYS[0], "--stack", "parallax")
    assert answer.exit_code == 3
    assert "2 could not be made again, and are dead letters now" in answer.stderr


@pytest.mark.parametrize("command", ["feeds", "cost"])
def test_digest_that_cannot_be_read_is_named_and_left_out(out: Path, command: str) -> None:
    shutil.copytree(stored(out, DAY).parent, out / "data" / "digests" / "another")
    stored(out, DAYS[2]).write_bytes(b'{"schema_version": 2}')
    answer = parallax(command, "--out", out)
    assert (answer.exit_code, bool(answer.stdout)) == (0, True)
    assert f"left out: {stored(out, DAYS[2])}: it is not a digest" in answer.stderr
