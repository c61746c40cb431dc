"""In: the words behind a number. Out: how often it counts, and of what: thousands, dollars, metres, hours. Pure."""

from __future__ import annotations

import re
from functools import cache

SCALES = {
    12.0: "dozen dozens docenas douzaines dutzend dozzine dúzias дюжин tuziny tuzinów düzine",
    1e2: "hundred hundreds hundert cent cents cientos cien honderd yüz",
    1e3: "thousand thousands k mil tausend mille mila duizend 천 тыс тысяч тысячи тысяча тысячу тысячам тысячами тысячах тис тисяч тисячі тисячу bin 千 ألف ألفا ألفًا آلاف tys tysiąc tysiąca tysiące tysięcy tysiącami tsd",
    1e4: "万 萬 만",
    1e5: "lakh lakhs lac",
    1e6: "million millions mn mln m millón millones millon milhão milhões milioni milione miljoen millionen mio миллион миллиона миллионов миллионам миллионами млн мільйон мільйона мільйонів milyon مليون مليونا مليونًا ملايين "
    "milion miliony milionów miliona 百万 백만",
    1e7: "crore crores cr",
    1e8: "億 亿 억",
    1e9: "billion billions bn bln b milliard milliards milliarden milliarde mrd miljard миллиард миллиарда миллиардов млрд мільярд мільярдів milyar bilhão bilhões miliardi miliardo miliard miliarda miliardy miliardów mld مليار مليارا مليارات 十亿",
    1e12: "trillion trillions tn tln trn billón billones billion-de trilhão trilhões 兆 조 万亿 萬億 триллион триллиона триллионов трлн bilion bilionów trilyon تريليون",
}  # fmt: skip
SCALE = {word: scale for scale, words in SCALES.items() for word in words.split()}
_UNITS = {
    "%": "% ％ percent percentage pct pc prozent procent yüzde процент процентов процента 퍼센트 パーセント",
    "USD": "$ us$ usd dollar dollars dólar dólares dollari доллар долларов 美元 美金 ドル 달러 دولار",
    "EUR": "€ eur euro euros евро 欧元 歐元 ユーロ 유로 يورو",
    "CNY": "yuan rmb cny renminbi 元 人民币 人民幣 元人民币 위안 юаней юань",
    "JPY": "¥ jpy yen yenes 円 日元 엔 иен",
    "GBP": "£ gbp pound pounds sterling 英镑 英鎊 ポンド",
    "INR": "₹ rs inr rupee rupees pkr 卢比 ルピー",
    "TWD": "nt$ twd 新台币 新台幣 台币",
    "KRW": "₩ krw won 韩元 ウォン 원",
    "litre": "litre litres liter liters litros 升 リットル لتر",
    "gallon": "gallon gallons",
    "km": "km kilometre kilometres kilometer kilometers kilomètre kilomètres kilometern quilômetro quilômetros quilómetros chilometri 公里 キロ 킬로미터 км километров километра километрах kilómetro kilómetros كيلومتر كيلومترا كيلومترًا كيلومترات kilometre kilometrów kilometry kilometr kilometros",
    "mile": "mile miles milla millas milhas meilen мили миль ميل أميال",
    "metre": "metre metres meter meters mètre mètres metro metros metri metern метров метра 米 メートル 미터 متر أمتار مترا مترًا metrów metry metr метр",
    "tonne": "tonne tonnes ton tons tonnen tonelada toneladas tonnellate tonnellata tony tona tonę ton 吨 噸 公吨 公噸 トン 톤 тонн тонны طن طنا طنًا أطنان",
    "kg": "kg kilogram kilograms kilo kilos kilogramos kilogrammes kilogramm килограммов кг 公斤 千克 キログラム 킬로그램 كيلوغرام كيلوغراما كلغ",
    "hectare": "hectare hectares hectárea hectáreas hectares hektar hektare ettari гектаров гектара 公顷 公頃 ヘクタール 헥타르 هكتار هكتارا هكتارًا",
    "barrel": "barrel barrels barril barriles 桶 バレル 배럴 баррелей bpd",
    "day": "day days día días jour jours tag tage tagen dia dias giorno giorni 天 дней день дня днів дні дня يوم أيام يوما يومًا gün günlük günü dni dzień dnia dagen dag dniach gündür",
    "hour": "hour hours hora horas heure heures stunde stunden ora ore 小时 小時 時間 시간 часов часа час годин години ساعة ساعات saat godzin godziny godzinę godzina uur часам saatlik ساعتين ساعتان hr hrs",
    "year": "year years año años an ans année années jahr jahre jahren ano anos anno anni 年 年間 лет года год років роки рік 년 yıl سنة سنوات عام أعوام عاما عامًا lat rok roku lata jaar jaren yıllık سنتين عامين",
    "month": "month months mes meses mois monat monate monaten mês mese mesi 个月 個月 か月 ヶ月 カ月 ヵ月 箇月 개월 달 месяцев месяца месяц місяців місяці ay شهر أشهر شهرا شهرًا شهور miesięcy miesiące miesiąc maand maanden aylık",
    "week": "week weeks semana semanas semaine semaines woche wochen settimana settimane 周 週 週間 星期 周间 주 주간 недель недели неделя неделю тижнів тижні hafta haftalık أسبوع أسابيع أسبوعا أسبوعًا tydzień tygodni tygodnie weken",
    "minute": "minute minutes minuten minuto minutos minuti 分钟 分鐘 分間 分 минут минуты минуту хвилин хвилини 분 دقيقة دقائق dakika minut minuty minutę minuut min mins",
    "second": "second seconds segundo segundos seconde secondes sekunde sekunden secondo secondi 秒 秒钟 秒鐘 秒間 초 секунд секунды ثانية ثوان ثوانٍ saniye secs",
}  # fmt: skip
UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_OF_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


