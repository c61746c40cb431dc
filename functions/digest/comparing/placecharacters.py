"""In: a text in Chinese, Japanese or Korean. Out: the names that stand where a place stands. Pure.

A kind of place ends a name, or a word of place follows it; where neither does, the table of towns knows how far it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from functions.digest.comparing.placenames import Named
from functions.digest.comparing.towns import spots
from functions.digest.places import gazetteer

_LONGEST_TOWN = 7
_REGION = 40
"""Kilometres from which on what the table has is more than a town's district."""

_HAN = r"\u3400-\u9fff"
_CHINESE_KIND = "海峡|海峽|山脉|山脈|峰|岭|嶺|山|半岛|群岛|列岛|半島|群島|列島|岛|島|礁|滩|灘|湾|灣|湖|河谷|山口|沙漠|高原|河|江|海"
_CHINESE_TOWN = "自治区|自治州|自治县|省|市|县|縣|镇|鎮|乡|鄉|村|区|區|州|邦|口岸|港|机场|機場|码头|碼頭"
_CHINESE_END = (
    rf"{_CHINESE_TOWN}|附近|以[东東西南北]|[东東西南北]{{1,2}}(?:部|侧|側|面|方|岸|约|大约|\d)|沿岸|沿海|近海|外海|海域|水域|上空|空域|境内|郊外|市郊|郊区|城区|市区|市中心|一带|一帶|周边|边境|边界"
    r"|举行|舉行|发生|發生|会面|會面|会晤|召开|召開|相遇|沉没|坠毁|搁浅|起火|爆炸|失踪|落网|落水|获救|登陆|遇|被|遭|一处|一處|一家|一座|一个|一個|一名|的|某|之间|之間|和|与|與|及|通过|进入|，|。|、"
)
_CHINESE = re.compile(
    rf"(?P<lead>在|位于|位於|于|抵近|途经|经过|驶经|距离?|从|自|至|到|往|向|赴|前往|抵达)(?P<name>[{_HAN}]{{2,9}}?(?:(?P<kind>{_CHINESE_KIND})|(?={_CHINESE_END})))"
)
_CHINESE_INNER = re.compile(
    rf"(?!以|附近|近海|海域|[东東西南北]|一|县|縣|市|省)(?P<name>[{_HAN}]{{1,5}}?(?:{_CHINESE_KIND}))(?=附近|以|[东東西南北]|近海|海域|，|。|[{_HAN}])"
)
_CHINESE_NEAR = re.compile(
    rf"附近|以[东東西南北]|[东東西南北]{{1,2}}[部侧側面方岸约\d]|沿岸|沿海|近海|外海|海域|水域|上空|空域|郊|一带|一帶|周边|北岸|南岸|{_CHINESE_TOWN}"
)
_CHINESE_THEN = re.compile(r"的?[一某]|举|舉|会|會|召|相遇|发生|發生|沉|坠|搁|起火|爆")
"""What follows a name of a place that has no kind and that no table has."""
_CHINESE_TO, _CHINESE_FROM = frozenset(("至", "到", "往", "向", "赴", "前往", "抵达")), frozenset(("从", "自"))
_CHINESE_BETWEEN = re.compile(rf"(?P<name>[{_HAN}]{{2,6}})(?:和|与|與|、)(?P<other>[{_HAN}]{{2,6}}?)(?:之间|之間)")
_CHINESE_WIDE = re.compile(r"(?:省|自治区|自治州|州|海峡|海峽|半岛|群岛|列岛|半島|群島|列島|湖|沙漠|高原|河|江|海|湾|灣)$")
_CHINESE_NOISE = re.compile(
    r"^(?:为|现场|現場|当地|當地|当日|海上|事故|此间|途中|会议|會議|会上|边境|境内|公海|附近|家中|医院|同日|记者|这|那|其|该|此|他|她|我|一|两|三|上述|相关|有关|接受|进行|联合|训练|过程|期间|声明|发布|视频|电视|社交|网络|领海|专属|争议|本国|我国|中方|对方|双方|凌晨|上午|下午|晚间|夜间|早晨|周|星期|月|日|去年|今年|昨|今|明|行动|任务|正常|例行|飞行|航行|作业|打击|处理|调查|审理|法庭|警方|海警|岸|船上|车上|机上|家|村|市|县|全国|国际|世界|各地|多地|海域|海面)"
    r"|(?:会|时|后|前|中|了|过|着|们|人员|部门|行动|时间|期间|方面|情况|问题|领域|基础)$"
)


