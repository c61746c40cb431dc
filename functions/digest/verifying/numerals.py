"""In: nothing. Out: words for numbers in the languages of the feeds, folded, with what they say. Pure."""

from __future__ import annotations

from functions.digest.verifying.words import folded

_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
CARDINALS = {word: n for n, word in enumerate(_ENGLISH.split())}
CARDINALS |= {word: n for n, word in zip(range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety".split(), strict=True)}
CARDINALS |= {"dozen": 12, "twice": 2, "double": 2, "triple": 3, "thrice": 3}
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
_OTHERS = {
    word: n
    for n, words in {
        2: "dos deux zwei due dois duas twee два две двух двое двоих iki dwa اثنين اثنان اثنتين дві",
        3: "tres trois drei tre três drie три трёх трех трое üç trzy ثلاثة ثلاث троє трьох",
        4: "cuatro quatre vier quattro quatro четыре четырёх четверо dört cztery أربعة أربع чотири чотирьох",
        5: "cinco cinq fünf cinque vijf пять пяти пятеро beş pięć خمسة خمس п'ять п’ять",
        6: "seis six sechs sei zes шесть шести шестеро altı sześć ستة ست шість",
        7: "siete sept sieben sette sete zeven семь семи семеро yedi siedem سبعة سبع сім",
        8: "ocho huit acht otto oito восемь восьми sekiz osiem ثمانية ثماني вісім",
        9: "nueve neuf neun nove negen девять девяти dokuz dziewięć تسعة تسع дев'ять дев’ять",
        10: "diez dix zehn dieci dez tien десять десяти on dziesięć عشرة عشر",
        11: "once onze elf undici одиннадцать одиннадцати одинадцять",
        12: "doce douze zwölf dodici doze twaalf двенадцать двенадцати дванадцять docena douzaine dutzend dúzia dozzina дюжина düzine",
        13: "trece treize dreizehn tredici treze dertien тринадцать тринадцати тринадцять", 14: "catorce quatorze vierzehn quattordici catorze veertien четырнадцать чотирнадцять",
        15: "quince quinze fünfzehn quindici vijftien пятнадцать п'ятнадцять quinzaine quincena", 16: "dieciséis seize sechzehn sedici dezesseis dezasseis zestien шестнадцать шістнадцять",
        17: "diecisiete siebzehn diciassette dezessete dezassete zeventien семнадцать сімнадцять", 18: "dieciocho achtzehn diciotto dezoito achttien восемнадцать вісімнадцять",
        19: "diecinueve neunzehn diciannove dezenove dezanove negentien девятнадцать дев'ятнадцять",
        20: "veinte vingt zwanzig venti vinte twintig двадцать двадцати двадцять yirmi عشرون عشرين vingtaine veintena", 21: "veintiuno veintiún ventuno",
        22: "veintidós ventidue", 23: "veintitrés ventitré", 24: "veinticuatro ventiquattro", 25: "veinticinco venticinque", 26: "veintiséis ventisei",
        27: "veintisiete ventisette", 28: "veintiocho ventotto", 29: "veintinueve ventinove",
        30: "treinta trente dreißig trenta trinta dertig тридцать тридцати тридцять otuz ثلاثون ثلاثين trentaine treintena",
        40: "cuarenta quarante vierzig quaranta quarenta veertig сорок сорока kırk أربعون أربعين", 50: "cincuenta cinquante fünfzig cinquanta cinquenta vijftig пятьдесят пятидесяти п'ятдесят elli خمسون خمسين cinquantaine",
        60: "sesenta soixante sechzig sessanta sessenta zestig шестьдесят шістдесят altmış ستون ستين soixantaine", 70: "setenta siebzig settanta zeventig семьдесят сімдесят yetmiş سبعون سبعين",
        80: "ochenta achtzig ottanta oitenta tachtig восемьдесят вісімдесят seksen ثمانون ثمانين", 90: "noventa neunzig novanta negentig девяносто doksan تسعون تسعين",
        100: "cien cento hundert сто yüz مئة مائة centaine centena", 200: "doscientos doscientas duzentos duzentas zweihundert duecento двести двісті مئتين مئتي مائتي مئتان",
        300: "trescientos trescientas trezentos trezentas dreihundert trecento триста ثلاثمئة ثلاثمائة", 400: "cuatrocientos cuatrocientas quatrocentos vierhundert quattrocento четыреста أربعمئة أربعمائة",
        500: "quinientos quinientas quinhentos quinhentas fünfhundert cinquecento пятьсот خمسمئة خمسمائة", 600: "seiscientos seiscientas seiscentos sechshundert шестьсот ستمئة", 700: "setecientos setecientas setecentos siebenhundert семьсот سبعمئة",
        800: "ochocientos ochocientas oitocentos achthundert восемьсот ثمانمئة", 900: "novecientos novecientas novecentos neunhundert девятьсот تسعمئة",
    }.items()
    for word in words.split()
}  # fmt: skip
ORDINALS = {folded(word): n for word, n in _ORDINALS.items()}
OTHER_CARDINALS = {folded(word): n for word, n in _OTHERS.items()}
OTHER_CARDINALS |= {
    folded(f"{one}und{ten}"): number + tens
    for number, one in enumerate("ein zwei drei vier fünf sechs sieben acht neun".split(), start=1)
    for tens, ten in zip(range(20, 100, 10), "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), strict=True)
}
