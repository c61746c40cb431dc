"""In: nothing. Out: words for numbers in the languages of the feeds, folded, with what they say. Pure."""

from __future__ import annotations

from functools import cache

from functions.digest.verifying.words import folded

_TENS = (20, 30, 40, 50, 60, 70, 80, 90)
_HUNDREDS = (200, 300, 400, 500, 600, 700, 800, 900)
_UP_TO_19 = {  # From two on: a word for one is most often an article. A slash parts the forms of one number.
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "de": "zwei/zwo drei/dreien vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    "pt": "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "ru": "два/две/двух/двум/двумя/двое/двоих/двоим три/трёх/трех/трём/трем/тремя/трое/троих/троим четыре/четырёх/четырех/четырём/четырем/четырьмя/четверо/четверых пять/пяти/пятью/пятеро/пятерых "
    "шесть/шести/шестью/шестеро/шестерых семь/семи/семью/семеро/семерых восемь/восьми/восемью/восьмью/восьмеро девять/девяти/девятью десять/десяти/десятью/десятеро одиннадцать/одиннадцати двенадцать/двенадцати "
    "тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати",
    "uk": "два/дві/двох/двом/двоє/двоїх три/трьох/трьом/троє/трьома чотири/чотирьох/чотирьом/четверо п'ять/п’ять/п'яти/п’яти/п'ятеро/п’ятеро шість/шести/шестеро сім/семи/семеро вісім/восьми дев'ять/дев’ять/дев'яти/дев’яти десять/десяти "
    "одинадцять/одинадцяти дванадцять/дванадцяти тринадцять чотирнадцять п'ятнадцять/п’ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять/дев’ятнадцять",
    "pl": "dwa/dwie/dwaj/dwóch/dwu/dwom/dwoje/dwojga/dwiema/dwoma trzy/trzej/trzech/trzem/trzema/troje/trojga cztery/czterej/czterech/czterem/czterema/czworo/czworga pięć/pięciu/pięcioro/pięciorga "
    "sześć/sześciu/sześcioro siedem/siedmiu/siedmioro osiem/ośmiu/ośmioro dziewięć/dziewięciu/dziewięcioro dziesięć/dziesięciu/dziesięcioro jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu "
    "czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki onüç ondört onbeş onaltı onyedi onsekiz ondokuz",
    "ar": "اثنان/اثنين/اثنا/اثني/اثنتا/اثنتي/اثنتان/اثنتين/إثنين/إثنان ثلاثة/ثلاث أربعة/أربع/اربعة خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر",
}  # fmt: skip
_BY_TEN = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety", "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt/vingts trente quarante cinquante soixante septante quatre-vingts/quatre-vingt/octante/huitante nonante", "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", "pt": "vinte trinta quarenta cinquenta/cinqüenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "ru": "двадцать/двадцати/двадцатью тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста",
    "uk": "двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п’ятдесят шістдесят сімдесят вісімдесят дев'яносто/дев’яносто",
    "pl": "dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu",
    "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan", "ar": "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين",
}  # fmt: skip
_BY_HUNDRED = {
    "es": "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
    "pt": "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
    "ru": "двести/двухсот триста/трёхсот/трехсот четыреста/четырёхсот/четырехсот пятьсот/пятисот шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот", "uk": "двісті триста чотириста п'ятсот/п’ятсот шістсот сімсот вісімсот дев'ятсот/дев’ятсот",
    "pl": "dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset",
    "ar": "مئتان/مئتين/مائتان/مائتين/مئتي/مائتي ثلاثمئة/ثلاثمائة أربعمئة/أربعمائة خمسمئة/خمسمائة ستمئة/ستمائة سبعمئة/سبعمائة ثمانمئة/ثمانمائة تسعمئة/تسعمائة",
}  # fmt: skip
_BESIDES = {
    "en": {0: "zero", 12: "dozen", 2: "twice double", 3: "triple thrice"},
    "es": {12: "docena", 15: "quincena", 20: "veintena", 21: "veintiuno veintiún veintiuna", 22: "veintidós", 23: "veintitrés", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis",
           27: "veintisiete", 28: "veintiocho", 29: "veintinueve", 30: "treintena", 100: "cien ciento centena"},
    "fr": {12: "douzaine", 10: "dizaine", 15: "quinzaine", 20: "vingtaine", 30: "trentaine", 40: "quarantaine", 50: "cinquantaine", 60: "soixantaine", 100: "cent centaine"},
    "de": {12: "dutzend", 100: "hundert einhundert"}, "nl": {12: "dozijn", 100: "honderd"}, "it": {10: "decina", 12: "dozzina", 15: "quindicina", 20: "ventina", 30: "trentina", 40: "quarantina", 50: "cinquantina", 100: "cento centinaio"},
    "pt": {12: "dúzia", 10: "dezena", 100: "cem cento centena"}, "ru": {12: "дюжина дюжину дюжины", 100: "сто ста", 10: "десяток"}, "uk": {12: "дюжина", 100: "сто ста"},
    "pl": {12: "tuzin", 100: "sto stu"}, "tr": {12: "düzine", 100: "yüz"}, "ar": {12: "دزينة", 100: "مئة مائة", 2000: "ألفان ألفين ألفي"},
}  # fmt: skip
_ORDINALS = {
    word: n
    for n, words in {
        1: "first primera primer primero première premier erste ersten erster erstes prima primo primeira primeiro première первый первая первое первую",
        2: "second segundo segunda deuxième seconde zweite zweiten zweiter второй вторая secondo seconda", 3: "third tercer tercera tercero troisième dritte dritten terceiro terceira третий третья",
        4: "fourth cuarto cuarta quatrième vierte vierten quarto quarta", 5: "fifth quinto quinta cinquième fünfte fünften", 6: "sixth sexto sexta", 7: "seventh séptimo séptima", 8: "eighth octavo octava",
        9: "ninth noveno novena", 10: "tenth décimo décima", 11: "eleventh", 12: "twelfth", 20: "twentieth",
    }.items()
    for word in words.split()
}  # fmt: skip
ORDINALS = {folded(word): n for word, n in _ORDINALS.items()}
_FIRSTS = {
    "en": "one", "es": "uno una un", "fr": "un une", "de": "eins ein eine einen", "it": "uno una un", "pt": "um uma", "nl": "een één", "ru": "один одна одно одного одну одной", "uk": "один одна одне одного одну",
    "pl": "jeden jedna jedno jednego", "tr": "bir", "ar": "واحد واحدة أحد إحدى واحدا",
}  # fmt: skip
FIRSTS = {language: frozenset(folded(word) for word in words.split()) for language, words in _FIRSTS.items()}
"""Words for one: a number only where another goes with it, as in twenty-one."""
JOINING = {"en": "and", "es": "y", "fr": "et", "pt": "e", "it": "e", "de": "und", "ar": "و"}
"""What stands between the words of one number."""


