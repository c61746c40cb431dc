"""In: nothing. Out: the digests of five invented topics, thirty editions each: three sides with every row of the comparison, one from
right to left, one in Chinese and Japanese, one without sides, and one that is retired; with days on which there was no digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from shared.comparison import Comparison
from shared.models import Composition, Digest, EarlierStory, Elsewhere, NumberedArticle, Story
from tests.comparisons import compared_digest, comparison
from tests.factories import claim, digest, feed_outcome, numbered_article, set_aside, side

FIRST = date(2025, 12, 15)
EDITIONS = 30
DAYS = tuple(FIRST + timedelta(days=number) for number in range(EDITIONS))
LAST = DAYS[-1]
RUN = 4
"""Editions that tell a story before it ends."""

COMPARED, ARABIC, CHINESE, SIDELESS, RETIRED = "three-seas", "gulf-of-marsa", "taiyo-nanhai", "rules-for-robots", "lake-nahwara"


@dataclass(frozen=True)
class Voice:
    """A side's press: its outlets as (name, country, owner, state affiliation), and its headlines, in one language."""

    side: str
    name: str
    language: str
    outlets: tuple[tuple[str, str, str | None, str | None], ...]
    headlines: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    topic: str
    name: str
    description: str
    language: str
    voices: tuple[Voice, ...]


ENGLISH_TITLES = (
    "Ferry line between the two ports opens after four years of talks",
    "Ministers leave the lake conference without a word on water rights",
    "Pneumonoultramicroscopicsilicovolcanoconiosis-like illness closes seventeen schools around the lake, doctors say, and more may follow",
    "Court lets the dredging go on",
    "Fishing crews ask for radar",
    "What is the harbour worth?",
)
SUBJECTS = (
    Subject(
        ARABIC,
        "خليج مرسى: الضفتان",
        "ما تقوله صحافة الضفتين عن خليج مرسى ومينائه الجديد",
        "ar",
        (
            Voice(
                "marsa",
                "مرسى",
                "ar",
                (("مرآة البحر", "QA", "دار الساحل", "funded"), ("صدى الخور", "AE", None, None)),
                (
                    "افتتاح خط العبّارات بين الميناءين بعد أربع سنوات من المحادثات",
                    "الوزراء يغادرون مؤتمر البحيرة (2026) دون اتفاق على حقوق المياه",
                    "المحكمة تسمح باستمرار أعمال التجريف",
                    "الصيادون يطالبون برادار جديد",
                ),
            ),
            Voice(
                "nahwara",
                "Nahwara",
                "en-GB",
                (("Nahwara Press Bureau", "AM", "Ministry of Information", "yes"), ("Lakeside Courier (north)", "AM", "Lake Media", "no")),
                ENGLISH_TITLES,
            ),
        ),
    ),
    Subject(
        CHINESE,
        "太阳与南海",
        "两地媒体如何报道南海的航道与渔业",
        "zh-CN",
        (
            Voice(
                "nanhai",
                "南海",
                "zh-CN",
                (("南海晨报", "CN", "南海报业", "yes"), ("港口观察", "HK", None, "no")),
                ("新航线在四年谈判后开通", "部长们离开会议,未就水权达成一致", "法院允许继续疏浚", "渔民要求安装雷达,称去年有十七艘船失联"),
            ),
            Voice(
                "taiyo",
                "太陽",
                "ja",
                (("キリツ日報", "JP", "キリツ", "no"), ("知らなぎ新報", "JP", "シラナギ", None)),
                (
                    "四年の協議を経てフェリー航路が開通",
                    "閣僚会議、水利権で合意せず閉幕",
                    "裁判所が浚渫の継続を認める",
                    "漁協がレーダー設置を要望",
                ),
            ),
        ),
    ),
    Subject(
        SIDELESS,
        "Rules for robots",
        "Laws and treaties on machines that decide",
        "en",
        (
            Voice(
                "elsewhere",
                "Elsewhere",
                "en-US",
                (
                    ("The Example", "US", None, None),
                    ("Le Courrier <inventé> & fils", "FR", "Groupe Exemple", "no"),
                    ("Ὁ Κῆρυξ", "GR", None, None),
                ),
                ENGLISH_TITLES,
            ),
        ),
    ),
    Subject(
        RETIRED,
        "Streit um den Nahwara-See",
        "Wer das Wasser des Sees nutzen darf",
        "de",
        (
            Voice(
                "nord",
                "Nordufer",
                "de",
                (("Seeblatt", "DE", "Seeverlag", "no"), ("Uferzeitung", "CH", None, None)),
                (
                    "Fährlinie nach vier Jahren eröffnet",
                    "Wasserrechtsverhandlungsvertagungsbeschluss beschäftigt die Minister",
                    "Gericht lässt Baggerarbeiten zu",
                ),
            ),
            Voice(
                "sued",
                "Südufer",
                "ru",
                (("Озёрная газета", "RU", "Озеро", "yes"),),
                ("Паромная линия открыта", "Рыбаки просят радар", "Суд разрешил работы"),
            ),
        ),
    ),
)


