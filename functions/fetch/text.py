"""In: text or markup as strangers write it. Out: plain text on one line. Pure, bounded, and the only user of nh3."""

from __future__ import annotations

import html
import re
import unicodedata

import nh3

from functions.fetch.items import MAX_TEXT

MAX_TAGS = 1000
"""Of one field; what follows is cut off. nh3 needs time in proportion to depth times length: 60 KB of <div> take 0.27 s."""

_BLOCKS = re.compile(r"<(?=/?(?:p|br|div|li|ul|ol|h[1-6]|td|tr|blockquote)\b)", re.IGNORECASE)
# Overrides, embeddings, isolates and marks of direction; zero-width spaces and joiners without a letter to join; the byte order mark.
_TRICKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u200c\u200d](?!\\w)|(?<!\\w)[\u200c\u200d]")
# Controls, line separators, surrogates, private use, noncharacters. Listed, because Python's own tables change with its version.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
# Markup that means the same to every parser: known inline and block tags, quoted attributes, complete references. Nothing
# that changes how the text after it is read (script, textarea, table, select, comments), nothing left open.
_ATTRIBUTE = r"""\s+[a-z][a-z:-]*(?:=(?:"[^"<>]*+"|'[^'<>]*+'))?"""
_KNOWN = "|".join(
    "abbr a big blockquote br b center cite code dd del div dl dt em figcaption figure font h[1-6] hr img ins i li ol p q "
    "small span strike strong sub sup s tt ul u".split()
)
_REFERENCE = r"&(?:amp|lt|gt|quot|nbsp|#39|#8\d{3}|[lr][sd]quo|[mn]dash|hellip);"
_SIMPLE = re.compile(
    rf"(?:[^<&\x00]++|<(?>{_KNOWN})(?:{_ATTRIBUTE})*+\s*+/?>|</(?>{_KNOWN})>|{_REFERENCE})*+",
    re.IGNORECASE | re.ASCII,
)
_TAG = re.compile("<[^>]*>")


def clean(text: str, *, markup: bool = True) -> str:
    """Plain text on one line: no markup, no controls, no tricks with direction or width; letters of any script stay as they are."""
    if markup and ("<" in text or "&" in text):
        text = _without_markup(text)
    # The only space that counts as printable is U+0020.
    printable = text.isprintable()
    if not printable or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
    if not (printable or text.isprintable()):
        # Each trick counts as not printable in every version of Python, so text without any is spared the slow patterns.
        text = unicodedata.normalize("NFC", _TRICKS.sub("", text))
        return " ".join(_UNPRINTABLE.sub(" ", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _without_markup(text: str) -> str:
    text = text[:MAX_TEXT]
    if text.count("<") > MAX_TAGS:
        text = "<".join(text.split("<", MAX_TAGS)[:MAX_TAGS])
    text = _BLOCKS.sub(" <", text)
    # Most summaries are a paragraph, a link or two and references; for these stripping tags gives what nh3 gives, in a tenth of the time.
    if _SIMPLE.fullmatch(text):
        return html.unescape(_TAG.sub("", text).replace("&nbsp;", " "))
    return html.unescape(nh3.clean(text, tags=set()))


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where there are any."""
    if len(text) <= limit:
        return text
    head, _, _ = text[: limit + 1].rpartition(" ")
    return head if len(head) > limit // 2 else text[:limit]
