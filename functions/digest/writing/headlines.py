"""In: an article's title and outlet. Out: the words of the title that can be quoted on their own, and whether they are whole. Pure.

What is cut stands at the ends: the feed's labels and the outlet's own name. Labels that say that a text is comment stay.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"""^(?:\[(?![^\]]*(?:anal|opini|comment|editor))[^\]]{2,24}\]|【[^】]{1,12}】
        |(?:live(?:[ ](?:updates?|blog))?|follow[ ]live|breaking(?:[ ]news)?|developing|flash|urgent|updated?|watch|v[ií]deos?|photos?|exclusive
          |just[ ]in|(?:\w+[ ]){0,2}news|news[ ]wrap|roundup|xinhua[ ](?:news|headlines)|top[ ]news|en[ ]vivo|[uú]ltima[ ]hora|[uú]ltimo[ ]minuto|exclusiva
          |en[ ]direct|eilmeldung|速报|快讯|独家|视频|視頻|速報|動画|独自)\s*[:|｜：])\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(r"(?P<sign>\s+[-–—|｜]+\s*|\s*[|｜]\s*|-(?=Xinhua$))(?P<name>[^|｜]{2,40}?)\s*$")
_COMMENT = re.compile(
    r"^(?:op-?ed|analysis|opinion|commentary|editorial|interview|reports?|media|sources?|experts?|poll|survey|study)$", re.IGNORECASE
)
_PAPER = re.compile(r"\b(?:News|Times|Daily|Post|Herald|Tribune|Network|Press|TV|Gazette|Journal|Observer|Chronicle|Broadcasting)\b")
_SECTION = re.compile(r"^(?:[A-ZÀ-Þ][\w.&’'-]*)(?: [A-ZÀ-Þ&][\w.&’'-]*){0,3}$")
_CUT = re.compile(r"…|\.\.\.?$|\.\.\.")
_SENTENCE = re.compile(r"^.{20,}?[.!?。！？](?=\s)")
_DANGLING = re.compile(r"(?:[,:;(–—-]|\b(?:to|the|of|and|a|an|in|for|with|by|from|at|as|que|de|la|el|los|las|con|y|por|para|en|un|una|se|su|among|amid|between|into|against|than|its|their|his|her|is|are|was|were)|(?<=\s)[b-z])$", re.IGNORECASE)  # fmt: skip
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("(", ")"), ("[", "]"))
_RUNNING = re.compile(r"\b(?:live (?:updates?|blog)|as it happened|en vivo|minuto a minuto|en direct|liveblog|liveticker)\b", re.IGNORECASE)
"""A page that is written on all day says nothing yet."""
# A place in capitals and an agency or date in brackets: "PORT HALVEN (NPB) —", "NEW DELHI, Jan 12 (ANI) -". Without the brackets
# capitals and a dash may be part of what is said: "NO EVIDENCE - Japan attacked".
DATELINE = re.compile(r"^[A-Z][A-Z .'-]{1,30}(?:, [A-Z][\w. ]{2,20})? \([A-Z][\w .]{1,30}\)\s*[—–-]{1,2}\s+(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SHORTEST, SHORTEST_CJK = 4, 8
"""Words, and characters of Chinese, Japanese and Korean, of a headline that says something."""


def quotable(title: str, outlet: str) -> str:
    """The title without label and outlet name, verbatim; of a title that the feed cut, its first sentence if that is
    whole and says something by itself."""
    words = title
    while (label := _LABEL.match(words)) and _says_enough(words[label.end() :]):
        words = words[label.end() :]
    while (tail := _TAIL.search(words)) and _is_outlet(tail["name"], tail["sign"], outlet) and _says_enough(words[: tail.start()]):
        words = words[: tail.start()]
    if _CUT.search(words) and (first := _SENTENCE.match(words)) and not _CUT.search(first[0]) and first[0][-1] not in "?？":
        words = first[0]
    return words.strip()


def is_whole(words: str) -> bool:
    """Whether quoted words stand on their own: not cut by the feed, no running page, quotation marks and brackets in pairs, no label alone."""
    if not _says_enough(words) or _CUT.search(words) or _DANGLING.search(words) or _RUNNING.search(words):
        return False
    return words.count('"') % 2 == 0 and all(words.count(opening) == words.count(closing) for opening, closing in _PAIRS)


def _says_enough(words: str) -> bool:
    if len(_CJK.findall(words)) >= SHORTEST_CJK:
        return True
    return sum(bool(_LETTERS.search(word)) for word in words.split()) >= SHORTEST


def _is_outlet(name: str, sign: str, outlet: str) -> bool:
    """Whether what ends a title is who printed it: the outlet, a paper's name, or after a bar a section of it."""
    if _COMMENT.match(name):
        return False
    own, told = re.findall(r"\w+", outlet.casefold()), re.findall(r"\w+", name.casefold())
    if told and (set(told) <= set(own) or set(own) <= set(told)):
        return True
    if not _SECTION.match(name):
        return False
    return (
        "|" in sign
        or "｜" in sign
        or bool(_PAPER.search(name))
        or (sign.strip() == "-" and " " not in name and name.isupper() and len(name) <= 6)
    )
