"""The pages of a digest: the Markdown contract and the HTML page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from posixpath import dirname, join, normpath
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
import yaml

from functions.render import pages, views, words
from shared.claims import Evidence, Withheld
from shared.models import Digest, EarlierStory, Elsewhere, PerspectiveDigest, Reason
from shared.site import ATOM
from shared.site import HTML as WEB_PAGE
from tests.factories import claim, digest, feed_outcome, numbered_article, set_aside, side
from tests.sites import Html, site

MARKDOWN = "content/summaries/china-japan/2026-01-13.md"
HTML = "summaries/china-japan/2026-01-13/index.html"
NOWHERE = Elsewhere(count=0, claims=())


def markdown_of(edition: Digest) -> str:
    return pages.render(edition)[MARKDOWN].body.decode()


def body_of(edition: Digest) -> str:
    return markdown_of(edition).split("---\n", 2)[2]


def section_of(edition: Digest, heading: str) -> str:
    """What stands under a heading."""
    return dict(part.split("\n", 1) for part in body_of(edition).split("## ")[1:])[heading].strip()


def html_of(edition: Digest) -> Html:
    return Html(pages.render(edition)[HTML])


# The Markdown contract


def test_front_matter_has_the_contracts_keys_in_order_then_ours() -> None:
    values = yaml.safe_load(markdown_of(digest()).split("---\n")[1])
    assert list(values.items()) == [
        ("title", "China vs Japan News - 2026-01-13"),
        ("date", datetime(2026, 1, 13, 4, tzinfo=UTC)),
        ("topic", "china-japan"),
        ("topicName", "China vs Japan"),
        ("sources", ["Global Times", "NHK", "The Hindu"]),
        ("articleCount", 3),
        ("perspectives", [{"id": "china", "name": "China", "count": 1}, {"id": "japan", "name": "Japan", "count": 1}]),
        ("chinaSources", 1),
        ("japanSources", 1),
        ("draft", False),
        ("edition", "2026-01-13"),
        ("language", "en"),
        ("elsewhereSources", 1),
    ]


def test_an_outlet_stands_once_in_the_front_matter() -> None:
    articles = tuple(numbered_article(n, outlet=outlet) for n, outlet in enumerate("BAB", start=1))
    assert yaml.safe_load(markdown_of(digest(articles=articles)).split("---\n")[1])["sources"] == ["B", "A"]


def test_the_body_is_the_contract() -> None:
    assert (
        body_of(digest())
        == """
## Overall Highlights

- China bans exports [1] [2]

<!--more-->

## China Perspective (China Sources)

- China bans exports [1]

## Japan Perspective (Japan Sources)

- Japan protests [2]

## Elsewhere

1 article comes from an outlet that belongs to no side.

- Neighbours look on [3]

## How this page was made

Articles are listed under China and Japan by whose press their outlet is, whichever feed brought them.

The only feed could be read.

No article was set aside.

Written by the extractive engine (USE multilingual 3), which picks real sentences and headlines and invents none.

## Sources

This summary is based on 3 articles from the following sources:

