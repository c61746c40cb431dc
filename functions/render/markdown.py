"""In: strings, addresses, a mapping. Out: Markdown and YAML that every parser shows as they were, and Hugo leaves alone.

As little as possible is escaped, because simple programs read the pages too. CommonMark takes a backslash before
any ASCII punctuation (https://spec.commonmark.org/0.31.2/#backslash-escapes); Hugo knows no escape for shortcodes
and its summary divider, so those have to be broken up: `\\{\\{\\<`, `\\<!--more--\\>`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import yaml

from functions.render.text import line

_ENTITY = r"&(?=\#[0-9]+;|\#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)"

_INLINE = re.compile(
    rf"""
    [\\`*\[\]<>~{{]             # code, emphasis, links, raw HTML, strikethrough; shortcodes and heading attributes
    | (?<![^\W_])_ | _(?![^\W_])  # an underscore inside a word opens nothing
    | {_ENTITY}
    | (?<=:)/(?=/)              # the rest: what linkify would make a link
    | (?<=[wW]{{3}})\.
    | (?<=\S)@(?=\S)
    """,
    re.VERBOSE,
)
_ANY_INLINE = re.compile(r"[\\`*\[\]<>~{_&@]|:/|[wW]{3}\.")
"""What every match of the above has: most texts have none of it, and that is seen at once."""

_BLOCK = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)|^()([-+:=#])(?=[-=#\s]|$)")
_PARENTHESES = re.compile(r"[()]")
_ADDRESS = re.compile(r"[\\`<>{]")


def inline(text: str) -> str:
    """`text` inside a line: in a heading, a link, a list item after its first word."""
    shown = line(text)
    return _INLINE.sub(r"\\\g<0>", shown) if _ANY_INLINE.search(shown) else shown


def opening(text: str) -> str:
    """`text` at the start of a paragraph or list item, where a number or dash would start a list."""
    return _BLOCK.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[4]}", inline(text))


def destination(url: str) -> str:
    """`url` as a link's destination. Balanced parentheses may stay: `https://en.wikipedia.org/wiki/Rhine_(river)`."""
    # Goldmark, Hugo's parser, reads `\&copy;` in an address as the entity; `&amp;copy;` is right everywhere.
    escaped = re.sub(_ENTITY, "&amp;", _ADDRESS.sub(r"\\\g<0>", url))
    return escaped if _is_balanced(url) else re.sub(r"[()]", r"\\\g<0>", escaped)


def front_matter(values: dict[str, Any]) -> str:
    """The mapping as YAML between its `---` lines, in its order; every string reads back as that string."""
    body = yaml.dump(_quoted(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=_ENDLESS)
    return f"---\n{body}---\n"


def _is_balanced(url: str) -> bool:
    """CommonMark allows nesting, but parsers may limit it (cmark at 32 levels); one level is what real addresses have."""
    depth = 0
    for parenthesis in _PARENTHESES.findall(url):
        depth += 1 if parenthesis == "(" else -1
        if depth not in (0, 1):
            return False
    return depth == 0


_ENDLESS = 2**31 - 1
"""Letters a line, as many as libyaml can count."""


class _Quoted(str):
    __slots__ = ()


def _quoted(value: Any) -> Any:
    """Marks every value (not key) that is a string: plain `no`, `1e3` or `2026-01-01` is another thing to some YAML readers."""
    if isinstance(value, str):
        return _Quoted(line(value))
    if isinstance(value, dict):
        return {key: _quoted(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_quoted(item) for item in value]
    return value


# libyaml writes the same eight times as fast; PyYAML has it in its wheels, and is whole without it.
_Fastest = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Fastest):  # type: ignore[misc, valid-type]
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _as_quoted(dumper: yaml.SafeDumper, value: _Quoted) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')


def _as_timestamp(dumper: yaml.SafeDumper, value: datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat(timespec="milliseconds").replace("+00:00", "Z"))


_Dumper.add_representer(_Quoted, _as_quoted)
_Dumper.add_representer(datetime, _as_timestamp)
