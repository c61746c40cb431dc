"""In: a text, and where it quotes. Out: whom it puts the words to, as it names them; None where it does not say. Pure.

A speaker stands beside a verb of saying, or on the other side of a colon or dash; a crowd ("officials") or a pronoun is nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.digest.verifying.vocabulary import OFFICES
from functions.digest.verifying.words import language_of

_MOST_WORDS, _MOST_SIGNS = 8, 24
_FAR = 90
"""Characters that lie at most between a speaker or a verb of saying and the words."""
_UNSPACED = frozenset(("zh", "ja"))
_RUN = r"[^,.;:“”\"«»]{2,60}"
_OPENING, _CLOSING = " \t\u3000\"'“„«‘「『‹", " \t\u3000\"'”“»’」』›"
_ENGLISH = (
    r"(?:says?|said|tells?|told|warns?|warned|claims|claimed|calls|called|vows?|vowed|insists?|insisted|adds?|added|stress(?:es|ed)?|"
    r"declares?|declared|announces?|announced|writes?|wrote|urges?|urged|slams?|slammed|condemns?|condemned|describes?|described|argues?|"
    r"argued|notes?|noted|accuses?|accused|hails?|hailed|denounces?|denounced|dismiss(?:es|ed)|brands?|branded|asks?|asked|pledges?|pledged|"
    r"posts?|posted|states?|stated|recalls?|recalled|repl(?:ies|ied)|explains?|explained|blasts?|blasted)"
)
_SPANISH = (
    r"(?:dijo|dice|afirmó|afirma|aseguró|asegura|señaló|señala|declaró|expresó|indicó|denunció|denuncia|advirtió|advierte|sostuvo|"
    r"manifestó|"
    r"agregó|añadió|calificó|califica|llamó|reiteró|escribió|subrayó|sentenció|respondió|exclamó|"
    r"lamentó|relató|contó|explicó|comentó|apuntó|recalcó|insistió|criticó|celebró|recordó|precisó|destacó|confesó|reconoció|resumió|zanjó)"
)
_SLAVIC = (
    r"(?:сказал[аи]?|заявил[аи]?|заявля\w+|сообщил[аи]?|отметил[аи]?|подчеркнул[аи]?|написал[аи]?|добавил[аи]?|назвал[аи]?|считает|"
    r"сказав|сказала|заявив|повідомив|повідомила|зазначив|зазначила|наголосив|наголосила|підкреслив|підкреслила|додав|додала|написав|назвав)"
)
_ARABIC = r"و?(?:قال|قالت|أكد|أكدت|صرح|صرحت|أعلن|أعلنت|أضاف|أضافت|شدد|شددت|اعتبر|اعتبرت|وصف|وصفت|كتب|كتبت|يقول|تقول)"
_PERSIAN = r"(?:گفت|افزود|اعلام کرد|تأکید کرد|تاکید کرد|نوشت|اظهار داشت|اظهار کرد)"
_HINDI = r"(?:ने कहा|ने बताया|ने लिखा|ने आरोप लगाया|बोले|बोलीं|نے کہا)"
_HEBREW = r"(?:אמר|אמרה|הודיע|הודיעה|הצהיר|הצהירה|מסר|מסרה|כתב|כתבה)"
_SAYS = {
    "en": _ENGLISH,
    "es": _SPANISH,
    "ru": _SLAVIC,
    "uk": _SLAVIC,
    "ar": _ARABIC,
    "fa": _PERSIAN,
    "hi": _HINDI,
    "ur": _HINDI,
    "he": _HEBREW,
}
_CHINESE = r"(?:表示|说|說|称|稱|指出|强调|強調|批评|批評|回应|回應|警告|认为|認為|呼吁|呼籲|宣布|直言|反驳|反駁|重申|写道|寫道)"
_JAPANESE_SAYS = re.compile(
    r"^[」』](?:など)?と(?:の|も)?(?:述べ|語|話|強調|批判|指摘|主張|説明|発言|コメント|表明|訴え|非難|反論|警告|答え|伝え|書|し|、)"
)
_OFFICE_JA = (
    r"(?:首相|大臣|[^、。はが]{1,3}相|長官|大統領|総統|主席|書記|氏|さん|報道官|局長|部長|課長|次官|大使|領事|知事|市長|町長|議員|代表|党首|"
    r"会長|社長|組合長|船長|教授|所長|省|庁|政府|軍|当局|協会|組合|委員会|署)"
)
_SUBJECT_JA = re.compile(rf"([^、。「」『』はが]{{1,20}}{_OFFICE_JA})(?:（[^）]*）)?(?:は|が)")
_OFFICE_KO = r"(?:대통령|총리|장관|차관|대표|외교부|국방부|통일부|총장|의원|대변인|위원장|회장|씨|대사|교수|정부|총재|실장)"
_SUBJECT_KO = re.compile(rf"((?:[가-힣]+ ){{0,3}}[가-힣]*{_OFFICE_KO})(?:은|는|이|가)\s[^.。]*$")
_SAYS_KO = re.compile(r"^[”\"’'」]?\s?(?:이?라고|라며|이라며|고 |라면서|이라면서|는 )")
_CLAUSE = re.compile(
    r"(?<![A-Z])[.!?;:。！？；，,，|]\s*|\s[–—-]\s"
    r"|\b(?:as|after|while|but|when|that|who|because|que|mientras|tras|что|который|що|який)\s|[“”\"«»]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<![A-Z])[.!?।؟]\s+|[。！？|]|\n|[“”«»「」]")
_TAIL = re.compile(
    r"(?<=[\w,])\s(?:on|in|at|after|during|over|about|amid|told|from|by|when|while|as|before|with|for|al?|en|sobre|tras|durante|ante|desde|"
    r"на|в|у|об?|под|после|після|під)\s.*$",
    re.IGNORECASE,
)
_ANONYMOUS = frozenset(
    "he she they it we i who you which officials official sources source experts expert analysts analyst critics witnesses residents "
    "reports report media many some others people spokesperson spokesman spokeswoman one another him her them locals lawmakers observers "
    "study survey él ella ellos fuentes expertos analistas он она они вони він источник источники эксперты эксперт експерти джерела "
    "مصدر مصادر خبراء "
    "专家 網友 网友 有人 他 她 他们 分析 外界 媒体 媒體 関係者 専門家 彼 彼女 그 그녀 전문가 관계자".split()
)
_LABELS = re.compile(
    r"^(?:opinion|analysis|editorial|watch|videos?|breaking|exclusive|explainer|interview|updates?|photos?|podcast|comment|fact.?check|"
    r"read|factbox|timeline|listen|perspective|voices?|análisis|opinión|видео|фото|відео|社説|社评|评论|رأي|تحليل|사설|칼럼)$"
    r"|\b(?:live|news|latest|en vivo|hoy|noticias)\b",
    re.IGNORECASE,
)
_DETERMINERS = frozenset("A An The Its His Her Their El La Los Las Su Un Una".split())
_LINKING = frozenset("de del la of the al von bin ibn".split())
_OPENS_CLAUSE = frozenset("as after while when amid how why what where before if for on with and sin con en y e de".split())
_JUDGES = re.compile(r"(?:slam|condemn|denounc|blast|dismiss|urge|accus|hail)", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?:['’]s(?:\s|$)(?!.*\sas\s*$)|\breports?\b)")
"""Senate denounces Netanyahu's ‘hexagon of alliances’: not the Senate's words."""
_JOINED = re.compile(r"\s(?:and|y|и|та|і)$")


@dataclass(frozen=True)
class _Around:
    """What stands before a quote, without its mark, and in which language."""

    before: str
    language: str


def speaker(text: str, span: tuple[int, int], told: str) -> str | None:
    """`span` is where the words stand, without their marks; `told` the text's language."""
    language = language_of(text, told)
    around = _Around(text[: span[0]].rstrip(_OPENING), language)
    marks = text[span[1] :]
    if language == "ja":
        return _named(_japanese(around, marks), language)
    if language == "ko":
        return _named(_korean(around, marks), language)
    if language == "zh":
        return _named(_chinese(around), language)
    is_said, name = _by_verb(around, marks)
    return name if is_said else _by_colon(around, marks)