@cache
def time_units() -> dict[str, str]:
    """A word → the unit of time that it names."""
    return {word: unit for word, unit in UNIT.items() if unit in _OF_TIME}


def scaled(marks: list[re.Match[str]], after: int, text: str) -> tuple[float, int]:
    scale = 1.0
    while after < len(marks) and marks[after]["word"]:
        between = text[marks[after - 1].end() : marks[after].start()]
        word = marks[after]["word"].casefold()
        if between.strip(" -") or (len(word) == 1 and word.isascii()):
            break
        if word in SCALE:
            scale *= SCALE[word]
        elif word[:1] in "万萬億亿兆만억조千百" and word[0] in SCALE:
            scale *= SCALE[word[:2]] if word[:2] in SCALE else SCALE[word[0]]
        else:
            break
        after += 1
        if len(word) > 2 and not word.isascii():
            break
    return scale, after


def tail(letters: str) -> tuple[float, str]:
    """What stands on the digits: "5bn", "150万人", "40km"."""
    low = letters.casefold()
    scale = 1.0
    for length in (len(low), 2, 1):
        if low[:length] in SCALE and (length == len(low) or not low.isascii()):
            scale, low = SCALE[low[:length]], low[length:]
            break
    for length in range(min(4, len(low)), 0, -1):
        if low[:length] in UNIT and (length == len(low) or not low.isascii()):
            return scale, UNIT[low[:length]]
    return scale, ""


def unit_after(marks: list[re.Match[str]], after: int, text: str) -> str:
    for n in (after, after + 1):
        if n >= len(marks) or text[marks[n - 1].end() : marks[n].start()].strip(" -"):
            return ""
        word = (marks[n]["word"] or "").casefold()
        if word in ("percentage", "basis") and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() in ("point", "points"):
            return f"{word} point"
        if word in UNIT:
            return UNIT[word]
        if word == "per" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() == "cent":
            return "%"
        if word == "por" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() in {"ciento", "cento"}:
            return "%"
        if word == "pour" and n + 1 < len(marks) and (marks[n + 1]["word"] or "").casefold() == "cent":
            return "%"
        if word not in {"us", "american", "de", "of", "trillion", "billion", "million"}:
            for length in (3, 2, 1):
                if word[:1] >= "\u1100" and word[:length] in UNIT:  # nothing parts the words
                    return UNIT[word[:length]]
            return ""
    return ""


def unit_before(before: str) -> str:
    if re.search(r"(?:%|\byüzde)$", before, re.IGNORECASE):
        return "%"
    for sign in ("nt$", "us$", "rs.", "rs", "$", "€", "£", "¥", "₹", "₩"):
        if before.casefold().endswith(sign) and (not sign[0].isalpha() or not before[: -len(sign)][-1:].isalpha()):
            return UNIT.get(sign.rstrip("."), "")
    return ""
