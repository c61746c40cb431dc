"""In: a claim and its sources, as read. Out: what a claim leaves out of its sources' caution: who alleges it, "not", "some". Pure.

These are small words that turn a true sentence into a false one when they are lost, and that likeness in meaning does not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from functions.digest.verifying.concepts import means
from functions.digest.verifying.reading import UNSPACED, Reading
from functions.digest.verifying.source import Source
from functions.digest.verifying.vocabulary import HARMLESS

_ALLEGED = {
    "en": r"\b(?:alleg(?:e|es|ed|edly|ing|ation|ations)|purported(?:ly)?|unconfirmed|unverified|rumou?r(?:s|ed)?|accus(?:e|es|ed|ing)"
    r"|claim(?:s|ed|ing)?(?!\s+(?:\S+\s+){0,3}(?:lives?|responsibility|victory|win|title|gold|silver|bronze|crown|seats?|sovereignty"
    r"|ownership|territory|island|islands|\d\S*)))\b",
    "es": r"\b(?:presunt[oa]s?|supuest[oa]s?|presuntamente|supuestamente|acusan?|acusó|alegan?)\b",
    "fr": r"\b(?:présumée?s?|prétend(?:ent)?|prétendument|accusent?)\b",
    "de": r"\b(?:angeblich\w*|mutmaßlich\w*|wirft|beschuldigt)\b",
    "zh": r"声称|聲稱|据称|據稱|宣称|宣稱|谎称|涉嫌|疑似|传闻|傳聞",
    "ja": r"と主張|とされる|疑い|うわさ|噂",
    "ar": r"زعم|يزعم|تزعم|مزاعم|المزعوم",
}
"""How a text says that somebody says so, and that it does not."""
SAYS = re.compile(
    r"\b(?:say|says|said|saying|tells?|told|claim\w*|alleg\w+|accus\w+|accord\w+|reportedly|purported\w*|suspect\w*|rumou?r\w*|blam\w+|charg\w+|"
    r"insist\w*|assert\w*|argu\w+|contend\w*|maintain\w*|unconfirmed|unverified|whether|warn\w*|den(?:y|ies|ied)|complain\w*|protest\w*|"
    r"lawsuit|case|su(?:e|es|ed|ing)|criticis\w+|criticiz\w+|condemn\w*|denounc\w+|slam\w*|blast\w*|call\w*|fault\w*|cit\w+|disput\w+|may|might|"
    r"acusa\w*|acusó|según|dice|dijo|afirm\w+|presunt\w+|supuest\w+|selon|accus\w+|laut|angeblich\w*|mutmaßlich\w*)\b"
    r"|称|稱|说|說|指|涉嫌|疑|据|據|によると|主張|述べ|疑い|非難|とされ|قال|تقول|يقول|زعم|تزعم|يزعم|مزاعم|اتهم|تتهم|يتهم|وفق|بحسب",
    re.IGNORECASE,
)
_REPORTS = r"(?:reports?|reported|says?|said|writes?|wrote)(?: that)?"
"""What an outlet does is no claimant's."""

MOST = 0.7
"""Of a claim, or of two sentences: so much in common that they tell the same."""

_AMOUNTS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "dozens|scores|decenas",
        "hundreds|cientos|centenares",
        "thousands|miles",
        "millions|millones",
        "billions",
        "half|la mitad",
        "a quarter of|one quarter of|one-quarter of",
        "a third of|one third of|one-third of",
        "doubled?|doubles|doubling|twice|twofold",
        "tripled?|triples|tripling|threefold|thrice",
        "(?:in|for|over) a decade|in decades",
        "(?:in|for|over) a century|in centuries",
    )
)
"""Amounts without a number, that stand for no other."""
_ALL, _SOME = re.compile(r"\b(?:all|every)\b|所有|全部|すべて|全て", re.IGNORECASE), re.compile(r"\b(?:some|many|most|several|few)\b", re.I)
_ONLY = re.compile(r"^only\b|\bthe only\b|\bsolely\b", re.IGNORECASE)
_LIMITS = re.compile(r"\b(?:at least|more than|over|as many as|up to|fewer than|less than|under|at most)(?=\s+[\d$€£¥])", re.IGNORECASE)
_AT_LEAST = frozenset(("at least", "more than", "over"))

