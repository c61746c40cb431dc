"""In: a text and its language. Out: the parts of the day that it names, each in minutes after midnight. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

HOURS = {
    "small hours": (0, 360), "dawn": (240, 480), "early": (0, 600), "morning": (270, 750), "noon": (660, 840), "afternoon": (720, 1170),
    "dusk": (960, 1320), "evening": (990, 1440), "late": (1020, 1560), "night": (1080, 1650), "whole night": (1080, 1800), "any night": (-360, 1800),
}  # fmt: skip
"""From and until; after 1,440 it is the next day. A night that a text lets run into the next day is whole. "Any night": a language that says of either end of a night that it is of that day."""
PM = frozenset(("afternoon", "dusk", "evening", "late"))
AM = frozenset(("small hours", "dawn", "early", "morning"))

_WORDS = {
    "en": {
        "small hours": r"(?:early|small|wee) hours|past midnight|after midnight|pre-?dawn", "dawn": r"(?:dawn|daybreak|first light|sunrise|sun-?up|crack of dawn)",
        "early": r"[Ee]arly(?= (?:on |in the )?(?:the )?[A-Z])|first thing", "late": r"[Ll]ate(?= (?:on )?[A-Z])", "morning": r"mornings?", "noon": r"lunchtime|noontime",
        "afternoon": r"afternoons?", "dusk": r"dusk|sunset|nightfall|sundown|twilight", "evening": r"evenings?", "night": r"nights?|tonight|night-?time", "any night": "[Oo]vernight",
    },
    "es": {
        "small hours": r"madrugada|primeras horas", "dawn": r"amanecer|alba|primera luz|despuntar el día", "early": r"a primera hora|temprano", "late": r"a última hora",
        "morning": r"(?<=la )mañana|(?<=esta )mañana|matutin\w+|(?<=por la )mañana", "noon": "mediodía(?= )", "afternoon": r"tarde(?! o temprano)", "dusk": r"anochecer|atardecer|crepúsculo|ocaso",
        "night": r"noche|anoche|nocturn\w+",
    },
    "fr": {
        "small hours": r"petites heures|petit matin", "dawn": r"aube|lever du (?:jour|soleil)|point du jour|aurore", "early": r"tôt(?= )", "morning": r"matin|matinée", "noon": "mi-journée",
        "afternoon": r"après-midi", "dusk": r"crépuscule|tombée de la nuit|coucher du soleil", "evening": r"soir|soirée", "night": r"nuit",
    },
    "de": {
        "dawn": r"Morgengrauen|Tagesanbruch|Sonnenaufgang|Morgendämmerung", "early": r"früh(?:en)?(?= am)|frühe[nrs]?\b|früh", "morning": r"Morgen|morgens|Vormittag|vormittags|(?<=am )morgen|(?<=tag)morgen|(?<=woch)morgen|(?<=tag)vormittag|(?<=woch)vormittag",
        "noon": r"Mittag(?!s)|mittags|(?<=tag)mittag|(?<=woch)mittag", "afternoon": r"Nachmittag|nachmittags|(?<=tag)nachmittag|(?<=woch)nachmittag", "dusk": r"Abenddämmerung|Sonnenuntergang|Einbruch der Dunkelheit",
        "evening": r"Abend|abends|(?<=tag)abend|(?<=woch)abend", "night": r"(?:Nacht|nachts|(?<=tag)nacht|(?<=woch)nacht|nächtliche?n?)",
    },
    "it": {
        "small hours": r"notte fonda|prime ore(?! del mattino)", "dawn": r"alba|prime luci", "early": "presto|prima mattina(?:ta)?|prime ore del mattino", "morning": r"mattin[ao]|mattinata|stamattina|stamane", "noon": r"ora di pranzo",
        "afternoon": r"pomeriggio", "dusk": r"tramonto|crepuscolo|imbrunire", "evening": r"sera|serata|stasera|ieri sera", "night": r"notte|nottata",
    },
    "pt": {
        "small hours": r"madrugada|primeiras horas", "dawn": r"amanhecer|alvorada|alvorecer|aurora|raiar do dia", "morning": r"(?<=da )manhã|(?<=de )manhã|(?<=pela )manhã|(?<=na )manhã|(?<=esta )manhã", "noon": r"hora do almoço",
        "afternoon": r"(?<=[àdn]a )tarde|(?<=à )tarde|(?<=pela )tarde|(?<=esta )tarde", "dusk": r"anoitecer|entardecer|crepúsculo|pôr do sol", "night": r"noite",
    },
    "ru": {
        "small hours": r"предутренн\w+|за полночь|после полуночи", "dawn": r"рассвет\w*|зар[ея]\b|восход\w*", "early": r"рано утром|ранним утром", "morning": r"утром|утра\b|утро\b|утренн\w+", "noon": r"в обед",
        "afternoon": r"днём|днем|после полудня|дня(?=$|[,.]| (?:во?|[а-я]+(?:ника|ды|га|цы|ты|нья))\b)", "dusk": r"сумерк\w+|закат\w*", "evening": r"вечером|вечера\b|вечер\b|вечерн\w+", "any night": r"ночью|ночи\b|ночь\b|ночн\w+",
    },
    "pl": {
        "small hours": r"przed świtem", "dawn": r"świ(?:cie|tem|tu|t)|brzask\w*|wschod\w+ słońca", "early": r"wczesnym rankiem|wcześnie rano|nad ranem", "morning": r"rano|rankiem|ranka|poranek|przed południem",
        "afternoon": r"po południu|popołudni\w+", "dusk": r"zmierzch\w*|zachod\w+ słońca", "evening": r"wieczorem|wieczór|wieczora", "any night": r"noc[ąy]?|w nocy",
    },
    "nl": {
        "dawn": r"dageraad|zonsopgang|ochtendgloren", "early": r"vroeg", "morning": r"ochtend|ochtends|morgens|voormiddag|(?<=dag)ochtend", "noon": r"middags", "afternoon": r"middag|namiddag|(?<=dag)middag",
        "dusk": r"schemering|zonsondergang", "evening": r"avond|avonds|(?<=dag)avond", "night": r"nacht|nachts|(?<=dag)nacht",
    },
    "tr": {
        "small hours": r"gece yarısından sonra|sabaha karşı", "dawn": r"şafak\w*|gün ağar\w+|tan vakti|gün doğumu\w*", "morning": r"sabah(?:ı|ın|leyin|tan)?", "noon": r"öğle(?:n|yin)?(?! sonra\w*)",
        "afternoon": r"öğleden sonra|ikindi", "dusk": r"alacakaranlık\w*|gün batımı\w*", "evening": r"akşam(?:ı|leyin|üzeri|üstü|dan)?", "any night": r"gece(?:si|leyin)?",
    },
    "ar": {
        "small hours": r"بعد منتصف (?:ال)?ليل[ةه]?|الساعات الأولى|ساعات مبكرة", "dawn": r"(?:ال)?فجر[اًه]*|بزوغ|شروق", "early": r"باكر[اً]*|مبكر[اً]*", "morning": r"(?:ب?ال)?صباح[اًه]*|ضحى", "noon": r"(?:ال)?ظهر[اًه]*(?! [أا]مس)",
        "afternoon": r"بعد (?:ال)?ظهر|(?:ال)?عصر[اًه]*(?=$|[ ,.،])", "dusk": r"(?:ال)?غروب|مغيب|الغسق", "evening": r"(?:ال)?مساء[اًه]*|عشية", "any night": r"(?<!منتصف )(?:ال)?ليل[اةًه]*",
    },
    "zh": {
        "small hours": r"凌晨|午夜过后|后半夜", "dawn": r"黎明|拂晓|破晓|清晨|天亮|日出", "morning": r"早上|早晨|上午|今早|今晨|一早|早间", "noon": r"中午|午间|正午", "afternoon": r"下午|午后", "dusk": r"黄昏|日落|傍晚",
        "evening": r"晚上|晚间|晚間|今晚|昨晚|(?<=[一二三四五六日天])晚|当晚|當晚", "night": r"深夜|夜间|夜間|半夜|昨夜|连夜|夜里|夜晚|当夜|(?<=日)夜",
    },
    "ja": {
        "small hours": r"未明", "dawn": r"夜明け|明け方|早朝|日の出", "morning": r"午前|(?<!今)朝(?!鮮)|今朝", "noon": r"昼(?=すぎ|過ぎ|ごろ|頃)|昼前", "afternoon": r"午後", "dusk": r"夕暮れ|日没|夕刻", "evening": r"夕方|夕|宵|昨晩|今晩|晩",
        "night": r"深夜|夜間|夜半|夜遅く|昨夜|今夜|夜(?!明)",
    },
    "ko": {
        "small hours": r"새벽|미명", "dawn": r"동틀|동이 트|여명|해 뜰", "morning": r"오전|아침", "noon": r"점심", "afternoon": r"오후|낮", "dusk": r"해 질|해질|황혼|석양", "evening": r"저녁", "night": r"심야|한밤|밤|야간",
    },
}  # fmt: skip
_BY_ITSELF = re.compile(
    r"(?:\b(?:at|before|by|since|until|in the|in the very|during the|after|al|el|a la|de|por la|en la|de la|à l'|au|à la|dans la|de|le|la|im|am|bei|in der|vor|all'|al|nel|nella|di|de"
    r"|ao|na|no|da|pela|à|на|перед|до|о|przed|w|o|do|في|عند|قبل|منذ)\s?|^)$|(?:於|在|将|に|の|、|，|，)$",
    re.IGNORECASE,
)
_STANDALONE = frozenset(("small hours", "dawn", "dusk"))


@dataclass(frozen=True)
class DayPart:
    """`stands_alone`: it tells when something was without a day or an hour beside it ("at dawn"); "night" may be a night shift's."""

    start: int
    end: int
    name: str
    stands_alone: bool


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    spaced = language not in {"zh", "ja", "ko"}
    edge, after = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    loose = {"de", "nl"}
    if language in loose:
        edge = ""
    return re.compile(
        "|".join(f"(?P<{name.replace(' ', '_')}>{edge}(?:{pattern}){after})" for name, pattern in words.items()),
        0 if language in {"en", "de"} else re.IGNORECASE,
    )


def day_parts(text: str, language: str) -> list[DayPart]:
    pattern = _pattern(language)
    if pattern is None:
        return []
    found = []
    for mark in pattern.finditer(text):
        name = (mark.lastgroup or "").replace("_", " ")
        alone = name in _STANDALONE and bool(_BY_ITSELF.search(text[max(0, mark.start() - 14) : mark.start()]))
        found.append(DayPart(mark.start(), mark.end(), name, alone or (language in {"zh", "ja", "ko"} and name in _STANDALONE)))
    return found
