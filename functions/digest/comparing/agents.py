"""In: a statement. Out: who in it did or started what is told, where it says so; and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.places import gazetteer
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.reading import UNSPACED, Reading

_RESPONSIBLE = re.compile(
    r"\b(?:blam\w+|behind|responsib\w+|caus\w+|start\w*|began|begun|fir(?:ed|ing)|open\w* fire|shot|shell\w*|shoot\w*|attack\w*|raid\w*|storm\w*"
    r"|ramm?\w*|struck|strikes?|hit|hits|collid\w+|kill\w*|wound\w*|launch\w*|cross\w*|cut|severed|shut|clos\w+|request\w*|sought|asked|propos\w+"
    r"|rac(?:ed|ing)|swerv\w+|flown|flew|turned|steer\w+|took|taken|remov\w+|pull\w+|robb\w+|set fire|set them|shook|open\w+|drew|dump\w+|poison\w+|stole\w*|spark\w+|trigger\w+|beat\w*|threw|hurl\w+"
    r"|initiat\w+|invit\w+|offer\w*|put forward|broke|broken|violat\w+|provok\w+|sank|sunk|downed|intercept\w*|bomb\w*|fired|hack\w*|leak\w*"
    r"|burn\w*|destroy\w*|damag\w+|dug|plant\w*|laid|idea|paid|pays?|organi[sz]\w+|carried out|withdr\w+|left|walked out|cancel\w*|seiz\w+"
    r"|culp\w+|responsab\w+|iniciativa|inici\w+|propu\w+|dispar\w+|atac\w+|lanz\w+|cerr\w+|pidi\w+|embisti\w+|choc\w+|caus\w+|mat\w+|provoc\w+"
    r"|accus\w+|attaqu\w+|tir\w+|lanc\w+|coup\w+|deman\w+|propos\w+|provoqu\w+|abatt\w+"
    r"|schuld\w*|verantwort\w*|gerammt|beschoss\w*|schoss\w*|eröffnet\w*|angegriff\w*|abgeschoss\w*|vorgeschlag\w*"
    r"|обстрел\w*|выстрел\w*|удар\w*|атак\w*|открыл\w*|начал\w*|виноват\w*|вин[аеуы]\w*|предлож\w*|инициат\w*|сбил\w*|запус\w*"
    r"|ateş\w*|saldır\w*|vur\w*|sorumlu\w*)\b"
    r"|أطلق\w*|هاجم\w*|قصف\w*|مسؤول\w*|بادر\w*|اقترح\w*|طلب\w*|开火|開火|袭击|襲擊|撞|攻击|攻擊|发射|發射|提议|提議|责任|責任|発射|攻撃|衝突|責任|提案|공격|발사|책임|제안|충돌",
    re.IGNORECASE,
)
"""What somebody must have done, and one of two cannot have done alike: without such a word two actors are two events."""
_BY = re.compile(
    r"\b(?:by|blam\w+(?: \w+){0,3} on|blame on|were|was|that|por|par|von|durch|fue|fueron|partió de|partait de|belong\w+ to|appart\w+ à|pertenec\w+ a|c['’]est|tarafından)\s+"
    r"(?:(?:the|a|an|la|el|un|una|los|las|le|les|l['’]|members of|soldiers of|some|several|two|three|hackers from) ?)*(?:\w+ )?$",
    re.IGNORECASE,
)
"""Before whoever did it."""
_NO_AGENT = re.compile(
    r"\b(?:in|with|against|for|between|among|near|off|at|into|toward|towards|over|about|inside|outside|across|within|under|around|of|to|on|after"
    r"|con|contra|en|para|entre|hacia|sobre|de|del|avec|contre|pour|dans|vers|sur|des|du|mit|gegen|für|im|с|против|в|для|между|над|у|к|из)\s+"
    r"(?:(?:the|a|an|la|el|le|los|las|l['’]) ?)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
REACH = 6
"""Words within which what somebody did stands after who did it."""


SORTS = (
    r"soldiers?|troops?|army|guards?|rangers?|navy|patrols?|police\w*|officers?|forces?|conscripts?|warships?|frigates?|cutters?|vessels?|speedboats?|coast guard"
    r"|jets?|planes?|crew|shots|shelling|service|soldad\w+|tropas|policía\w*|fuerzas|buque|barco|guardias?|soldats?|forces|armée|chalutier|thonier|navire"
    r"|Soldat\w*|Truppen|Polizei\w*|Grenzschütz\w*|солдат\w*|военн\w+|ВСУ|армия|армии|силами|полици\w+|пограничник\w*|asker\w*|polis\w*"
    r"|جنود\w*|قوات\w*|عناصر|الجيش|الدفاعات|مجند|الشرطة|部队|部隊|警察|士兵|军|軍|海警|군부|군인|경찰|군",
    r"(?:smuggl|poach|traffick|robber|raid|bandit|gunm|pirat)\w+|gangs?|thie(?:f|ves)|criminals?|contrabandistas?|bandidos?|passeurs|bandits?|Schmuggler|Bande"
    r"|контрабандист\w*|бандит\w*|браконьер\w*|مهرب\w*|عصاب\w+|走私\w*|密輸\w*|kaçakçı\w*",
    r"(?:farmer|herder|villager|fisherm[ae]n|fisher|hunter|shepherd|driver|worker|employee|activist|student|protester|digger|settler|resident|companion|civilian|tourist"
    r"|fan|passenger|organiser|organizer|sailor)s?|фермер\w*|рыбак\w*|сотрудник\w*|активист\w*|водител\w*|жител\w*|pescadores?|agricultores?|vecinos|activistas?"
    r"|pêcheurs?|agriculteurs?|éleveurs?|habitants|Bauern|Fischer|Anwohner|Aktivisten|سائق\w*|صياد\w*|مزارع\w*|渔民|農民|农民|漁民|어민|주민|활동가|köylü\w*|balıkçı\w*",
    r"militias?|rebels?|militants?|insurgents?|separatists?|fighters?|hackers?|faction|milicias?|rebeldes?|milices?|rebelles?|Rebellen|боевик\w*|хакер\w*|جماعة|مليشيا|叛军|武装分子|반군",
    r"floods?|storms?|winds?|waves?|lightning|currents?|malfunction|faulty \w+|(?:engine|technical|power|mechanical) (?:failure|fault)|short circuit|birds?|ice|landslide|rain"
    r"|паводк\w*|шторм\w*|ветер|ветром|молни\w*|неисправност\w*|tormenta|rayo|avería|viento|tempête|foudre|panne|vent|Sturm|Blitz|Defekt|عاصفة|عطل|风暴|故障|雷击|強風|落雷|고장|강풍|fırtına|arıza",
)
"""Who may have done it, beside a country: its forces, criminals, people, fighters, and what nobody did."""
NATURE = len(SORTS) - 1
_SORTED = re.compile(
    "|".join(rf"(?P<s{n}>(?<![^\W_])(?:{words})(?![^\W_])|(?:(?<=[\u3040-\ud7af])(?:{words})))" for n, words in enumerate(SORTS)),
    re.IGNORECASE,
)
_NEAR = 24
"""Characters between a people's name and the noun that it belongs to."""


