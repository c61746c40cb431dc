"""In: any string. Out: one clean line of it, for Markdown, HTML and Atom alike."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

# Embeddings, overrides and isolates that a title leaves open reorder what follows it on the page, as in
# https://trojansource.codes; lone surrogates and the two noncharacters are legal in no XML. None of them shows.
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Control characters and line breaks, or a run of them, become one space."""
    if text.isprintable():  # most texts are, and to see that takes a tenth of the time
        return text
    return _CONTROLS.sub(" ", _UNSHOWN.sub("", text))


def line(text: str) -> str:
    """The same with its ends trimmed: a whole text, where `clean` may have a piece of one."""
    return clean(text).strip()