1. [en-US] [China bans exports](https://news.example/1) - Global Times (1/12/2026)
2. [en-US] [Japan protests](https://news.example/2) - NHK (1/12/2026)
3. [en-US] [Neighbours look on](https://news.example/3) - The Hindu (1/12/2026)

[1]: https://news.example/1
[2]: https://news.example/2
[3]: https://news.example/3
"""
    )


def test_one_article_is_an_article() -> None:
    assert "This summary is based on 1 article from" in section_of(digest(articles=(numbered_article(1),)), "Sources")


def test_dates_are_in_utc_without_padding() -> None:
    late = datetime.fromisoformat("2026-01-02T23:30:00-05:00")
    assert "(1/3/2026)" in section_of(digest(articles=(numbered_article(1, published=late),)), "Sources")


def test_an_article_without_a_date_says_so() -> None:
    assert "- The Example (date unknown)" in section_of(digest(articles=(numbered_article(1, published=None),)), "Sources")


@pytest.mark.parametrize(("changes", "name"), [({"outlet": ""}, "news.example"), ({"outlet": "", "outlet_domain": ""}, "host.example")])
def test_an_outlet_without_a_name_is_its_domain(changes: dict[str, Any], name: str) -> None:
    article = numbered_article(1, url="https://host.example/a", **changes)
    assert f"- {name} (" in section_of(digest(articles=(article,)), "Sources")


def test_nothing_but_claims_are_bullets() -> None:
    edition = digest(
        feeds=(feed_outcome("failed", label="- feed", why="- why", perspective="china"),),
        perspectives=(side("china", "- China", count=0),),
        withheld=(Withheld(text="- text", sources=(1,), reasons=("- reason",)),),
        no_digest="- reason",
        highlights=(),
    )
    assert re.findall(r"^ *[-*+] .*", body_of(edition), re.MULTILINE) == ["- Neighbours look on [3]"]


def test_without_articles_elsewhere_there_is_no_such_section() -> None:
    assert "## Elsewhere" not in body_of(digest(elsewhere=NOWHERE))
    assert 'id="elsewhere"' not in pages.render(digest(articles=(numbered_article(1),), elsewhere=NOWHERE))[HTML].body.decode()


# Silence is explained


def silent(side_: PerspectiveDigest, **changes: Any) -> str:
    """The sentence under the heading of a side without claims; the Markdown and the HTML page say the same."""
    edition = digest(perspectives=(side_,), **changes)
    sentence = section_of(edition, f"{side_.name} Perspective ({side_.name} Sources)")
    assert sentence.replace("\\", "") in html_of(edition).text
    return sentence


def test_an_empty_side_names_its_feeds_that_failed_or_were_empty() -> None:
    feeds = (
        feed_outcome("failed", label="News in Chinese", why="the server answered 503.", perspective="china"),
        feed_outcome("empty", label="News in English", perspective="china"),
        feed_outcome("failed", label="Somebody else's", why="timeout", perspective="japan"),
    )
    assert silent(side("china", "China", count=0), feeds=feeds) == (
        "This side has no article in this edition: its feed “News in Chinese” failed (the server answered 503);"
        " its feed “News in English” had no articles."
    )


def test_an_empty_side_tells_what_was_set_aside() -> None:
    aside = (set_aside("off_topic"), set_aside("off_topic", url="https://a.example/"), set_aside("too_old", perspective="japan"))
    assert silent(side("china", "China", count=0), set_aside=aside) == (
        "This side has no article in this edition. 2 articles of it were set aside: not about the topic."
    )


def test_a_side_with_articles_and_no_claims_says_that_none_passed() -> None:
    sentence = silent(side("china", "China", count=2))
    assert sentence == "2 articles are listed under Sources, but no claim about them passed its check."


def test_no_digest_says_why_and_keeps_every_heading() -> None:
    edition = digest(
        no_digest="no feed could be read",
        articles=(),
        stories=(),
        highlights=(),
        perspectives=(side("china", "China"), side("japan", "Japan")),
        elsewhere=NOWHERE,
    )
    assert section_of(edition, "Overall Highlights") == "No digest: no feed could be read\n\n<!--more-->"
    assert "This summary is based on 0 articles from" in section_of(edition, "Sources")
    assert re.findall(r"^## (.*)", body_of(edition), re.MULTILINE) == [
        "Overall Highlights",
        "China Perspective (China Sources)",
        "Japan Perspective (Japan Sources)",
        "How this page was made",
        "Sources",
    ]
    assert yaml.safe_load(markdown_of(edition).split("---\n")[1])["noDigest"] == "no feed could be read"
    assert "No digest: no feed could be read" in html_of(edition).text
    published = site(edition)
    for path in ("index.html", "summaries/china-japan/index.html"):
        assert "No digest: no feed could be read" in Html(published[path]).text
    assert b"No digest: no feed could be read" in published["feed.xml"].body


def test_the_page_says_how_it_was_made() -> None:
    edition = digest(
        perspectives=(side("china", "China"), side("japan", "Japan", basis="feed")),
        feeds=(feed_outcome(), feed_outcome("failed", label="NHK", why="the server answered 503")),
        set_aside=(set_aside("junk"), set_aside("off_topic"), set_aside("off_topic")),
        withheld=(Withheld(text="China sinks Japan", sources=(1,), reasons=("name_not_in_source",)),),
    )
    assert section_of(edition, "How this page was made").split("\n\n") == [
        "Articles are listed under China by whose press their outlet is, whichever feed brought them.",
        "Articles are listed under Japan with their side as declared by the feed.",
        "1 of 2 feeds failed.",
        "“NHK”: the server answered 503.",
        "3 articles were set aside: not about the topic (2), not a news story (1).",
        "1 claim was withheld after a check against the cited texts: name not in source.",
        "Written by the extractive engine (USE multilingual 3), which picks real sentences and headlines and invents none.",
    ]


def test_every_reason_and_outcome_has_words() -> None:
    assert set(words.REASONS) == set(get_args(Reason))
    for status in ("ok", "unchanged", "empty", "failed"):
        assert words.STATUS[status] in html_of(digest(feeds=(feed_outcome(status),))).text


def test_a_withheld_claim_may_cite_what_is_not_there() -> None:
    html = html_of(digest(withheld=(Withheld(text="China sinks Japan", sources=(99,), reasons=()),)))
    assert "China sinks Japan" in html.text
    assert "#source-99" not in html.all("href")


# The HTML page


def rich() -> Digest:
    """Twenty sources with addresses as long as Google News has them, in three scripts, and much that was set aside."""
    address = f"https://news.google.com/rss/articles/{'CBMimAFBVV95cUxP' * 33}"
    titles = [
        "Japan's current account surplus grows 10 pct in November",
        "日本の深海レアアース採掘計画が始まる",
        "الصين تؤكد أن قيود التصدير قانونية",
    ]
    languages = ["en-US", "ja", "ar"]
    articles = tuple(
        numbered_article(
            n,
            url=f"{address}{n}",
            title=titles[n % 3],
            language=languages[n % 3],
            outlet=f"Outlet {n}",
            perspective="china" if n < 11 else "japan",
        )
        for n in range(1, 21)
    )
    claims = tuple(claim(articles[n].title, n + 1, n + 2, quotes=((n + 1, articles[n].title),)) for n in range(5))
    return digest(
        articles=articles,
        highlights=claims,
        perspectives=(side("china", "China", *claims), side("japan", "Japan", *claims)),
        set_aside=tuple(
            set_aside(reason, url=f"{address}{reason}{n}", title="A headline of usual length about something else " * 2)
            for reason in get_args(Reason)
            for n in range(50)
        ),
    )


def test_a_page_with_twenty_sources_is_small() -> None:
    assert len(pages.render(rich())[HTML].body) < 60_000


def test_ids_are_unique_and_every_fragment_leads_to_one() -> None:
    for edition in (digest(), rich()):
        html = html_of(edition)
        ids = Counter(html.all("id"))
        assert [name for name, times in ids.items() if times > 1] == []
        targets = {href.removeprefix("#") for href in html.all("href") if href.startswith("#")}
        assert len(targets) > 5
        assert targets <= set(ids)


def test_links_inside_the_site_are_relative_and_lead_somewhere() -> None:
    published = site(digest(), digest(edition=date(2026, 1, 12)), digest(topic="iran"))
    checked = 0
    for path, page in published.items():
        if page.content_type != WEB_PAGE:
            continue
        for link in Html(page).all("href"):
            if not link.startswith(("https://", "#")):
                target, _, anchor = link.partition("#")
                assert normpath(join(dirname(path), target)) in published, (path, link)
                assert not anchor or anchor in Html(published[normpath(join(dirname(path), target))]).all("id"), (path, link)
                checked += 1
    assert checked > 20


def test_a_claim_links_to_its_sources_and_they_link_back() -> None:
    html = html_of(digest())
    assert {"highlight-1", "side-1-1", "side-2-1", "elsewhere-1", "source-1", "source-2", "source-3"} <= set(html.all("id"))
    assert html.all("popovertarget").count("c1") == 3  # in the highlight, under its side, in the table of stories
    assert html.all("href").count("#source-1") == 1  # in the card
    assert html.all("href").count("#highlight-1") == 2  # from both sources of the highlight


def test_text_has_the_language_of_its_source() -> None:
    article = numbered_article(1, title="日本の抗議", language="ja")
    html = html_of(
        digest(
            articles=(article, numbered_article(2, title="احتجاج", language="ar")),
            highlights=(claim("NHK: “日本の抗議”, Al Jazeera: “احتجاج”", 1, 2, quotes=((1, "日本の抗議"), (2, "احتجاج"))),),
            perspectives=(side("china", "China", claim("日本の抗議", 1, quotes=((1, "日本の抗議"),))),),
        )
    )
    assert html.having(lang="ja") == ["bdi", "bdi", "p", "bdi", "bdi"]  # the quote, the claim that is one, the titles
    assert html.having(lang="ar") == ["bdi", "bdi", "bdi"]


def test_quotes_that_overlap_show_the_text_once() -> None:
    both = claim("A: China bans exports to Japan", 1, 2, quotes=((2, "exports to Japan"), (1, "China bans exports")))
    articles = (numbered_article(1, language="zh-CN"), numbered_article(2, language="ja"))
    page = pages.render(digest(articles=articles, highlights=(both,)))[HTML].body.decode()
    assert page.count('A: <bdi lang="zh-CN">China bans exports</bdi> to Japan&nbsp;') == 1


def test_an_unknown_language_is_not_claimed() -> None:
    html = html_of(digest(articles=(numbered_article(1, language="und"),)))
    assert "und" not in html.all("lang")
    assert "und" not in html.text.split()


def test_a_story_that_a_side_does_not_tell_says_so() -> None:
    (story,) = digest().stories
    html = html_of(digest(stories=(story.model_copy(update={"perspectives": {"china": (1,)}, "status": "continuing"}),)))
    assert html.text.count("no article found") == 2
    assert "continuing" in html.text


def going_on(title: str = "China threatens a ban") -> Digest:
    (story,) = digest().stories
    before = EarlierStory(edition=date(2026, 1, 12), id="old", title=title, language="en-US")
    changes = {"status": "continuing", "since": date(2026, 1, 9), "previous": (before,)}
    return digest(stories=(story.model_copy(update=changes),), previous_edition=date(2026, 1, 12))


def test_a_story_that_goes_on_says_since_when_what_it_was_and_what_is_new() -> None:
    told = "Since 9 January 2026, last on 12 January 2026: “China threatens a ban”. New in this edition: [1] [2] [3]"
    assert section_of(going_on(), "Continuing Stories") == told
    html = html_of(going_on())
    assert "continuing since 9 January 2026" in html.text
    assert "Since 9 January 2026, last on 12 January 2026: China threatens a ban. New in this edition" in html.text
    assert "../2026-01-12/index.html" in html.all("href")


def test_without_a_story_that_goes_on_there_is_no_such_heading() -> None:
    assert "Continuing Stories" not in markdown_of(digest())
    assert "Continuing stories" not in html_of(digest()).text


def test_what_a_story_was_called_is_escaped() -> None:
    hostile = going_on("[x](javascript:alert(1)) {{< y >}}<script>z</script>")
    assert r"“\[x\](javascript" in markdown_of(hostile)
    assert "{{<" not in markdown_of(hostile)
    assert "script" not in [tag for tag, _ in html_of(hostile).tags]
    assert "javascript" not in "".join(html_of(hostile).all("href"))


def test_nothing_new_says_since_when() -> None:
    edition = digest(
        no_digest="nothing new since the edition of 2026-01-12 (3 repeat).",
        nothing_new_since=date(2026, 1, 12),
        articles=(),
        stories=(),
        highlights=(),
        perspectives=(side("china", "China"), side("japan", "Japan")),
        elsewhere=NOWHERE,
    )
    assert section_of(edition, "Overall Highlights").startswith("Nothing new since the edition of 12 January 2026.")
    assert "Nothing new since the edition of 12 January 2026." in html_of(edition).text


def test_what_the_page_did_not_know_of_earlier_editions_is_said() -> None:
    how = section_of(
        digest(previous_edition=date(2026, 1, 10), memory_gaps=(date(2026, 1, 11), date(2026, 1, 12))), "How this page was made"
    )
    assert "What editions up to 10 January 2026 told is not told again; a story that goes on is marked." in how
    assert "The editions of 11 January 2026 and 12 January 2026 were not ready yet: what they tell may stand here again." in how


@pytest.mark.parametrize(
    ("families", "sentence"),
    [
        ({"X": 7}, "All 7 articles under China come from one owner, X."),
        ({"X": 2}, "Both articles under China come from one owner, X."),
        ({"X": 5, "Y": 3}, "5 of the 8 articles under China come from one owner, X: there were not enough others."),
        ({"X": 4, "Y": 3, "Z": 3}, ""),
        ({"X": 1}, ""),
        ({"X": 1, "Y": 1}, ""),
    ],
)
def test_one_owner_of_most_of_a_side_is_named(families: dict[str, int], sentence: str) -> None:
    (china,) = digest().composition
    how = section_of(digest(composition=(china.model_copy(update={"families": families}),)), "How this page was made")
    assert sentence in how
    assert bool(sentence) == ("one owner" in how)


def test_each_side_of_a_story_has_its_own_headline_and_nobodys_stands_for_both() -> None:
    html = html_of(digest()).text
    table = html[html.rindex("Who tells which story") : html.index("Each row is one story")]
    assert [table.count(headline) for headline in ("China bans exports", "Japan protests", "Neighbours look on")] == [1, 1, 1]


def test_sources_show_country_and_state_affiliation() -> None:
    html = html_of(digest())
    assert re.search(r"Global Times · China\s+· owner: example\s+· state-affiliated", html.text)
    assert re.search(r"NHK · Japan\s+· owner: example\s+· publicly funded", html.text)
    assert re.search(r"The Hindu · India\s+· owner: example\s+· 12 January 2026\s+· en-US", html.text)


def test_articles_that_were_set_aside_are_listed_until_the_page_is_full() -> None:
    aside = tuple(set_aside("junk", url=f"https://junk.example/{n}", title=f"Junk {n}", relevance=n / 10) for n in range(6))
    html = html_of(digest(set_aside=aside))
    assert re.findall(r"Junk \d", html.text) == [f"Junk {n}" for n in (5, 4, 3)]
    assert "The other 3, and the addresses of all, are in the digest's JSON." in html.text


def test_hostile_text_is_text_on_every_page() -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=y> \x00\x1b]]>&\u202e'
    edition = digest(
        topic_name=hostile,
        topic_description=hostile,
        articles=(numbered_article(1, title=hostile, outlet=hostile, language=hostile, outlet_country=hostile),),
        highlights=(claim(hostile, 1, quotes=((1, hostile),)),),
        perspectives=(side("china", hostile, claim(hostile, 1)),),
        feeds=(feed_outcome("failed", label=hostile, why=hostile, perspective="china"),),
        withheld=(Withheld(text=hostile, sources=(1,), reasons=(hostile,)),),
        set_aside=(set_aside("junk", title=hostile, outlet=hostile),),
        no_digest=hostile,
    )
    for path, page in site(edition).items():
        if page.content_type == WEB_PAGE and path not in ("404.html", "about.html", "search.html"):  # which are about no topic
            html = Html(page)
            assert not {"script", "img", "style", "iframe"} & {tag for tag, _ in html.tags}, path
            assert '"><script>alert(1)</script><img src=x onerror=y>' in html.text
            assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", html.text)
        if page.content_type == ATOM:
            ElementTree.fromstring(page.body)  # noqa: S314 - our own


def test_the_same_digest_gives_the_same_bytes() -> None:
    assert site(rich()) == site(Digest.model_validate_json(rich().model_dump_json()))


def test_claim_that_was_cut_back_is_shown_as_it_was_written_and_why() -> None:
    first = Withheld(text="China sinks Japan", sources=(1,), reasons=("it says 261 where the source says 216",))
    edition = digest(highlights=(claim("Example: China talks", 1).model_copy(update={"repaired_from": first}),))
    assert "1 claim was cut back to what the cited texts say: it says 261 where the source says 216." in section_of(
        edition, "How this page was made"
    )
    assert "China sinks Japan" in html_of(edition).text


def test_translated_quote_shows_the_original() -> None:
    told = claim("Maduro says “no war”", 1).model_copy(update={"evidence": (Evidence(n=1, quote="No habrá guerra", translation="no war"),)})
    edition = digest(highlights=(told,))
    assert "(translated; in the original: “No habrá guerra”)" in body_of(edition)
    assert "in the original: “No habrá guerra”" in html_of(edition).text


@pytest.mark.parametrize("where", ["china", "elsewhere"])
def test_page_names_the_outlets_that_nobody_knows_escaped(where: str) -> None:
    changes = {"perspective": where, "unknown_outlets": {f"<b>Blog {n}</b>": 1 for n in range(10)}}
    page = pages.render(digest(composition=(digest().composition[0].model_copy(update=changes),)))[HTML].body.decode()
    assert "Of 10 outlets it is not known whose press they are: &lt;b&gt;Blog 0&lt;/b&gt; (1), " in page
    assert "Blog 7&lt;/b&gt; (1) and 2 more." in page
    assert "whose press they are" not in pages.render(digest())[HTML].body.decode()


def test_of_an_outlet_that_nobody_knows_the_page_does_not_say_that_it_belongs_to_no_side() -> None:
    found = digest().composition[0].model_copy(update={"perspective": "elsewhere", "unknown_outlets": {"MSN": 1}})
    said = section_of(digest(composition=(found,)), "Elsewhere")
    assert said.startswith("1 article is listed under no side. Of 1 outlet it is not known whose press it is: MSN (1).")


def test_feeds_that_failed_alike_are_told_in_one_sentence() -> None:
    feeds = tuple(feed_outcome("failed", label=label, why="the server answered 503", perspective="china") for label in "ABC")
    sentences = section_of(digest(feeds=feeds), "How this page was made").split("\n\n")
    assert sentences[1:3] == ["All 3 feeds failed.", "“A”, “B” and “C”: the server answered 503."]
    why = "failed (the server answered 503)."
    assert silent(side("china", "China"), feeds=feeds) == f"This side has no article in this edition: all its 3 feeds {why}"
    assert silent(side("china", "China"), feeds=(*feeds, feed_outcome(perspective="china", articles=0))) == (
        f"This side has no article in this edition: 3 of its 4 feeds {why}"
    )


def test_words_that_a_reason_quotes_stand_beside_the_claim_only() -> None:
    refused = (Withheld(text="China sinks Japan", sources=(1,), reasons=("it says more beside what it quotes: “sinks”",)),)
    edition = digest(withheld=refused)
    assert "cited texts: it says more beside what it quotes." in section_of(edition, "How this page was made")
    assert "it says more beside what it quotes: “sinks”" in html_of(edition).text


def test_a_headline_in_the_table_does_not_repeat_its_outlet() -> None:
    article = numbered_article(1, title="Tea is dear - The Example", outlet="The Example")
    assert views.view(digest(articles=(article,))).stories[0].cells[0] == views.Telling("The Example", "Tea is dear", "", (1,))
    assert "[Tea is dear - The Example](" in section_of(digest(articles=(article,)), "Sources")


def test_markdown_says_which_sources_comment_and_where_else_they_appeared() -> None:
    articles = (numbered_article(1, opinion=True), numbered_article(2, also_in=("A Daily", "B Daily")))
    made = section_of(digest(articles=articles), "How this page was made")
    assert "Sources that comment or ask rather than report, by their headlines: [1]\n" in made
    assert made.endswith("Source [2] also appeared in A Daily, B Daily")