@dataclass(frozen=True)
class Agent:
    """Either may be unknown."""

    country: str | None
    sort: int | None
    is_blamed: bool


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    text = reading.text
    if not _RESPONSIBLE.search(text) and not _BLAMED.search(text):
        return []
    named = sorted(_countries(reading))
    found: dict[int, Mention] = {}
    for mark in _SORTED.finditer(text):
        country = next((one for one in reversed(named) if one[1] <= mark.start() and _is_close(text, one[1], mark.start())), None)
        country = country or next((one for one in named if mark.end() <= one[0] <= mark.end() + 5), None)
        start = min(mark.start(), country[0]) if country else mark.start()
        end = max(mark.end(), country[1]) if country else mark.end()
        sort = next(n for n in range(len(SORTS)) if mark[f"s{n}"])
        if _acts(text, start, end) or _is_said_to(reading, start, end):
            agent = Agent(country[2] if country else None, sort, _is_blamed(text, start, end))
            found.setdefault(start, Mention(statement, "actor", text[start:end], start, end, agent))
    for start, end, name in named:
        if (_acts(text, start, end) or _is_said_to(reading, start, end)) and not any(
            mention.start <= start < mention.end for mention in found.values()
        ):
            found[start] = Mention(statement, "actor", text[start:end], start, end, Agent(name, None, _is_blamed(text, start, end)))
    return [found[start] for start in sorted(found)]


