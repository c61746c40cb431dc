"""In: a text and where in it a time stands. Out: what the time is said of: what happened, when it was said, found, tried, mourned. Pure.

Two times are a difference only where they are said of the same thing. A class of verbs beside each tells enough to keep apart what is
plainly not: when a boy was found is not when he was lost. Where no such verb stands, nothing is told.
"""

from __future__ import annotations

import re
from typing import Literal

Occasion = Literal["event", "said", "found", "held", "court", "mourned", "back", "begins", "ends", "agreed"]

_VERBS: dict[Occasion, str] = {
    "event": r"drown\w*|died|dies\b|perish\w*|fell ill|ahog\w+|muri\w+|falleci\w+|noyé\w*|mort\b|ertr[aiu]nk\w*|starb\w*|annegat\w+|mort[oi]\b|afog\w+|утону\w+|скончал\w+|utonę\w+|utonął|zmarł\w*|boğul\w+|غرق\w*|توفي\w*|vanish\w*|disappear\w*|(?:went|gone) missing|got lost|was lost|desapareci\w+|disparu\w*|verschw[ua]nd\w*|scompars\w+|пропал\w*|исчез\w*|zagin\w+|kaybol\w+|اختف\w+|kill\w*|murder\w*|shot\b|shoot\w*|stabb\w+|sank|sunk|sink\w*|crash\w*|collid\w+|derail\w*|explo\w+|burn\w*|broke out|erupt\w*|collaps\w+|struck|strikes?\b|attack\w*|hit\b|fell\b|flood\w*|capsiz\w+|landed|happen\w*|occurr?\w*"
    r"|took place|mat[óa]\w*|asesin\w+|dispar\w+|naufrag\w+|hundi\w+|explot\w+|incendi\w+|ocurri\w+|sucedi\w+|atac\w+|chocó|volcó|tué\w*|abattu\w*|coulé|chaviré|explos\w+|survenu\w*|produit\w*|attaqué\w*|getötet|erschossen|gesunken|entgleist\w*|explodiert\w*"
    r"|ereignet\w*|passiert\w*|angegriffen|ucciso|uccis\w+|affondat\w+|esplos\w+|accadut\w+|avvenut\w+|colpit\w+|morreu|matou|afundou|explodiu|aconteceu|ocorreu|atingiu|убит\w*|убил\w*|погиб\w*|затонул\w*|взорва\w+|сгорел\w*|произош\w+|случил\w+|ударил\w*"
    r"|zabił\w*|zabit\w+|zatonął|zatonęł\w+|wybuch\w*|spłonął|spłonęł\w+|doszło|wydarzy\w+|uderzy\w+|öldür\w*|battı|patla\w+|yandı|çarptı|meydana gel\w+|وقع\b|وقعت|قتل\b|غرق\w*|انفجر\w*|اندلع\w*|استهدف\w*|هاجم\w*",
    "said": r"said|says?\b|told|announc\w+|statement|reported|reports?\b|confirmed|declared|wrote|posted|tweeted|press conference|briefing|spokes\w+ (?:said|told)|speaking|stated|added|published|released a|acknowledg\w+|dijo|dijeron|anunci\w+|inform[óa]\w*|(?<!se )declar\w+"
    r"|comunicado|confirm\w+|difund\w+|señal\w+|afirm[óa]\w*|a (?:annoncé|déclaré|indiqué|affirmé|dit|confirmé|précisé)|ont (?:annoncé|déclaré|indiqué|dit)|communiqué|sagte\w*|teilte\w*|erklärte\w*|meldete\w*|berichtete\w*|Mitteilung|ha (?:detto|annunciato|dichiarato|riferito|confermato)"
    r"|hanno (?:detto|annunciato)|comunicato|disse\w*|inform(?:ou|aram)|сообщи\w+|заяви\w+|рассказа\w+|объяви\w+|подтверди\w+|отметил\w*|сказал\w*|заявлени\w+|powiedzia\w+|poinformowa\w+|oświadczy\w+|ogłosi\w+|przekaza\w+|komunika\w+|açıkla\w+|duyur\w+|söyle\w+|belirt\w+"
    r"|قال\w*|أعلن\w*|صرح\w*|أفاد\w*|أكد\w*|ذكر\w*|بيان\b",
    "found": r"found|discover\w*|recover(?:ed|y)|locat(?:ed|ing)|fished out|washed (?:up|ashore)|hall[óa]\w*|encontr\w+|localiz\w+|retrouv\w+|découvert\w*|repêché\w*|gefunden|entdeckt\w*|geborgen|trovat\w+|ritrovat\w+|scopert\w+|recuperat\w+|achad\w+|найд\w+|наш[ёел]\w+|обнаруж\w+|znalez\w+|odnalez\w+|bulun\w+|عثر\w*|العثور",
    "held": r"arrest\w*|detain\w*|detention|custody|captur\w+|deten\w+|détenu\w*|interpell\w+|festgenommen|verhaftet\w*|fermat\w+|pres[oa]s?\b|задерж\w+|арест\w+|zatrzyma\w+|aresztowa\w+|gözalt\w+|tutukla\w+|اعتقل\w*|اعتقال|توقيف\w*",
    "court": r"court|tried|trial|charged|sentenc\w+|convict\w+|verdict|hearing|tribunal|juicio|juez|condenad\w+|sentenci\w+|procès|condamn\w+|jugé\w*|Gericht\w*|verurteil\w+|Prozess|processo|condannat\w+|julgad\w+|condenou|суд\w*|приговор\w*|осужд\w+|sąd\w*|skaza\w+|mahkeme\w*|yargıla\w+|محكمة|حكم\w*|محاكمة",
    "mourned": r"buried|burial|funeral|mourn\w*|vigil|commemorat\w+|memorial|wreath\w*|candles|laid (?:roses|flowers)|hugged|embrac\w+|reunited|enterrad\w+|sepultad\w+|entierro|velaron|enterré\w*|obsèques|beerdigt\w*|beigesetzt|Trauer\w*|sepolt\w+|funerali|enterro|velório|похорон\w+|хорон\w+|pogrzeb\w*|pochowa\w+|cenaze\w*|toprağa|دفن\w*|شيع\w*|جنازة|تشييع"
    r"|visited|inspected|toured|visitó|visité|besuchte|посетил\w*|осмотрел\w*|ziyaret",
    "back": r"returned|came home|flew home|brought back|handed (?:over|back)|sent back|went home|again\b|back (?:home|in)|regres\w+|volvi\w+|devuelt\w+|rentré\w*|ramené\w*|zurück\w*|heimgekehrt|tornat\w+|rientrat\w+|regress\w+|voltou|devolvid\w+|верну\w+|wróci\w+|döndü\w*|iade|عاد\b|عادت|عودة|أعيد\w*",
    "begins": r"beg[iau]n\w*|start\w*|open\w*|reopen\w*|resum\w+|launch\w*|take effect|takes effect|enter(?:s|ed)? into force|set out|sets out|depart\w*|leaves?\b|sail(?:s|ed)?\b|come(?:s)? into force|kick\w* off|empiez\w+|empez\w+|comienz\w+|comenz\w+|inici\w+|abr[ei]\w*|reabr\w+|zarp\w+"
    r"|début\w*|commenc\w+|ouvr\w+|rouvr\w+|entr\w+ en vigueur|beginn\w*|begann\w*|startet\w*|öffne\w*|eröffn\w*|in Kraft|inizi\w+|comincia\w*|apre\b|aprir\w+|riapr\w+|começ\w+|reabre\w*|начал\w*|начин\w+|начн\w+|откры\w+|откро\w+|возобнов\w+|вступ\w+ в силу|rozpocz\w+|zacz\w+|otwier\w+|otworz\w+|wznow\w+|başla\w+|açıl\w+|yürürlüğe|بدأ\w*|يبدأ|تبدأ|افتتح\w*|يفتح|تفتح|ينطلق|تنطلق|استئناف",
    "ends": r"end(?:s|ed)?\b|expir\w+|finish\w*|run(?:s)? out|lapse\w*|conclud\w+|termin\w+|finaliz\w+|venc\w+|expiré?\w*|prend fin|prendra fin|achev\w+|ende[tn]\w*|läuft aus|lief aus|abgelaufen|scad\w+|finit\w+|termina\w*|encerr\w+|expir\w+|законч\w+|заверш\w+|истек\w+|истёк|skończ\w+|zakończ\w+|wygas\w+|bitti|bitecek|sona er\w+|dol(?:uyor|acak|du)|انته\w+|ينتهي|تنتهي",
    "agreed": r"signed|sign(?:s|ing)\b|initialled|agreed|met\b|meet(?:s|ing)?\b|talks|summit|negotiat\w+|ratif\w+|firm[óa]\w*|acord\w+|reuni\w+|sign(?:é|er|ent)\w*|rencontr\w+|accord\w*|unterzeichne\w+|traf(?:en)?\b|treffen|vereinbar\w+|firmat\w+|incontr\w+|assin\w+|подпис\w+|встрет\w+|договори\w+|переговор\w*|podpis\w+|spotka\w+|imzala\w+|görüş\w+|وقع (?:على|اتفاق)|سيوقع|اجتمع\w*|التق\w+",
}  # fmt: skip
_UNSPACED: dict[Occasion, str] = {
    "event": r"失踪|行方不明|실종|发生|發生|沉没|爆炸|起火|袭击|坠毁|翻覆|遇难|身亡|死亡|起きた|発生|沈没|爆発|炎上|墜落|襲撃|死亡した|발생|침몰|폭발|추락|습격|숨졌|났다",
    "said": r"表示|宣布|宣佈|称|稱|说|說|通报|通報|发布|發布|声明|聲明|指出|发表|発表|述べ|明らかに|語った|伝えた|報じ|話した|声明|強調|밝혔|밝혀|전했|말했|보도|발표|성명|강조",
    "found": r"发现|發現|找到|寻获|打捞|発見|見つか|回収|발견|찾아|인양",
    "held": r"逮捕|拘留|拘捕|抓获|被捕|扣押|拘束|체포|구속|억류|검거",
    "court": r"法院|法庭|判决|判處|判处|开庭|审理|起诉|裁判|判決|起訴|公判|법원|재판|선고|기소",
    "mourned": r"葬礼|葬禮|悼念|追悼|安葬|葬儀|告別|慰霊|장례|추모|안장",
    "back": r"返回|归还|遣返|送还|回国|帰国|送還|返還|戻っ|귀국|송환|돌아왔|반환",
    "begins": r"开始|開始|启动|啟動|开幕|开放|重开|恢复|生效|始まる|始まり|始める|開幕|再開|発効|출발|시작|개막|재개|개통|발효",
    "ends": r"结束|結束|到期|届满|屆滿|闭幕|終了|終わる|期限|満了|閉幕|종료|만료|끝나|폐막",
    "agreed": r"签署|簽署|会谈|會談|会晤|達成|达成|署名|調印|合意|会談|서명|합의|회담|체결",
}  # fmt: skip
_ALL = {kind: re.compile(rf"(?<!\w)(?:{_VERBS[kind]})(?!\w)|{_UNSPACED[kind]}", re.IGNORECASE) for kind in _VERBS}
_CLAUSE = re.compile(
    r"[,;:](?!\d)|[()\"]|[—、，；：。،؛]|\s-\s|\.(?=\s)|\s(?:when|while|after|before|since|who|which|where|that|but|and then|cuando|mientras|quien|pero|lorsque|alors|qui|mais|als|während|nachdem|der|die|aber|quando|mentre|che|ma|когда|котор\w+|но|gdy|któr\w+|ale)\s"
)
_AFTERMATH: frozenset[Occasion] = frozenset(("found", "held", "court", "mourned", "back"))
_SAYS = re.compile(
    rf"(?<!\w)(?:{_VERBS['said']})(?!\w)|(?<!\w)in (?:a|the|its|his|her|their) (?:\w+ ){{0,2}}(?:statement|report|briefing|speech|letter|post|interview|message)(?!\w)",
    re.IGNORECASE,
)
_A_VERB = re.compile(
    r"\b(?:that|it|he|she|they|there|we|que|dass|che|что|że|أن|was|were|had|has|have|is|are|will|would|fue|fueron|había|será|est|sont|était|sera|wurde|wurden|war|hatte|wird|è|sono|era|foi|foram|был[аои]?|będzie|\w{3,}ed|killed|sank|shot|fell|began|broke|took|hit|struck|went|came|left|fled)\b",
    re.IGNORECASE,
)
_ENDS_SAYING = re.compile(rf"(?:{_UNSPACED['said']})[^。]{{0,6}}[。.]?$")
_SAID_AFTER = re.compile(
    r"^\s?(?:に|は)?(?:表示|称|稱|说|說|宣布|宣佈|通报|発表|述べ|明らか|分かった|わかった|밝혔|밝혀|전했|말했|발표|보도)|^(?P<between>(?: [^\s,;:.]+){0,4}?) (?:said|told|announced|reported|confirmed|stated|сообщил\w*|заявил\w*|рассказал\w*|объявил\w*|poinformowa\w+|oświadczył\w*|powiedział\w*|dijo|anunció|informó|afirmó|a annoncé|a déclaré"
    r"|a indiqué|ha detto|ha annunciato|ha dichiarato|disse|anunciou|informou|أعلن\w*|قال\w*|أفاد\w*)(?=\s|[,.]|$)|^(?: (?:günü|akşamı|sabahı|yaptığı|yazılı|açıklamada|basın|toplantısında)){0,3} (?:açıkladı|duyurdu|söyledi|belirtti|bildirdi)|^(?: \w+)? yaptığı (?:\w+ ){0,2}(?:açıklama|konuşma)|^ (?:[^\s,;:.]+ ){0,2}mit[,.]",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:statement|report|briefing|comunicado|nota|communiqué|Mitteilung|comunicato|заявлени\w+|сообщени\w+|komunikat\w*|بيان)\s(?:\w+\s){0,3}$|(?:'s|’s)?\s(?:statement|report|announcement|briefing)\b",
    re.IGNORECASE,
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start) if mark.end() <= start), default=0)
    last = next((mark.start() for mark in _CLAUSE.finditer(text, end)), len(text))
    return first, last