def _by_verb(around: _Around, marks: str) -> tuple[bool, str | None]:
    """Whether a verb of saying stands at the quote, and who says it."""
    says = _SAYS.get(around.language)
    if says is None:
        return False, None
    behind = marks.lstrip(_CLOSING + ",—–- ").split(". ")[0]
    spoken = re.match(
        rf"{says}\s+(?P<verb_first>{_RUN})(?:,\s(?P<called>{_RUN}))?|(?P<name_first>{_RUN}?)(?:,[^,.;]{{2,60}},)?\s+{says}(?!\w)", behind
    )
    if spoken and _is_apart(marks):
        return True, _named(_without_rest(_who(spoken["verb_first"] or spoken["name_first"], spoken["called"])), around.language)
    sentence = _last(_SENTENCE, around.before)
    if closing := re.search(rf"(?:^|,\s){says}\s+(?P<verb_first>{_RUN})(?:,\s(?P<called>{_RUN}))?:$", sentence):
        return True, _named(_who(closing["verb_first"], closing["called"]), around.language)
    for verb in reversed(list(re.finditer(rf"(?<!\w){says}(?!\w)", sentence))):
        if len(sentence) - verb.end() > _FAR:
            break
        if _JUDGES.match(verb[0]) and _OF_ANOTHER.search(sentence[verb.end() :]):
            return True, None
        said = re.split(r"\s(?:إن|أن|بأن|ان)|[،:]", sentence[verb.end() :])[0]
        if name := _named(said if around.language == "ar" else _subject(sentence[: verb.start()]), around.language):
            return True, name
    return False, None