@cache
def cardinals(language: str) -> dict[str, int]:
    """Every word that alone is a number; of a language that has none here, the words of all."""
    if language not in _UP_TO_19:
        return {word: n for each in _UP_TO_19 if each != "en" for word, n in cardinals(each).items()}
    found: dict[str, int] = {}
    for words, values in ((_UP_TO_19[language], range(2, 20)), (_BY_TEN[language], _TENS), (_BY_HUNDRED.get(language, ""), _HUNDREDS)):
        for forms, n in zip(words.split(), values, strict=False):
            found |= {folded(form): n for form in forms.split("/")}
    found |= {folded(word): n for n, words in _BESIDES[language].items() for word in words.split()}
    return found | _written_as_one(language)


def _written_as_one(language: str) -> dict[str, int]:
    """ "einundzwanzig", "zweihundertdreißig", "centoventi", "tweeëntwintig": numbers below a thousand in one word, and thousands."""
    ones = [folded(forms.split("/")[0]) for forms in _UP_TO_19[language].split()][:8]
    tens = [folded(forms.split("/")[0]) for forms in _BY_TEN[language].split()]
    small = dict(zip([folded(forms.split("/")[0]) for forms in _UP_TO_19[language].split()], range(2, 20), strict=False))
    if language == "tr":
        return {
            ten + one: value + n
            for ten, value in zip(tens, _TENS, strict=True)
            for one, n in zip(["bir", *ones], range(1, 10), strict=True)
        }
    if language in {"de", "nl"}:
        joint, first, hundred, thousand = ("und", "ein", "hundert", "tausend") if language == "de" else ("en", "een", "honderd", "duizend")
        small |= {
            one + joint + ten: value + n
            for ten, value in zip(tens, _TENS, strict=True)
            for one, n in zip([first, *ones], range(1, 10), strict=True)
        }
        small |= dict(zip(tens, _TENS, strict=True))
        firsts = {**dict(zip(ones, range(2, 10), strict=True)), first: 1, "": 1}
    elif language == "it":
        joined = {
            (ten[:-1] if one in {"uno", "otto"} else ten) + one: value + n
            for ten, value in zip(tens, _TENS, strict=True)
            for one, n in zip(["uno", *ones], range(1, 10), strict=True)
        }
        small |= {**joined, **dict(zip(tens, _TENS, strict=True))}
        firsts, hundred, thousand = {**dict(zip(ones, range(2, 10), strict=True)), "": 1}, "cento", "mila"
    else:
        return {}
    below = {one + hundred + rest: n * 100 + more for one, n in firsts.items() for rest, more in {"": 0, **small}.items()}
    return {
        **small,
        **below,
        **{word + thousand: n * 1000 for word, n in {**small, **dict(zip(ones, range(2, 10), strict=True)), hundred: 100}.items()},
    }


