"""Rules of the digest as a whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.digest import considered as considering
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from shared.models import Article, Batch, Digest, FeedReport
from shared.outlets import Outlet, Registry
from tests.batches import NOW, article, batch, topic


def outlet(name: str, country: str) -> Outlet:
    return Outlet(
        id=name.lower().replace(" ", "-"),
        name=name,
        aliases=(f"{name} Online",),
        country=country,
        family=f"{name} Group",
        state_affiliated="no",
        language="en",
    )


REGISTRY = Registry([outlet("Global Times", "CN"), outlet("China Daily", "CN"), outlet("NHK", "JP"), outlet("Le Monde", "FR")], "registry")

NEWS = (
    article("China bans exports of dual-use goods to Japan", outlet="Global Times"),
    article("Tokyo protests as China bans exports of dual-use goods to Japan", outlet="NHK"),
    article("Japanese prime minister calls a snap election", outlet="NHK"),
    article("Beijing warns Tokyo over its remarks on Taiwan", outlet="China Daily"),
    article("China and Japan seen from Paris", outlet="Le Monde"),
    article("Blog on China and Japan", outlet="Somebody"),
)


def digest(*articles: Article, **changes: object) -> Digest:
    return assemble(batch(*articles, **changes), REGISTRY, UniversalSentenceEncoder())


def reasons(made: Digest) -> dict[str, str]:
    return {aside.title: aside.reason for aside in made.set_aside}


def test_every_article_of_the_batch_is_in_the_digest_once() -> None:
    extra = (article("Old news of China and Japan", hours=24 * 6), article("Cake recipe for a rainy afternoon"), NEWS[0])
    made = digest(*NEWS, *extra)
    ids = sorted(found.id for found in (*made.articles, *made.set_aside))
    assert ids == sorted(found.id for found in (*NEWS, *extra))


def test_articles_are_numbered_by_side_in_the_topics_order() -> None:
    made = digest(*NEWS)
    assert [found.n for found in made.articles] == list(range(1, len(made.articles) + 1))
    sides = [found.perspective for found in made.articles]
    assert sides == sorted(sides, key=["china", "japan", "elsewhere"].index)
    assert [(side.id, side.count) for side in made.perspectives] == [("china", 2), ("japan", 2)]
    assert made.elsewhere.count == 2


def test_outlet_has_one_name_whatever_the_feed_called_it() -> None:
    (found,) = digest(article("China and Japan talk", outlet="NHK Online")).articles
    assert (found.outlet, found.outlet_country, found.family) == ("NHK", "JP", "NHK Group")


def test_every_claim_cites_and_its_quote_stands_in_its_source() -> None:
    made = digest(*NEWS)
    texts = {found.n: f"{found.title}\n{found.summary}" for found in made.articles}
    claims = [*made.highlights, *(claim for side in made.perspectives for claim in side.claims), *made.elsewhere.claims]
    assert len(claims) >= 6
    for claim in claims:
        assert claim.sources
        assert claim.verdict.supported
        assert all(item.quote in texts[item.n] for item in claim.evidence)
    assert made.withheld == ()


def test_what_is_set_aside_says_why() -> None:
    old = article("Old news of China and Japan", hours=24 * 6)
    copy = article("China bans exports of dual-use goods to Japan", outlet="China Daily")
    junk = article("Home", outlet="NHK")
    made = digest(*NEWS, old, copy, junk, article("Cake recipe for a rainy afternoon"))
    assert reasons(made) == {
        old.title: "too_old",
        copy.title: "duplicate",
        junk.title: "junk",
        "Cake recipe for a rainy afternoon": "off_topic",
    }


def test_copy_keeps_the_story_of_the_article_it_copies() -> None:
    copy = article(NEWS[0].title, outlet="China Daily")
    made = digest(*NEWS, copy)
    (aside,) = made.set_aside
    stories = {found.title: found.story for found in made.articles}
    assert aside.story == stories[NEWS[0].title] is not None


def test_over_the_limit_is_set_aside_and_the_rest_is_balanced() -> None:
    many = [
        article(f"China and Japan, matter {n} of {word}", outlet=name)
        for n, word in enumerate(["ports", "ships", "fish", "chips", "rails"])
        for name in ("Global Times", "NHK")
    ]
    made = digest(*many, topic=topic(max_articles=4))
    assert [found.perspective for found in made.articles] == ["china", "china", "japan", "japan"]
    assert "over_limit" in reasons(made).values()


def test_copy_is_listed_with_the_article_that_stays() -> None:
    copies = [article(NEWS[0].title, outlet=name) for name in ("Xinhua", "China Daily", NEWS[0].outlet)]
    made = digest(*NEWS, *copies)
    (stays,) = [found for found in made.articles if found.title == NEWS[0].title]
    assert sorted({stays.outlet, *stays.also_in}) == sorted({"Xinhua", "China Daily", NEWS[0].outlet})
    assert stays.outlet not in stays.also_in


def test_comment_and_questions_are_marked() -> None:
    made = digest(*NEWS, article("Editorial: China and Japan must talk"), article("Will China and Japan talk?"))
    assert {found.title for found in made.articles if found.opinion} == {
        "Editorial: China and Japan must talk",
        "Will China and Japan talk?",
    }


def test_article_off_the_topic_has_its_story_too() -> None:
    cooking = [article("Grandmother shares her apple pie recipe", outlet=name) for name in ("A", "B")]
    made = digest(*NEWS, *cooking)
    off_topic = [aside for aside in made.set_aside if aside.reason == "off_topic"]
    assert len(off_topic) == 2
    assert len({aside.story for aside in off_topic}) == 1
    assert not {aside.story for aside in off_topic} & {None, *(found.story for found in made.articles)}


def test_age_counts_from_the_editions_date_not_from_when_it_was_fetched() -> None:
    made = digest(article("China and Japan talk", hours=24 * 4), fetched_at=NOW + timedelta(days=3))
    assert len(made.articles) == 1


def test_article_newer_than_the_edition_is_no_part_of_it() -> None:
    later = article("China and Japan talk again", hours=-48)
    assert reasons(digest(*NEWS, later, fetched_at=NOW + timedelta(days=3))) == {later.title: "too_new"}


def test_encoder_reads_the_newest_articles_and_the_rest_is_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(considering, "MOST_READ", 2)
    old = [article(f"China and Japan, report {n}", hours=n) for n in (50, 60, 70)]
    made = digest(*old, article("China and Japan today", hours=1))
    assert {found.title for found in made.articles} == {"China and Japan today", old[0].title}
    assert set(reasons(made).values()) == {"over_limit"}


def test_language_that_the_feed_leaves_open_is_the_outlets() -> None:
    (found,) = digest(article("China and Japan talk", language="und", outlet="NHK")).articles
    assert found.language == "en"


def test_headline_of_a_story_is_one_that_the_page_lists() -> None:
    many = [
        article(f"China and Japan resume talks on fish, {word}", outlet=name)
        for word in ("again", "now", "soon")
        for name in ("NHK", "China Daily")
    ]
    made = digest(*many, topic=topic(max_articles=2))
    assert {story.title for story in made.stories} <= {found.title for found in made.articles}


def test_article_without_a_date_is_kept() -> None:
    assert len(digest(article("China and Japan talk", published=None)).articles) == 1


def test_shared_story_has_both_sides_and_leads() -> None:
    made = digest(*NEWS)
    assert set(made.stories[0].perspectives) == {"china", "japan"}
    assert len(made.highlights[0].sources) == 2


def test_order_of_articles_in_the_batch_does_not_matter() -> None:
    one, other = digest(*NEWS), digest(*reversed(NEWS))
    assert one.model_dump_json() == other.model_dump_json()


def test_timings_of_a_batch_are_no_part_of_its_digest() -> None:
    slow = [FeedReport(feed=feed.name, label=feed.label, status="ok", articles=6, ms=9000, bytes=1) for feed in topic().feeds]
    later: Batch = batch(*NEWS, feeds=slow, fetched_at=NOW + timedelta(hours=1))
    assert assemble(later, REGISTRY, UniversalSentenceEncoder()) == digest(*NEWS)


def test_other_articles_another_input_hash() -> None:
    assert digest(*NEWS).inputs_sha256 != digest(*NEWS[:-1]).inputs_sha256


def test_composition_counts_families_of_a_side() -> None:
    made = digest(*NEWS)
    (china,) = [side for side in made.composition if side.perspective == "china"]
    assert china.families == {"China Daily Group": 1, "Global Times Group": 1}
    assert china.largest_family_share == 0.5


def test_unknown_outlets_stand_elsewhere_and_are_counted_by_name() -> None:
    made = digest(*NEWS, article("China and Japan hold talks on trade in Seoul", outlet="A Blog"))
    (elsewhere,) = [side for side in made.composition if side.perspective == "elsewhere"]
    assert elsewhere.unknown_outlets == {"A Blog": 1, "Somebody": 1}
    assert elsewhere.countries == {"FR": 1, "unknown": 2}
    assert all(not side.unknown_outlets for side in made.composition if side.perspective != "elsewhere")


def test_an_outlet_that_the_topic_brings_is_on_its_side() -> None:
    blog = article("China and Japan hold talks on trade in Seoul", outlet="A Blog", outlet_domain="blog.example")
    mine = topic(outlets=[{"name": "Our Blog", "domains": ["blog.example"], "country": "JP", "family": "Us", "state_affiliated": "funded"}])
    (found,) = [row for row in digest(*NEWS, blog, topic=mine).articles if row.id == blog.id]
    assert (found.outlet, found.perspective, found.family, found.state_affiliated) == ("Our Blog", "japan", "Us", "funded")


def test_no_articles_give_the_reason_and_no_claims() -> None:
    failed = [FeedReport(feed="https://f.example/", label="f", status="failed", why="the server answered 500")]
    made = digest(feeds=failed)
    assert made.no_digest == "none of the 1 feeds could be read. The first said: the server answered 500."
    assert (made.highlights, made.stories, made.articles) == ((), (), ())


def test_articles_that_are_all_set_aside_give_the_reason() -> None:
    made = digest(article("Old news of China and Japan", hours=24 * 6))
    assert made.no_digest == "none of the 1 articles in the feeds could be used (1 too old)."


def test_empty_feeds_give_the_reason() -> None:
    empty = [FeedReport(feed="https://f.example/", label="f", status="empty", why="it lists no articles")]
    assert digest(feeds=empty).no_digest == "the feeds list no articles (0 of 1 failed)."


def test_three_sides_and_no_sides_work() -> None:
    sides = [{"id": code.lower(), "name": code, "countries": [code]} for code in ("CN", "JP", "FR")]
    three = digest(*NEWS, topic=topic(perspectives=sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}]))
    assert [side.count for side in three.perspectives] == [2, 2, 1]
    none = digest(*NEWS, topic=topic(perspectives=[], terms={}, feeds=[{"url": "https://feeds.example/a.xml"}]))
    assert none.perspectives == ()
    assert none.elsewhere.count == len(NEWS)
    assert none.highlights


def test_site_that_takes_another_outlets_name_goes_by_its_own() -> None:
    made = digest(article("China bans exports of dual-use goods to Japan", outlet="NHK", outlet_domain="nhk-news.example"))
    assert [(found.outlet, found.perspective) for found in made.articles] == [("nhk-news.example", "elsewhere")]
