"""In: a text and a number in it. Out: what the number measures: length, area, weight, speed ..., in one unit each. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.digest.verifying.numbers import Quantity

_KM = r"km\b|kilomet(?:re|er)s?|kilómetros?|kilomètres?|[Kk]ilometern?|chilometri|quilômetros?|quilómetros?|километр\w*|км\b|kilometr\w*|كيلومتر\w*|公里|千米|キロメートル|キロ(?!グラム)|킬로미터|㎞"
_METRE = r"met(?:re|er)s?\b|metros?\b|mètres?\b|[Mm]etern?\b|metri\b|метр\w*|metr(?:ów|y)?\b|متر\w*|أمتار|米|メートル|미터|(?-i:m\b(?!\.))"
_FOOT = r"feet\b|foot\b|ft\b|pies\b|pieds\b|Fuß\b|piedi\b|pés\b|фут\w*|stóp\b|قدم\w*|أقدام|英尺|呎|フィート|피트"
_MILE = r"miles?\b|(?-i:mi\b(?=[ ,.]))|millas?\b|milles?\b|Meilen?\b|miglia\b|milhas?\b|мил[ьеяи]\w*|(?-i:mil\b(?=[ ,.]))|ميلا?\b|أميال|英里|マイル|마일"
_SECOND = r"\s?(?:/s\b|(?:a|per|por|par|pro|al|в|na|om) (?:second|segundo|seconde|Sekunde|secondo|секунду|sekundę)\b|/ ?с\b|/сек|saniyede)"
_HOUR = r"\s?(?:/ ?h\b|(?:an|per|por|à l'|par|pro|all'|l'|в|na) ?(?:hour|hora|heure|Stunde|ora|час|godzinę)\b|/ ?ч\b)"
_SQUARE_BEFORE, _SQUARE = (
    r"(?:square |sq\.? ?|[Qq]uadrat|квадратн\w+ |кв\. ?|平方|제곱|kwadratow\w+ )",
    r"(?:\s?(?:cuadrad[oa]s?|carrés?|quadrati|quadrad[oa]s?|²|2\b|kare\b|kwadratow\w+|مربع\w*))",
)
_CUBIC_BEFORE, _CUBIC = (
    r"(?:cubic |cu\.? ?|[Kk]ubik|кубическ\w+ |куб\. ?|立方|세제곱|kubieke )",
    r"(?:\s?(?:cúbic[oa]s?|cubes?|cubi|³|3\b|sześcienn\w+|مكعب\w*))",
)
_NAUTICAL = r"nautical miles?|nmi\b|millas? náuticas?|milles? (?:nautiques?|marins?)|Seemeilen?|miglia (?:nautiche|marine)|milhas? (?:náuticas?|marítimas?)|морск\w+ мил\w+|mil morskich|deniz mili|(?:ميل|أميال|ميلا) بحري\w*|海里|浬|해리"
_A_FLOW = rf"(?:{_CUBIC_BEFORE}(?:{_METRE})|(?:{_METRE}){_CUBIC}|кубометр\w*|metreküp){_SECOND}|(?:立方米|立方メートル)(?:每秒|/秒)|秒立方"

_UNITS: tuple[tuple[str, float, float, str], ...] = (
    ("flow", 1.0, 0.0, _A_FLOW),
    ("speed", 1.0, 0.0, rf"km/h\b|kph\b|kmh\b|км/ч\b|(?:{_KM}){_HOUR}|公里/小时|kilometre/saat|時速"), ("speed", 1.609, 0.0, rf"mph\b|(?:{_MILE}){_HOUR}"), ("speed", 3.6, 0.0, rf"(?:{_METRE}){_SECOND}|m/s\b|м/с\b|米/秒|m/sn\b"),
    ("speed", 1.852, 0.0, r"knots?\b|(?-i:kn\b)|nudos?\b|nœuds?\b|noeuds?\b|Knoten\b|nodi\b|nós\b|узл\w+|węzł\w+|عقدة|节(?=$|[，。的])|ノット|노트"),
    ("area", 100.0, 0.0, rf"{_SQUARE_BEFORE}(?:{_KM})|(?:{_KM}){_SQUARE}|kilometrekare|km²"), ("area", 259.0, 0.0, rf"{_SQUARE_BEFORE}(?:{_MILE})|(?:{_MILE}){_SQUARE}"), ("area", 0.0001, 0.0, rf"{_SQUARE_BEFORE}(?:{_METRE})|(?:{_METRE}){_SQUARE}|metrekare|m²"),
    ("area", 0.4047, 0.0, r"acres?\b|Acres?\b|акр\w*|فدان\w*|英亩|エーカー|에이커"), ("area", 1.0, 0.0, r"hectares?\b|(?-i:ha\b)|hectáreas?\b|Hektar\w*|hektar\w*|ettari\b|гектар\w*|га\b|هكتار\w*|公顷|公頃|ヘクタール|헥타르"), ("area", 0.0667, 0.0, r"亩|畝(?=$|[^歩])"),
    ("area", 0.1, 0.0, r"dunams?\b|dönüm\w*|دونم\w*"),
    ("volume", 1000.0, 0.0, rf"{_CUBIC_BEFORE}(?:{_METRE})|(?:{_METRE}){_CUBIC}|кубометр\w*|кубов\b|metreküp\w*|m³|立米"), ("volume", 28.3, 0.0, rf"{_CUBIC_BEFORE}(?:{_FOOT})|(?:{_FOOT}){_CUBIC}"),
    ("volume", 1.0, 0.0, r"lit(?:re|er)s?\b|litros?\b|Litern?\b|litri\b|литр\w*|litr\w*|لتر\w*|升|リットル|리터"), ("volume", 3.785, 0.0, r"gallons?\b|galones\b|галлон\w*|加仑|ガロン|갤런"), ("volume", 159.0, 0.0, r"barrels?\b|barril(?:es)?\b|Barrel\b|barili\b|barris\b|barils?\b|баррел\w*|bary?ł\w+|varil\w*|برميل\w*|桶|バレル|배럴"),
    ("length", 1852.0, 0.0, _NAUTICAL), ("length", 1000.0, 0.0, _KM), ("length", 1609.34, 0.0, _MILE), ("length", 0.3048, 0.0, _FOOT), ("length", 0.0254, 0.0, r"inch(?:es)?\b|pulgadas?\b|pouces?\b|Zoll\b|pollici\b|polegadas?\b|дюйм\w*|cali\b|بوصة|英寸|インチ|인치"),
    ("length", 0.9144, 0.0, r"yards?\b|yardas?\b|ярд\w*|码|ヤード"), ("length", 0.01, 0.0, r"centimet(?:re|er)s?\b|cm\b|centímetros?\b|centimètres?\b|Zentimetern?\b|centimetri\b|сантиметр\w*|см\b|centymetr\w*|santim\w*|سنتيمتر\w*|厘米|公分|センチ(?:メートル)?|센티미터"),
    ("length", 0.001, 0.0, r"millimet(?:re|er)s?\b|mm\b|milímetros?\b|millimètres?\b|миллиметр\w*|мм\b|毫米|ミリ"), ("length", 1.0, 0.0, _METRE),
    ("weight", 1000.0, 0.0, r"(?:metric )?tonn?es?\b|tons?\b|toneladas?\b|Tonnen?\b|tonnellat[ea]\b|тонн\w*|(?-i:т\b)|ton[ya]?\b|tonę\b|طنا?ً?\b|أطنان|公?吨|公?噸|トン|톤"), ("weight", 1.0, 0.0, r"kilogram(?:me)?s?\b|kg\b|kilos?\b|kilogramos?\b|Kilogramm\b|chili\b|chilogramm[io]\b|quilos?\b|quilogramas?\b|килограмм\w*|кг\b|kilogram\w*|كيلوغرام\w*|كلغ|كيلو\b|公斤|千克|キログラム|킬로그램"),
    ("weight", 0.001, 0.0, r"grams?\b|(?-i:g\b(?=[ ,.]))|gramos?\b|grammes?\b|Gramm\b|grammi\b|gramas?\b|грамм\w*|gram\w*|غراما?\b|克(?![兰里罗])|グラム|그램"), ("weight", 0.4536, 0.0, r"lbs?\b|libras(?= de\b)|фунт\w*(?= (?!стерлинг))|磅|파운드(?= ?무게)"), ("weight", 0.02835, 0.0, r"ounces?\b|oz\b|onzas?\b|onces?\b|унци\w*|盎司"),
    ("temperature", 0.5556, -17.78, r"(?:degrees? )?(?:°F|Fahrenheit)|degrees? Fahrenheit|Grad Fahrenheit|华氏度"), ("temperature", 1.0, 0.0, r"°C|°|degrees(?: Celsius| centigrade| C)?\b(?! of)|degree (?:Celsius|centigrade)|grados?(?: centígrados| Celsius)?\b|degrés?\b|Grad(?: Celsius)?\b|gradi\b|graus\b|градус\w*|stopni\w*|derece\w*|درج(?:ة|ات) مئوية|摄氏度|度(?!目)|도(?= ?까지|[로를])"),
    ("power", 1000.0, 0.0, r"gigawatts?\b|GW\b|гигаватт\w*|吉瓦|ギガワット|기가와트"), ("power", 1.0, 0.0, r"megawatts?\b|MW\b|megavatios?\b|мегаватт\w*|МВт\b|兆瓦|メガワット|메가와트|ميغاواط"), ("power", 0.001, 0.0, r"kilowatts?\b|kW\b|киловатт\w*|千瓦(?!时)"),
)  # fmt: skip
_MEASURES = tuple(
    (dimension, factor, offset, re.compile(rf"(?:\s(?:de|di|of)(?=\s)|\sd(?=['’]))?[\s'’-]?(?:{pattern})", re.IGNORECASE))
    for dimension, factor, offset, pattern in _UNITS
)
_SCALE_SIGNS = re.compile(r"[万萬億亿兆만억조千百천]+")
_SCALE_LETTERS = re.compile(r"(?:m|k|b|M|K|B|bn|mn|tn|mil|mila|mille|bin)(?!\w)")
_ABBREVIATED = re.compile(r"(?:тыс|млн|млрд|tys|mln|mld|mrd|mio|tsd)$", re.IGNORECASE)
"""1.2m is a million and more, and no length."""
_QUAKE = re.compile(
    r"\b(?:earth)?quake|\btremor|\b(?:terremoto|sismo|séisme|tremblement de terre)|[Bb]eben\b|землетрясени|trzęsieni|deprem|زلزال|هزة|地震|지진",
    re.IGNORECASE,
)
_POUNDS_OF = re.compile(
    r"\s?pounds?\s(?:of (?!aid|debt|damage|money|public|taxpayer|savings|funding|investment|cash|revenue|compensation|fines?)|in weight|lighter|heavier|\w+er\b)"
)
_SPEED_BEFORE = re.compile(r"(?:[時时时]速|시속|saatte)\s?(?:約|约|약)?\s?(?:\w+ )?$")
_PER_SECOND_BEFORE = re.compile(r"(?:每秒|毎秒|秒速|초당|초속|saniyede|на секунду)\s?(?:約|约|약|\w+\s)?\s?$")
_MINUS = re.compile(r"(?:\bminus|\bmenos|\bmoins|\bmeno|минус|\beksi|\bناقص|零下|氷点下|영하)\s?$|(?:^|\s)[-−]$")
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|magnitud|magnitudine|magnitudo|Magnitude|Stärke|магнитуд\w+|M|büyüklüğ\w+|siły)[ -]?(?:of |de |di |von )?$|マグニチュード$|震级(?:为)?$|규모 ?$|بقوة $",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Measure:
    dimension: str
    factor: float
    offset: float = 0.0

    def of(self, value: float) -> float:
        return value * self.factor + self.offset


def measure(text: str, quantity: Quantity) -> Measure | None:
    before, behind = text[: quantity.start], behind_digits(text, quantity)
    if _MAGNITUDE.search(before) or re.match(r"[ -]magnitude\b|級地震|级地震", behind):
        return Measure("magnitude", 1.0)
    if _QUAKE.search(text) and re.fullmatch(r"[2-9][.,]\d", quantity.surface) and re.match(r"\s?(?:[.,;]|$|on\b|struck|hit|and\b)", behind):
        return Measure("magnitude", 1.0)
    if _POUNDS_OF.match(behind) and not before.rstrip().endswith("£"):
        return Measure("weight", 0.4536)
    if quantity.unit in {"USD", "EUR", "CNY", "JPY", "GBP", "INR", "TWD", "KRW", "%"}:
        return None
    found = next(((dimension, factor, offset) for dimension, factor, offset, pattern in _MEASURES if pattern.match(behind)), None)
    if found is None:
        return None
    dimension, factor, offset = found
    if dimension == "length" and factor == 1000.0 and _SPEED_BEFORE.search(before):
        dimension, factor = "speed", 1.0
    if _PER_SECOND_BEFORE.search(before):
        dimension, factor = (
            ("flow", factor / 1000) if dimension == "volume" else ("speed", factor * 3.6) if dimension == "length" else (dimension, factor)
        )
    if dimension == "temperature" and _MINUS.search(before):
        factor = -factor
    return Measure(dimension, factor, offset)


def behind_digits(text: str, quantity: Quantity) -> str:
    """What stands behind the number itself: of "40km", "150万吨" and "98mila tonnellate" the unit."""
    digits = re.match(r".*\d", quantity.surface)
    joined = digits and digits.end() < len(quantity.surface) and quantity.surface[digits.end()].isalpha()
    end = quantity.start + digits.end() if digits and joined else quantity.end
    scale = _SCALE_SIGNS.match(text[end:]) or _SCALE_LETTERS.match(text[end:])
    end += scale.end() if scale else 0
    return text[end + (_ABBREVIATED.search(quantity.surface) is not None and text[end : end + 1] == ".") :]