def _who(words: str, called: str | None) -> str:
    """Of "the prosecutor, Majid Farahani" the name."""
    is_office = words[:1].islower() or words.split()[0] in _DETERMINERS
    is_name = called is not None and len(called.split()) > 1 and _opening_name(called) == called
    return called if called and is_office and is_name else words


def _without_rest(words: str) -> str:
    """Without plain words behind a name: "Dmitry Peskov reporters", where a language needs no "told"."""
    parts = words.split()
    while any(part[0].isupper() for part in parts[:-1]) and parts[-1][0].islower() and parts[-1].casefold() not in OFFICES:
        parts.pop()
    return " ".join(parts)


def _is_apart(marks: str) -> bool:
    """Whether the quote ends before what follows: "…," said; not “…” that somebody said."""
    return bool(re.match(r"^[\"'”“»’]*\s*[,—–-]|^[,!?.…]?[\"'”“»’]+\s*,?\s", marks))


def _subject(before: str) -> str:
    """The clause that ends here; of one that says something else first ("Washington hails the deal and says"), its opening name."""
    called = None
    if before.rstrip().endswith(","):
        before, _, called = before.rstrip(" ,").rpartition(",")  # "Nagino, who chaired the session, said"
    parts = [part.strip() for part in _CLAUSE.split(before.rstrip()) if part and part.strip()]
    clause = parts[-1] if parts else ""
    return _opening_name(clause) if _JOINED.search(clause) else _who(clause, called and called.strip()) if clause else ""


def _opening_name(words: str) -> str:
    """The capitals and offices that a text opens with; "" where they are one plain word, or own what follows."""
    run: list[str] = []
    for word in words.split():
        if not (word[0].isupper() or word.casefold() in OFFICES or (run and word in _LINKING)):
            break
        run.append(word)
    while run and run[-1] in _LINKING:
        run.pop()
    owner = next((n for n, word in enumerate(run) if word.endswith(("'s", "’s"))), None)
    if owner is not None and not any(word.casefold() in OFFICES for word in run[owner:]):
        run = [*run[:owner], re.sub("['’]s$", "", run[owner])] if owner else []
    name = " ".join(run)
    is_whole = len(run) == len(words.split())
    is_name = len(run) > 1 or any(word.casefold() in OFFICES for word in run)
    return name if run and (is_whole or is_name) else ""


