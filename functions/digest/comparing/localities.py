"""In: a statement. Out: the places where it says that something is or was, and whether two of them may be the same. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from functions.digest.comparing.mentions import Mention, Slot
from functions.digest.comparing.statements import Statement
from functions.digest.comparing.wording import frames_of
from functions.digest.places import gazetteer
from functions.digest.verifying.hedges import SAYS
from functions.digest.verifying.names import shown_by
from functions.digest.verifying.naming import is_written_alike
from functions.digest.verifying.numbers import ABBREVIATED, names_of_days
from functions.digest.verifying.words import folded

_NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’-]+(?:[ -](?:(?:de|del|la|las|los|of|al|el|da|do|di) )?[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’-]+){0,3}"
_AFTER = (
    r"in|at|on|along|passed|(?:north|south|east|west) of|near|off|beside|outside|inside|around|close to|en|cerca de|frente a|junto a|à|près de|au large de|bei|nahe|em|perto de|ao largo de"
    r"|в|во|у|под|около|возле|близ|на|w|koło|pod|vicino a|al largo di|nei pressi di|di fronte a|davanti a|vor|unweit von|unweit|presso|bij|nabij"
)
_ARTICLE = r"(?:(?:the|la|el|le|los|las|il|o|a|de)\s+)?"
_LOCATIVE = re.compile(rf"(?<![^\W_])(?:{_AFTER})\s+{_ARTICLE}(?P<name>{_NAME})")
_OF_KIND = re.compile(
    rf"\b(?:village|town|city|port|province|district|region|island|airport|harbou?r|beach|plage|playa|barrio|ciudad|pueblo|puerto|provincia|ville|village|port"
    rf"|cidade|porto|город\w*|сел\w+|порт\w*)\s+(?:of |de |du |d['’])?(?P<name>{_NAME})(?!['’]s)"
)
_TURKISH = re.compile(r"(?P<name>[A-ZÇĞİÖŞÜ][\wçğıöşü]+)['’](?:de|da|te|ta)(?:ki)?\b")
_CHINESE = re.compile(
    r"(?:在|位于)(?P<name>[\u4e00-\u9fff]{2,6}?)(?=附近|以[东西南北東]|举行|舉行|发生|發生|相遇|会面|會面|召开|召開|地区|地區|一带|一帶|北岸|南岸|近海|海域|水域|省|市|县|縣|港)"
)
_JAPANESE = re.compile(
    r"(?P<name>[\u4e00-\u9fff\u30a0-\u30ff]{2,8}?)(?:市|県|町|村|港)?(?:沖|付近|近海|の港)?(?:で|において)(?![すはきあ])"
)
_KOREAN = re.compile(r"(?P<name>[\uac00-\ud7af]{2,8}?)(?:에서(?!는)| 인근| 앞바다| 근처| 해상)")
_ARABIC = re.compile(
    r"(?<!\S)(?:(?:قرب|قبالة|عند أطراف|بالقرب من)\s(?:مدينة |ميناء |بلدة |قرية |سواحل )?|في\s(?:مدينة |ميناء |بلدة |قرية |محافظة |منطقة ))(?P<name>[\u0621-\u064a]{3,}(?:\s[\u0621-\u064a]{3,})?)"
)
_BY_LANGUAGE = {"zh": _CHINESE, "ja": _JAPANESE, "ko": _KOREAN, "ar": _ARABIC}
_CAPITALS = frozenset(
    folded(name)
    for name in """Tokyo Beijing Peking Pekín Pékin Washington Taipei Seoul Pyongyang Delhi Islamabad Caracas Moscow Moscou Moscú Moskau Kyiv Kiev
    Tehran Teherán Téhéran London Londres Paris París Berlin Berlín Madrid Rome Roma Brussels Bruselas Bruxelles Kabul Canberra Dhaka Brasilia
    Brasília Ottawa Bogota Bogotá Havana Cairo Jakarta Baghdad Hague Manila Warsaw Doha Riyadh Bangkok Ankara Hanoi Geneva Ginebra Genève Genf
    Colombo Kathmandu Damascus Beirut Sanaa Quito Georgetown Stockholm Oslo Copenhagen Helsinki Wellington Москва Москве Пекин Пекине Токио
    Bishkek Astana Dushanbe Tashkent Yerevan Baku Khartoum Kigali Kinshasa Rabat Mogadishu Nairobi Abuja Belgrade Zagreb Budapest
    Bucharest Athens Minsk Vilnius Riga Tallinn Montevideo 北京 东京 東京 莫斯科 首尔 首爾 平壤 新德里 台北 臺北 ワシントン ソウル 베이징 도쿄 서울 워싱턴 평양 طهران موسكو بكين القاهرة الدوحة الرياض""".split()
)
_WIDE = re.compile(
    r"^(?:North|South|East|West)$|\b(?:Sea|Strait|Straits|Channel|Lake|Ocean|Gulf|River|Mountains|Europe|Asia|Africa|Mar|Golfo|Río|Lago|Mer|Golfe|Meer)\b"
)
_TELLER = re.compile(
    r"\b(?:firm|company|companies|university|institute|club|officials?|officers?|office|ministr\w+|spokes\w+|government|governor|diplomats?|consulate|embassy|police|authorit\w+|analysts?"
    r"|reporters?|media|press|agency|sources?|autoridades|gobierno|policía|ministerio|gouvernement|préfecture|parquet)\s$",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    """parliament congress senate house ministry government court cabinet god covid internet twitter facebook islam christmas ramadan easter
    olympics games cup league summit president prime minister friday""".split()
)

_GENERIC = frozenset(
    """island islands isla islas lake lago bay mount mountain monte point cape port porto puerto city town village river beach reef shoal
    park district county province region north south east west northern southern eastern western جبل مدينة بلدة قرية ميناء""".split()
)
"""What many places have in their names."""
_GERMAN_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|ment|nis|ion|en|er|haft|not|kraft|gang|lage|fahrt|zeit|Gericht|Ort|Bord|Höhe|Land|See|Wasser|Augen|Sicht)(?:\s|$)"
)
"""German writes every noun with a capital."""
_BESIDE = re.compile(
    r"\b(?:off|near|beside|outside|close to|passed|of|frente a|junto a|cerca de|au large de|près de|bei|nahe|vor|unweit von|unweit|al largo di|nei pressi di|di fronte a|davanti a|vicino a|presso|frente à|perto de|ao largo de|у|под|около|возле|близ"
    r"|قرب|قبالة|عند أطراف|بالقرب من)\s\S*\s?$"
)
_HAPPENED = re.compile(
    r"\b(?:took place|tak\w+|happen\w*|occurr\w+|fell|land\w+|lay|lying|sank|sunk|crash\w*|struck|hit|began|beg[iu]n|start\w*|broke out|came down|found|seiz\w+|stopp\w+"
    r"|overtaken|attack\w*|shot|board\w*|collid\w+|plac\w+ the|surfac\w+|was|were|wash\w+|launch\w+|market|explo\w+|ran aground|blast|robb\w+"
    r"|produj\w+|ocurri\w+|encontr\w+|estaba|cay\w+|déroul\w+|produit\w*|lieu|trouv\w+|parti\w*|tomb\w+|произош\w+|упал\w*|обнаруж\w+|наход\w+|найден\w*)"
    r"(?:\W+\w+){0,5}\W*$"
)


@dataclass(frozen=True)
class Place:
    """`known` is its id where the tables have it; a country, region or sea is `wide`: a town may lie in it."""

    name: str
    known: str | None
    wide: bool


def find(statement: Statement) -> list[Mention]:
    reading = statement.reading
    if reading.is_title or reading.language == "th":
        return []
    text = reading.text
    at = {reading.pieces[first][1]: name for name, first, _ in reading.known}
    patterns = (
        [_BY_LANGUAGE[reading.language]]
        if reading.language in _BY_LANGUAGE
        else [_LOCATIVE, _OF_KIND, *([_TURKISH] if reading.language == "tr" else [])]
    )
    found: dict[int, Mention] = {}
    for pattern in patterns:
        for mark in pattern.finditer(text):
            name = re.sub(r"['’]s$", "", mark["name"])
            first = folded(name.split()[0])
            if first in _NO_PLACE or first in names_of_days() or first in ABBREVIATED or (first.removesuffix("s") in _NO_PLACE):
                continue
            if _is_of_the_report(text, mark.start(), mark.start("name") + len(name)):
                continue
            if first not in _CAPITALS and gazetteer().countries(name):
                continue
            if reading.language == "de" and _GERMAN_NOUN.search(name):
                continue
            known = at.get(mark.start("name"))
            wide = (known is not None and folded(name) not in _CAPITALS) or bool(_WIDE.search(name))
            found.setdefault(
                mark.start("name"),
                Mention(statement, "place", name, mark.start("name"), mark.start("name") + len(name), Place(name, known, wide)),
            )
    return [found[start] for start in sorted(found)]


def _is_of_the_report(text: str, start: int, end: int) -> bool:
    """ "an official in Malé said": where it is told."""
    return bool(_TELLER.search(text[:start])) or (
        text[end : end + 1] not in {",", ";"} and bool(SAYS.search(" ".join(text[end:].split()[:2])))
    )


def same(one: Mention, other: Mention) -> bool:
    a, b = one.meant, other.meant
    if not isinstance(a, Place) or not isinstance(b, Place):
        return False
    if a.known and b.known:
        return bool(shown_by(a.known) & shown_by(b.known))
    if any(frame.thing == another.thing for frame in frames_of(a.name) for another in frames_of(b.name)):
        return True  # a difference of naming
    mine, yours = skeleton(a.name), skeleton(b.name)
    if mine is None or yours is None:
        return False
    near = min(len(mine), len(yours)) >= 4 and SequenceMatcher(None, mine, yours, autojunk=False).ratio() >= 0.75
    return near or mine == yours or (min(len(mine), len(yours)) >= 3 and (mine.startswith(yours) or yours.startswith(mine)))


def _is_named(statement: Statement, mention: Mention) -> bool:
    place = mention.meant
    if not isinstance(place, Place):
        return False
    text = folded(f"{statement.article.title} {statement.article.summary}")
    words = frozenset(re.findall(r"\w+", text))
    return (
        any(
            len(word) >= 4 and word not in _GENERIC and (word in words or is_written_alike(word, words))
            for word in re.findall(r"\w+", folded(place.name))
        )
        or folded(place.name) in text
    )


_CYRILLIC = dict(zip("бвгджзклмнпрстфхцчшщ", "b v g d s s k l m n p r s t f k s s s s".split(), strict=True))
_ARABIC_LETTERS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمن", "b t s g h k d d r s s s s d t s - g f k k l m n".split(), strict=True))
_LATIN = (
    ("ph", "f"),
    ("sh", "s"),
    ("ch", "s"),
    ("zh", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("ts", "s"),
    ("ck", "k"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("j", "s"),
)


def skeleton(name: str) -> str | None:
    """A name's consonants, about as three alphabets write them; None for other scripts, which nothing here can read."""
    word = " ".join(part for part in folded(name).split() if part not in _GENERIC) or folded(name)
    if re.search(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", word):
        return None
    if re.search(r"[\u0400-\u04ff]", word):
        letters = "".join(_CYRILLIC.get(letter, "") for letter in word)
    elif re.search(r"[\u0600-\u06ff]", word):
        letters = "".join(_ARABIC_LETTERS.get(letter, "") for letter in word.removeprefix("ال")).replace("-", "")
    else:
        for written, read in _LATIN:
            word = word.replace(written, read)
        letters = re.sub(r"[^bcdfghklmnprstv]", "", word).replace("h", "")
    return re.sub(r"(.)\1+", r"\1", letters.replace("h", ""))


def comparable(one: Mention, other: Mention) -> bool:
    """Not where one may lie in the other, nor where two scripts cannot be laid beside each other."""
    a, b = one.meant, other.meant
    if not isinstance(a, Place) or not isinstance(b, Place) or a.wide or b.wide:
        return False
    return bool(a.known and b.known) or (skeleton(a.name) is not None and skeleton(b.name) is not None)


def besides(one: Mention, other: Mention) -> float:
    """Where both say that it happened there, it is the event's place; where neither does, it is another one's."""
    told = sum(_is_of_the_event(mention) for mention in (one, other))
    return (-PLACED, 0.0, PLACED)[told]


def _is_of_the_event(mention: Mention) -> bool:
    text = mention.statement.reading.text
    before = re.split(r"[;:()](?!\d)", text[: mention.start])[-1]
    near = text[mention.end : mention.end + 3]
    return bool(_BESIDE.search(before) or _HAPPENED.search(before) or re.match(r"附近|以[东西南北]|沖|近海| 인근| 앞바다", near))


PLACED = 0.22
PLACES = Slot("place", find, same, comparable, _is_named, besides=besides)
