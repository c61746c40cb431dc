"""In: a text. Out: where it says without a name what kind of building, room, vehicle or ground something was in. Pure.

"In a seafront cafe", "dans le tunnel": two of these exclude each other where neither may hold the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from functions.digest.comparing.placewords import Word, vocabulary, words_of
from functions.digest.verifying.words import folded

_SORTS: Mapping[str, Mapping[str, str]] = {
    "room": {
        "hall": "hall|halls|saal|sala|salon|salone|зал|зале|sali|salonunda|大厅|ホール|강당",
        "cellar": "cellar|basement|sotano|cave|keller|cantina|porao|подвал|подвале|piwnicy|地下室",
        "roof": "roof|rooftop|azotea|tejado|toit|dach|tetto|telhado|крыше|dachu|屋顶|屋上|옥상",
        "stairs": "staircase|stairwell|escalera|escalier|treppenhaus|scale|escada|лестнице|подъезде|klatce",
        "cell": "cell|celda|cellule|zelle|cella|cela|камере|celi",
    },
    "building": {
        "eating": "cafe|bar|pub|restaurant|canteen|diner|tavern|cafeteria|taberna|cerveceria|restaurante|brasserie|kneipe|"
        "gaststatte|lokal|ristorante|trattoria|osteria"
        "|кафе|баре|ресторане|столовой|restauracji|barze|kawiarni|lokantada|kafede|餐厅|餐馆|酒吧|食堂|居酒屋|飲食店|식당|술집|مطعم|مقهى",
        "office": "town hall|city hall|polling office|polling station|office|offices|counting room|headquarters|ayuntamiento|"
        "oficina|mairie|bureau|rathaus|buro|municipio|ufficio"
        "|prefeitura|escritorio|мэрии|офисе|ratuszu|urzedzie|biurze|belediyede|ofiste|办公室|市政厅|役所|事務所|시청|사무실",
        "home": "house|home|flat|apartment|villa|cottage|bungalow|casa|piso|apartamento|vivienda|maison|appartement|haus|"
        "wohnung|abitazione|appartamento|apartamento"
        "|доме|квартире|domu|mieszkaniu|evde|dairede|公寓|住宅|家中|自宅|アパート|아파트|주택|منزل|شقة",
        "hotel": "hotel|hostel|motel|guesthouse|inn|hostal|auberge|gasthof|albergo|pensione|pousada|гостинице|отеле|hotelu|"
        "otelde|酒店|宾馆|ホテル|旅館|호텔|فندق",
        "shop": "shop|store|supermarket|mall|tienda|supermercado|magasin|supermarche|laden|geschaft|supermarkt|negozio|"
        "supermercato|loja|магазине|супермаркете|sklepie"
        "|markette|商店|超市|スーパー|마트|متجر",
        "works": "warehouse|depot|factory|workshop|plant|almacen|fabrica|nave|entrepot|usine|atelier|lagerhaus|lagerhalle|"
        "fabrik|werkstatt|magazzino|fabbrica|capannone|armazem"
        "|складе|заводе|цехе|magazynie|fabryce|depoda|fabrikada|仓库|工厂|倉庫|工場|창고|공장|مستودع|مصنع",
        "worship": "church|mosque|temple|synagogue|iglesia|mezquita|eglise|mosquee|kirche|moschee|chiesa|moschea|igreja|"
        "mesquita|церкви|мечети|kosciele|camide|教堂|清真寺|教会|교회|كنيسة|مسجد",
        "school": "school|classroom|escuela|colegio|ecole|college|schule|scuola|escola|школе|szkole|okulda|学校|교실|مدرسة",
        "casino": "casino|casino annexe|annexe|casino annex|kasino|казино|kasynie|赌场|カジノ|카지노",
        "clinic": "clinic|surgery|consultorio|clinique|klinik|ambulatorio|клинике|przychodni",
    },
    "vehicle": {
        "car": "car|taxi|coche|voiture|auto|macchina|carro|машине|автомобиле|такси|samochodzie|taksowce|araba|arabada|车内|車内|차량",
        "bus": "bus|coach|minibus|autobus|autobuses|autocar|onibus|autocarro|автобусе|маршрутке|autobusie|otobuste|公交车|バス|버스|حافلة",
        "train": "train|carriage|tren|wagon|zug|treno|comboio|trem|поезде|вагоне|pociagu|trende|列车|電車|열차|قطار",
        "plane": "plane|aircraft|avion|flugzeug|aereo|aviao|самолете|samolocie|ucakta|飞机|機内",
        "ship": "ferry|ship|boat|barco|bateau|schiff|fahre|nave|traghetto|navio|судне|пароме|promie|feribotta|船上|船内",
    },
    "ground": {
        "parking": "car park|parking lot|parking|lorry park|truck park|aparcamiento|estacionamiento|parcheggio|parkplatz|"
        "estacionamento|парковке|стоянке|parkingu|otoparkta|停车场|駐車場|주차장",
        "garage": "garage|underground garage|garaje|tiefgarage|parkhaus|autorimessa|garagem|гараже|garazu|车库",
        "bridge": "bridge|footbridge|puente|pont|brucke|ponte|мосту|moscie|koprude|桥上|橋の上|다리 위|جسر",
        "tunnel": "tunnel|underpass|tunel|galleria|туннеле|тоннеле|tunelu|tunelde|隧道|トンネル|터널|نفق",
        "field": "field|paddy field|meadow|pasture|orchard|campo|prado|champ|pre|feld|wiese|prato|поле|пастбище|polu|lace|"
        "tarlada|田里|畑|논",
        "wood": "forest|wood|woods|woodland|bosque|foret|bois|wald|bosco|mata|floresta|лесу|lesie|ormanda|树林|森",
        "beach": "beach|playa|plage|strand|spiaggia|praia|пляже|plazy|plajda|海滩|海岸|해변|شاطئ",
        "square": "square|market square|plaza|place|marktplatz|platz|piazza|praca|площади|rynku|placu|meydanda|广场|広場|광장|ساحة",
        "track": "runway|track|railway line|pista|piste|gleis|взлетной полосе|путях|torach",
    },
}  # fmt: skip
_PLACES_THAT_HOLD = frozenset(("hotel", "casino", "shop", "works", "school"))
"""Buildings that may have others of their own: a bar, an office."""
_HELD = frozenset(("eating", "office", "shop", "clinic", "worship"))
_OF: Mapping[str, tuple[str, str]] = {
    word: (sort, kind) for sort, kinds in _SORTS.items() for kind, words in kinds.items() for word in words.split("|")
}
_HEAD_LAST = frozenset(("en", "de", "ru", "pl"))
"""Languages whose adjectives stand before the noun."""
_MOST_WORDS = 5


@dataclass(frozen=True)
class Premises:
    """From `start` to `end`; the preposition begins at `first`."""

    sort: str
    kind: str
    start: int
    end: int
    first: int


def premises(text: str, language: str) -> Iterator[Premises]:
    words, known = words_of(text, language), vocabulary(language)
    at = known.phrases("at")
    for first in range(len(words)):
        length = at.at(words, first)
        found = None
        step = first + length
        while length and step < min(len(words), first + length + _MOST_WORDS):
            word = words[step]
            if word.is_mark or (word.is_capital and language != "de") or (step > first + length and at.at(words, step)):
                break
            one = _at(words, step)
            found = (one, step) if one else found
            if found and step > found[1] and not one:
                break
            if one and language not in _HEAD_LAST:
                break
            step += 1
        if found and found[0]:
            (sort, kind), end = _OF[found[0]], found[1]
            start = next(n for n in range(end, -1, -1) if " ".join(word.low for word in words[n : end + 1]).endswith(found[0]))
            yield Premises(sort, kind, words[start].start, words[end].end, words[first].start)


def _at(words: list[Word], end: int) -> str | None:
    """The longest name of a kind that ends there."""
    for count in (2, 1):
        told = " ".join(word.low for word in words[max(0, end + 1 - count) : end + 1])
        if told in _OF:
            return told
    return None


def are_told(kind: str, text: str) -> bool:
    """Whether a text has that kind anywhere."""
    told = folded(text)
    return any(re.search(rf"(?<!\w){re.escape(word)}", told) for word, (_, other) in _OF.items() if other == kind)


def exclude(one: Premises, other: Premises) -> bool:
    """A room may be in any building, a vehicle on any ground; a house is on none of the kinds of ground."""
    sorts = {one.sort, other.sort}
    if one.kind == other.kind:
        return False
    if {one.kind, other.kind} & _PLACES_THAT_HOLD and {one.kind, other.kind} <= (_PLACES_THAT_HOLD | _HELD):
        return False
    return len(sorts) == 1 or sorts in ({"building", "ground"}, {"room", "ground"}, {"vehicle", "building"})