def chinese(text: str) -> Iterator[Named]:
    yield from _towns_in(text)
    for mark in _CHINESE.finditer(text):
        relation = "to" if mark["lead"] in _CHINESE_TO else "from" if mark["lead"] in _CHINESE_FROM else "at"
        for name, start in _chinese_parts(mark["name"], mark.start("name")):
            yield from _chinese_one(text, name, start, relation, bool(mark["kind"]))
        inner = _CHINESE_INNER.match(text, mark.end("name"))
        if inner and relation == "at":  # 南沙群岛渚碧礁
            yield from _chinese_one(text, inner["name"], inner.start("name"), "at", True)
    for mark in _CHINESE_BETWEEN.finditer(text):
        for which in ("name", "other"):
            name = re.sub(r"^.*(?:在|从|自|位于|于|的)", "", mark[which])
            if len(name) >= 2 and not _CHINESE_NOISE.search(name):
                yield Named(name, mark.end(which) - len(name), mark.end(which), "between", False, mark.start())


def _chinese_one(text: str, name: str, start: int, relation: str, has_kind: bool) -> Iterator[Named]:
    following = text[start + len(name) :]
    if len(name) < 2 or _CHINESE_NOISE.search(name) or not re.match(rf"[{_HAN}，。、\d]|$", following):
        return
    near = bool(_CHINESE_NEAR.match(following))
    if relation == "at" and not (near or has_kind or spots(name) or _CHINESE_THEN.match(following)):
        return
    wide = bool(_CHINESE_WIDE.search(name) or re.match(r"省|自治|州(?!市)|邦", following))
    yield Named(name, start, start + len(name), "beside" if near and relation == "at" else relation, wide, start)


def _chinese_parts(run: str, start: int) -> Iterator[tuple[str, int]]:
    """越南芒街 → 芒街; 云南省瑞丽 → both; 全罗南道可居岛 → both."""
    run, start = (run[1:], start + 1) if run[:1] in "距离" and len(run) > 2 else (run, start)
    while True:
        length = next((n for n in range(min(6, len(run) - 2), 1, -1) if _is_country(run[:n]) or (n > 1 and _is_region_name(run[:n]))), 0)
        if not length:
            break
        if not _is_country(run[:length]):
            yield run[:length], start
        run, start = run[length:], start + length
    at = 0
    for mark in re.finditer(rf"(?:{_CHINESE_TOWN})", run):
        if mark.start() - at >= 2 and len(run) - mark.end() >= 2:
            yield run[at : mark.start()], start + at
            at = mark.end()
    yield run[at:], start + at


def _is_region_name(run: str) -> bool:
    return any(spot.reach > _REGION for spot in spots(run))


def _is_country(run: str) -> bool:
    return len(gazetteer().countries(run)) == 1 and not spots(run[:2])


_LEADS = frozenset("在位于於距抵经")
_AFTER_TOWN = re.compile(r"附近|以[东東西南北]|海域|近海|郊外|上空|境内|边境|一带|一处|一家|机场|口岸")


def _towns_in(text: str) -> Iterator[Named]:
    """Towns that the table has, where a word of place stands before or behind them, and no other characters that might be theirs."""
    for run in re.finditer(rf"[{_HAN}]+", text):
        at = free = run.start()
        while at < run.end() - 1:
            length = next((n for n in range(min(_LONGEST_TOWN, run.end() - at), 1, -1) if spots(text[at : at + n])), 0)
            length = length or next((n for n in range(min(5, run.end() - at), 1, -1) if _is_country(text[at : at + n])), 0)
            end = at + length
            is_led = text[at - 1 : at] in _LEADS
            if length and not _is_country(text[at:end]) and (is_led or (at == free and _AFTER_TOWN.match(text, end))):
                yield Named(text[at:end], at, end, "at", False, at)
            at += max(length, 1)
            free = end if length else at if text[at - 1] in "在于於入达抵近" else free


