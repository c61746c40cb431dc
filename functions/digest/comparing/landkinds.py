"""In: the word of a kind of land or water. Out: which kind it is, in every language: two of one kind that have two names are two. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = (
    ("river", r"rivers?|rios?|riviere|fleuve|fluss\w*|fiume|torrente|рек[аиуе]|рекой|rzek\w+|rivier|nehr\w+|irmag\w+|نهر|cuenca|"
        r"bacia|bassin|banks?|orillas?|ribera|rives?|ufer|sponda|margem|берег\w*|brzeg\w*"),
    ("lake", r"lakes?|lagos?|lac|see|lago|laguna|lagoa|озер\w+|jezior\w+|meer|gol\w*|بحيرة|reservoir"),
    ("district", r"districts?|distritos?|distretto|landkreis|район\w*|powia\w+|ilce\w*|قضاء|county|counties|subdistrict|upazila|"
        r"municip\w+|municipio|comune|commune"),
    ("province", r"provinces?|provincias?|provincia|provinz|провинци\w+|prowincj\w+|governorate|oblast|област\w+|محافظة"),
    ("forest", r"forests?|woods?|foret|bosques?|selva|wald|foresta|bosco|floresta|лес\w*|las|lesie|orman\w*|غابة"),
    ("valley", r"valleys?|valle|vallee|tal|vale|долин\w+|dolin\w+|vadi\w*|وادي"),
    ("mountain", r"mountains?|mount|monte|mont|berg|cerro|pico|гор[аеы]|gor[aye]|dag\w*|جبل|range|sierra|cordillera"),
    ("park", r"parks?|parque|parc|parco|парк\w*|reserve|reserva|sanctuary"),
    ("bay", r"bays?|bahia|baie|bucht|baia|залив\w*|zatok\w+|korfez\w*|خليج|gulf|golfo|golfe|golf"),
    ("strait", r"straits?|estrecho|detroit|stretto|estreito|пролив\w*|bogaz\w*|مضيق|channel"),
)  # fmt: skip
LONG = frozenset(("river", "lake", "forest", "valley", "mountain", "park", "bay", "strait"))
"""What has the name of a town has not its place."""

KNOWN_BY_ONE_NAME = frozenset(("river", "lake", "district", "forest", "valley", "park"))
"""Too small to have another name elsewhere."""


@lru_cache(maxsize=2_000)
def land_kind(word: str) -> str | None:
    """`word` as the tables have it, without case and accents."""
    return next((kind for kind, forms in _KINDS if re.fullmatch(forms, word)), None)
