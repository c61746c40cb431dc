"""In: an article. Out: whether it is no story at all: a home page, an e-paper page, a gallery, a social post. Pure.

A false verdict loses a story, so every rule wants the whole title to say nothing, or a mark that reports do not carry.
"""

from __future__ import annotations

import re

from shared.models import Article

_BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
_FORGED = re.compile(r"\[\d{1,3}\]| — (?:[^\s—:]+ ){0,4}[^\s—:]+: ")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

_SOCIAL = frozenset(
    "x.com twitter.com facebook.com instagram.com threads.net threads.com tiktok.com youtube.com youtu.be t.me reddit.com weibo.com "
    "vk.com linkedin.com bsky.app pinterest.com".split()
)

_PRINTED = re.compile(
    r"\be-?paper(?![a-z])|\btoday['’]s paper\b|\bprint edition\b|\bedición impresa\b|^édition papier\b"
    r"|^印刷版|^紙面ビューアー|^电子报|^電子報|^지면보기"
    r"|^النسخة الورقية|^page \d+\W*$|^\W*第?\d+[版面]\W*$",
    re.IGNORECASE,
)
_PASTIME = re.compile(
    r"^(?:editorial |political )?cartoons?(?:\W|$)|^(?:la )?caricatura(?:s| del día)?(?:\W|$)|^karikatur(?:\W|$)"
    r"|^(?:时事)?漫画[：:|]|^만평|^كاريكاتير"
    r"|\b(?:crosswords?|sudoku|wordle|horoscopes?|horóscopos?|horoskope?|crucigramas?|mots croisés|kreuzworträtsel|гороскоп|кроссворд)\b"
    r"|星座运势|星座運勢|星座占い|오늘의 운세|حظك اليوم|برجك اليوم",
    re.IGNORECASE,
)
_GALLERY = re.compile(
    r"^(?:asia album|photos?|in photos|in pictures|pictures|photo gallery|gallery|galería|fotogalería|fotos"
    r"|en fotos|en imágenes|bildergalerie"
    r"|fotostrecke|en images|diaporama|写真特集|フォトギャラリー|图集|組圖|组图|포토|화보"
    r"|фото|фотогалерея|фоторепортаж|بالصور|صور)\s*[:|：]"
    r"|\band (?:other|more) top photos\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^index of /|^screenshot \d|\.(?:pdf|docx?|xlsx?|jpe?g|png|webp)$|[\[(]pdf[\])]|^contacts? (?:us|with)\b"
    r"|\bprice list\b|^\S+[\d-]\d{2,4}[x×]\d{2,4}\W*$"
    r"|\bnews digest: ",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"^(?:home|homepage|inicio|portada|startseite|accueil|главная|首页|首頁|ホーム|トップページ|홈|الرئيسية)\s*(?:[|\-–—:]|$)",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\b(?:news|noticias|nachrichten|actualités|новости|haberler)\b|ニュース|新闻|新聞|뉴스|أخبار", re.IGNORECASE)
_SHELVES = frozenset(
    "latest breaking top news headlines headline updates update world politics political business economy sports sport national "
    "international "
    "section home today videos video photos opinion opinions tag tags topic topics archive archives category local and the of in more page "
    "noticias últimas ultimas hoy mundo política economía deportes portada internacional nacional actualités monde politique économie "
    "nachrichten aktuelle welt politik wirtschaft новости мир политика экономика".split()
)

_LIVE = re.compile(
    r"\blive (?:updates?|blog|coverage|news)\b|^live\s*[:|]|\ben vivo\b|\ben directo\b|\ben direct\b|\bao vivo\b"
    r"|\bminuto a minuto\b|\bminute par minute\b"
    r"|\bliveticker\b|\blive-ticker\b|\bnewsblog\b|\bонлайн-трансляция\b|\bпрямой эфир\b"
    r"|直播|ライブ配信|실시간|بث مباشر|تغطية مباشرة|لحظة بلحظة",
    re.IGNORECASE,
)
_VIDEO = re.compile(r"^(?:video|watch|vídeo|vidéo|видео|فيديو|شاهد|视频|視頻|影片|動画|영상)\s*[:|：]\s*", re.IGNORECASE)
_LATEST = re.compile(
    r"\b(?:última hora|últimas noticias|lo último|latest|dernières nouvelles|y más|and more|et plus|reacciones|noticias)\b", re.IGNORECASE
)
_DATE_WORDS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december"
    r"|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|am|pm"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes"
    r"|miércoles|jueves|viernes|sábado"
    r"|domingo|este|de|hoy)\b",
    re.IGNORECASE,
)
_NO_NEWS, _SILENT = 5, 3
"""Words beside the label up to which the title of a live blog, or of a video, says nothing of its own."""


def is_junk(article: Article) -> bool:
    """Whether the article tells nothing: no words, one word, a page's or a shelf's name, a date; a gallery, a pastime, a post; or a
    label ("Live updates", "Video") with next to nothing behind it. Also what looks like a claim of ours, with a second speaker
    or citations.
    """
    title = " ".join(_BLANKS.sub(" ", article.title).split())
    return (
        _says_nothing(title, article)
        or article.outlet_domain in _SOCIAL
        or article.outlet.casefold() in _SOCIAL
        or any(rule.search(title) for rule in (_FORGED, _PRINTED, _PASTIME, _GALLERY, _PAGE, _HOME))
        or _is_front(title, article)
        or _is_shell(title)
    )


def _says_nothing(title: str, article: Article) -> bool:
    bare = title.strip(" .|-–—").casefold()
    words = re.findall(r"\w+", bare)
    if not words or bare in {article.outlet.casefold(), article.outlet_domain.casefold()}:
        return True
    if _UNSPACED.search(bare):
        return not re.sub(r"[\d\W年月日号號時]", "", bare)
    dated = any(character.isdigit() for character in bare)
    told = [word for word in _words(_DATE_WORDS.sub(" ", bare)) if not word.isdigit()] if dated else words
    return len(words) == 1 or all(word in _SHELVES for word in words) or (dated and len(told) <= 1 and len(words) > 2)


def _is_front(title: str, article: Article) -> bool:
    """An outlet's name and what it deals in: "The Example Times - Business, Politics and World News"."""
    name = article.outlet.casefold()
    head, separator, rest = re.split(r"( [-|–—] |: | \| )", title, maxsplit=1) if re.search(r" [-|–—] |: ", title) else (title, "", "")
    return bool(name) and bool(separator) and head.casefold() == name and bool(_NEWS.search(rest)) and len(_words(rest)) <= 12


def _is_shell(title: str) -> bool:
    """A live blog or a video whose title is little more than that label."""
    if _VIDEO.search(title):
        return _length(_VIDEO.sub("", title)) <= _SILENT
    if not _LIVE.search(title):
        return False
    parts = [part for part in re.split(r"[:|,;：，、]| [–—-] ", title) if not _LATEST.search(part)]
    return sum(_length(_DATE_WORDS.sub(" ", _LIVE.sub(" ", part))) for part in parts) <= _NO_NEWS


def _length(text: str) -> float:
    """Words; in scripts without spaces two signs count as one."""
    signs = len(_UNSPACED.findall(text))
    return signs / 2 + len([word for word in _words(_UNSPACED.sub(" ", text)) if not word.isdigit()])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