_KANA = r"\u30a1-\u30fa\u30fcヶ"
_JAPANESE_KIND = "諸島|群島|列島|半島|環礁|海峡|海岸|空港|県|都|府|道|市|区|町|村|郡|州|省|島|礁|湾|港|岬|灘|湖|川|河|海|山|岳|峠|駅|基地"
_JAPANESE_NEAR = r"沖|付近|近海|近郊|郊外|周辺|上空|海域|沿岸|沿海|近く|の(?:[東西南北]|沖|海岸|海上|近く|港|中心)|[東西南北]{1,2}(?:方|部|側|約|岸|沖|\d)"
_JAPANESE_AFTER = rf"{_JAPANESE_NEAR}|に?で(?![すはきあしも])|において|にて|に(?:墜落|上陸|着陸|漂着|座礁|落下|着弾)|を通過|の(?!.{{0,6}}(?:市長|知事|会見))"
_JAPANESE_HAN = rf"(?:(?!沖|付近|近海|近郊|郊外|周辺|上空|海域|沿岸|沿海)[{_HAN}々])"
_JAPANESE = re.compile(
    rf"(?P<name>(?:{_JAPANESE_HAN}{{1,6}}|[{_KANA}・]{{2,12}})(?:{_JAPANESE_KIND})|[{_KANA}]{{3,12}}|{_JAPANESE_HAN}{{2,4}})(?={_JAPANESE_AFTER})"
)
_JAPANESE_BETWEEN = re.compile(rf"(?P<name>[{_HAN}々{_KANA}]{{2,8}})と(?P<other>[{_HAN}々{_KANA}]{{2,8}})の間")
_JAPANESE_MOVE = re.compile(
    rf"(?P<name>(?:[{_HAN}々]{{1,6}}|[{_KANA}]{{2,12}})(?:{_JAPANESE_KIND})?)(?P<case>から|へ|に向|を出港|を出発|を離|に到着|に入港)"
)
_JAPANESE_WIDE = re.compile(r"(?:県|都|府|道|州|省|諸島|群島|列島|半島|海峡|海|湾|灘|川|河|湖)$")
_JAPANESE_NOISE = re.compile(
    r"^(?:現場|同|当|海上|公海|領海|会見|記者|会議|会談|事故|事件|調査|捜査|病院|自宅|声明|取材|今回|今後|両|各|全|一|二|三|無人|独自|電話|映像|動画|現地|国内|国外|国際|共同|世界|途中|状態|理由|原因|影響|午前|午後|未明|早朝|夜|昼|月|火|水|木|金|土|日|前|後|中|上|下|内|外|最後|海岸|船内|車内|機内|路上|陸上|空中|周辺|付近|近海|沖合|容疑|疑い|約|海域)"
    r"|(?:人|件|日|月|年|時|分|円|隻|機|名|台|回|本|会|者|側|員|隊|部|署|庁|局|省庁|社|法|権|力|性|的|化|中|上|下|内|用|方|点|後|前|間|航空機|ヘリ|ドローン|トラック|タンカー|ボート|ミサイル|ホテル|メートル|キロ|テロ|デモ|センター|メディア|テレビ|ニュース|インターネット|コメント|インタビュー|ロケット|エンジン|グループ|スタッフ|ガス)$"
)


def japanese(text: str) -> Iterator[Named]:
    for mark in _JAPANESE.finditer(text):
        yield from _japanese_one(text, mark["name"], mark.start("name"))
    for mark in _JAPANESE_BETWEEN.finditer(text):
        for which in ("name", "other"):
            yield Named(mark[which], mark.start(which), mark.end(which), "between", False, mark.start())
    for mark in _JAPANESE_MOVE.finditer(text):
        relation = "to" if mark["case"][0] in "へに" else "from"
        if not _JAPANESE_NOISE.search(mark["name"]):
            yield Named(mark["name"], mark.start("name"), mark.end("name"), relation, False, mark.start())


def _japanese_one(text: str, name: str, start: int) -> Iterator[Named]:
    for length in range(min(6, len(name) - 2), 1, -1):  # ベトナム北部ダナン
        if _is_country(name[:length]) and len(name) - length >= 2:
            name, start = name[length:], start + length
            break
    held = re.match(rf"(?P<holder>[{_HAN}{_KANA}々]{{1,5}}?[県都府道州省市郡])(?P<rest>[{_HAN}{_KANA}々]{{2,}})$", name)
    if held:
        yield Named(held["holder"], start, start + len(held["holder"]), "at", True, start)
        name, start = held["rest"], start + len(held["holder"])
    has_kind = bool(re.search(rf"(?:{_JAPANESE_KIND})$", name)) and len(name) > 1
    following = text[start + len(name) : start + len(name) + 8]
    near = re.match(_JAPANESE_NEAR, following)
    if _JAPANESE_NOISE.search(name) or _is_country(name) or (not has_kind and not near and not spots(name)):
        return
    if not has_kind and near and near[0] in {"沖", "周辺", "近海", "付近", "近く"} and len(name) < 2:
        return
    yield Named(name, start, start + len(name), "beside" if near else "at", bool(_JAPANESE_WIDE.search(name)), start)


