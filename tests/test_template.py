"""What must hold in template.yaml, before and after SAM has transformed it. The site and what watches over it have files of their own."""

from __future__ import annotations

import json
import re
from graphlib import TopologicalSorter

import pytest
from cfnlint.api import lint_file  # type: ignore[import-untyped]

from infra.local.stack import TEMPLATE, Stack, read_stack
from shared.events import Item, Plan, Reconcile, items
from shared.settings import DigestSettings, FetchSettings, RenderSettings, Settings
from shared.store import ANSWERS, ARTICLES, BUDGET, CALL_LEASES, CATALOGUE, DIGESTS, MEMORY, REPORTS, STATE, TOPICS
from tests import templates
from tests.templates import Json, listed, of_type, references, role_statements, statements, walk

SETTINGS: dict[str, type[Settings]] = {"FetchFunction": FetchSettings, "DigestFunction": DigestSettings, "RenderFunction": RenderSettings}
DIGESTS_OWN = (ANSWERS, MEMORY, CALL_LEASES, BUDGET)
"""Besides the digests: what the digest function reads and writes."""
LOCAL_ONLY = {
    *("CLOCK", "GOOGLE_NEWS_URL", "ALLOW_LOOPBACK", "HOST_ADDRESS"),
    *("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "AWS_BEARER_TOKEN_BEDROCK", "BEDROCK_REGION"),
}
"""What only a run on one machine sets."""
POWERTOOLS = {"POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_LOG_LEVEL"}


@pytest.fixture(scope="module")
def stack() -> Stack:
    return read_stack()


@pytest.fixture(scope="module")
def template() -> Json:
    return templates.template()


@pytest.fixture(scope="module")
def transformed() -> Json:
    return templates.transformed()


def _paths(role: str, action: str) -> set[str]:
    """The object paths that a role may use `action` on, as the template writes them."""
    found = [statement for statement in role_statements(role) if action in listed(statement["Action"])]
    return {resource["Fn::Sub"] for statement in found for resource in listed(statement["Resource"])}


def test_cfn_lint_finds_nothing() -> None:
    assert lint_file(TEMPLATE) == []


def test_no_resource_waits_for_itself(transformed: Json) -> None:
    """A cycle passes `sam validate --lint` and fails in CloudFormation."""
    resources = transformed["Resources"]
    graph = {name: references(resource) & resources.keys() for name, resource in resources.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(resources)


NO_RESOURCE = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
"""Actions that know no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html"""


def test_nothing_is_allowed_on_everything_that_can_be_named(transformed: Json) -> None:
    for node in walk(transformed):
        if isinstance(node, dict) and node.get("Effect") == "Allow":
            assert not any("*" in action for action in listed(node["Action"])), node
            assert "*" not in listed(node.get("Resource", "none")) or set(listed(node["Action"])) <= NO_RESOURCE, node


def test_each_function_sends_its_traces(transformed: Json) -> None:
    for name, resource in transformed["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Function":
            assert resource["Properties"]["TracingConfig"] == {"Mode": "Active"}
            allowed = {action for statement in role_statements(name.replace("Function", "Role")) for action in listed(statement["Action"])}
            assert allowed >= NO_RESOURCE


def test_no_managed_policies(transformed: Json) -> None:
    """SAM adds broad ones to a function with SQS events unless it is given a role."""
    roles = [resource for resource in transformed["Resources"].values() if resource["Type"] == "AWS::IAM::Role"]
    assert len(roles) == 4
    assert not [role for role in roles if "ManagedPolicyArns" in role["Properties"]]


def test_nothing_is_named_by_hand(template: Json) -> None:
    """Where CloudFront insists on a name it is made of the stack's and the region's: CloudFront itself knows no regions."""
    names = {"BucketName", "QueueName", "FunctionName", "RoleName", "LogGroupName", "TopicName", "AlarmName", "DashboardName", "Name"}
    given = []
    for name, resource in template["Resources"].items():
        configured = [resource["Properties"], *(part for key, part in resource["Properties"].items() if key.endswith("Config"))]
        given += [(name, part[key]) for part in configured for key in sorted(names & part.keys())]
    derived = {"Fn::Sub": "${AWS::StackName}-${AWS::Region}"}
    assert given == [("SiteAccess", derived), ("SiteIndexes", derived), ("SiteHeaders", derived)]


def test_every_parameter_and_output_is_described(template: Json) -> None:
    for entry in [*template["Parameters"].values(), *template["Outputs"].values()]:
        assert entry["Description"].endswith(".")
    assert all("Default" in parameter for parameter in template["Parameters"].values())


def test_every_parameter_has_its_place_in_the_console(template: Json) -> None:
    groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    placed = [name for group in groups for name in group["Parameters"]]
    assert sorted(placed) == sorted(template["Parameters"])


def test_metrics_are_kept_at_every_level_of_logging(template: Json) -> None:
    """A metric is a log line without a level, which Lambda takes for INFO and drops where that is below the level that is kept
    (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html)."""
    assert template["Parameters"]["LogLevel"]["AllowedValues"] == ["DEBUG", "INFO"]
    for function in of_type("AWS::Serverless::Function").values():
        assert function["LoggingConfig"]["LogFormat"] == "JSON"
        assert function["LoggingConfig"]["ApplicationLogLevel"] == {"Ref": "LogLevel"}


def test_logs_are_not_kept_for_ever(template: Json) -> None:
    kept = [properties["RetentionInDays"] for properties in of_type("AWS::Logs::LogGroup").values()]
    assert kept == [{"Ref": "LogRetentionDays"}] * 3


def test_buckets_are_private_versioned_and_encrypted_and_forget(template: Json) -> None:
    for bucket in of_type("AWS::S3::Bucket").values():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
        assert bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        rules = bucket["LifecycleConfiguration"]["Rules"]
        assert {rule["Status"] for rule in rules} == {"Enabled"}
        assert "NoncurrentVersionExpiration" in rules[0]
        assert rules[0].get("Prefix", "") == ""


def test_nothing_current_is_forgotten_but_call_leases(template: Json) -> None:
    rules = [rule for bucket in of_type("AWS::S3::Bucket").values() for rule in bucket["LifecycleConfiguration"]["Rules"]]
    assert [rule["Prefix"] for rule in rules if "ExpirationInDays" in rule] == [CALL_LEASES]


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
    deleted = {role: _paths(role, "s3:DeleteObject") for role in ("FetchRole", "DigestRole", "RenderRole")}
    forgotten = {"${DataBucket.Arn}/" + prefix + "*" for prefix in (REPORTS, f"{STATE}topics/", f"{STATE}feeds/")}
    assert deleted == {"FetchRole": forgotten, "DigestRole": set(), "RenderRole": set()}


def test_a_function_never_writes_under_a_prefix_that_starts_it(template: Json, stack: Stack) -> None:
    for function in stack.functions:
        written = _paths(function.name.replace("Function", "Role"), "s3:PutObject")
        assert written
        for prefix in (entry.prefix for entry in stack.notifications if entry.queue_arn == function.queue_arn):
            own = "${DataBucket.Arn}/" + prefix
            assert not {path for path in written if path.startswith(own) or own.startswith(path.removesuffix("*"))}


def test_each_function_reaches_its_own_prefixes_only(template: Json) -> None:
    data = "${DataBucket.Arn}/"
    reads = {role: _paths(role, "s3:GetObject") for role in ("FetchRole", "DigestRole", "RenderRole")}
    writes = {role: _paths(role, "s3:PutObject") for role in reads}
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
def test_a_missing_key_answers_not_found(role: str) -> None:
    """Without s3:ListBucket on its prefix a missing key answers "forbidden"."""
    looked_for = {"${DataBucket.Arn}/digests/*", "${SiteBucket.Arn}/content/summaries/*"} if role == "FetchRole" else set()
    assert _listable(role) == _paths(role, "s3:GetObject") | looked_for


def _listable(role: str) -> set[str]:
    listable = set()
    for statement in role_statements(role):
        if statement["Action"] == "s3:ListBucket":
            bucket = statement["Resource"]["Fn::GetAtt"][0]
            (condition,) = statement.get("Condition", {"any": {"s3:prefix": "*"}}).values()
            listable |= {"${" + bucket + ".Arn}/" + prefix for prefix in listed(condition["s3:prefix"])}
    return listable


def test_only_the_fetch_function_puts_messages_into_queues() -> None:
    sends = {
        role: [
            resource
            for statement in role_statements(role)
            if "sqs:SendMessage" in listed(statement["Action"])
            for resource in listed(statement["Resource"])
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


DOORS = ("AWS::SQS::Queue", "AWS::S3::Bucket", "AWS::SNS::Topic")


def test_every_door_wants_tls(template: Json) -> None:
    closed = []
    for kind in DOORS:
        for properties in of_type(f"{kind}Policy").values():
            denied = [statement for statement in statements(properties["PolicyDocument"]) if statement["Effect"] == "Deny"]
            assert [(entry["Principal"], entry["Condition"]) for entry in denied] == [("*", {"Bool": {"aws:SecureTransport": "false"}})]
            closed += [door["Ref"] for door in listed(properties.get("Queues") or properties.get("Topics") or properties["Bucket"])]
    assert sorted(closed) == sorted(name for kind in DOORS for name in of_type(kind))


def test_a_bucket_waits_for_the_policies_that_let_it_send(template: Json, stack: Stack) -> None:
    queues = {stack.queue(entry.queue_arn).name for entry in stack.notifications}
    assert set(template["Resources"]["DataBucket"]["DependsOn"]) == {f"{queue}Policy" for queue in queues}
    for queue in queues:
        assert not {"DataBucket", "SiteBucket"} & references(template["Resources"][f"{queue}Policy"])


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
        of_feeds = {"GOOGLE_NEWS_URL", "HOST_ADDRESS"} if name == "FetchFunction" else set()
        assert absent == {"AWS_ENDPOINT_URL", "CLOCK"} | of_feeds


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
