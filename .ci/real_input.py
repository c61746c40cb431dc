"""The main job on recorded real headlines, which lie beside the checkout and not in it: both topic files, three days, twice each.

    .venv/bin/python .ci/real_input.py ../shared

Every page is held to the contract: the front matter's keys in their order, the sections in theirs, every bullet cited, every
citation defined, and every quote verbatim in the title or summary of the source it cites.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.eval.corpus import replayed

DAYS = ("2025-12-06", "2026-01-13", "2026-03-20")
TOPIC_FILES = ("corpus/ancestor-topics.json", "corpus/topics.yaml")
FIRST_KEYS = ["title", "date", "topic", "topicName", "sources", "articleCount", "perspectives"]


def main(shared: Path) -> int:
    pages = bullets = 0
    for day in DAYS:
        with replayed(shared, date.fromisoformat(day)) as server:
            for topics in TOPIC_FILES:
                with tempfile.TemporaryDirectory() as folder:
                    out = Path(folder)
                    run(shared / topics, day, server, out)
                    before = digests_of(out)
                    run(shared / topics, day, server, out)
                    check(digests_of(out) == before, f"{day} {topics}: a second run gives other bytes")
                    found = sorted((out / "site/content/summaries").glob(f"*/{day}.md"))
                    check(len(found) == 5, f"{day} {topics}: {len(found)} pages instead of 5")
                    pages += len(found)
                    bullets += sum(check_page(page, out) for page in found)
    print(f"real input: {pages} pages keep the contract; {bullets} bullets, each cited, each quote verbatim in its source")
    return 0


def run(topics: Path, day: str, server: str, out: Path) -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("parallax"), "run", "--topics", topics, "--date", day, "--out", out]
    command += ["--engine", "extractive"]  # whatever keys the machine has
    command += ["--google-news", server, "--allow-loopback"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    check(done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}{done.stderr}")


def check_page(page: Path, out: Path) -> int:
    """Holds one page to the contract; returns how many bullets it has."""
    where = f"{page.parent.name} {page.stem}"
    _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(front)
    sides = facts["perspectives"]
    expected = [*FIRST_KEYS, *(f"{side['id']}Sources" for side in sides), "draft"]
    check(list(facts)[: len(expected)] == expected, f"{where}: front matter keys {list(facts)}")
    headings = re.findall(r"^## (.*)$", body, re.MULTILINE)
    contract = ["Overall Highlights", *(f"{side['name']} Perspective ({side['name']} Sources)" for side in sides)]
    check(headings[: len(contract)] == contract and headings[-1] == "Sources", f"{where}: sections {headings}")
    check(
        f"This summary is based on {facts['articleCount']} articles from the following sources:" in body, f"{where}: no sentence on sources"
    )
    defined = set(re.findall(r"^\[(\d+)\]: http", body, re.MULTILINE))
    listed = re.findall(r"^(\d+)\. \[[\w-]+\] \[.*\]\(\S+\) - .+ \(\d+/\d+/\d+\)$", body, re.MULTILINE)
    check(
        len(listed) == facts["articleCount"] and set(listed) == defined,
        f"{where}: {len(listed)} sources in the list, {len(defined)} defined",
    )
    bullets = [line for line in body.splitlines() if line.startswith("- ")]
    for bullet in bullets:
        cited = re.search(r"((?: \[\d+\])+)$", bullet)
        check(cited is not None and set(re.findall(r"\d+", cited[1])) <= defined, f"{where}: no citation at the end of {bullet!r}")
    digest = json.loads((out / "data/digests" / page.parent.name / f"{page.stem}.json").read_text(encoding="utf-8"))
    check(len(bullets) >= 3 and check_claims(where, digest) == len(bullets), where)
    return len(bullets)


def check_claims(where: str, digest: dict[str, Any]) -> int:
    """Holds every claim and quote to the texts it cites; returns how many bullets they make."""
    texts = {article["n"]: (article["title"], article["summary"]) for article in digest["articles"]}
    claims = digest["highlights"] + digest["elsewhere"]["claims"] + [claim for side in digest["perspectives"] for claim in side["claims"]]
    compared = digest["comparison"] or {}
    rows = (row for kind in ("agreed", "differs", "updates", "tellings") for row in compared.get(kind, []))
    claims += [cell["claim"] for row in rows for cell in row["cells"]]
    claims += [told["cell"]["claim"] for kind in ("one_sided", "only") for told in compared.get(kind, [])]
    uses = [use for term in compared.get("terms", []) for use in term["uses"]]
    quotes = compared.get("quotes", [])
    said = [(use["example"]["n"], use["example"]["quote"]) for use in uses] + [(quote["n"], quote["words"]) for quote in quotes]
    for n, words in said:
        check(any(words in text for text in texts[n]), f"{where}: source {n} does not contain {words!r}")
    for claim in claims:
        check(bool(claim["sources"]) and bool(claim["evidence"]), f"{where}: {claim['text']!r} cites nothing")
        for item in claim["evidence"]:
            verbatim = item["n"] in claim["sources"] and any(item["quote"] in text for text in texts[item["n"]])
            check(bool(item["quote"]) and verbatim, f"{where}: source {item['n']} does not contain {item['quote']!r}")
    return len(claims) + len(uses) + len(quotes)


def digests_of(out: Path) -> dict[str, str]:
    files = [path for folder in ("site", "data/digests") for path in (out / folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def check(good: bool, what: str) -> None:
    if not good:
        raise SystemExit(f"real input: {what}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