_KOREAN_KIND = "특별자치도|광역시|특별시|해협|공항|항구|반도|제도|군도|열도|시|군|구|도|섬|항|읍|면|리|동|강|산|만|역|봉|령|주|성|현"
_KOREAN_NEAR = "인근|앞바다|앞 바다|해상|근처|부근|일대|해안|외곽|상공|접경|국경|근해|연안|해역|남쪽|북쪽|동쪽|서쪽|남방|북방|동방|서방|남서쪽|남동쪽|북서쪽|북동쪽|주변|교외|시내|항구|산악지대|해변"
_KOREAN = re.compile(r"(?P<name>[가-힣]{2,8}?)(?P<josa>에서도?|의|과|와|에|으로|로|을|를|이|가)?(?=[\s,.]|$)(?=(?P<rest>[^,.]{0,14}))")
_KOREAN_NOISE = re.compile(
    r"^(?:이|그|저|두|세|한|군|약)$|^(?:현장|바다|해상|병원|지역|기자회견|법원|사고|사건|회담|회의|선박|어선|헬기|폭발|시신|양국|당시|오전|오후|새벽|지난|최근|올해|작년|내년|당국|정부|경찰|해경|대통령|장관|대변인|총리|관계자|전문가|부근|인근|일대|남서쪽|남동쪽|북서쪽|북동쪽|남방|북방|남쪽|북쪽|동쪽|서쪽|국경|앞바다|산악|호텔|사람|주민|선원|승객|충돌|교전|훈련|협상|정상|국회|의회|학교|공장|건물|도로|시장|광장|국제|공동|해안|상공|중국|일본|미국|러시아|북한|한국|호주|인도$|월요일|화요일|수요일|목요일|금요일|토요일|일요일)"
    r"|(?:했다|됐다|한다|이다|있다|없다|부터|까지|하고|하며|하는|되는|했고|됐고|자들|들이|들은|에는|에게|처럼|보다|라고|다고)$"
)
_KOREAN_HELD = re.compile(r"[가-힣]+(?:시|군|구|읍|면|리|동|도|섬|항)(?:에서|\s)")
_KOREAN_TO = re.compile(r"^(?:으로|로)$")


def korean(text: str) -> Iterator[Named]:
    for mark in _KOREAN.finditer(text):
        name, josa, rest = mark["name"], mark["josa"] or "", mark["rest"].strip()
        if (mark.start() and text[mark.start() - 1] not in " ('\"") or _KOREAN_NOISE.search(name) or _is_country(name):
            continue
        kind = re.search(rf"(?:{_KOREAN_KIND})$", name) if len(name) > 2 else None
        is_known = bool(spots(name) or (kind and len(name) - len(kind[0]) >= 2 and spots(name[: kind.start()])))
        is_near = bool(re.match(_KOREAN_NEAR, rest)) and josa in {"", "의"}
        at = josa.startswith("에서") or (is_known and (josa == "에" or (josa == "의" and "에서" in rest)))
        holds = bool(kind and is_known and re.match(rf"[가-힣]+(?:{_KOREAN_KIND}|{_KOREAN_NEAR})", rest))
        if is_near or holds or (at and (kind or is_known)):
            # "강화군 교동도 해안에서": the county holds the island.
            wide = _is_wide_in_korean(name) or (bool(kind) and not is_near and bool(_KOREAN_HELD.match(rest)))
            yield Named(name, mark.start("name"), mark.end("name"), "beside" if is_near else "at", wide, mark.start())
        elif is_known and _KOREAN_TO.match(josa):
            yield Named(name, mark.start("name"), mark.end("name"), "to", False, mark.start())


def _is_wide_in_korean(name: str) -> bool:
    """도 is a province or an island: the table knows which."""
    if name.endswith("도"):
        return any(spot.reach > _REGION for spot in spots(name)) and not name.endswith(("제주도", "독도"))
    return bool(re.search(r"(?:해협|강|만|반도|제도|군도|열도|해)$", name))
