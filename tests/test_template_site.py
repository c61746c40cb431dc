"""What must hold of the site on the web: who may read the bucket, what CloudFront does with an address, what it tells browsers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from infra.local.stack import ROOT, stack_of
from tests.templates import Json, of_type, statements, template

NODE = shutil.which("node")
HOST = "news.example.org"


@pytest.fixture(scope="module")
def distribution() -> Json:
    (properties,) = of_type("AWS::CloudFront::Distribution").values()
    config: Json = properties["DistributionConfig"]
    return config


def _asked(uri: str) -> dict[str, Any]:
    """What CloudFront's function makes of a reader's request."""
    (function,) = of_type("AWS::CloudFront::Function").values()
    assert function["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"
    event = {"request": {"method": "GET", "uri": uri, "querystring": {}, "headers": {"host": {"value": HOST}}}}
    program = f"{function['FunctionCode']}\nconsole.log(JSON.stringify(handler({json.dumps(event)})));"
    answer: dict[str, Any] = json.loads(subprocess.run([NODE or "", "-e", program], check=True, capture_output=True).stdout)  # noqa: S603
    return answer


@pytest.mark.skipif(NODE is None, reason="the function is JavaScript, and there is no node to run it")
class TestAddresses:
    @pytest.mark.parametrize(
        ("uri", "read"),
        [
            ("/", "/index.html"),
            ("/china-japan/", "/china-japan/index.html"),
            ("/china-japan/2026-01-13/", "/china-japan/2026-01-13/index.html"),
            ("/style.css", "/style.css"),
            ("/content/summaries/china-japan/2026-01-13.md", "/content/summaries/china-japan/2026-01-13.md"),
        ],
    )
    def test_a_folder_is_its_index_and_a_file_itself(self, uri: str, read: str) -> None:
        assert _asked(uri)["uri"] == read

    @pytest.mark.parametrize("uri", ["/china-japan", "/china-japan/2026-01-13"])
    def test_a_folder_without_its_slash_is_sent_to_the_one_with_it(self, uri: str) -> None:
        """Served as it is, each relative link of the page would lead a folder too high."""
        answer = _asked(uri)
        assert (answer["statusCode"], answer["headers"]["location"]["value"]) == (301, f"https://{HOST}{uri}/")

    @pytest.mark.parametrize("uri", ["//elsewhere", "/\\elsewhere", "/javascript:alert(1)"])
    def test_nobody_is_sent_to_another_site(self, uri: str) -> None:
        assert _asked(uri)["headers"]["location"]["value"].startswith(f"https://{HOST}/")


def test_only_this_distribution_reads_the_site_bucket() -> None:
    policy = of_type("AWS::S3::BucketPolicy")["SiteBucketPolicy"]["PolicyDocument"]
    (allowed,) = (statement for statement in statements(policy) if statement["Effect"] == "Allow")
    assert (allowed["Principal"], allowed["Action"]) == ({"Service": "cloudfront.amazonaws.com"}, "s3:GetObject")
    (arn,) = allowed["Condition"]["StringEquals"].values()
    assert arn["Fn::Sub"].endswith(":distribution/${SiteDistribution}")


def test_cloudfront_signs_what_it_asks_of_the_bucket(distribution: Json) -> None:
    (origin,) = distribution["Origins"]
    assert origin["OriginAccessControlId"] == {"Fn::GetAtt": ["SiteAccess", "Id"]}
    (access,) = of_type("AWS::CloudFront::OriginAccessControl").values()
    assert access["OriginAccessControlConfig"]["SigningBehavior"] == "always"


def test_a_page_that_is_not_there_is_a_404(distribution: Json) -> None:
    """Whoever may not list a bucket is told "forbidden"."""
    answers = {entry["ErrorCode"]: (entry["ResponseCode"], entry["ResponsePagePath"]) for entry in distribution["CustomErrorResponses"]}
    assert answers == {403: (404, "/404.html"), 404: (404, "/404.html")}


def test_the_site_is_compressed_and_spoken_in_every_version_of_http(distribution: Json) -> None:
    assert (distribution["HttpVersion"], distribution["DefaultCacheBehavior"]["Compress"]) == ("http2and3", True)
    assert distribution["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "redirect-to-https"


def _directives(policy: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_the_header_forbids_what_pages_forbid_and_frames() -> None:
    """A browser obeys both, so that neither may be laxer where it matters nor forbid what pages need."""
    (headers,) = of_type("AWS::CloudFront::ResponseHeadersPolicy").values()
    header = _directives(headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"])
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "functions" / "render" / "templates").glob("*.html.j2")]
    policies = [policy for template in templates for policy in re.findall(r"{% block csp %}(.+?){% endblock %}", template)]
    assert len(policies) == 2, "all pages' and the search page's"
    assert header.pop("frame-ancestors") == "'none'"
    assert (header["default-src"], header["base-uri"], header["form-action"]) == ("'none'",) * 3
    for directive, sources in (pair for policy in policies for pair in _directives(policy).items()):
        assert set(sources.split()) <= set(header[directive].split()), directive
    assert not re.search(r"unsafe|\*|https?:", " ".join(header.values()))


def test_headers_are_strict() -> None:
    (headers,) = of_type("AWS::CloudFront::ResponseHeadersPolicy").values()
    config = headers["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31536000
    assert security["ReferrerPolicy"]["ReferrerPolicy"] == "no-referrer"
    assert {"ContentTypeOptions", "FrameOptions"} < security.keys()
    assert "Permissions-Policy" in [item["Header"] for item in config["CustomHeadersConfig"]["Items"]]
    assert all(part["Override"] for part in (*security.values(), *config["CustomHeadersConfig"]["Items"]))


def test_a_parameter_turns_it_off() -> None:
    conditions = {name: resource.get("Condition") for name, resource in template()["Resources"].items() if name.startswith("Site")}
    assert conditions.pop("SiteBucket") is None
    assert conditions.pop("SiteBucketPolicy") is None
    assert set(conditions.values()) == {"IsServed"}
    assert template()["Conditions"]["IsServed"] == {"Fn::Equals": [{"Ref": "ServeSite"}, "yes"]}


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, ""),
        ({"SiteDomain": "news.example.org"}, "https://news.example.org"),
        ({"SiteDomain": "news.example.org", "SiteUrl": "https://example.org/news"}, "https://example.org/news"),
    ],
)
def test_the_site_knows_its_own_address(given: dict[str, str], url: str) -> None:
    """The most particular one that is given; deployed, CloudFront's where none is (tests/emulator)."""
    parameters = {name: {**entry, "Default": given.get(name, entry["Default"])} for name, entry in template()["Parameters"].items()}
    functions = stack_of({**template(), "Parameters": parameters}).functions
    assert [function.environment["SITE_URL"] for function in functions if function.name == "RenderFunction"] == [url]


def _holds(condition: Any, given: tuple[str, ...]) -> bool:
    match condition:
        case {"Fn::Or": parts}:
            return any(_holds(part, given) for part in parts)
        case {"Fn::And": parts}:
            return all(_holds(part, given) for part in parts)
        case {"Fn::Not": [part]}:
            return not _holds(part, given)
        case {"Fn::Equals": [{"Ref": str(name)}, ""]}:
            return name not in given
    raise AssertionError(condition)


@pytest.mark.parametrize(
    ("given", "accepted"),
    [((), True), (("SiteDomain", "SiteCertificate"), True), (("SiteDomain",), False), (("SiteCertificate",), False)],
)
def test_a_domain_and_its_certificate_go_together(given: tuple[str, ...], accepted: bool) -> None:
    (rule,) = template()["Rules"].values()
    (assertion,) = rule["Assertions"]
    assert _holds(assertion["Assert"], given) is accepted
