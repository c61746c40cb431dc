"""In: a text. Out: what it says became of people, of those whom a number counts, and of nobody or one. Pure."""

from __future__ import annotations

import re

FATES = {
    fate: re.compile(words, re.IGNORECASE)
    for fate, words in {
        "killed": r"\b(?:kill\w*|dead|deaths?|died|dies|drown\w*|slain|bodies|lives|fatalit\w+|toll|neutrali[sz]ed|muert\w+|muri\w+|fallecid\w+|mort\w+|mata\w+|tu[ée]\w+"
        r"|décéd\w+|tote[nr]?|getötet\w*|starben|gestorben|погиб\w*|убит\w*|мёртв\w*|öldü\w*|ölü|hayatını)\b|死|丧生|遇难|사망|숨|قتل|قتيل|مصرع|وفاة",
        "hurt": r"\b(?:injur\w+|wound\w+|hurt|herid\w+|lesionad\w+|bless\w+|verletz\w*|ranen\w+|ранен\w*|пострадавш\w*|ferid\w+|ferit\w+|yaral\w+)\b|伤|傷|けが|부상|다쳤|جريح|أصيب|إصاب|جرح",
        "missing": r"\b(?:missing|unaccounted|disappear\w*|desaparecid\w+|disparus?|vermisst\w*|пропа\w+|dispers\w+|kayıp)\b|失踪|失蹤|行方不明|실종|مفقود",
        "held": r"\b(?:arrest\w*|detain\w*|detention|custody|held|captur\w+|suspects|detenid\w+|pres[oa]s|interpell\w+|arrêt\w+|festgenommen\w*|verhaftet\w*|задержа\w*|арест\w*"
        r"|gözalt\w+)\b|逮捕|拘|扣|체포|اعتقل|اعتقال|أوقف|توقيف",
        "saved": r"\b(?:rescu\w+|saved|pulled|alive|surviv\w+|freed|released|rescatad\w+|sobreviv\w+|salvad\w+|sauv\w+|secour\w+|gerettet\w*|спас\w*|освобожд\w*|kurtar\w+)\b"
        r"|救|获救|구조|أنقذ|نجا|انتشل",
    }.items()
}
_CLAUSE = re.compile(r"[,;:](?!\d)|[—、，；：،؛]|\s(?:and|y|et|und|и|و)\s")
_FATED = r"(?:hurt|injured|harmed|killed|wounded|injuries|casualties|deaths|victims|missing|arrested|detained|arrests|dead)"
_NONE = re.compile(
    rf"\b(?:no one|nobody|none|no (?:\w+ ){{0,2}}?(?:people|person|passengers?|crew|soldiers?|civilians?))\s(?:(?:was|were|is|has been|had been|have been)\s)?(?:reported\s)?{_FATED}\b"
    rf"|\b(?:no|without|zero)\s(?:\w+ )?{_FATED}\b|\bnobody died\b|\bno one died\b"
    r"|\b(?:sin|no hubo|ningún|ninguna|nadie)\s(?:\w+\s){0,3}?(?:heridos?|muertos?|víctimas|lesionados|herid[oa]|murió|fallecid\w+|detenid\w+|desaparecidos)\b"
    r"|\b(?:sem|não houve|ninguém)\s(?:\w+\s){0,3}?(?:feridos?|mortos?|vítimas|morreu)\b|\b(?:aucun|personne n['’]a été|pas de|sans faire de)\s(?:\w+\s)?(?:blessée?s?|morts?|victimes?|tuée?s?)\b"
    r"|\b(?:niemand (?:wurde|ist)|keine)\s(?:verletzt|getötet|Verletzten|Toten|Opfer)\w*|\b(?:никто не (?:пострадал|погиб|ранен)|(?:пострадавших|погибших|жертв|раненых) нет|без (?:жертв|пострадавших))\b"
    r"|无人(?:员)?(?:受伤|伤亡|死亡)|没有人员(?:伤亡|受伤)|無人(?:受傷|傷亡|死亡)|(?:けが人|負傷者|死者|死傷者)は(?:なかった|いなかった|出なかった|いない|なし)|(?:다친|숨진) 사람은 없|(?:인명|부상자) ?(?:피해)?는 없|(?:yaralanan|ölen) (?:olmadı|yok)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?P<one>One|A|An)\s(?!of\b|hundred\b|thousand\b|million\b|day\b|week\b|month\b|year\b|hour\b|dozen\b|number\b|few\b|total\b)(?:\w+\s){1,2}?(?:was|were|has been|had been|is|died|drowned|remains)\s?"
    r"(?:\w+\s)?(?:killed|dead|hurt|injured|wounded|missing|arrested|detained|rescued)?\b",
)


def fate_in(words: str) -> str | None:
    return next((fate for fate, pattern in FATES.items() if pattern.search(words)), None)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start)), default=0)
    return first, next((mark.start() for mark in _CLAUSE.finditer(text, end)), len(text))


def fate_near(text: str, start: int, end: int) -> str | None:
    """The nearest one in its clause."""
    first, last = clause_around(text, start, end)
    near = [
        (max(mark.start() - end, start - mark.end()), fate)
        for fate, pattern in FATES.items()
        for mark in pattern.finditer(text, first, last)
    ]
    return min(near)[1] if near else None


def none_and_one(text: str) -> list[tuple[int, int, float, str]]:
    """ "No one was hurt", "One man was killed": from where to where, how many, and what became of them."""
    nobody = [(mark.start(), mark.end(), 0.0, fate_in(mark[0])) for mark in _NONE.finditer(text)]
    one = [(mark.start(), mark.end("one"), 1.0, fate_in(mark[0])) for mark in _ONE.finditer(text)]
    return [(start, end, value, fate) for start, end, value, fate in [*nobody, *one] if fate]
