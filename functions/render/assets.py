"""In: the style, the icon and the scripts of all pages. Out: each under a name that holds its hash, so that it can be kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_FILES = {
    "style": _HERE / "templates" / "style.css",
    "icon": _HERE / "templates" / "icon.svg",
    "search": _HERE / "client" / "search.js",
    "minisearch": _HERE / "client" / "minisearch.js",
}


def names() -> Mapping[str, str]:
    """{"style": "style.0123456789.css", …}: what pages refer to, below the site's root."""
    return {name: named for name, (named, _) in _hashed().items()}


def files() -> Mapping[str, bytes]:
    """The same files by their names in the site."""
    return dict(_hashed().values())


@cache
def _hashed() -> dict[str, tuple[str, bytes]]:
    bodies = {name: path.read_bytes() for name, path in _FILES.items()}
    return {name: (f"{name}.{hashlib.sha256(body).hexdigest()[:10]}{_FILES[name].suffix}", body) for name, body in bodies.items()}