def _by_colon(around: _Around, marks: str) -> str | None:
    if around.before.endswith((":", "：")):
        name = _named(_last(_SENTENCE, around.before[:-1]).split(": ")[-1], around.language)
        return _named(_opening_name(name), around.language) if name and _goes_on(name) else name
    behind = re.match(r"^[\"'”“»’]+\s*(?:[:：]|\s[–—])\s*([^:“”\"«»]{2,60})", marks)
    return _named(_opening_name(behind[1]), around.language) if behind else None


def _goes_on(name: str) -> bool:
    """Whether in a script with capitals it has plain words as well: "Maduro asks for peace"; not "El opositor Enrique Márquez"."""
    words = name.split()
    plain = [word for word in words if word[0].islower() and word not in _LINKING and word.casefold() not in OFFICES]
    return bool(plain) and not (words[0] in _DETERMINERS and words[-1][0].isupper())


def _chinese(around: _Around) -> str:
    sentence = _last(_SENTENCE, around.before.rstrip("，,：: "))
    parts = [part for part in re.split(r"[，,；;、]", sentence) if part]
    for part in reversed(parts[-2:]):
        verb = list(re.finditer(_CHINESE, part))
        if verb and len(part) - verb[-1].end() <= 8:
            said = part[: verb[-1].start()]
            earlier = parts[-2] if not said and len(parts) > 1 else said
            return re.sub(
                r"^(?:\d+(?:月|日))+|(?:\d+日|今天|今日|日前|昨天|昨日|周.|星期.|在|就|对|對|于|於|则|則|也|还|還|并|並|再次|随后|隨後).*$",
                "",
                earlier,
            )
    return _last(_SENTENCE, around.before[:-1]) if around.before.endswith(("：", ":")) else ""


def _japanese(around: _Around, marks: str) -> str:
    sentence = _last(re.compile(r"[。！？]"), around.before)[-_FAR:]
    if _JAPANESE_SAYS.match(marks):
        subjects = list(_SUBJECT_JA.finditer(sentence))
        if subjects:
            return subjects[-1][1]
    if close := re.search(rf"([^、。「」『』はが\s　]{{1,16}}{_OFFICE_JA})[\s　：:]*$", sentence):
        return close[1]
    behind = re.match(rf"^[」』][\s　＝=―—–、と]*([^、。「」『』はが\s　]{{1,16}}{_OFFICE_JA})", marks)
    return behind[1] if behind else ""


def _korean(around: _Around, marks: str) -> str:
    sentence = _last(re.compile(r"[.!?]\s"), around.before)[-_FAR:]
    if _SAYS_KO.match(marks) and (subject := _SUBJECT_KO.search(f"{sentence} ")):
        return subject[1]
    close = re.search(rf"((?:[가-힣]+ ){{0,2}}[가-힣]*{_OFFICE_KO})[,:\s]*$", sentence)
    return close[1] if close else ""


def _last(boundary: re.Pattern[str], text: str) -> str:
    return boundary.split(text)[-1]


def _named(words: str | None, language: str) -> str | None:
    """The words, if they name somebody."""
    told = (words or "").strip()
    name = _TAIL.sub("", told).strip(" ,.:;'\"’–—-　")
    if not name or _LABELS.search(told) or re.search(r"[“”«»‘\"「」|]|\d{2}|['’]s$", name):
        return None
    if language in _UNSPACED:
        return name if 2 <= len(name) <= _MOST_SIGNS and name not in _ANONYMOUS else None
    parts = name.split()
    if len(parts) > _MOST_WORDS or parts[-1].casefold() in _ANONYMOUS or (len(parts) == 1 and len(name) < 2):
        return None
    if parts[0].casefold() in _OPENS_CLAUSE:
        return None
    if language not in ("en", "es", "ru", "uk"):
        return name
    folded = {part.casefold().removesuffix("'s").removesuffix("’s") for part in parts}
    capital = any(part[0].isupper() for part in parts) and not folded & _ANONYMOUS
    return name if capital or folded & OFFICES else None
