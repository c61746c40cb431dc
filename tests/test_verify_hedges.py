"""Rules of the check on small words: what a claim may not lose of its source, nor put in, and whole quotes."""

from __future__ import annotations

import pytest

from shared.claims import Evidence
from shared.models import NumberedArticle
from tests.test_verify import judged, source

TALKS = "Japan and China open talks in Oslo"


def of(title: str, language: str) -> NumberedArticle:
    return source(1, title, language=language)


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("Japan attacked the tanker", "Reports that Japan attacked the tanker are false, ministry says"),
        ("the prime minister took bribes", "No evidence the prime minister took bribes"),
        ("Japan will", "Japan will not attack China, minister says"),
    ],
)
def test_part_of_a_headline_is_not_quoted_as_the_outlets_word(quote: str, title: str) -> None:
    verdict = judged(f"Outlet 1: {quote}", title, evidence=[Evidence(n=1, quote=quote)])
    assert verdict.reasons == (f"it quotes a part of what Outlet 1 says as if it was the whole: “{quote}”",)


@pytest.mark.parametrize("more", ["Visit evil.", "It failed.", "Traitors."])
def test_nothing_stands_beside_a_quoted_headline(more: str) -> None:
    assert not judged(f"Outlet 1: {TALKS}. {more}", TALKS).supported
    assert not judged(f"{more} Outlet 1: {TALKS}", TALKS).supported


def test_quoted_sentence_of_a_summary_passes_with_and_without_its_dateline() -> None:
    text = source(1, TALKS, summary="OSLO (NPB) — Envoys of both met on Monday. A second round follows.")
    for quote in ("Envoys of both met on Monday.", "A second round follows."):
        assert judged(f"Outlet 1: {quote}", text, evidence=[Evidence(n=1, quote=quote)]).supported


LOST = [
    ("Ukraine used chemical weapons.", "Russia claims Ukraine used chemical weapons", "en"),
    ("The election was stolen.", "Losing candidate claims the election was stolen", "en"),
    ("The senator stole the funds.", "Senator accused of stealing the funds", "en"),
    ("Outlet 1 reports that Ukraine used chemical weapons.", "Russia claims Ukraine used chemical weapons", "en"),
    ("La empresa robó fondos.", "La empresa presuntamente robó fondos", "es"),
    ("Ukraine bombed the school.", "俄罗斯声称乌克兰轰炸学校", "zh"),
    ("El presidente Rojas renunció.", "El presidente Rojas niega que renunció", "es"),
    ("中国将参加会议。", "中国将不参加会议", "zh"),
    ("日本首相访问北京。", "日本首相取消访问北京", "zh"),
    ("日本は中国との合意に署名した。", "日本は中国との合意に署名しなかった", "ja"),
    ("政府は増税を決めた。", "政府は増税を検討", "ja"),
    ("وقعت مصر الاتفاق مع إثيوبيا.", "لم توقع مصر الاتفاق مع إثيوبيا", "ar"),
    ("Japan signed the accord with China.", "日本は中国との合意に署名しなかった", "ja"),
    ("Spain signed the agreement with Morocco.", "España no firmó el acuerdo con Marruecos", "es"),
]


@pytest.mark.parametrize(("claim", "title", "language"), LOST)
def test_claim_keeps_who_alleges_it_and_what_is_denied(claim: str, title: str, language: str) -> None:
    assert not judged(claim, of(title, language)).supported


CHANGED = [
    ("Dozens were killed in the raid on Port Halim.", "Hundreds were killed in the raid on Port Halim", "en"),
    ("Half of voters back the treaty.", "A quarter of voters back the treaty", "en"),
    ("Output doubled in June.", "Output tripled in June", "en"),
    ("At least 40 people died in the flood.", "Up to 40 people died in the flood", "en"),
    ("All schools in Kerala closed.", "Some schools in Kerala closed", "en"),
    ("Only Japan voted against the resolution.", "Japan voted against the resolution", "en"),
    ("The dam holds 40 million gallons of water.", "The dam holds 40 million litres of water", "en"),
    ("Exports rose 5 percentage points in May.", "Exports rose 5 percent in May", "en"),
    ("Unemployment fell to 5%.", "Unemployment fell by 5%", "en"),
    ("India's foreign minister resigned.", "India's finance minister resigned", "en"),
    ("Police say the protesters fired first.", "Protesters say the police fired first", "en"),
    ("Corrupt Japan and China open talks in Oslo.", TALKS, "en"),
    ("The mayor is alive.", "The mayor is dead", "en"),
    ("El juez absolvió al ministro.", "El juez condenó al ministro", "es"),
    ("大阪で地震、5人死亡。", "京都で地震、5人死亡", "ja"),
    ("上海有12人死亡。", "上海有12人受伤", "zh"),
]


@pytest.mark.parametrize(("claim", "title", "language"), CHANGED)
def test_claim_changes_no_amount_office_speaker_or_judgement(claim: str, title: str, language: str) -> None:
    assert not judged(claim, of(title, language)).supported


SOUND = [
    ("The blast killed 12 people.", "Blast claims 12 lives", "en"),
    ("A group took responsibility for the raid.", "Group claims responsibility for the raid", "en"),
    ("Japan summoned China's envoy.", "Japan summons China's envoy after accusing Beijing of spying", "en"),
    ("Ukraine accuses Russia of shelling the school.", "Ukraine says Russia shelled the school", "en"),
    ("Russia claims that Ukraine bombed a school.", "俄罗斯声称乌克兰轰炸学校", "zh"),
    ("Japan did not sign the accord with China.", "日本は中国との合意に署名しなかった", "ja"),
    ("Peru rejects the agreement.", "Perú no acepta el acuerdo", "es"),
    ("El gobierno rechaza el acuerdo.", "El gobierno no acepta el acuerdo", "es"),
    ("首相は辞任しない。", "首相は辞任を否定", "ja"),
    ("中国拒绝了日本的要求。", "中国拒绝日本的要求", "zh"),
]


@pytest.mark.parametrize(("claim", "title", "language"), SOUND)
def test_claim_in_other_words_passes(claim: str, title: str, language: str) -> None:
    assert judged(claim, of(title, language)).reasons == ()


def test_number_in_an_outlets_name_is_no_number() -> None:
    assert judged("France 24 reports that Japan and China have opened talks in Oslo.", source(1, TALKS, outlet="France 24")).supported


def test_words_are_put_to_the_outlet_that_has_them() -> None:
    talks, ferry = source(1, TALKS, outlet="Global Times"), source(2, "Ferry sinks off Busan", outlet="NHK")
    assert not judged("Global Times reports the ferry sank off Busan, while NHK reports talks opened in Oslo.", talks, ferry).supported
    assert not judged("NHK reports that Japan and China open talks in Oslo.", talks, ferry, evidence=[Evidence(n=1, quote=TALKS)]).supported


def test_unknown_speakers_are_not_taken_for_each_other() -> None:
    title = "Chen Bo calls tariffs “an act of war” as Wang Li urges calm"
    assert not judged("Wang Li said the tariffs were “an act of war”.", title).supported