def editions() -> Iterator[Digest]:
    """Of each day all topics, in the order in which they come."""
    for number, day in enumerate(DAYS):
        yield _compared(number, day)
        yield from (_edition(subject, number, day) for subject in SUBJECTS)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def _compared(number: int, day: date) -> Digest:
    """The three-sided digest of `tests.comparisons`, its stories in threads of `RUN` editions each; on one day with nothing to compare."""
    if number == EDITIONS - 6:
        return compared_digest(
            Comparison(sides=("china", "japan"), why_none="Gulf states has no article in this edition"), **_about_compared(number, day)
        )
    previous = [earlier.edition for earlier in _previous(number, "story-1", "Boats near the islands", "en")]
    since = tuple(
        moved.model_copy(update={"gone_quiet": tuple(_quiet(quiet, previous) for quiet in moved.gone_quiet if previous)})
        for moved in comparison().since
    )
    return compared_digest(comparison(since=since), **_about_compared(number, day))


def _about_compared(number: int, day: date) -> dict[str, object]:
    told = compared_digest()
    first = _story(told.stories[0], number, "boats")
    return {
        "topic": COMPARED,
        "topic_name": "Three seas, eight presses",
        "topic_description": "Boats, islands and ports as three sides and their neighbours tell them",
        "edition": day,
        "date": _at(day),
        "previous_edition": DAYS[number - 1] if number else None,
        "stories": (first, *told.stories[1:]),
    }


def _quiet(quiet: object, previous: list[date]) -> object:
    return quiet.model_copy(update={"since": previous[-1], "last": previous[0]})  # type: ignore[attr-defined]


def _story(story: Story, number: int, name: str) -> Story:
    """The story as the edition of that number tells it: new, or the next part of its thread."""
    began = number - number % RUN
    previous = _previous(number, name, f"{story.title} ({DAYS[number - 1] if number else ''})", story.language)
    return story.model_copy(
        update={
            "thread": f"{name}-{DAYS[began]}",
            "status": "continuing" if previous else "new",
            "since": DAYS[began] if previous else None,
            "previous": previous,
        }
    )


def _previous(number: int, name: str, title: str, language: str) -> tuple[EarlierStory, ...]:
    """Newest first; the ids are those that the editions had."""
    ids = {"boats": "story-1"}
    return tuple(
        EarlierStory(
            edition=DAYS[number - back], id=ids.get(name, name), title=title, language=language, told={"china": 2, "marsa": 1, "nord": 1}
        )
        for back in range(1, number % RUN + 1)
    )


