"""In: a text and a number in it. Out: whether the number counts nothing: an age, a year, a part of a name, a number in a list. Pure."""

from __future__ import annotations

import re

from functions.digest.verifying.guards import GROUPS
from functions.digest.verifying.numbers import Quantity

_PERSON = (
    r"(?:man|men|woman|boy|girl|child|baby|infant|teenager|youth|student|pupil|captain|driver|pilot|farmer|fisherman|father|mother|son|daughter|brother|sister|grandmother|grandfather|widow|widower|pensioner|resident|worker|soldier|sailor|officer|teacher"
    r"|doctor|nurse|priest|monk|nun|tourist|hiker|climber|skipper|shepherd|villager|passenger|citizen|national|suspect|victim|activist|journalist|reporter|photographer|businessman|businesswoman|lawyer|engineer|miner|cyclist|motorcyclist|swimmer|diver|trucker|lorry driver|native|veteran|lad|lady|gentleman|couple|refugee|migrant|smuggler|hunter|guide|artist|singer|actor|actress|player|footballer|coach|person|someone|[A-Z]\w+(?:an|ese|ish|ch|ian|i|er|ard|ot))"
)
_AGE_BEFORE = re.compile(
    rf"(?:\baged?(?: between)?\s(?:\d+(?:,| and|, and)\s)*|\bage of\s|\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|her|his|this|that)\s(?:\w+\s){{0,2}}?{_PERSON}\sof\s(?:only |just )?|\bturned\s|\bâgée?s? de (?:\d+(?:,| et)? )*|\b[Ii]m Alter von (?:\d+(?:,| und)? )*|\balter von\s|\bIm Alter von\s|\bde\s|\bdi\s|\bв возрасте\s|\bw wieku\s|\bالبالغ(?:ة)? (?:من العمر )?|\bعمره\w* |\bيبلغ(?: من العمر)? |\bتبلغ(?: من العمر)? )$"
)
_AGE_AFTER = re.compile(
    r"^\s?(?:歳|岁|歲|세(?=$|[ 의인가남여로]))|^[ -](?:years?[- ]old|year-old)|^\s(?:años de edad|ans d'âge|Jahre alt|anni d'età|anos de idade|yaşında\w*|yaşındaki)|^-летн\w+|^-letni\w*|^-jährige\w*|^ ?лет(?:него|ний|няя)"
)
_YEARS_AFTER = re.compile(r"^\s(?:años|ans|anos|anni|Jahren?|лет|года|год|lat|lata|عاما?ً?|سنة)(?!\w)")
_AGED_PERSON = re.compile(
    r"\b(?:hombre|mujer|niñ[oa]|joven|homme|femme|garçon|fille|enfant|jeune|uomo|donna|ragazz[oa]|bambin[oa]|homem|mulher|menin[oa]|jovem|criança|adolescente|Mann|Frau|Junge|Mädchen|мужчин\w+|женщин\w+|мальчик\w*|девоч\w+|капитан\w*|водител\w+|mężczyzn\w+|kobiet\w+|رجل|امرأة|طفل\w*|شاب\w*|فتاة)\s(?:\w+\s)?(?:de\s|di\s|от\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_RU_AGE = re.compile(
    r"(?<!\w)(?:Ему|Ей|ему|ей|Капитану|Водителю|Мужчине|Женщине|капитану|водителю|мужчине|женщине|погибшему|пострадавшему|задержанному|подозреваемому|\w+ому|\w+ину)\s$"
)
_NAMED = re.compile(
    r"[A-Za-z]-$|[A-Z]$|\b(?:No|Nos|nr|n°|nº|№|number|article|art|section|flight|channel|phase|round|page|resolution|chapter|type|route|highway|road|motorway|line|unit|block|gate|pier|sector|level|nivel|niveau|Stufe|livello|nível|top|update|room|group|stage|lot|zone|task force|protocol|rule|annex|paragraph|para|item|version|mark|model|class|grade|division|brigade|regiment|area"
    r"|artículo|vuelo|ruta|línea|fase|resolución|article|vol|ligne|phase|résolution|Artikel|Flug|Linie|Phase|articolo|volo|fase|artigo|voo|linha|статья|стать[иею]|рейс|№|трасс[аеы]|номер|artykuł\w*|art|lot|madde|sefer|المادة|رقم|الرحلة|القرار)\.? ?$|第$",
    re.IGNORECASE,
)
_STREET = re.compile(r"^\s(?:Street|Avenue|Downing|of the (?:Constitution|Charter))")
_SIGN_AFTER = re.compile(
    r"^\s?(?:号|號|번(?![이을])|番|舰|艦|式|型|条|條|조(?=[에의]| )|号线|路|国道|항|호(?=[기선]|$)|次会议|国集团|カ国首脳|強|강)|^(?:th|st|nd|rd)\b|^-?G\b|^ ?x \d"
)
_BEFORE_POSSESSIVE = re.compile(r"[:.]$")
_ADJECTIVE = re.compile(
    r"^-(?:year|hour|day|month|week|minute|metre|meter|mile|tonne|ton|foot|kilomet\w+|storey|story|point|nation|member|seat|man|woman|strong|lane|nation|party|way)\b"
)
_PEOPLE = frozenset(("men", "women", "leaders", "presidents"))
_DEFINITE = re.compile(r"\b(?:the|these|those|both|its|their|our)\s$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|of|the|year|and|to|en|de|del|desde|hasta|depuis|dès|im|seit|bis|vor|nach|von|Jahr|nel|dal|del|em|até|в|с|до|к|после|w|od|do|po|roku|ano|año|an|anno|yılı|عام|سنة|العام)\s|\()$",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\s?(?:年|년|г\.|год\w*|roku?|yıl\w*|(?:and|to|the|a|in|on|at|of|or|but|by|for|with|when|while|as|is|was|were|has|had|have|will|would|y|el|la|en|et|le|les|der|die|das|und|in|il|e|o|a|и|в|на|по|года|i|w|na|ve|ile|World|Olympic|election)\b)",
    re.IGNORECASE,
)
_SCORE_BEFORE, _SCORE_AFTER = re.compile(r"(?<![\d.,])\d{1,2}[-:]$"), re.compile(r"[-:]\d{1,2}(?![\d.,]\d|\d|%)")
_VERSION = re.compile(r"[A-Z]\w*\s$")
_GROUPED = re.compile(r"\bG$|\bBig\s$|\bP$", re.IGNORECASE)


