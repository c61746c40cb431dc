"""In: a claim, its evidence and the sources' texts. Out: what is wrong with its quotes, and what it says beside them. Pure.

Quoted words are the cited source's own, and so is whom they are put to. A translated quote carries the words that it translates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from functions.digest.verifying.reading import read
from functions.digest.verifying.vocabulary import OFFICES
from functions.digest.verifying.words import folded, language_of, plain
from functions.digest.writing.headlines import DATELINE, quotable

if TYPE_CHECKING:
    from functions.digest.verify import Text
    from shared.claims import Evidence

BETWEEN = " — "
"""What stands between two attributed quotes in one claim."""
_QUOTED = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|‘([^‘’]{2,}?)’(?!\w)|(?<!\w)\"([^\"]+)\"|(?<!\w)'([^']{2,}?)'(?!\w)"
)
_STOP = re.compile(r"[.!?。！？؟।…][\"'”’»」』)）]*\s*$|\n\s*$")
_SAYS = (
    r"(?:says?|said|tells?|told|warns?|warned|claims?|claimed|calls?|called|vows?|vowed|insists?|insisted|"
    r"reports?|reported|adds?|added|stresse[sd]|declare[sd]|announce[sd]|writes?|wrote|according to)"
)
_BODIES = frozenset("opposition police government parliament court army".split())
"""Offices that nobody holds alone: a minister does not speak for them."""
_NAME = r"(?:[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|of|the|de|von|al))*)"
_SPEAKER = re.compile(rf"({_NAME})\s+{_SAYS}\b|\b{_SAYS}\s+({_NAME})|(?<=:\s)({_NAME})$|^({_NAME}):\s")


def quoted(text: str) -> list[str]:
    """What stands in quotation marks."""
    return [next(group for group in match.groups() if group).strip(" ,.;") for match in _QUOTED.finditer(text)]


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where that stands, without its marks."""
    return [
        span for match in _QUOTED.finditer(text) for span in [next(match.span(n) for n, group in enumerate(match.groups(), 1) if group)]
    ]


def against(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text]) -> list[str]:
    """Every reason against the claim's quotes."""
    reasons = [] if evidence else ["it cites no source"]
    for item in evidence:
        source = sources.get(item.n)
        if source is None:
            reasons.append(f"there is no source {item.n}")
        elif not item.quote or (item.quote not in source.title and item.quote not in source.summary):
            reasons.append(f"source {item.n} does not say “{item.quote}”")
    if reasons:
        return reasons
    cited = {item.n: sources[item.n] for item in evidence}
    reasons += _wrong_outlet(text, evidence, sources)
    reasons += _cut(text, evidence, sources)
    rest = beside_quotes(text, evidence, sources)
    if rest != text and re.search(r"\w", rest):
        reasons.append(f"it says more beside what it quotes: “{rest.strip(' —.;,')}”")
    translations = {_bare(item.translation): item for item in evidence if item.translation}
    for words in quoted(rest):
        holders = [n for n, source in cited.items() if _bare(words) in _bare(f"{source.title} {source.summary}")]
        if not holders and _bare(words) not in translations:
            reasons.append(f"no cited source has the words “{words}”")
        elif holders and (wrong := _wrong_speaker(rest, words, [cited[n] for n in holders])):
            reasons.append(wrong)
    return reasons


def beside_quotes(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text]) -> str:
    """What the claim says beside "Outlet: quote"; "" where it only quotes."""
    rest = text
    for item in evidence:
        if item.n in sources and item.quote:
            rest = rest.replace(f"{sources[item.n].outlet}: {item.quote}", "", 1)
    return "" if not rest.strip(" —.;") else rest


def _cut(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text]) -> Iterator[str]:
    """Of "no evidence that Japan attacked" the last words alone say the opposite: what stands as an outlet's own word is a whole
    headline or sentence."""
    for item in evidence:
        source = sources[item.n]
        if f"{source.outlet}: {item.quote}" in text and not _is_whole(item.quote, source):
            yield f"it quotes a part of what {source.outlet} says as if it was the whole: “{item.quote}”"


def _is_whole(quote: str, source: Text) -> bool:
    if quote in (source.title, quotable(source.title, source.outlet)):
        return True
    return any(
        _opens(text, found.start()) and (not text[found.end() :].strip() or _STOP.search(quote))
        for text in (source.title, source.summary)
        for found in re.finditer(re.escape(quote), text)
    )


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    dateline = DATELINE.match(text)
    return not text[:at].strip() or bool(_STOP.search(text[:at])) or bool(dateline and dateline.end() == at)


def _wrong_outlet(text: str, evidence: Sequence[Evidence], sources: Mapping[int, Text]) -> list[str]:
    """A quote after a name and a colon is that outlet's, or it is forged; so is a line that opens with an outlet's name."""
    reasons = []
    for item in evidence:
        name = sources[item.n].outlet
        at = text.find(item.quote)
        if at > 0 and text[:at].endswith(": ") and f"{name}: {item.quote}" not in text and item.quote not in name:
            reasons.append(f"it does not say that {name} (source {item.n}) reports it")
    outlets = {source.outlet for source in sources.values() if source.outlet}
    for line in text.split(BETWEEN):
        speaker = next((outlet for outlet in outlets if line.startswith(f"{outlet}: ")), None)
        if speaker and not any(sources[item.n].outlet == speaker for item in evidence):
            reasons.append(f"it cites nothing by {speaker}, which it names")
    for outlet in sorted(outlets - {sources[item.n].outlet for item in evidence}):
        name = re.escape(outlet)
        if re.search(rf"(?<!\w)(?:{name}\W+{_SAYS}|{_SAYS}\s+(?:the )?{name})(?!\w)", text):
            reasons.append(f"it cites nothing by {outlet}, which it names")
    return reasons


def _bare(text: str | None) -> str:
    return re.sub(r"[\s\"'.,;:!?]+", " ", plain(text or "").casefold()).strip()


def _wrong_speaker(text: str, words: str, holders: Sequence[Text]) -> str | None:
    """The claim's speaker of these words, where the sources that have them name another one."""
    own = speaker(text, words)
    if own is None:
        return None
    named = [found for source in holders for found in [speaker(source.title, words) or speaker(source.summary, words)] if found]
    if not named or any(_same_speaker(own, other) for other in named):
        return None
    return f"it puts “{words}” to {own} where the source puts it to {named[0]}"


def speaker(text: str, words: str) -> str | None:
    """Whom a text puts quoted words to: the name beside the nearest verb of saying, or after a colon."""
    at = plain(text).casefold().find(plain(words).casefold())
    if at < 0 or language_of(text) != "en":
        return None
    found = list(_SPEAKER.finditer(plain(text)))
    nearest = min(found, key=lambda match: min(abs(match.end() - at), abs(match.start() - at - len(plain(words)))), default=None)
    return next(group for group in nearest.groups() if group) if nearest else None


def _same_speaker(one: str, other: str) -> bool:
    mine, theirs = read(one).names, read(other).names
    if mine and theirs:
        return bool(mine & theirs)
    own, told = ({folded(word) for word in words.split()} for words in (one, other))
    if own & told:
        return True
    # "Prime Minister" may be anybody's office.
    return not (mine or theirs) and any(words <= OFFICES - _BODIES for words in (own, told))