def occasion(text: str, start: int, end: int) -> Occasion | None:
    """The nearest verb of a known class in the clause."""
    if is_of_the_report(text, start, end):
        return "said"
    first, last = clause(text, start, end)
    near = [
        (max(mark.start() - end, start - mark.end(), 0), kind)
        for kind, pattern in _ALL.items()
        if kind != "said"
        for mark in pattern.finditer(text, first, last)
        if mark.end() <= start or mark.start() >= end
    ]
    return min(near)[1] if near else None


def is_of_the_report(text: str, start: int, end: int) -> bool:
    """Whether the time is that of a statement: "said on Tuesday that"; 外務省は12日、…と発表した."""
    before, after = text[:start], text[end:]
    if _follows_saying(before[-90:]):
        return True
    if _PUBLISHED.search(before[-40:]) and not _A_VERB.search(before[-20:]):
        return True
    if re.match(r"(?:'s|’s)\s(?:statement|report|announcement|briefing|comments|remarks)\b", after):
        return True
    if (mark := _SAID_AFTER.match(after)) and not _A_VERB.search(mark["between"] or ""):
        return True
    own = re.search(r"[はがも은는이가](?:同日)?\s?$|^$", before) is not None or not before.strip()
    return (
        own
        and bool(re.match(r"(?:日)?[、,に\s]", after))
        and bool(re.search(r"[\u3040-\u30ff\uac00-\ud7af]", text))
        and bool(_ENDS_SAYING.search(text))
    )


def _follows_saying(before: str) -> bool:
    """Whether the last verb of saying stands right before, with its place or its hearers between."""
    said = list(_SAYS.finditer(before))
    if not said:
        return False
    between = before[said[-1].end() :]
    return not re.search(r"[,;:.\"]", between) and not _A_VERB.search(between) and len(between.split()) <= 6


def are_apart(one: Occasion | None, other: Occasion | None) -> bool:
    """Whether two times are plainly said of different things."""
    if one is None or other is None or one == other:
        return False
    if "said" in (one, other):
        return True
    kinds = {one, other}
    if kinds & _AFTERMATH:
        return (
            bool(kinds & {"event"})
            or len(kinds & _AFTERMATH) == 2
            or bool(kinds & {"begins", "ends", "agreed"} and kinds & {"court", "mourned"})
        )
    return kinds in ({"begins", "ends"}, {"agreed", "begins"}, {"agreed", "ends"})
