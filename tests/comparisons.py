"""In: nothing, or hostile text. Out: a digest of three sides and elsewhere whose comparison has every kind of row, in six scripts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from shared.claims import Claim, Evidence, Verdict
from shared.comparison import (
    Agreement,
    Cell,
    Comparison,
    Difference,
    OneSided,
    OnlyStory,
    QuietStory,
    Quotation,
    Silence,
    SinceLast,
    Telling,
    TermDifference,
    TermUse,
    Update,
)
from shared.models import Composition, Digest, EarlierStory, Elsewhere, Story
from tests.factories import digest, feed_outcome, numbered_article, set_aside, side

_SOURCES = [
    ("china", "CN", "Global Times", "People's Daily", "en-US", "Coast guard detains 14 fishermen near the islands"),
    ("china", "CN", "新华网", "Xinhua", "zh-CN", "海警在附近海域扣押14名渔民"),
    ("china", "CN", "China Daily", "China Daily", "en-US", "Beijing opens a new deep-water port"),
    ("japan", "JP", "NHK", "NHK", "ja", "尖閣周辺で漁師11人が拘束される"),
    ("japan", "JP", "The Japan Times", "News2u", "en-US", "Eleven fishermen held on Tuesday, Tokyo protests"),
    ("gulf", "QA", "الجزيرة", "Al Jazeera", "ar", "احتجاز 14 صيادا قرب الجزر المتنازع عليها"),
    ("gulf", "SA", "Arab News", "SRMG", "en-US", "Gulf states call for calm after fishermen are detained"),
    ("elsewhere", "IN", "The Hindu", "The Hindu Group", "en-IN", "Neighbours look on as fishermen are detained"),
]


def _claim(text: str, *sources: int, story: str = "story-1", quotes: tuple[tuple[int, str], ...] = ()) -> Claim:
    evidence = tuple(Evidence(n=n, quote=quote) for n, quote in quotes)
    return Claim(text=text, sources=sources, story=story, evidence=evidence, verdict=Verdict(supported=True, score=1.0))


def _cell(perspective: str, text: str, *sources: int, value: str = "", quote: str = "") -> Cell:
    return Cell(perspective=perspective, claim=_claim(text, *sources, quotes=((sources[0], quote or text),)), value=value)


def comparison(**changes: Any) -> Comparison:
    """Of the digest below: every kind of row, a silent side, one whose feed failed and one without articles."""
    chinese, english = "海警在附近海域扣押14名渔民", "Eleven fishermen held on Tuesday, Tokyo protests"
    arabic, japanese = "احتجاز 14 صيادا قرب الجزر المتنازع عليها", "尖閣周辺で漁師11人が拘束される"
    quiet = QuietStory(
        id="story-9",
        thread="story-9",
        still_told_by=("china",),
        title="港の封鎖が続く",
        language="ja",
        since=date(2026, 1, 9),
        last=date(2026, 1, 12),
    )
    return Comparison(
        **{
            "sides": ("china", "japan", "gulf", "elsewhere"),
            "agreed": (
                Agreement(story="story-1", cells=(_cell("china", chinese, 2), _cell("japan", japanese, 4), _cell("gulf", arabic, 6))),
            ),
            "differs": (
                Difference(
                    story="story-1",
                    kind="number",
                    about="detained",
                    cells=(
                        _cell("china", chinese, 2, value="14"),
                        _cell("japan", japanese, 4, value="11"),
                        _cell("gulf", arabic, 6, value="14"),
                    ),
                ),
                *(
                    Difference(
                        story="story-1",
                        kind=kind,
                        about="",
                        cells=(
                            _cell("china", "Coast guard detains 14 fishermen near the islands", 1),
                            _cell("japan", english, 5, value="Tuesday"),
                        ),
                    )
                    for kind in ("time", "place", "actor", "naming", "stance")
                ),
            ),
            "updates": (
                Update(
                    story="story-1",
                    kind="number",
                    about="released",
                    cells=(_cell("japan", english, 5, value="Eleven"), _cell("china", chinese, 2, value="14"), _cell("japan", japanese, 4)),
                ),
            ),
            "tellings": (Telling(story="story-1", cells=(_cell("china", chinese, 2), _cell("japan", english, 5))),),
            "one_sided": (OneSided(story="story-1", cell=_cell("gulf", "Gulf states call for calm after fishermen are detained", 7)),),
            "only": (
                OnlyStory(
                    story="story-2",
                    perspective="china",
                    articles=3,
                    outlets=2,
                    cell=_cell("china", "Beijing opens a new deep-water port", 3),
                    silent=(
                        Silence(perspective="japan", articles=14, feeds=6, feeds_read=6),
                        Silence(perspective="gulf", articles=5, feeds=3, feeds_read=2),
                        Silence(perspective="elsewhere", articles=0, feeds=0, feeds_read=0),
                    ),
                ),
            ),
            "terms": (
                TermDifference(
                    thing="The islands",
                    listed=True,
                    uses=(
                        TermUse(perspective="china", term="钓鱼岛", count=7, example=Evidence(n=2, quote="钓鱼岛及其附属岛屿")),
                        TermUse(perspective="japan", term="尖閣", count=5, example=Evidence(n=4, quote=japanese)),
                    ),
                ),
                TermDifference(
                    thing="Being held",
                    listed=False,
                    uses=(TermUse(perspective="japan", term="held", count=2, example=Evidence(n=5, quote=english)),),
                ),
            ),
            "quotes": (
                Quotation(
                    perspective="gulf",
                    speaker="وزير الخارجية",
                    words="لا نريد التصعيد",
                    language="ar",
                    n=6,
                    story="story-1",
                    translation="We do not want escalation",
                ),
                Quotation(perspective="japan", speaker="木原官房長官", words="断じて受け入れられない", language="ja", n=4, story="story-1"),
            ),
            "since": (
                SinceLast(perspective="china", edition=date(2026, 1, 12), new=("story-2",), continuing=("story-1",)),
                SinceLast(
                    perspective="japan", edition=date(2026, 1, 12), feeds=6, feeds_read=5, continuing=("story-1",), gone_quiet=(quiet,)
                ),
                SinceLast(perspective="gulf", edition=date(2026, 1, 12)),
            ),
            **changes,
        }
    )


def compared_digest(found: Comparison | None = None, **changes: Any) -> Digest:
    """Eight sources of three sides and elsewhere, one story that all tell and one that only China does."""
    articles = tuple(
        numbered_article(
            n,
            title=title,
            outlet=outlet,
            outlet_country=country,
            family=family,
            language=language,
            perspective=perspective,
            state_affiliated="yes" if country == "CN" else None,
            summary="断じて受け入れられない 钓鱼岛及其附属岛屿" if n in (2, 4) else "",
            published=datetime(2026, 1, 12, n, tzinfo=UTC),
        )
        for n, (perspective, country, outlet, family, language, title) in enumerate(_SOURCES, start=1)
    )
    before = EarlierStory(edition=date(2026, 1, 12), id="story-4", title="Boats near the islands", language="en", told={"china": 2})
    first = EarlierStory(edition=date(2026, 1, 10), id="story-2", title="Boats sail", language="en", told={"china": 5, "japan": 1})
    stories = (
        Story(
            id="story-1",
            thread="story-1",
            title="Coast guard detains 14 fishermen near the islands",
            language="en-US",
            articles=(1, 2, 4, 5, 6, 7, 8),
            perspectives={"china": (1, 2), "japan": (4, 5), "gulf": (6, 7), "elsewhere": (8,)},
            status="continuing",
            since=date(2026, 1, 10),
            previous=(before, first),
            category="security",
        ),
        Story(
            id="story-2",
            title="Beijing opens a new deep-water port",
            language="en-US",
            articles=(3,),
            perspectives={"china": (3,)},
            status="new",
            category="economy",
        ),
    )
    sides = {"china": ("China", (1, 2, 3)), "japan": ("Japan", (4, 5)), "gulf": ("Gulf states", (6, 7))}

    def own(n: int) -> Claim:
        return _claim(articles[n - 1].title, n, quotes=((n, articles[n - 1].title),))

    return digest(
        **{
            "articles": articles,
            "stories": stories,
            "highlights": (_claim("Global Times: 14 detained — NHK: 11人が拘束", 1, 4, quotes=((4, "11人が拘束"),)), own(6), own(3)),
            "perspectives": tuple(
                side(id_, name, *(own(n) for n in numbers), count=len(numbers)) for id_, (name, numbers) in sides.items()
            ),
            "elsewhere": Elsewhere(count=1, claims=(own(8),)),
            "comparison": found or comparison(),
            "composition": tuple(
                Composition(
                    perspective=id_,
                    outlets={articles[n - 1].outlet: 1 for n in numbers},
                    families={articles[n - 1].family or "": 1 for n in numbers},
                    countries={},
                    languages={},
                    largest_family_share=0.5,
                )
                for id_, (_, numbers) in sides.items()
            ),
            "feeds": (feed_outcome(perspective="china"), feed_outcome("failed", why="the server answered 503", perspective="gulf")),
            "set_aside": (set_aside("junk", title="Screenshot"), set_aside("off_topic", title="株価")),
            **changes,
        }
    )
