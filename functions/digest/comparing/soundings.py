"""In: a name in any alphabet. Out: its consonants, about as Latin would write them, so that one name in two scripts can be told from two.

The only user of anyascii.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from anyascii import anyascii

from functions.digest.verifying.words import folded

GENERIC = frozenset(
    """island islands isla islas isle ile iles isola insel lake lago lac see bay bahia baie golfo gulf golf mount mountain monte mont berg point cape capo
    cabo cap kap port porto puerto hafen city town village ciudad ville stadt river rio fiume beach playa plage praia spiaggia reef shoal arrecife
    park district county province provincia region north south east west northern southern eastern western sea strait channel saint san santa st
    the of de la el al del le les los las da do di
    وادي جبل مدينة بلدة قرية ميناء جزيرة остров острова озеро гора мыс порт adasi gunung pulau tanjung""".split()
)
"""What many places have in their names."""
COMPASS = frozenset("north south east west northern southern eastern western the of de la el al del le les los las da do di".split())
_HAN = re.compile(r"[\u3400-\u9fff]")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KIND_ENDING = re.compile(
    r"(?:諸島|群島|列島|半島|群岛|列岛|半岛|海峡|海峽|空港|機場|机场|특별자치도|광역시|해협|공항|반도|[県都府道市区町村郡州省島岛湾灣港岬礁湖川河江海山岳县縣镇鎮乡鄉滩灘]|[시군구도섬항읍면리강산만])$"
)
_CYRILLIC = dict(zip("бвгджзклмнпрстфхцчшщ", "b v g d s s k l m n p r s t f k s s s s".split(), strict=True))
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمن", "b t s g h k d d r s s s s d t s - g f k k l m n".split(), strict=True))
_LATIN = (
    ("ph", "f"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "k"), ("gh", "g"), ("ts", "s"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("q", "k"),
    ("z", "s"), ("j", "s"),
)  # fmt: skip
_LIQUIDS = str.maketrans("lv", "rb")
"""Japanese and Korean have one letter for the two."""
ALIKE = 0.75
FEWEST = 3


def readings(name: str, language: str = "") -> tuple[str, ...]:
    """Every way in which it may be read: ج is j in one country and g in another, w may be v."""
    ways = (name, name.replace("ج", "ش"), re.sub("[wW]", "v", name))
    return tuple(read for read in (skeleton(way, language) for way in dict.fromkeys(ways)) if read is not None)


@lru_cache(maxsize=8_000)
def skeleton(name: str, language: str = "") -> str | None:
    """None where nothing here knows how it is read: Japanese reads Chinese characters in its own ways."""
    word = " ".join(part for part in re.split(r"[\s-]+", folded(name)) if part not in GENERIC) or folded(name)
    if _EAST.search(word):
        if language == "ja" and _HAN.search(word):
            return None
        bare = _KIND_ENDING.sub("", word)
        word = anyascii(bare if len(bare) >= 2 else word).casefold()
    if re.search(r"[\u0400-\u04ff]", word):
        letters = "".join(_CYRILLIC.get(letter, "") for letter in word)
    elif re.search(r"[\u0600-\u06ff]", word):
        letters = "".join(_ARABIC.get(letter, "") for letter in word.removeprefix("ال")).replace("-", "")
    else:
        for written, read in _LATIN:
            word = word.replace(written, read)
        letters = re.sub(r"[^bcdfghklmnprstv]", "", word).replace("h", "")
    return re.sub(r"(.)\1+", r"\1", letters.replace("h", "")).translate(_LIQUIDS)


def sound_alike(one: str, other: str) -> bool:
    """Of two skeletons."""
    shorter = min(len(one), len(other))
    if one == other and one:
        return True
    if shorter >= FEWEST and (one.startswith(other) or other.startswith(one)):
        return True
    first, second = sorted((one, other))
    return shorter >= 4 and one[0] == other[0] and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
