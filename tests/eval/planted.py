"""In: real headlines. Out: claims made of them by rule, each known to be supported by its headline, or broken in one of ten ways.

The rules have tables of their own, apart from those of the check, so that it is not measured with its own ruler.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

NAMES = """China Japan Taiwan India Pakistan Venezuela Russia Ukraine Iran Israel Vietnam Brazil Canada Australia Germany France Colombia Cuba
    Mexico Turkey Indonesia Malaysia Thailand Singapore Afghanistan Bangladesh Nepal Trump Xi Takaichi Modi Sharif Maduro Putin Rubio Lai Macron
    Starmer Zelensky Netanyahu Machado Toyota Huawei Nvidia Samsung Boeing Tesla NATO ASEAN BRICS Beijing Tokyo Taipei Islamabad Caracas
    Washington Moscow Kyiv Tehran Seoul Hanoi Manila Delhi Shanghai Osaka Karachi Lahore Mumbai Guangzhou Kaohsiung Okinawa Hiroshima""".split()
CITIES = {"Beijing": "China", "Tokyo": "Japan", "Taipei": "Taiwan", "Islamabad": "Pakistan", "Caracas": "Venezuela", "Moscow": "Russia", "Kyiv": "Ukraine", "Tehran": "Iran", "Seoul": "Korea", "Hanoi": "Vietnam", "Manila": "Philippines", "Delhi": "India"}  # fmt: skip
SIDES = {"China": "Japan", "Japan": "China", "Taiwan": "China", "India": "Pakistan", "Pakistan": "India", "Venezuela": "Russia", "Chinese": "Japanese", "Japanese": "Chinese", "Indian": "Pakistani", "Pakistani": "Indian", "Beijing": "Tokyo", "Tokyo": "Beijing", "Russia": "Ukraine", "Venezuelan": "Russian", "Taiwanese": "Chinese"}  # fmt: skip
VERBS = """warns urges slams blasts accuses condemns rejects summons sues sanctions bans blocks invites praises thanks backs visits tells seizes
    threatens criticizes criticises pressures denounces rebukes targets attacks overtakes defeats beats""".split()
PARTICIPLES = {"warns": "warned", "urges": "urged", "slams": "slammed", "blasts": "blasted", "accuses": "accused", "condemns": "condemned", "rejects": "rejected", "summons": "summoned", "sues": "sued", "bans": "banned", "blocks": "blocked", "invites": "invited", "praises": "praised", "thanks": "thanked", "backs": "backed", "visits": "visited", "seizes": "seized", "criticizes": "criticized", "criticises": "criticised", "denounces": "denounced", "targets": "targeted", "attacks": "attacked", "defeats": "defeated"}  # fmt: skip
DO = """warns urges slams rejects seeks calls holds sets launches plans signs faces denies accuses condemns bans opens begins vows backs hits
    wins loses cuts raises rises falls considers approves orders deploys reports agrees visits wants needs sees says expects unveils announces""".split()
BASES = {"denies": "deny", "launches": "launch", "wants": "want", "faces": "face", "loses": "lose", "raises": "raise", "rises": "rise", "approves": "approve", "urges": "urge", "accuses": "accuse"}  # fmt: skip
OPPOSED = """rises/falls rise/fall rising/falling up/down higher/lower increases/decreases increase/decrease growth/decline grows/shrinks
    surges/plunges gains/losses more/fewer high/low highest/lowest strongest/weakest largest/smallest best/worst before/after billion/million
    million/billion trillion/billion boosts/cuts expands/reduces jumps/drops wins/loses opens/closes soars/sinks top/bottom $/€""".split()
REPORTING = {"slams": "condemns", "urges": "calls on", "blasts": "denounces", "vows": "pledges", "warns": "cautions", "mulls": "considers", "eyes": "considers", "inks": "signs", "hails": "praises", "axes": "cancels", "probes": "investigates"}  # fmt: skip
NUMBERS = dict(zip(("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"), "two three four five six seven eight nine ten eleven twelve".split(), strict=True))  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February April June July August September October November December".split()
LABEL = re.compile(
    r"^(?:Update|Breaking|Exclusive|Watch|Live|Video|Analysis|Explainer|Opinion|Editorial|EDITORIAL|News Analysis|Interview|Focus|FOCUS)\s*[:|]\s+"
)


@dataclass(frozen=True)
class Planted:
    """A claim over the headlines that it cites. `kind` is what is wrong with it, or how a supported one was made."""

    kind: str
    text: str
    cites: tuple[str, ...]
    supported: bool = False


Rule = Callable[[str, Sequence[str], random.Random], Planted | None]


def headlines(titles: Sequence[str]) -> list[str]:
    """Those that a claim can be made of: whole sentences of some length, each once."""
    kept = [" ".join(title.split()) for title in titles]
    return list(dict.fromkeys(title for title in kept if 6 <= len(title.split()) <= 22 and not re.search(r"\.\.\.|…|\|", title)))


def errors(titles: Sequence[str], each: int, seed: int = 0) -> list[Planted]:
    """Up to `each` claims of every kind that is wrong."""
    return [made for rule in ERRORS for made in _made(rule, titles, each, seed)]


def supported(titles: Sequence[str], each: int, seed: int = 0) -> list[Planted]:
    return [replace(made, supported=True) for rule in REPHRASINGS for made in _made(rule, titles, each, seed)]


def _made(rule: Rule, titles: Sequence[str], most: int, seed: int) -> Iterator[Planted]:
    draw = random.Random(f"{seed} {rule.__name__}")  # noqa: S311 - no secret
    order = list(titles)
    draw.shuffle(order)
    count = 0
    for title in order:
        made = rule(title, titles, draw)
        if made and (made.text, made.cites) != (title, (title,)) and count < most:
            count += 1
            yield made


def number(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """261 for 216."""
    found = list(re.finditer(r"(?<![\w.,-])\d[\d,.]*\d|(?<![\w.,-])\d(?![\w-])", title))
    if not found:
        return None
    mark = draw.choice(found)
    digits = mark[0]
    at = next((n for n, sign in enumerate(digits) if sign.isdigit()), 0)
    other = digits[:at] + str((int(digits[at]) + draw.choice((1, 2, 3))) % 9 + 1) + digits[at + 1 :]
    return None if other == digits else Planted("number", title[: mark.start()] + other + title[mark.end() :], (title,))


def name(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """Vietnam for Taiwan."""
    there = [one for one in NAMES if re.search(rf"\b{one}\b", title)]
    if not there:
        return None
    old = draw.choice(there)
    fit = [
        one for one in NAMES if one not in title and CITIES.get(one, one) not in title and CITIES.get(one) != old and CITIES.get(old) != one
    ]
    new = draw.choice(fit)
    demonyms = (CITIES.get(new, new)[:5], new[:5])
    if any(part in title for part in demonyms):
        return None
    return Planted("name", re.sub(rf"\b{old}\b", new, title), (title,))


def side(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """The other party acts."""
    there = [one for one in SIDES if re.match(rf"{one}\b", title)]
    if not there or SIDES[there[0]][:4] in title or {"Beijing": "Chin", "Tokyo": "Japan"}.get(SIDES[there[0]], "-") in title:
        return None
    also = {"Japan": "Tokyo", "China": "Beijing", "Pakistan": "Islamabad", "India": "Delhi", "Russia": "Moscow"}
    if also.get(SIDES[there[0]], "-") in title or re.search("Takaichi|Xi |Putin|Modi|Sharif", title):
        return None
    return Planted("side", title.replace(there[0], SIDES[there[0]], 1), (title,))


def day(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """Tuesday for Monday, or a day that nobody named."""
    for names in (DAYS, MONTHS):
        for one in names:
            if re.search(rf"\b{one}\b", title):
                return Planted("date", re.sub(rf"\b{one}\b", draw.choice([other for other in names if other != one]), title), (title,))
    if re.search(r"\b20\d\d\b", title):
        return Planted("date", re.sub(r"\b20(\d\d)\b", lambda found: f"20{(int(found[1]) + 7) % 90 + 10}", title), (title,))
    return (
        Planted("date", f"{title.rstrip('.?!')} {draw.choice(('on', 'by'))} {draw.choice(DAYS)}", (title,))
        if draw.random() < 0.02
        else None
    )


def negation(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """ "does not warn" for "warns"."""
    for verb in DO:
        if re.search(rf"(?<!n't )\b{verb}\b", title):
            return Planted("negation", re.sub(rf"\b{verb}\b", f"does not {_base(verb)}", title, count=1), (title,))
    if re.search(r"\bwill\b(?! not)", title):
        return Planted("negation", re.sub(r"\bwill\b", "will not", title, count=1), (title,))
    if re.match(r"(?:[A-Z][\w'’-]+ ){1,2}to [a-z]", title):
        return Planted("negation", title.replace(" to ", " not to ", 1), (title,))
    return None


def modality(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """ "has signed" for "to sign", "will" for "may", "may warn" for "warns"."""
    if found := re.match(r"((?:[A-Z][\w'’-]+ ){1,3})to ((?:sign|hold|send|visit|launch|build|host|join|buy|ban|cut|open|boost|begin|resume|deploy|export|import|raise|expand|start|supply|attend|skip|release|impose|lift|lower|provide|offer|end)\b)", title):  # fmt: skip
        return Planted("modality", f"{found[1]}did {found[2]}{title[found.end() :]}", (title,))
    if re.search(r"\b(?:may|might|could)\b", title):
        return Planted("modality", re.sub(r"\b(?:may|might|could)\b", draw.choice(("will", "did")), title, count=1), (title,))
    for verb in DO:
        if re.match(rf"(?:[A-Z][\w'’-]+ ){{1,3}}{verb}\b", title) and verb not in {
            "plans",
            "wants",
            "needs",
            "expects",
            "considers",
            "seeks",
        }:
            return Planted("modality", re.sub(rf"\b{verb}\b", f"{draw.choice(('may', 'will'))} {_base(verb)}", title, count=1), (title,))
    return None


def role(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """ "Japan warns China" for "China warns Japan"."""
    found = re.match(rf"({'|'.join(NAMES)}) (?:{'|'.join(VERBS)}) (?:\w+ ){{0,2}}?({'|'.join(NAMES)})\b(?!-)", title)
    if not found or found[1] == found[2] or {CITIES.get(found[1], found[1])} & {CITIES.get(found[2], found[2])}:
        return None
    return Planted("role", found[2] + title[len(found[1]) : found.start(2)] + found[1] + title[found.end(2) :], (title,))


def wrong_source(title: str, titles: Sequence[str], draw: random.Random) -> Planted | None:
    other = draw.choice(titles)
    if len(_words(other) & _words(title)) > 1:
        return None
    return Planted("wrong source", title, (other,))


def merged(title: str, titles: Sequence[str], draw: random.Random) -> Planted | None:
    """Who of one headline, what of another."""
    other = draw.choice(titles)
    first, second = (re.match(rf"(.+?) ({'|'.join([*DO, *VERBS])}) (.+)", text) for text in (title, other))
    if not first or not second or len(_words(other) & _words(title)) > 1 or len(first[1].split()) > 6 or len(second[3].split()) < 3:
        return None
    return Planted("merged", f"{first[1]} {second[2]} {second[3]}", (title, other))


def comparison(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """ "falls" for "rises", "million" for "billion"."""
    pairs = [tuple(pair.split("/")) for pair in OPPOSED]
    for old, new in [*pairs, *((two, one) for one, two in pairs)]:
        pattern = rf"(?<![\w-]){re.escape(old)}(?![\w-])" if old[0].isalpha() else re.escape(old)
        if re.search(pattern, title) and not (
            old in {"up", "down", "top", "before", "after", "high"} and not re.search(rf"{old} (?:[\d$]|talks|record)|record {old}", title)
        ):
            return Planted("comparison or unit", re.sub(pattern, new, title, count=1), (title,))
    return None


def trimmed(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """Without what follows the last comma, or the words after "amid", "as", "after"."""
    if title.endswith("?"):
        return None
    found = re.match(r"(.{25,}?\S)(?:, | (?:amid|as|after|while|ahead of) )(?=\w).*$", title)
    return Planted("trimmed", found[1], (title,)) if found and len(found[1].split()) >= 4 and not re.search("[‘“\"']", title) else None


def sentence(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """A sentence of a headline: articles and the verb that headlines leave out."""
    found = re.match(r"((?:[A-Z][\w'’-]+ ){1,3})to ([a-z]+ .*)", title)
    return Planted("sentence", f"{found[1]}is to {found[2]}.", (title,)) if found else None


def passive(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """ "Japan is warned by China" for "China warns Japan"."""
    found = re.match(rf"((?:{'|'.join(NAMES)})) ({'|'.join(PARTICIPLES)}) ((?:{'|'.join(NAMES)})\b(?![-'’]))((?: (?:over|for|on|about|against|after|amid|to|not) .*)?)$", title)  # fmt: skip
    return Planted("passive", f"{found[3]} is {PARTICIPLES[found[2]]} by {found[1]}{found[4]}", (title,)) if found else None


def in_words(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """Small numbers in words, and percent for %."""
    if found := re.search(r"(?<![\w.,$€£¥-])([2-9]|1[0-2])(?= [a-z])", title):
        return Planted("number in words", title[: found.start()] + NUMBERS[found[1]] + title[found.end() :], (title,))
    return Planted("number in words", re.sub(r"(\d)%", r"\1 percent", title), (title,)) if re.search(r"\d%", title) else None


def reporting(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    """Another verb of reporting."""
    for verb, other in REPORTING.items():
        if re.search(rf"\b{verb}\b", title):
            return Planted("reporting verb", re.sub(rf"\b{verb}\b", other, title, count=1), (title,))
    return None


def unlabelled(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    return Planted("label dropped", LABEL.sub("", title), (title,)) if LABEL.match(title) else None


def whole(title: str, _: Sequence[str], draw: random.Random) -> Planted | None:
    return None if title.endswith((".", "?", "!")) else Planted("whole", f"{title}.", (title,))


ERRORS: tuple[Rule, ...] = (number, name, side, day, negation, modality, role, wrong_source, merged, comparison)
REPHRASINGS: tuple[Rule, ...] = (trimmed, sentence, passive, in_words, reporting, unlabelled, whole)


def _base(verb: str) -> str:
    return BASES.get(verb, verb.removesuffix("es") if verb.endswith(("shes", "ches", "sses")) else verb.removesuffix("s"))


def _words(title: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", title)} - {"with", "from", "over", "after", "says", "that", "will", "amid"}
