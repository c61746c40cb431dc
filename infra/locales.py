"""In: Unicode's CLDR as Babel has it. Out: functions/render/locales.json, how languages write dates and what English calls countries.

    pip install babel && python -m infra.locales

Babel is 33 MB and no part of the functions; what they need of it is in that file.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale

FILE = Path(__file__).parents[1] / "functions" / "render" / "locales.json"

LANGUAGES = """
af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ky lo lt lv
mk ml mn mr ms mt my nb ne nl no or pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th tk tr uk ur uz vi yo zh zu
""".split()

VARIANTS = {"pt_PT": "pt-PT", "zh_Hant": "zh-Hant", "sr_Latn": "sr-Latn", "uz_Arab": "uz-Arab", "pa_Arab": "pa-Arab"}
"""Languages that are written otherwise elsewhere, beside those that have one way."""

FIELDS = {
    "y": "{year}",
    "d": "{day}",
    "dd": "{day:02}",
    "M": "{number}",
    "L": "{number}",
    "MM": "{number:02}",
    "MMM": "{month}",
    "MMMM": "{month}",
    "LLLL": "{alone}",
    "EEEE": "{weekday}",
    "cccc": "{weekday}",
    "EEE": "{weekday}",
    "E": "{weekday}",
    "LLL": "{alone}",
    "Y": "{year}",
}

ENGLISH = {"day": "{day} {month} {year}", "full": "{weekday}, {day} {month} {year}", "month": "{month} {year}"}
"""Day before month, as the rest of the page's English has it; CLDR's "en" is that of the United States."""


def main() -> None:
    languages = {VARIANTS.get(name, name): _dates(Locale.parse(name)) for name in (*LANGUAGES, *VARIANTS)}
    languages["en"] |= ENGLISH
    named = sorted(Locale.parse("en").territories.items())
    countries = {code: name.removesuffix(" SAR China") for code, name in named if re.fullmatch("[A-Z]{2}", code)}
    FILE.write_text(json.dumps({"languages": languages, "countries": countries}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _dates(locale: Locale) -> dict[str, Any]:
    era = locale.eras["wide"].get(1, "")
    months = [locale.months["format"]["wide"][number] for number in range(1, 13)]
    alone = [locale.months["stand-alone"]["wide"][number] for number in range(1, 13)]
    month = str(locale.datetime_skeletons.get("yMMMM", "LLLL y"))
    return {
        "direction": locale.text_direction,
        "day": _template(locale.date_formats["long"].pattern, era),
        "full": _template(locale.date_formats["full"].pattern, era),
        "month": _template(month, era),
        "months": months,
        "alone": months if alone[0] == "M01" else alone,  # what CLDR says where it knows none
        "weekdays": [locale.days["format"]["wide"][number] for number in range(7)],
    }


def _template(pattern: str, era: str) -> str:
    """ "d 'de' MMMM" → "{day} de {month}"."""
    pieces = re.findall(r"'((?:[^']|'')*)'|([A-Za-z])(\2*)|([^A-Za-z']+)", pattern)
    return "".join(
        era if letter == "G" else FIELDS[letter + more] if letter else (quoted.replace("''", "'") or other)
        for quoted, letter, more, other in pieces
    )


if __name__ == "__main__":
    main()
