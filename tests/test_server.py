"""The preview serves a folder as the site's bucket is served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from infra.local.server import serving
from shared.site import cache_control, content_type
from tests.factories import digest
from tests.sites import site


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for path, page in site(digest()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(page.body)
    (tmp_path / "index" / "china-japan").mkdir(parents=True)
    (tmp_path / "index" / "china-japan" / "2026-01.json.gz").write_bytes(b"\x1f\x8b")
    with serving(tmp_path, 0) as found:
        yield found


def test_everything_has_the_headers_that_it_is_published_with(address: str) -> None:
    for path in [*site(digest()), "index/china-japan/2026-01.json.gz"]:
        answer = requests.get(f"{address}/{path}", timeout=5)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Type"] == content_type(path)
        assert answer.headers["Cache-Control"] == cache_control(path)
        assert "Content-Encoding" not in answer.headers


def test_a_folder_shows_its_index(address: str) -> None:
    assert "China vs Japan" in requests.get(f"{address}/summaries/china-japan/", timeout=5).text
    assert requests.get(f"{address}/?from=a-link", timeout=5).headers["Content-Type"] == content_type("index.html")


@pytest.mark.parametrize("path", ["nope", "summaries/china-japan/2020-01-01/index.html", "content/"])
def test_what_is_missing_is_the_site_s_own_page_with_status_404(address: str, path: str) -> None:
    answer = requests.get(f"{address}/{path}", timeout=5)
    assert answer.status_code == 404
    assert "There is no page here" in answer.text
    assert answer.headers["Content-Type"] == content_type("404.html")
    assert requests.head(f"{address}/{path}", timeout=5).status_code == 404
