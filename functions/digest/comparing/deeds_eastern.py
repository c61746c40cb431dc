"""In: a text in Chinese, Japanese, Korean, Arabic or Turkish. Out: its deeds. Pure.

In Japanese and Korean a particle marks who does it, in Turkish the end of a word, in Arabic it stands behind its verb or "that", and
in Chinese before it, or behind 由 and 被: each is a handful of patterns with the doer as `who`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from functions.digest.comparing.deeds import Deed, How

_Patterns = tuple[tuple[str, How], ...]

_ZH_MARKS = "，。；：、！？“”‘’「」『』（）《》…,.;:!?\"'()"
_ZH_WHO = rf"[^{_ZH_MARKS}\s的了在将把被由于为以及和与因是称说系]"
_ZH_SAYS = r"(?:称|說|说|表示|指出|宣布|通报|声明|强调|透露|认为|指责|指責|证实|否认|報道|报道|强烈|呼吁|抗议|谴责|回应)"
_ZH_DOES = (
    r"(?:率先|首先|抢先|先(?:行|动手|开|提|发|撞|越)|主动|擅自|故意|蓄意|突然|非法|强行|悍然|无故|单方面|私自|恶意|违规|误|曾|已|已经|正|又|再次|多次|试图|企图|却|未|不|没有|拒绝|向|对|用|从|朝|在|把|将|越|越过|开火|开枪"
    r"|炮击|轰炸|袭击|攻击|撞|冲撞|碰撞|拦截|切断|割断|剪断|炸|摧毁|破坏|侵入|入侵|闯入|进入|关闭|封锁|打开|发射|发动|投放|抛|扔|投掷|偷|抢|劫|绑架|杀|打|殴打|纵火|放火|点燃|污染|倾倒|排放|提出|提议|要求|请求|取消|推迟|撤"
    r"|退出|离席|退席|中断|破裂|挑起|挑衅|引发|引起|造成|导致|制造|策划|组织|雇|派|释放|泄露|散布|伪造|操纵|拆|挖|埋|砍|驱赶|扣押|逮捕|阻|违反|撕毁|干扰|照射|靠近|逼近|跟踪|尾随|抓|闯|驾|拉|推|踢|咬|砸|毁|占|登上|射|[一-鿿](?:破|断|坏|掉|毁|伤|死|走|倒|沉)了)"
)
_ZH: _Patterns = (
    (rf"(?:由|被|遭到?|受到?|系|乃)(?P<who>[^{_ZH_MARKS}\s]{{2,16}}?)(?:所为|所致|所造成|造成|引起|引发|导致|实施|发动|策划|制造|投放|发射|提出|提议|发起)", "by"),
    (rf"(?:由|被|遭到?|系)(?P<who>[^{_ZH_MARKS}\s]{{2,16}})(?:[\u4e00-\u9fff]{{2}})(?:了|的|过|後|后)?(?=[{_ZH_MARKS}]|$)", "by"),
    (rf"(?:系|是)(?P<who>{_ZH_WHO}{{2,14}}?)(?:所为|所致|干的|做的|造成|引起|导致|先|率先|主动|一手|的责任|的错)", "blamed"),
    (rf"(?:指责|指責|指控|归咎于?|归罪于?|怪罪|谴责|怀疑|责怪|控诉|歸咎於?)(?P<who>{_ZH_WHO}{{2,12}}?)(?:{_ZH_DOES}|[{_ZH_MARKS}]|$)", "blamed"),
    (rf"(?:应|應|在|根据)(?P<who>{_ZH_WHO}{{2,12}}?)(?:方面)?的?(?:要求|请求|請求|邀请|邀請|提议|倡议|建议|主导)", "blamed"),
    (rf"的是(?P<who>{_ZH_WHO}{{2,14}}?)(?=[{_ZH_MARKS}]|$)", "blamed"),
    (rf"(?:原因(?:是|为|在于)|起因(?:是|为)|归因于|责任在于?|责任方是|肇事者是|凶手是|幕后(?:是|黑手是)|出自|来自)(?P<who>{_ZH_WHO}{{2,14}})", "blamed"),
    (rf"(?P<who>{_ZH_WHO}{{2,14}}?)(?:应|應|须|需)?(?:负有?|承担|負)(?:全部|主要)?责任", "blamed"),
    (rf"(?:^|[{_ZH_MARKS}]|{_ZH_SAYS}|是|系|因为?|由于)(?P<who>{_ZH_WHO}{{2,12}}?)(?={_ZH_DOES})", "subject"),
)  # fmt: skip
_JA_WHO = r"[\u3400-\u9fff\u30a0-\u30ff々ーA-Za-z0-9Ａ-Ｚ・の]"
_JA: _Patterns = (
    (rf"(?P<who>{_JA_WHO}{{2,16}}?)(?:側)?(?:による(?!と)(?:もの)?|によって|により|の仕業|の犯行|のせい|が原因|の責任|に責任|の誤り|のミス|の要請|の提案|の求め|の呼びかけ|の指示|が関与|が黒幕)", "blamed"),
    (rf"(?:原因は|犯人は|のは)、?(?P<who>{_JA_WHO}{{2,16}}?)(?:側)?(?:だ|で|である|とみ|と)", "blamed"),
    (rf"(?P<who>{_JA_WHO}{{2,16}}?)(?:側)?に(?=[^、。]{{0,20}}(?:された|られた|された|され|れた|された))", "by"),
    (rf"(?P<who>{_JA_WHO}{{2,16}}?)(?:側)?が(?=[^、。]{{2,}})", "subject"),
)  # fmt: skip
_KO_WORD = r"(?:[\uac00-\ud7afA-Za-z0-9]+(?<![은는을를에의로]))"
_KO_LAST = r"[\uac00-\ud7afA-Za-z0-9]+?"
_KO: _Patterns = (
    (rf"(?P<who>(?:{_KO_WORD} ){{0,2}}{_KO_LAST})(?:들)?(?:에 의해|에 의한|의 소행|의 책임|의 요청|의 제안|의 잘못|의 실수|의 요구|의 짓|에게 책임|에 책임| 때문| 탓| 책임| 소행)", "blamed"),
    (rf"(?:원인은|것은|범인은|주범은) (?P<who>(?:{_KO_WORD} ){{0,2}}{_KO_LAST})(?:이었|였|이라|라고|으로|이다|$|\.)", "blamed"),
    (rf"(?P<who>(?:{_KO_WORD} ){{0,2}}{_KO_LAST})(?:이|가|께서)(?= [^,.]{{4,}})", "subject"),
    (rf"(?:^|[,.…] ?)(?P<who>(?:{_KO_WORD} ){{0,1}}{_KO_WORD}), (?=[^,.]{{4,}})", "subject"),
)  # fmt: skip
_KO_SAYS = re.compile(r"^[^,.]{0,40}?(?:밝혔|말했|전했|발표|주장했|설명했|보도했|경고했|강조했|비난했|덧붙였)")
_AR_WORD = r"[\u0621-\u0652A-Za-z]+"
_AR_STOP = r"(?:يكون|تكون|في|من|إلى|على|عن|أن|إن|أنه|أنها|التي|الذي|الذين|قد|كان|كانت|بعد|قبل|خلال|حول|لدى|عند|هو|هي|هم|ما|لا|لم|لن|بحسب|وفق|بـ|مع|النار|أولا|وراء|ب\w+)"
_AR_NAME = rf"(?P<who>(?!{_AR_STOP}\b){_AR_WORD}(?: (?!{_AR_STOP}\b){_AR_WORD}){{0,2}}(?: من ال\w+(?: ال\w+)?)?)"
_AR_DID = r"(?:أطلق|هاجم|قصف|دمر|فجر|نفذ|قتل|خطف|سرق|أحرق|أضرم|قطع|أغلق|فتح|ألغى|انسحب|رفض|اقتحم|استهدف|اعترض|أسقط|أوقف|احتجز|اعتقل|صادر|طلب|اقترح|دعا|بادر|بدأ|تسبب|اخترق|عبر|دخل|توغل|زرع|ألقى|رشق|ضرب|صدم|أغرق|لوث|سرب|خرق|انتهك|استولى|هدم|جرف|أزال|نهب|داهم|شن|ارتكب|أرسل|ضغط|أجل)"
_AR: _Patterns = (
    (rf"(?:على يد|على أيدي|من قبل|من جانب|بفعل|بسبب|نتيجة|جراء|بطلب من|بناء على طلب|بمبادرة من|بدعوة من|بإيعاز من|من صنع|من تدبير)(?: من)? {_AR_NAME}", "blamed"),
    (rf"(?:اتهم|تتهم|يتهم|حمل|حملت|تحمل|يحمل|ألقى باللوم على|لوم على|المسؤولية على)(?:ت|وا)? (?:{_AR_WORD} )?(?:ب?المسؤولية (?:إلى|على) )?{_AR_NAME}(?= (?:ب|مسؤولية|المسؤولية|بال))", "blamed"),
    (rf"{_AR_NAME} (?:هو|هي|هم) (?:من|التي|الذي|الذين)", "blamed"),
    (rf"(?:يقف|تقف|وقف|وقفت) {_AR_NAME} (?:وراء|خلف)", "blamed"),
    (rf"{_AR_NAME} (?:وراء|خلف|مسؤول|مسؤولة|تسبب|تسببت)\b", "blamed"),
    (rf"أن (?:يكون|تكون) {_AR_NAME} قد", "subject"),
    (rf"(?:قام|قامت|قاموا|أقدم|أقدمت) {_AR_NAME}", "subject"),
    (rf"(?<!\w)[وف]?(?:{_AR_DID})(?:ت|ته|تها|ه|ها)? {_AR_NAME}", "subject"),
    (rf"(?<!\w)[وف]?(?:أن|إن|بأن) {_AR_NAME}(?= \w+)", "subject"),
    (rf"(?:^|[:؛،.] ?){_AR_NAME} (?=(?:{_AR_DID}|ي{_AR_WORD[:-1]}*|ت{_AR_WORD[:-1]}*))", "subject"),
)  # fmt: skip
_TR_WORD = r"[A-Za-zÇĞİÖŞÜÂÎÛçğıöşüâîû]+(?:'[a-zçğıöşü]+)?"
_TR_PLAIN = r"[A-Za-zÇĞİÖŞÜçğıöşü]+?"
_TR_WHO = rf"(?P<who>(?:{_TR_WORD} ){{0,2}}{_TR_WORD})"
_TR_GEN = r"'?n?[ıiuü]n"
_TR: _Patterns = (
    (rf"{_TR_WHO} tarafından", "by"),
    (rf"{_TR_WHO}(?:{_TR_GEN})? (?:isteği|talebi|daveti|önerisi|girişimi|emri|çağrısı|teklifi|hatası|işi|eseri)\b", "blamed"),
    (rf"{_TR_WHO} (?:neden oldu|yol açtı|sebep oldu|sorumlu|yüzünden|nedeniyle|suçlu|üstlendi)", "blamed"),
    (rf"(?:arkasında|ardında|sorumlusu|suçlusu|faili)(?: ise| da)? {_TR_WHO}(?= (?:var|bulunuyor|olduğ\w+|çıktı|yer al\w+)|[.,]|$)", "blamed"),
    (rf"(?:^|[,;:] ){_TR_WHO}(?:['yn]{{0,2}}[ıiuü])? (?=[^,.;]*(?:suçla|sorumlu tut|itham))", "blamed"),
    (rf"(?<![^\W_])(?P<who>{_TR_PLAIN}){_TR_GEN} (?=(?:{_TR_WORD} ){{0,3}}?{_TR_PLAIN}(?:d[ıiuü]ğ|t[ıiuü]ğ)[ıiuü])", "by"),
    (rf"(?:^|[,;:.] ){_TR_WHO}{_TR_GEN} (?=[^,.;]*(?:d[ıiuü]ğ|t[ıiuü]ğ)[ıiuü]n[ıiuü])", "subject"),
    (rf"(?:^|[,;:.] )(?P<who>(?:{_TR_WORD} ){{0,2}}?{_TR_WORD}(?:lar|ler)[ıi]?) (?=[^,.;]{{4,}})", "subject"),
    (rf"(?:^|[,;:.] )(?P<who>{_TR_WORD}) (?=[^,.;]{{4,}})", "subject"),
)  # fmt: skip
_TR_SAYS = re.compile(r"(?:söyledi|dedi|açıkladı|bildirdi|belirtti|duyurdu|savundu|iddia etti|öne sürdü|yalanladı|kınadı|suçladı)\b")
_TR_OBLIQUE = re.compile(r"'(?:y?[ea]|[dt][ea]n?|ki|n?[ıiuü]n)$")
"""Where something is, or to whom it is done."""
_TR_PASSIVE = re.compile(r"(?:[ıiuü]l|[ıiuü]n)(?:d[ıiuü]|m[ıiuü]ş|acak|ecek|ıyor|iyor)\b")
_BREAK = re.compile(r"[，。；：！？、“”「」『』,.;:!?،؛؟\"]|\s-\s")
_PATTERNS: dict[str, tuple[tuple[re.Pattern[str], How], ...]] = {}


def _compiled(language: str) -> tuple[tuple[re.Pattern[str], How], ...]:
    table: dict[str, _Patterns] = {"zh": _ZH, "ja": _JA, "ko": _KO, "ar": _AR, "tr": _TR}
    if language not in _PATTERNS:
        _PATTERNS[language] = tuple((re.compile(expression), how) for expression, how in table[language])
    return _PATTERNS[language]


SAYS = re.compile(
    r"밝혔|말했|전했|발표|주장|설명했|보도했|비난|söyledi|dedi\b|açıkla|bildir|belirt|duyur|savun|iddia|öne sür|yalanla|suçla"
    r"|قال|أعلن|أكد|أفاد|اتهم|نفى|وفق|بحسب|ذكر|أوضح|称|表示|认为|指责|否认|によると|主張|発表|述べ|説明|話し"
)
LANGUAGES = frozenset(("zh", "ja", "ko", "ar", "tr"))


def deeds(text: str, language: str) -> list[Deed]:
    found: list[Deed] = []
    for deed in _found(text, language):
        if not any(deed.start < other.end and other.start < deed.end and deed.end != other.end for other in found):
            found.append(deed)
    return found


def _found(text: str, language: str) -> Iterator[Deed]:
    for expression, how in _compiled(language):
        for mark in expression.finditer(text):
            start, end = mark.span("who")
            while start < end and text[start] in " の":
                start += 1
            if language == "tr" and _TR_OBLIQUE.search(text[start:end]):
                continue
            if language == "ar" and text.startswith(("وأن ", "وإن "), start):
                start += 4
            first = max((one.end() for one in _BREAK.finditer(text) if one.end() <= start), default=0)
            last = min((one.start() for one in _BREAK.finditer(text) if one.start() >= end), default=len(text))
            rest = text[end:last]
            if how == "subject" and _is_told(text[first:start], rest, language):
                continue
            words = rest if how == "subject" and language != "ar" else f"{text[first:start]} {rest}"
            for begin in _beginnings(text, start, end, language):
                yield Deed(begin, end, words.strip()[:110], text[begin:end], how)


def _beginnings(text: str, start: int, end: int, language: str) -> list[int]:
    """Where the doer can begin: what stands before it in Korean and Turkish may be no part of it."""
    if language not in {"ko", "tr"}:
        return [start]
    return [start, *(found.end() for found in re.finditer(r"\s", text[:end]) if found.end() > start)]


def _is_told(before: str, rest: str, language: str) -> bool:
    """Whether the verb is one of telling, or it was done to the subject."""
    if language == "ko":
        return bool(_KO_SAYS.search(rest) and not re.search(r"[은는]\s", before))
    if language == "tr":
        return bool(_TR_SAYS.search(rest) or _TR_PASSIVE.search(rest[-14:]))
    if language == "zh":
        return bool(re.match(rf".{{0,6}}{_ZH_SAYS}", rest))
    return False