def _is_close(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) <= _NEAR and not re.search(r"[,;:.()]|\b(?:and|or|by|that|said|says|of|in|on|to|who|which|y|et|und|и)\b", between)


_BLAMED = re.compile(
    r"\b(?:by|blam\w+(?: \w+){0,3} on|blam\w+|it was|accus\w+|trac\w+ to|put it down to|belong\w+ to|the work of|hand of|fue|c['’]est|por|par|von|durch"
    r"|в результате|со стороны|обвинил\w*|(?:killers?|attackers?|culprits?) (?:was|were))\W+(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^(?:\W+\w+){0,2}?\W+(?:den(?:y|ie\w+)|reject\w*|dismiss\w*|nie\w*|niega\w*|rechaz\w+|rejette\w*|отрица\w+|отверг\w+)\b", re.IGNORECASE
)
_DID_IT = re.compile(r"^(?:\W+\w+){0,5}?\W+(?:did it|first\b|who (?:had )?\w+ed|behind)", re.IGNORECASE)


def _is_blamed(text: str, start: int, end: int) -> bool:
    return bool(_BLAMED.search(_clause_before(text, start)) or _DID_IT.search(re.split(r"[;:.]", text[end:])[0]))


def _is_said_to(reading: Reading, start: int, end: int) -> bool:
    """Languages whose verb stands elsewhere: whoever stands in a clause with what somebody did."""
    if reading.language in UNSPACED or reading.language in {"ar", "ko", "tr"}:
        first, last = (re.split(r"[,;:.、，。؛،…]", part)[at] for part, at in ((reading.text[:start], -1), (reading.text[end:], 0)))
        return bool(_RESPONSIBLE.search(last[:30]) or _RESPONSIBLE.search(first[-25:]))
    return _is_blamed(reading.text, start, end) and not _speaks(re.split(r"[,;:.]", reading.text[end:])[0])


def _countries(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where a country, its people or its capital is named, in a word or in several."""
    for word in _WORD.finditer(reading.text):
        countries = gazetteer().countries(word[0]) if "-" not in word[0] else frozenset()
        if len(countries) == 1:
            yield word.start(), word.end(), min(countries)
    for name, first, after in reading.known:
        if len(name) == 2 and reading.text[reading.pieces[after - 1][2] :][:1] != "-":
            yield reading.pieces[first][1], reading.pieces[after - 1][2], name


def _acts(text: str, start: int, end: int) -> bool:
    before, after = _clause_before(text, start), re.split(r"[,;:.()—](?!\d)", text[end:])[0]
    if text[end : end + 2] in {"'s", "’s"}:
        after = after[2:]
    if _speaks(after) or _DENIES.match(after):
        return False
    if _BY.search(before):
        return True
    done = _RESPONSIBLE.search(" ".join(after.split()[:REACH]))
    last = before.split()[-1] if before.split() else ""
    return bool(done) and not _NO_AGENT.search(before) and not _RESPONSIBLE.fullmatch(last)


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[,;:()—](?!\d)", text[:start])[-1]


def _speaks(rest: str) -> bool:
    """ "China's coast guard said …": who tells it."""
    said = SAYS.search(rest)
    return said is not None and len(rest[: said.start()].split()) <= 4


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Agent) or not isinstance(b, Agent):
        return False
    if a.country or b.country:
        return a.country == b.country
    return a.sort == b.sort


def comparable(one: Mention, other: Mention) -> bool:
    """Two countries, or two sorts of people: soldiers may be a country's, a gang may not be its army."""
    a, b = one.meant, other.meant
    if not isinstance(a, Agent) or not isinstance(b, Agent):
        return False
    if a.country and b.country:
        return a.country != b.country
    if not (a.is_blamed or b.is_blamed):
        return False
    return a.sort != b.sort and ((a.sort is not None and b.sort is not None) or NATURE in (a.sort, b.sort))


def besides(one: Mention, other: Mention) -> float:
    """Two that are blamed are blamed for what the story tells."""
    return BLAMED * sum(isinstance(mention.meant, Agent) and mention.meant.is_blamed for mention in (one, other))


BLAMED = 0.06
ACTORS = Slot("actor", find, same, comparable, besides=besides)
