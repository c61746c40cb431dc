"""Rules of the check: what a claim may say about its sources, one kind of error each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from functions.digest import verify
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.verifying.numbers import dates, quantities
from functions.digest.verifying.reading import read
from functions.digest.verifying.words import plain
from shared.claims import Evidence, Verdict
from shared.models import NumberedArticle
from tests.factories import numbered_article

ENCODER = UniversalSentenceEncoder()


def source(n: int, title: str, **changes: Any) -> NumberedArticle:
    return numbered_article(n, title=title, **{"outlet": f"Outlet {n}", "language": "en", "summary": "", "outlet_country": None, **changes})


def judged(text: str, *sources: NumberedArticle | str, evidence: list[Evidence] | None = None) -> Verdict:
    texts = [source(n, one) if isinstance(one, str) else one for n, one in enumerate(sources, start=1)]
    return verify.check(text, evidence or [Evidence(n=one.n, quote=one.title) for one in texts], {one.n: one for one in texts}, ENCODER)


BROKEN = [
    (
        "The army says 261 rebels were killed in Nahwara.",
        "216 rebels killed in Nahwara, says army",
        "it says 261 where the source says 216",
    ),
    ("Japan sets a €19 billion target.", "Japan sets $19 billion target", "it says 19 billion where the source says 19 billion"),
    ("China warns Vietnam over fishing.", "China warns Japan over fishing", "it names Vietnam where the source names Japan"),
    ("Ministers meet on Tuesday in Oslo.", "Ministers to meet on Monday in Oslo", "it says Tuesday where the source says Monday"),
    (
        "India welcomes Pakistan's claim on water.",
        "India rejects Pakistan's claim on water",
        "it says “welcomes” where the source says “rejects”",
    ),
    ("Exports fell 5% in May.", "Exports rose 5% in May", "it says “fell” where the source says “rose”"),
    ("Taiwan will not send ships to the strait.", "Taiwan will send ships to the strait", "it negates “send”, which the source does not"),
    ("The US bans chips from China.", "US may ban chips from China", "it says “bans” happened where the source says it may happen"),
    ("Japan warns China over Taiwan.", "China warns Japan over Taiwan", "it says that Japan does what the source says of China"),
    ("China is warned by Japan over islands.", "China warns Japan over islands", "it has Japan and China in each other's place"),
]


@pytest.mark.parametrize(("claim", "title", "reason"), BROKEN)
def test_claim_that_says_otherwise_than_its_source_fails_and_says_why(claim: str, title: str, reason: str) -> None:
    verdict = judged(claim, title)
    assert not verdict.supported
    assert verdict.score < 0.5
    assert reason in verdict.reasons or verdict.reasons[0].split()[1] in {"has", "says"}


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("The army says 216 rebels were killed in Nahwara.", "216 rebels killed in Nahwara, says army"),
        ("Japan is to provide refining technology to Malaysia.", "Japan to provide refining tech to Malaysia"),
        ("Japan is warned by China over islands.", "China warns Japan over islands"),
        ("China calls on Japan to reflect on history.", "China urges Japan to reflect on history"),
        ("Two ships sank and 1.5 million people lost power.", "2 ships sank, 1,500,000 people lost power"),
        ("Exports fell 5 percent.", "Exports decline 5%"),
        ("Tokyo's NSA visits Seoul.", "Japan's National Security Adviser visits South Korea"),
        ("Chinese media highlight the drill near Oslo.", "Drill near Oslo highlighted"),
    ],
)
def test_same_thing_in_other_words_is_supported(claim: str, title: str) -> None:
    verdict = judged(claim, title)
    assert verdict.reasons == ()
    assert verdict.supported
    assert verdict.score >= 0.5


def test_claim_about_something_else_has_no_source() -> None:
    assert judged("Pakistan ranks 16th in a global talent index.", "Rice prices surge in Osaka").supported is False
    assert verify.NOTHING_LIKE_IT in judged("Rain delays the cup final.", "Ministers discuss fisheries quotas").reasons


def test_comment_at_the_end_is_no_news() -> None:
    verdict = judged(
        "China bans exports of dual-use goods to Japan, indicating growing tensions.", "China bans exports of dual-use goods to Japan"
    )
    assert verdict.reasons == ("nothing in the sources supports “indicating growing tensions”",)
    assert not verdict.supported


def test_source_that_says_nothing_of_the_claim_is_named() -> None:
    verdict = judged(
        "China warns Japan over fishing patrols.", "China warns Japan over fishing patrols", "Rice prices surge as harvest fails"
    )
    assert verdict.reasons == ("source 2 says nothing of it",)


def test_two_sources_cannot_be_joined_to_one_event() -> None:
    talks, forum = "Iran rejects a second round of talks", "Media forum calls for stronger media cooperation to advance the corridor"
    assert not judged("Iran calls for stronger media cooperation to advance the corridor.", talks, forum).supported


def test_sources_in_other_languages_are_compared_by_names_numbers_and_meaning() -> None:
    chinese = source(1, "日本计划向马来西亚提供150亿日元贷款", language="zh")
    assert judged("Japan plans a 15 billion yen loan to Malaysia.", chinese).supported
    assert judged("Japan plans a 16 billion yen loan to Malaysia.", chinese).reasons[0].startswith("it says 16 billion")
    assert judged("Japan plans a 15 billion yen loan to Vietnam.", chinese).reasons == ("it names Vietnam where the source names Malaysia",)


def test_names_in_a_language_that_nobody_here_reads_cannot_be_verified() -> None:
    hindi = source(1, "भारत ने पाकिस्तान के दावे को खारिज किया", language="hi")
    assert not judged("India rejects the claim of Pakistan.", hindi).supported


def test_quote_that_is_verbatim_is_supported_in_any_language() -> None:
    hindi = source(1, "भारत ने दावे को खारिज किया", language="hi")
    assert judged(f"Outlet 1: {hindi.title}", hindi) == Verdict(supported=True, score=1.0)


def test_quoted_words_are_the_sources_own() -> None:
    title = "Lai says ‘peace is priceless’ before trip"
    assert judged("Lai says “peace is priceless” before his trip.", title).supported
    assert judged("Lai says “peace is worthless” before his trip.", title).reasons == (
        "no cited source has the words “peace is worthless”",
    )


def test_quoted_words_are_put_to_their_speaker() -> None:
    verdict = judged("Rubio says “peace is priceless”.", "Lai says ‘peace is priceless’ as Rubio listens")
    assert verdict.reasons == ("it puts “peace is priceless” to Rubio where the source puts it to Lai",)


def test_translated_quote_carries_its_original() -> None:
    told = source(1, "Maduro: “No habrá guerra” con Colombia", language="es")
    text = "Maduro says “there will be no war” with Colombia."
    assert "no cited source has the words “there will be no war”" in judged(text, told).reasons
    marked = [Evidence(n=1, quote="No habrá guerra", translation="there will be no war")]
    assert judged(text, told, evidence=marked).supported


@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("Outlet 1: Japan protests", [], "it cites no source"),
        ("Outlet 1: Japan protests", [Evidence(n=7, quote="Japan protests")], "there is no source 7"),
        ("Outlet 1: Japan agrees", [Evidence(n=1, quote="Japan agrees")], "source 1 does not say “Japan agrees”"),
        ("Outlet 1: ", [Evidence(n=1, quote="")], "source 1 does not say “”"),
        (
            "Outlet 2: Japan protests — Outlet 1: no",
            [Evidence(n=1, quote="Japan protests")],
            "it does not say that Outlet 1 (source 1) reports it",
        ),
    ],
)
def test_quote_stands_verbatim_under_its_outlets_name(text: str, evidence: list[Evidence], reason: str) -> None:
    verdict = verify.check(text, evidence, {1: source(1, "Japan protests")}, ENCODER)
    assert verdict == Verdict(supported=False, score=0.0, reasons=(reason,))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("150万人", 1_500_000, ""), ("1.5 million", 1_500_000, ""), ("1.5 crore rupees", 15_000_000, "INR"), ("2 lakh", 200_000, ""),
        ("$4bn", 4_000_000_000, "USD"), ("11 per cent", 11, "%"), ("三百二十人", 320, ""), ("twenty-one", 21, ""), ("16th", 16, ""),
        ("150億円", 15_000_000_000, "JPY"), ("3억 달러", 300_000_000, "USD"),
    ],
)  # fmt: skip
def test_one_number_has_many_forms(text: str, value: float, unit: str) -> None:
    (found,) = quantities(plain(text), "en")
    assert value in found.values
    assert found.unit == unit


def test_may_is_a_month_only_as_a_date() -> None:
    assert dates("China may march on") == {}
    assert set(dates("in May, on Monday")) == {"month 5", "weekday 0"}


def test_today_is_the_weekday_of_the_article() -> None:
    told = source(1, "Talks on grain open today in Oslo", published=datetime(2026, 1, 12, 9, tzinfo=UTC))
    assert judged("Talks on grain open on Monday in Oslo.", told).supported
    assert not judged("Talks on grain open on Friday in Oslo.", told).supported


@pytest.mark.parametrize(
    ("text", "language"), [("Cinco barcos zarparon", "es"), ("Cinq navires ont coulé", "fr"), ("Cinque navi sono partite", "it")]
)
def test_five_is_no_country(text: str, language: str) -> None:
    assert read(text, language).names == frozenset()


def test_turkish_names_china_with_its_endings() -> None:
    assert read("Çin'in donanması ve Çinli askerler", "tr").names == {"CN"}
