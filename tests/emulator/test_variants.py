"""What parameters change in the deployed stack. Each variant has an emulator of its own."""

from __future__ import annotations

import pytest

from tests.emulator.deployed import Deployed, deploy, emulated

DOMAIN = {"SiteDomain": "news.example.org", "SiteCertificate": "arn:aws:acm:us-east-1:123456789012:certificate/a"}


def _site_url(stack: Deployed) -> str:
    function = stack.client("lambda").get_function_configuration(FunctionName=stack.outputs["RenderFunctionName"])
    return str(function["Environment"]["Variables"]["SITE_URL"])


def _site_resources(stack: Deployed) -> set[str]:
    return {name for name in stack.resources if name.startswith("Site")}


def test_without_cloudfront_the_site_is_a_private_bucket() -> None:
    with emulated() as cloud:
        stack = deploy(cloud, {"ServeSite": "no"})
        assert _site_resources(stack) == {"SiteBucket", "SiteBucketPolicy"}
        assert _site_url(stack) == ""
        assert "SiteAddress" not in stack.outputs


@pytest.mark.parametrize(
    ("given", "url"),
    [(DOMAIN, "https://news.example.org"), ({**DOMAIN, "SiteUrl": "https://example.org/news"}, "https://example.org/news")],
)
def test_a_domain_of_ones_own_is_the_sites_address(given: dict[str, str], url: str) -> None:
    with emulated() as cloud:
        stack = deploy(cloud, {**given, "AlarmEmail": "desk@example.org"})
        assert stack.outputs["SiteAddress"] == "https://news.example.org"
        assert stack.outputs["SiteDistributionDomain"].endswith(".cloudfront.net")
        assert _site_url(stack) == url
        assert "AlarmSubscription" in stack.resources