def _edition(subject: Subject, number: int, day: date) -> Digest:
    if number % 11 == 5 or (subject.topic == ARABIC and day == LAST):
        return _nothing(subject, number, day)
    articles = tuple(_articles(subject, number, day))
    sides = [voice for voice in subject.voices if voice.side != "elsewhere"]
    by_side = {voice.side: [article for article in articles if article.perspective == voice.side] for voice in subject.voices}
    stories = tuple(_stories(subject, articles, number))
    claims = {
        name: tuple(claim(article.title, article.n, quotes=((article.n, article.title), (article.n, article.summary))) for article in told)
        for name, told in by_side.items()
    }
    elsewhere = claims.get("elsewhere", ())
    return digest(
        **_about(subject, number, day),
        no_digest=None,
        articles=articles,
        stories=stories,
        highlights=tuple(claim(told[0].title, told[0].n, quotes=((told[0].n, told[0].title),)) for told in by_side.values()),
        perspectives=tuple(
            side(voice.side, voice.name, *claims[voice.side], basis="feed" if subject.topic == RETIRED else "outlet") for voice in sides
        ),
        elsewhere=Elsewhere(count=len(elsewhere), claims=elsewhere),
        composition=tuple(_composition(name, told) for name, told in by_side.items() if name != "elsewhere"),
        set_aside=(set_aside("off_topic", title="Off topic"), set_aside("duplicate", title=articles[0].title)),
        comparison=None,
    )


def _nothing(subject: Subject, number: int, day: date) -> Digest:
    return digest(
        **_about(subject, number, day),
        no_digest="none of its feeds could be read" if number % 2 else f"nothing new since {DAYS[max(number - 1, 0)]}",
        nothing_new_since=None if number % 2 else DAYS[max(number - 1, 0)],
        articles=(),
        stories=(),
        highlights=(),
        perspectives=tuple(side(voice.side, voice.name) for voice in subject.voices if voice.side != "elsewhere"),
        elsewhere=Elsewhere(count=0, claims=()),
        composition=(),
        comparison=None,
    )


def _about(subject: Subject, number: int, day: date) -> dict[str, object]:
    failed = feed_outcome("failed", why="the server answered 503", perspective=subject.voices[0].side, feed="https://down.example/feed.xml")
    return {
        "topic": subject.topic,
        "topic_name": subject.name,
        "topic_description": subject.description,
        "language": subject.language,
        "edition": day,
        "date": _at(day),
        "previous_edition": DAYS[number - 1] if number else None,
        "feeds": (feed_outcome(perspective=subject.voices[-1].side), failed),
    }


def _articles(subject: Subject, number: int, day: date) -> Iterator[NumberedArticle]:
    n = 0
    for voice in subject.voices:
        for place, headline in enumerate(voice.headlines):
            n += 1
            outlet, country, family, state = voice.outlets[(place + number) % len(voice.outlets)]
            yield numbered_article(
                n,
                url=f"https://news{place}.example/{subject.topic}/{day}/{n}?q=%22a%22&b=({n})",
                title=f"{headline} {number + 1}",
                summary=f"{headline}: {headline}",
                outlet=outlet,
                outlet_country=country,
                family=family,
                state_affiliated=state,
                language=voice.language,
                perspective=voice.side,
                story=f"event-{place}",
                published=None if place == len(voice.headlines) - 1 else datetime(day.year, day.month, day.day, 1, place, tzinfo=UTC),
                opinion=headline.endswith("?"),
                also_in=("The Second Example",) if place == 1 else (),
            )


def _stories(subject: Subject, articles: tuple[NumberedArticle, ...], number: int) -> Iterator[Story]:
    for name in dict.fromkeys(article.story for article in articles):
        told = [article for article in articles if article.story == name]
        sides = dict.fromkeys(article.perspective for article in told)
        story = Story(
            id=str(name),
            title=told[0].title,
            language=told[0].language,
            articles=tuple(article.n for article in told),
            perspectives={side: tuple(article.n for article in told if article.perspective == side) for side in sides},
            status="new",
        )
        yield _story(story, number, str(name)) if name in ("event-0", "event-1") else story


def _composition(name: str, told: list[NumberedArticle]) -> Composition:
    outlets = [article.outlet for article in told]
    families = [article.family or article.outlet for article in told]
    counts = {family: families.count(family) for family in dict.fromkeys(families)}
    return Composition(
        perspective=name,
        outlets={outlet: outlets.count(outlet) for outlet in dict.fromkeys(outlets)},
        families=counts,
        countries={},
        languages={},
        largest_family_share=round(max(counts.values()) / len(told), 3),
    )