_NOT_BEFORE = {"zh": re.compile(r"(?:不|没有?|沒有?|未|从未)(?:将|會|会|再|能|要|有)?(?P<what>[\u3400-\u9fff]{2})")}
"""What stands after a negation."""
_NOT_AFTER = {
    "ja": re.compile(
        r"(?P<what>[\u3400-\u9fff\u30a0-\u30ff]{2,6})(?:を|は|が)?(?:し|せ|され|でき)?(?:なかった|ない(?!か)|ませんでした|ません|ず(?=[、。に]))"
    ),
    "ko": re.compile(r"(?P<what>[\uac00-\ud7af]{2})(?:하지|되지|지) (?:않|못)"),
}
_NOT_AR = re.compile(r"(?:^|\s)(?:لم|لن|ليس|لا)\s+(?P<what>[\u0621-\u064a]{3,})")


def dropped(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    """Every reason against the claim."""
    segments = [segment for source in sources for segment in source.segments]
    same = [segment for segment in segments if segment.language == claim.language]
    yield from _allegation(claim, sources)
    yield from _amounts(claim, segments, same)
    yield from _scripts_negation(claim, same)
    yield from _passed_over(claim, same)
    yield from _in_place_of(claim, same)
    if claim.language == "en" and same:
        yield from _sayer(claim, same)
        yield from _office(claim, same)
        yield from _by_or_to(claim, same)
        yield from _loaded(claim, same)


def _allegation(claim: Reading, sources: Sequence[Source]) -> Iterator[str]:
    """What the source has somebody allege, said as a fact."""
    own = claim.text
    for source in sources:
        own = re.sub(rf"{re.escape(source.outlet)}\W*{_REPORTS}", "", own) if source.outlet else own
    if SAYS.search(own):
        return
    for source in sources:
        hits = [_alleged(claim, segment) for segment in source.segments]
        plainly = any(_is_told(claim, segment) for segment, hit in zip(source.segments, hits, strict=True) if not hit)
        if not plainly and (word := next((hit for hit in hits if hit), None)):
            yield f"it says as a fact what the source only has somebody say (“{word}”)"
            return


def _alleged(claim: Reading, segment: Reading) -> str | None:
    pattern = _ALLEGED.get(segment.language)
    found = re.search(pattern, segment.text, re.IGNORECASE) if pattern else None
    if not found:
        return None
    if segment.language != claim.language or segment.language in UNSPACED:
        return None if found[0].startswith("acus") else found[0]
    after = [mark.token.key for mark in segment.content if mark.token.start >= found.end()]
    alleged = [mark for mark in claim.content if any(means(mark.token.key, key) for key in after)]
    whole = any(word in found[0].casefold() for word in ("alleged", "purport", "unconfirm", "unverif", "rumo", "presunt", "supuest"))
    return found[0] if len(alleged) >= (0.5 if whole else 0.6) * len(claim.content) else None


def _is_told(claim: Reading, segment: Reading) -> bool:
    """Whether a sentence of the source without such a word says most of the claim."""
    if segment.language != claim.language:
        return False
    keys = [mark.token.key for mark in segment.content]
    return sum(any(means(mark.token.key, key) for key in keys) for mark in claim.content) >= 0.7 * len(claim.content)


def _amounts(claim: Reading, segments: Sequence[Reading], same: Sequence[Reading]) -> Iterator[str]:
    if not same:
        return
    text = " ".join(segment.text for segment in same)
    for amount in _AMOUNTS:
        own = amount.search(claim.text)
        other = next((found for one in _AMOUNTS if one is not amount and (found := one.search(text))), None)
        if own and other and not amount.search(text):
            yield f"it says “{own[0]}” where the source says “{other[0]}”"
    if (own := _ALL.search(claim.text)) and not _ALL.search(text) and (other := _SOME.search(text)):
        yield f"it says “{own[0]}” where the source says “{other[0]}”"
    if (own := _ONLY.search(claim.text)) and not re.search(r"\b(?:only|sole|solely|alone|lone|just)\b", text, re.IGNORECASE):
        yield f"it says “{own[0]}”, which no cited source does"
    limits = {found[0].casefold() for found in _LIMITS.finditer(text)}
    for found in _LIMITS.finditer(claim.text):
        mine = found[0].casefold()
        if limits and all((mine in _AT_LEAST) != (other in _AT_LEAST) for other in limits):
            yield f"it says “{found[0]}” where the source says “{min(limits)}”"


def _scripts_negation(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """Where the negation is a part of the verb: 不参加, 署名しなかった, لم توقع."""
    language = claim.language
    pattern = _NOT_BEFORE.get(language) or _NOT_AFTER.get(language) or (_NOT_AR if language == "ar" else None)
    if pattern is None or not same:
        return
    found = [_negated(pattern, segment.text) for segment in same]
    theirs, mine = {what for whats in found for what in whats}, _negated(pattern, claim.text)
    text = HARMLESS.sub(" ", claim.text)
    for what in sorted(theirs - mine):
        if (
            _holds(text, what, language)
            and not claim.negations
            and not any(sign < 0 for _, sign in claim.ends)
            and all(what in whats or not _holds(s.text, what, language) for s, whats in zip(same, found, strict=True))
        ):
            yield f"it leaves out that the source negates “{what}”"
            return
    for what in sorted(mine - theirs):
        if any(_holds(segment.text, what, language) for segment in same) and not any(
            s.negations or any(sign < 0 for _, sign in s.ends) for s in same
        ):
            yield f"it negates “{what}”, which the source does not"
            return


def _negated(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found["what"] for found in pattern.finditer(HARMLESS.sub(" ", text))}


def _holds(text: str, what: str, language: str) -> bool:
    if language != "ar":
        return what in text
    root = what.lstrip("يتنأ") if len(what) > 3 else what
    return any(root in word for word in text.split()) or any(root.replace("ا", "") in word.replace("ا", "") for word in text.split())


_PASSED_OVER = {
    "zh": re.compile("否认|否認|取消|拒绝|拒絕|推迟|推遲|暂停|避免|阻止|考虑|考慮|计划|計劃|拟|擬"),
    "ja": re.compile("否定|否認|中止|見送|延期|検討|計画|拒否|撤回|断念|回避"),
    "es": re.compile(
        r"\b(?:nieg\w+|neg(?:ó|aron)|desm[ie]\w+nt\w+|cancel\w+|suspend\w+|aplaz\w+|evit\w+|planea\w*|estudia\w*)\b", re.IGNORECASE
    ),
    "ar": re.compile(r"\b(?:نفى|نفت|ينفي|تنفي|ألغى|ألغت|يلغي|تلغي|أجلت|يدرس|تدرس|تعتزم|يعتزم)\b"),
}
"""Verbs that say of what follows, or stands before them, that it is not so, or not yet."""
_LETTER = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff]")


def _passed_over(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """A claim that has most of a sentence, and not the verb that undoes it."""
    cue = _PASSED_OVER.get(claim.language)
    if cue is None or cue.search(claim.text) or claim.negations or any(sign < 0 for _, sign in claim.ends):
        return
    found = [cue.search(segment.text) for segment in same if _most_of(claim, segment) >= MOST]
    if found and all(found) and found[0]:
        yield f"it leaves out “{found[0][0]}”"


def _most_of(claim: Reading, segment: Reading) -> float:
    """The share of the claim that the sentence has: of its signs, or of its words."""
    if claim.language in UNSPACED:
        signs = _LETTER.findall(claim.text)
        return sum(sign in segment.text for sign in signs) / len(signs) if signs else 0.0
    keys = [mark.token.key for mark in segment.content]
    return sum(any(means(mark.token.key, key) for key in keys) for mark in claim.content) / max(len(claim.content), 1)


def _in_place_of(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """Osaka for Kyoto in a script without spaces: all is the same but one word."""
    if claim.language not in UNSPACED:
        return
    own = claim.text.rstrip("。. ")
    for segment in same:
        told = segment.text.rstrip("。. ")
        steps = SequenceMatcher(None, own, told, autojunk=False).get_opcodes()
        kept = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
        others = [(own[a:b], told[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
        if kept >= MOST * max(len(own), len(told)) and len(others) == 1 and all(_is_word(part) for part in others[0]):
            yield f"it says “{others[0][0]}” where the source says “{others[0][1]}”"
            return


def _is_word(part: str) -> bool:
    return len(part) >= 2 and all(_LETTER.match(sign) for sign in part)


_OFFICE = re.compile(
    r"\b(foreign|finance|defen[cs]e|prime|interior|health|education|trade|justice|energy|labou?r|deputy|vice|former) "
    r"(minister|ministry|secretary|president|governor)\b",
    re.IGNORECASE,
)


def _office(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """The foreign minister for the finance minister."""
    told = {(found[2].lower(), found[1].lower().replace("c", "s")): found[0] for one in same for found in _OFFICE.finditer(one.text)}
    for found in _OFFICE.finditer(claim.text):
        office, kind = found[2].lower(), found[1].lower().replace("c", "s")
        others = [words for (name, _), words in told.items() if name == office]
        if others and (office, kind) not in told:
            yield f"it says “{found[0]}” where the source says “{others[0]}”"
            return


_STEP = re.compile(r"\b(by|to) (?:about |nearly |almost |around |over )?[$€£¥]?$", re.IGNORECASE)


def _by_or_to(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """ "Fell to 5 %" for "fell by 5 %"."""
    told = {(value, step) for one in same for value, step in _steps(one)}
    for value, step in _steps(claim):
        other = "to" if step == "by" else "by"
        if (value, other) in told and (value, step) not in told:
            yield f"it says “{step}” where the source says “{other}”"
            return


def _steps(reading: Reading) -> Iterator[tuple[float, str]]:
    for quantity in reading.quantities:
        if found := _STEP.search(reading.text[: quantity.start]):
            yield from ((value, found[1].lower()) for value in quantity.values)


_LOADED = frozenset(
    """corrupt murderous criminal evil brutal terrorist racist fascist traitor thief liar fraud fraudulent fake disgraced notorious infamous
    illegal shameful cowardly genocidal genocide bloodthirsty barbaric savage puppet dictator tyrant despotic rogue crooked incompetent
    fanatic extremist radical warmonger aggressor massacre disastrous treacherous hypocritical so-called""".split()
)
"""Words of judgement. Who uses one where no source does judges by itself."""


def _loaded(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    told = {mark.token.key for one in same for mark in one.marks}
    words = {word for one in same for word in one.folded}
    for mark in claim.marks:
        word = mark.token.surface.casefold()
        if word in _LOADED and mark.token.key not in told and not any(one[:5] == word[:5] for one in words):
            yield f"it says “{mark.token.surface}”, a judgement that no cited source gives"
            return


_SAYER = re.compile(
    r"^(?:the |an? )?(?P<who>(?:[\w'-]+ ){1,4}?)(?P<verb>say|says|said|claims?|claimed|accuse[sd]?|alleges?|alleged|insists?)\b", re.I
)


def _sayer(claim: Reading, same: Sequence[Reading]) -> Iterator[str]:
    """ "Police say" for "Protesters say": those without a name, whom roles.py does not know."""
    own = _SAYER.match(claim.text)
    if not own or _named(own["who"]):
        return
    theirs = [found for segment in same if (found := _SAYER.match(segment.text))]
    if len(theirs) != len(same) or not theirs or any(_named(found["who"]) for found in theirs):
        return
    mine = _keys(own["who"])
    if all(not any(means(one, other) for one in mine for other in _keys(found["who"])) for found in theirs):
        yield f"it has “{own['who'].strip()}” say what the source has “{theirs[0]['who'].strip()}” say"


def _named(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[1:]) or bool(_read(words).names)


def _keys(words: str) -> list[str]:
    return [mark.token.key for mark in _read(words).content]


def _read(words: str) -> Reading:
    return Reading(words.strip(), "en")


_FOREIGN_NOT = {
    "es": re.compile(r"\b(?:no|nunca|jamás|tampoco)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:não|nunca|jamais)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:pas|jamais|aucune?)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:nicht|keine?[mnrs]?|nie)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:non|mai|nessun[oa]?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не|нет)\b", re.IGNORECASE),
    "ar": re.compile(r"(?:^|\s)(?:لم|لن|ليس)\s"),
    "zh": re.compile(r"没有|沒有|不会|不會|不再|将不|將不|尚未|从未|不能|并未|並未|不参加|不接受|不承认|不同意"),
    "ja": re.compile(r"なかった|(?:し|せ|され|でき|わ|か|ら|さ)ない(?!か)|ません"),
}


def negates_all(reading: Reading) -> bool:
    """Whether a sentence is negated by its verb, as far as one plain word tells."""
    pattern = _FOREIGN_NOT.get(reading.language)
    return bool(pattern and pattern.search(HARMLESS.sub(" ", reading.text)))


def size(reading: Reading) -> int:
    """About how many words of content a sentence has; a word of Chinese or Japanese has two characters or so."""
    if reading.language in UNSPACED:
        return len(re.findall(r"[\u3400-\u9fff\u30a0-\u30ff]", reading.text)) // 2
    return len(reading.content)