def is_a_label(text: str, quantity: Quantity) -> bool:
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.surface.casefold() in {"twice", "double", "triple", "thrice"}:
        return True
    if _NAMED.search(before) or _GROUPED.search(before) or _BEFORE_POSSESSIVE.search(before) or _STREET.match(after):
        return True
    digits = re.match(r"[\d.,]+", quantity.surface)
    if digits and _SIGN_AFTER.match(text[quantity.start + digits.end() :]):
        return True
    if re.fullmatch(r"\d\.0", quantity.surface) and _VERSION.search(before):
        return True
    if _SCORE_BEFORE.search(before) or (quantity.surface.isdigit() and _SCORE_AFTER.match(after)):
        return True
    if (
        quantity.values == {2.0}
        and (words := re.findall(r"\w+", after)[:1])
        and words[0] in GROUPS
        and (words[0] not in _PEOPLE or _DEFINITE.search(before))
    ):
        return True  # the two countries
    return _is_a_year(before, after, quantity) or is_an_age(before, after, quantity)


def _is_a_year(before: str, after: str, quantity: Quantity) -> bool:
    """Four figures beside a word for a year, or before nothing that they could count."""
    if not (quantity.surface.isdigit() and len(quantity.surface) == 4 and not quantity.unit and 1900 <= max(quantity.values) < 2060):
        return False
    return bool(_YEAR_BEFORE.search(before)) or not re.match(r"\s?[^\W\d_]", after) or bool(_NOT_COUNTED.match(after))


def is_an_age(before: str, after: str, quantity: Quantity) -> bool:
    if max(quantity.values) > 115:
        return False
    if _AGE_AFTER.match(after) or re.match(r"\d+\s?(?:歳|岁|歲|세)", quantity.surface):
        return True
    # "A man of 33 on a quad bike", not "a crew of three men".
    if (mark := _AGE_BEFORE.search(before)) and mark[0] not in {"de ", "di ", "from "}:
        return not re.match(
            r"\s(?!(?:years?|et|und|y|e|who|whom|was|were|had|has|is|and|on|in|from|with|at|to|but|or|when|said|by|refused|anni|ans|Jahren|лет|год\w*|lat)\b)[a-z]",
            after,
        )
    if (
        _YEARS_AFTER.match(after)
        and (_AGED_PERSON.search(before) or re.search(r"\b(?:de|di)\s$|\b(?:يبلغ|تبلغ|عمره|عمرها|البالغ)\s?(?:من العمر )?$", before))
        and re.search(r"(?:\b(?:de|di)|يبلغ|تبلغ|عمره|عمرها|البالغ|العمر|\w)\s$", before)
        and not re.search(
            r"\b(?:hace|pena|prisión|cárcel|prison|peine|carcere|prisão|reclusión|plazo|acuerdo|durante|depuis|dopo|plus|más|mais|oltre|cerca|menos|moins|période|periodo|après)\s(?:de\s|di\s)?$",
            before,
        )
    ):
        return True
    if _YEARS_AFTER.match(after) and _RU_AGE.search(before):
        return True
    if (
        re.search(r"[A-Za-z]+, (?:\d\d(?:,| and|, and) )?$", before)
        and re.match(r"(?: and \d\d)?,", after)
        and quantity.surface.isdigit()
        and len(quantity.surface) == 2
    ):
        return True
    if re.search(r"[а-яё]+, (?:\d\d(?:,| и|, и) )?$", before) and re.match(r"(?: и \d\d)?(?: лет| год\w*)?,", after):
        return True
    digits = quantity.surface.isdigit() and len(quantity.surface) == 2 and not quantity.unit
    return (
        digits
        and bool(re.search(r"[A-Za-z)\"],\s$|\w \($", before))
        and bool(re.match(r"\s*[,)）]|\.?$|\.\s", after))
        and not re.search(r"\d,\s$", before)
    )


def is_compound_adjective(after: str) -> bool:
    """ "A 40-foot boat", "the 15-member council": says what sort of thing it is; a length of time is told all the same."""
    return bool(_ADJECTIVE.match(after)) and not re.match(r"-(?:hour|day|month|week|minute|year)\b", after)