_HALVES = {
    "en": (r"half(?:[ -]an?\b)?[ -]", r"[ -]and[ -]a[ -]half\b"), "es": (r"medi[oa] ", r" y (?P<hour>media)\b| y medio\b"), "fr": (r"demie?[ -]", r" et (?P<hour>demie)\b| et demi\b"),
    "de": (r"halbe[sn]? ", r" und eine? halbe?\b"), "it": (r"mezz[oa'] ?", r" e (?P<hour>mezza)\b| e mezzo\b"), "pt": (r"mei[oa] ", r" e (?P<hour>meia)\b| e meio\b"), "nl": (r"halve? ", r" en een half\b"),
    "ru": (r"пол-?", r" с половиной\b"), "uk": (r"пів", r" з половиною\b"), "pl": (r"pół ", r" i pół\b"), "tr": (r"yarım ", r" buçuk\b"), "ar": (r"نصف ", r" ونصف(?: (?:ال)?(?:مليون|ألف|مليار))?(?!\w)"),
}  # fmt: skip
"""How a language says half of a thing, and "and a half" behind a number; an hour and a half past may be meant by a form of its own."""
HALF_OF = {language: half for language, (half, _) in _HALVES.items()}
AND_A_HALF = {language: behind for language, (_, behind) in _HALVES.items()}
_WITH_A_HALF = {
    "de": {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5, "fünfeinhalb": 5.5, "sechseinhalb": 6.5},
    "nl": {"anderhalf": 1.5, "anderhalve": 1.5}, "ru": {"полтора": 1.5, "полторы": 1.5, "полутора": 1.5}, "uk": {"півтора": 1.5, "півтори": 1.5}, "pl": {"półtora": 1.5, "półtorej": 1.5},
}  # fmt: skip
WITH_A_HALF = {language: {folded(word): value for word, value in words.items()} for language, words in _WITH_A_HALF.items()}
BARE = frozenset(
    folded(word)
    for word in "mil mille mila tausend duizend bin тысяча тысячу тысячи тисяча тисячу tysiąc milion miliard миллион ألف ألفا مليون مليونا مليار".split()
)
"""Words of a scale that stand alone for one of it."""
