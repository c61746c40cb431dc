"""What must hold in template.yaml, before and after SAM has transformed it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import Any
from unittest.mock import patch

import pytest
from cfnlint.api import lint_file  # type: ignore[import-untyped]
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from infra.local.stack import TEMPLATE, Stack, load_template, read_stack
from shared.events import Item, Plan, Reconcile, items
from shared.settings import DigestSettings, FetchSettings, RenderSettings, Settings
from shared.store import ANSWERS, ARTICLES, BUDGET, CALL_LEASES, CATALOGUE, DIGESTS, MEMORY, REPORTS, STATE, TOPICS

Json = dict[str, Any]
SETTINGS: dict[str, type[Settings]] = {"FetchFunction": FetchSettings, "DigestFunction": DigestSettings, "RenderFunction": RenderSettings}
DIGESTS_OWN = (ANSWERS, MEMORY, CALL_LEASES, BUDGET)
"""Besides the digests: what the digest function reads and writes."""
LOCAL_ONLY = {
    *("CLOCK", "GOOGLE_NEWS_URL", "ALLOW_LOOPBACK"),
    *("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "AWS_BEARER_TOKEN_BEDROCK", "BEDROCK_REGION"),
}
"""What only a run on one machine sets."""
POWERTOOLS = {"POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_LOG_LEVEL"}


@pytest.fixture(scope="module")
def stack() -> Stack:
    return read_stack()


@pytest.fixture(scope="module")
def template() -> Json:
    return load_template()


@pytest.fixture(scope="module")
def transformed() -> Json:
    """What CloudFormation gets, once `sam package` has put the code into a bucket."""
    template = load_template()
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/code.zip"
    defaults = {name: parameter["Default"] for name, parameter in template["Parameters"].items()}
    with patch("boto3.session.Session.region_name", "us-east-1"):
        result: Json = Translator({}, Parser()).translate(template, defaults)
    return result


def _walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for item in value.values():
            yield from _walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item)


def _references(resource: Json) -> set[str]:
    """The names that a resource waits for."""
    depends = resource.get("DependsOn", [])
    found = {depends} if isinstance(depends, str) else set(depends)
    for node in _walk(resource):
        match node:
            case {"Ref": str(name)}:
                found.add(name)
            case {"Fn::GetAtt": [str(name), *_]}:
                found.add(name)
            case {"Fn::Sub": text}:
                found |= {part.split("}")[0].split(".")[0] for part in str(text).split("${")[1:]}
    return found


def _statements(template: Json, role: str) -> list[Json]:
    policies = template["Resources"][role]["Properties"]["Policies"]
    return [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _paths(template: Json, role: str, action: str) -> set[str]:
    """The object paths that a role may use `action` on, as the template writes them."""
    statements = [statement for statement in _statements(template, role) if action in _list(statement["Action"])]
    return {resource["Fn::Sub"] for statement in statements for resource in _list(statement["Resource"])}


def test_cfn_lint_finds_nothing() -> None:
    assert lint_file(TEMPLATE) == []


def test_no_resource_waits_for_itself(transformed: Json) -> None:
    """A cycle passes `sam validate --lint` and fails in CloudFormation."""
    resources = transformed["Resources"]
    graph = {name: _references(resource) & resources.keys() for name, resource in resources.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(resources)


def test_nothing_is_allowed_on_everything(transformed: Json) -> None:
    for node in _walk(transformed):
        if isinstance(node, dict) and node.get("Effect") == "Allow":
            assert "*" not in _list(node.get("Resource", "none")), node
            assert not any(action.endswith("*") for action in _list(node["Action"])), node


def test_no_managed_policies(transformed: Json) -> None:
    """SAM adds broad ones to a function with SQS events unless it is given a role."""
    roles = [resource for resource in transformed["Resources"].values() if resource["Type"] == "AWS::IAM::Role"]
    assert len(roles) == 4
    assert not [role for role in roles if "ManagedPolicyArns" in role["Properties"]]


def test_nothing_is_named_by_hand(template: Json) -> None:
    names = {"BucketName", "QueueName", "FunctionName", "RoleName", "LogGroupName", "Name"}
    assert [name for name, resource in template["Resources"].items() if names & resource["Properties"].keys()] == []


def test_every_parameter_and_output_is_described(template: Json) -> None:
    for entry in [*template["Parameters"].values(), *template["Outputs"].values()]:
        assert entry["Description"].endswith(".")
    assert all("Default" in parameter for parameter in template["Parameters"].values())


def test_each_prefix_starts_the_function_that_reads_it(stack: Stack) -> None:
    started = {
        function.name: {entry.prefix for entry in stack.notifications if entry.queue_arn == function.queue_arn}
        for function in stack.functions
    }
    assert started == {"FetchFunction": {TOPICS}, "DigestFunction": {ARTICLES}, "RenderFunction": {DIGESTS, CATALOGUE}}


def test_source_lists_start_the_fetch_function_when_they_come_and_when_they_go(stack: Stack) -> None:
    queue = next(function.queue_arn for function in stack.functions if function.name == "FetchFunction")
    events = {(entry.prefix, entry.events) for entry in stack.notifications if entry.queue_arn == queue}
    assert events == {(TOPICS, "s3:ObjectCreated:*"), (TOPICS, "s3:ObjectRemoved:*")}


def test_nothing_is_deleted_but_reports_and_what_is_remembered_of_feeds(template: Json) -> None:
    deleted = {role: _paths(template, role, "s3:DeleteObject") for role in ("FetchRole", "DigestRole", "RenderRole")}
    forgotten = {"${DataBucket.Arn}/" + prefix + "*" for prefix in (REPORTS, f"{STATE}topics/", f"{STATE}feeds/")}
    assert deleted == {"FetchRole": forgotten, "DigestRole": set(), "RenderRole": set()}


def test_a_function_never_writes_under_a_prefix_that_starts_it(template: Json, stack: Stack) -> None:
    for function in stack.functions:
        written = _paths(template, function.name.replace("Function", "Role"), "s3:PutObject")
        assert written
        for prefix in (entry.prefix for entry in stack.notifications if entry.queue_arn == function.queue_arn):
            own = "${DataBucket.Arn}/" + prefix
            assert not {path for path in written if path.startswith(own) or own.startswith(path.removesuffix("*"))}


def test_each_function_reaches_its_own_prefixes_only(template: Json) -> None:
    data = "${DataBucket.Arn}/"
    reads = {role: _paths(template, role, "s3:GetObject") for role in ("FetchRole", "DigestRole", "RenderRole")}
    writes = {role: _paths(template, role, "s3:PutObject") for role in reads}
    assert reads == {
        "FetchRole": {f"{data}{TOPICS}*", f"{data}{ARTICLES}*", f"{data}{REPORTS}*", f"{data}{STATE}*"},
        "DigestRole": {f"{data}{ARTICLES}*", f"{data}{DIGESTS}*", *(f"{data}{prefix}*" for prefix in DIGESTS_OWN)},
        "RenderRole": {f"{data}{DIGESTS}*", f"{data}{CATALOGUE}", "${SiteBucket.Arn}/*"},
    }
    assert writes == {
        "FetchRole": {f"{data}{ARTICLES}*", f"{data}{REPORTS}*", f"{data}{STATE}*"},
        "DigestRole": {f"{data}{DIGESTS}*", *(f"{data}{prefix}*" for prefix in DIGESTS_OWN)},
        "RenderRole": {"${SiteBucket.Arn}/*"},
    }


def test_what_a_model_needs_is_allowed_only_where_it_is_used(template: Json) -> None:
    key, bedrock = (template["Resources"][name] for name in ("DigestKeyPolicy", "DigestBedrockPolicy"))
    assert (key["Condition"], bedrock["Condition"]) == ("HasKey", "UsesBedrock")
    assert template["Conditions"]["HasKey"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "AnthropicKeyParameter"}, ""]}]}
    (reads,) = key["Properties"]["PolicyDocument"]["Statement"]
    assert reads["Action"] == "ssm:GetParameter"
    assert reads["Resource"]["Fn::Sub"].endswith(":parameter${AnthropicKeyParameter}")
    (calls,) = bedrock["Properties"]["PolicyDocument"]["Statement"]
    assert calls["Action"] == "bedrock:InvokeModel"
    assert all("anthropic." in resource["Fn::Sub"] for resource in calls["Resource"])
    assert [key["Properties"]["Roles"], bedrock["Properties"]["Roles"]] == [[{"Ref": "DigestRole"}]] * 2


def test_without_further_words_nothing_is_paid(stack: Stack) -> None:
    function = next(function for function in stack.functions if function.name == "DigestFunction")
    settings = DigestSettings.read(function.environment)
    assert (settings.engine, settings.key_parameter) == ("extractive", "")
    assert (settings.digest_budget, settings.month_budget) == (0.20, 10)


@pytest.mark.parametrize("role", ["FetchRole", "DigestRole", "RenderRole"])
def test_a_missing_key_answers_not_found(template: Json, role: str) -> None:
    """Without s3:ListBucket on its prefix a missing key answers "forbidden"."""
    looked_for = {"${DataBucket.Arn}/digests/*", "${SiteBucket.Arn}/content/summaries/*"} if role == "FetchRole" else set()
    assert _listable(template, role) == _paths(template, role, "s3:GetObject") | looked_for


def _listable(template: Json, role: str) -> set[str]:
    listable = set()
    for statement in _statements(template, role):
        if statement["Action"] == "s3:ListBucket":
            bucket = statement["Resource"]["Fn::GetAtt"][0]
            (condition,) = statement.get("Condition", {"any": {"s3:prefix": "*"}}).values()
            listable |= {"${" + bucket + ".Arn}/" + prefix for prefix in _list(condition["s3:prefix"])}
    return listable


def test_only_the_fetch_function_puts_messages_into_queues(template: Json) -> None:
    sends = {
        role: [
            resource
            for statement in _statements(template, role)
            if "sqs:SendMessage" in _list(statement["Action"])
            for resource in _list(statement["Resource"])
        ]
        for role in ("FetchRole", "DigestRole", "RenderRole")
    }
    queues = [{"Fn::GetAtt": [f"{verb}Queue", "Arn"]} for verb in ("Fetch", "Digest", "Render")]
    assert sends == {"FetchRole": queues, "DigestRole": [], "RenderRole": []}


def test_a_retry_never_overtakes_a_running_function(stack: Stack) -> None:
    for function in stack.functions:
        assert stack.queue(function.queue_arn).attributes["VisibilityTimeout"] >= 6 * function.timeout


def test_every_queue_keeps_what_failed(stack: Stack) -> None:
    dead = {queue.dead_letter_arn for queue in stack.queues} - {None}
    assert len(dead) == len(stack.functions)
    for queue in stack.queues:
        assert queue.attributes["SqsManagedSseEnabled"] is True
        assert queue.arn in dead or queue.max_receives >= 5


def test_one_bad_message_takes_no_other_down(template: Json) -> None:
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            event = resource["Properties"]["Events"]["Queue"]["Properties"]
            assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
            assert event["ScalingConfig"]["MaximumConcurrency"] >= 2
            assert "ReservedConcurrentExecutions" not in resource["Properties"]


def test_every_door_wants_tls(template: Json) -> None:
    resources = template["Resources"]
    doors = {name for name, resource in resources.items() if resource["Type"] in ("AWS::SQS::Queue", "AWS::S3::Bucket")}
    closed = set()
    for resource in resources.values():
        if resource["Type"] in ("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy"):
            properties = resource["Properties"]
            denied = [statement for statement in properties["PolicyDocument"]["Statement"] if statement["Effect"] == "Deny"]
            assert [statement["Condition"] for statement in denied] == [{"Bool": {"aws:SecureTransport": "false"}}]
            closed |= {door["Ref"] for door in properties.get("Queues", [properties.get("Bucket")])}
    assert closed == doors


def test_a_bucket_waits_for_the_policies_that_let_it_send(template: Json, stack: Stack) -> None:
    queues = {stack.queue(entry.queue_arn).name for entry in stack.notifications}
    assert set(template["Resources"]["DataBucket"]["DependsOn"]) == {f"{queue}Policy" for queue in queues}
    for queue in queues:
        assert not {"DataBucket", "SiteBucket"} & _references(template["Resources"][f"{queue}Policy"])


def test_each_function_gets_the_settings_that_it_reads(stack: Stack) -> None:
    for function in stack.functions:
        read = {field.alias for field in SETTINGS[function.name].model_fields.values()} - LOCAL_ONLY
        declared = set(function.environment) - {"OPENBLAS_NUM_THREADS"}
        assert declared == read | POWERTOOLS
        SETTINGS[function.name].read(function.environment)


def test_what_only_a_local_run_sets_is_declared_for_sam_local_and_is_not_there_in_the_cloud(template: Json) -> None:
    """`sam local invoke --env-vars` passes over variables that the template does not declare."""
    common = template["Globals"]["Function"]["Environment"]["Variables"]
    for name in SETTINGS:
        declared = {**common, **template["Resources"][name]["Properties"]["Environment"]["Variables"]}
        absent = {variable for variable, value in declared.items() if value == {"Ref": "AWS::NoValue"}}
        assert absent == {"AWS_ENDPOINT_URL", "CLOCK"}


@pytest.mark.parametrize(("schedule", "message"), [("Schedule", Plan), ("ReconcileSchedule", Reconcile)])
def test_a_schedule_sends_a_message_with_its_own_time(template: Json, schedule: str, message: type[Item]) -> None:
    target = template["Resources"][schedule]["Properties"]["Target"]
    tick = json.loads(target["Input"].replace("<aws.scheduler.scheduled-time>", "2026-06-15T04:00:00Z"))
    assert [type(item) for item in items(tick)] == [message]
    assert target["Arn"] == {"Fn::GetAtt": ["FetchQueue", "Arn"]}


def test_the_schedule_is_daily_since_every_day_is_an_edition(template: Json) -> None:
    parameter = template["Parameters"]["ScheduleExpression"]
    assert re.match(parameter["AllowedPattern"], parameter["Default"])
    assert re.match(parameter["AllowedPattern"], "cron(15 3,15 ? * * *)")
    for seldom in ("rate(12 hours)", "cron(0 4 ? * MON *)", "cron(0 4 1 * ? *)"):
        assert not re.match(parameter["AllowedPattern"], seldom)
