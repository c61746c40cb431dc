"""The comparison on the HTML and Markdown pages: everything in it, cited, in its language, and nothing called silence that is none."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest

from functions.render import comparing, comparing_words, pages
from shared.comparison import Cell, Comparison, DifferenceKind, OneSided, Quotation, Silence, TermDifference, TermUse
from shared.models import Digest
from tests.comparisons import compared_digest, comparison
from tests.factories import digest
from tests.sites import Html

MARKDOWN = "content/summaries/china-japan/2026-01-13.md"
HTML = "summaries/china-japan/2026-01-13/index.html"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=y>{{< x >}}](javascript:alert(1))\x00\u202e'


def markdown_of(edition: Digest) -> str:
    return pages.render(edition)[MARKDOWN].body.decode().split("---\n", 2)[2]


def section_of(edition: Digest, heading: str) -> str:
    return dict(part.split("\n", 1) for part in markdown_of(edition).split("## ")[1:])[heading].strip()


def html_of(edition: Digest) -> Html:
    return Html(pages.render(edition)[HTML])


def bare(**parts: Any) -> Comparison:
    """A comparison with these parts alone."""
    return Comparison(sides=("china", "japan", "gulf", "elsewhere"), **parts)


def stored(name: str) -> Any:
    return getattr(comparison(), name)


def test_markdown_has_the_comparison_between_the_sides_and_the_sources() -> None:
    headings = re.findall(r"^## (.*)", markdown_of(compared_digest()), re.MULTILINE)
    assert headings == [
        "Overall Highlights",
        *(f"{name} Perspective ({name} Sources)" for name in ("China", "Japan", "Gulf states")),
        "Compared",
        "Only Here",
        "In Whose Words",
        "Who Is Quoted",
        "Since the Last Edition",
        "Elsewhere",
        "Continuing Stories",
        "Subjects",
        "How this page was made",
        "Sources",
    ]


def test_every_bullet_of_the_comparison_ends_with_its_citations() -> None:
    bullets = [line for line in markdown_of(compared_digest()).splitlines() if line.startswith("- ")]
    assert len(bullets) > 30
    assert [bullet for bullet in bullets if not re.search(r"(?: \[\d\])+$", bullet)] == []


def test_what_all_report_stands_in_each_sides_words() -> None:
    assert section_of(compared_digest(bare(agreed=stored("agreed"))), "Compared") == (
        "Story 1, security. Global Times: “Coast guard detains 14 fishermen near the islands” Told in [1] [2] [4] [5] [6] [7] [8]\n\n"
        "They agree:\n\n"
        "- China: 海警在附近海域扣押14名渔民 [2]\n- Japan: 尖閣周辺で漁師11人が拘束される [4]\n"
        "- Gulf states: احتجاز 14 صيادا قرب الجزر المتنازع عليها [6]"
    )


@pytest.mark.parametrize("kind", get_args(DifferenceKind))
def test_a_difference_says_in_what(kind: DifferenceKind) -> None:
    first = stored("differs")[0].model_copy(update={"kind": kind})
    said = section_of(compared_digest(bare(differs=(first,))), "Compared")
    assert f"They differ: {comparing_words.KINDS[kind]}, “detained”:\n\n- China (14): 海警" in said
    assert "- Japan (11): 尖閣" in said


def test_what_differs_is_marked_in_the_words_that_say_it() -> None:
    page = pages.render(compared_digest(bare(differs=stored("differs")[:1])))[HTML].body.decode()
    assert '<bdi lang="zh-CN">海警在附近海域扣押<mark>14</mark>名渔民</bdi>' in page
    assert '<bdi lang="ja">尖閣周辺で漁師<mark>11</mark>人が拘束される</bdi>' in page


def test_a_number_inside_another_is_not_marked() -> None:
    (first, *_) = stored("differs")
    cell = first.cells[0]
    told = cell.model_copy(update={"claim": cell.claim.model_copy(update={"text": "In 2014 they held 14"})})
    page = pages.render(compared_digest(bare(differs=(first.model_copy(update={"cells": (told, *first.cells[1:])}),))))[HTML].body.decode()
    assert "In 2014 they held <mark>14</mark>" in page


def test_an_update_is_no_difference_and_tells_its_reports_in_their_order() -> None:
    said = section_of(compared_digest(bare(updates=stored("updates"))), "Compared")
    assert "They differ" not in said
    assert "A later report: number, “released”:" in said
    assert re.findall(r"^- (\w+).*, (first|then), 12 January 2026: ", said, re.MULTILINE) == [
        ("Japan", "first"),
        ("China", "then"),
        ("Japan", "then"),
    ]


def test_a_story_of_which_no_fact_is_compared_shows_each_side_in_its_own_words() -> None:
    assert section_of(compared_digest(bare(tellings=stored("tellings"))), "Compared").endswith(
        "Each in its own words:\n\n- China: 海警在附近海域扣押14名渔民 [2]\n- Japan: Eleven fishermen held on Tuesday, Tokyo protests [5]"
    )


def one_sided(*told: tuple[str, str, int]) -> tuple[OneSided, ...]:
    """Of the first story: side, words, source."""
    (row,) = stored("one_sided")
    claim = row.cell.claim
    cells = (Cell(perspective=side, claim=claim.model_copy(update={"text": text, "sources": (n,)})) for side, text, n in told)
    return tuple(row.model_copy(update={"cell": cell}) for cell in cells)


def test_what_single_sides_say_stands_together_by_side_and_without_empty_cells() -> None:
    told = one_sided(("japan", "Tokyo protests", 5), ("china", "Beijing explains", 1), ("japan", "Tokyo waits", 4))
    edition = compared_digest(bare(one_sided=told, agreed=stored("agreed")))
    assert section_of(edition, "Compared").endswith(
        "Only one side says:\n\n- China: Beijing explains [1]\n- Japan: Tokyo protests [5]\n- Japan: Tokyo waits [4]"
    )
    html = html_of(edition)
    assert html.text.count("Only one side says") == 1
    assert "not stated" not in html.text


def test_a_cell_is_empty_only_where_its_side_states_something_else_of_the_story() -> None:
    (agreed,) = stored("agreed")
    two = agreed.model_copy(update={"cells": agreed.cells[:2]})
    assert "not stated" not in html_of(compared_digest(bare(agreed=(two,)))).text
    assert html_of(compared_digest(bare(agreed=(agreed, two)))).text.count("not stated") == 1


def test_of_many_one_sided_statements_the_page_shows_some_of_each_side_and_counts_the_rest() -> None:
    told = one_sided(*((side, f"{side} says {number}", 1) for number in range(7) for side in ("china", "japan")))
    edition = compared_digest(bare(one_sided=told))
    text = html_of(edition).text
    for side in ("china", "japan"):
        assert len(re.findall(rf"{side} says \d", text)) == comparing.ALONE_SHOWN
    assert "And 8 more in the digest's JSON" in re.sub(r"\s+", " ", text)
    assert section_of(edition, "Compared").count(" says ") == 14


def test_a_story_is_headed_by_a_headline_with_its_outlet_that_leads_to_its_row() -> None:
    page = pages.render(compared_digest(bare(agreed=stored("agreed"))))[HTML].body.decode()
    (heading,) = re.findall(r'<h3 class="event">(.*?)</h3>', page)
    assert heading == (
        '<a href="#story-1">Story 1</a> · <bdi>Global Times</bdi>: <q dir="auto">Coast guard detains 14 fishermen near the islands</q>'
        ' <span class="label">security</span>'
    )


def test_a_storys_headline_keeps_the_language_of_its_outlet() -> None:
    edition = compared_digest(bare(agreed=stored("agreed")))
    first, *others = edition.stories
    titled = edition.model_copy(update={"stories": (first.model_copy(update={"title": "尖閣周辺で漁師11人が拘束される"}), *others)})
    page = pages.render(titled)[HTML].body.decode()
    assert '<bdi>NHK</bdi>: <q lang="ja" dir="auto">尖閣周辺で漁師11人が拘束される</q>' in page


def test_a_story_tells_where_its_sides_differ_then_agree_then_what_came_later_then_what_one_says() -> None:
    headings = re.findall(r"^(They differ|They agree|A later report|Only one side says)", section_of(compared_digest(), "Compared"), re.M)
    assert list(dict.fromkeys(headings)) == ["They differ", "They agree", "A later report", "Only one side says"]
    text = html_of(compared_digest()).text
    assert sorted(dict.fromkeys(headings), key=text.index) == list(dict.fromkeys(headings))


def test_of_many_stories_gone_quiet_the_page_names_the_first_and_counts_the_rest() -> None:
    (_, japan, _) = stored("since")
    quiet = tuple(japan.gone_quiet[0].model_copy(update={"title": f"Quiet {number}", "since": date(2026, 1, 12)}) for number in range(9))
    edition = compared_digest(bare(since=(japan.model_copy(update={"gone_quiet": quiet}),)))
    for text in (html_of(edition).text, section_of(edition, "Since the Last Edition")):
        assert re.findall(r"Quiet \d", text) == [f"Quiet {number}" for number in range(comparing.QUIET_SHOWN)]
        assert "4 more in the digest's JSON" in re.sub(r"\s+", " ", text)
        assert "since 12 January" not in text  # told on one day alone


@pytest.mark.parametrize(
    ("silent", "sentence"),
    [
        ({"articles": 14, "feeds": 6, "feeds_read": 6}, "Japan is silent: 0 of 14 articles, 6 of 6 feeds read."),
        ({"articles": 1, "feeds": 1, "feeds_read": 1}, "Japan is silent: 0 of 1 article, 1 of 1 feed read."),
        ({"articles": 14, "feeds": 0, "feeds_read": 0}, "Japan is silent: 0 of 14 articles, no feed of its own."),
        ({"articles": 14, "feeds": 6, "feeds_read": 5}, "Japan: not known, 0 of 14 articles, but only 5 of 6 feeds read."),
        ({"articles": 0, "feeds": 6, "feeds_read": 6}, "Japan: not known, no article on the topic, 6 of 6 feeds read."),
        ({"articles": 0, "feeds": 6, "feeds_read": 0}, "Japan: not known, 0 of 0 articles, but only 0 of 6 feeds read."),
    ],
)
def test_silence_has_a_denominator_and_a_failed_feed_is_none(silent: dict[str, int], sentence: str) -> None:
    found = Silence(perspective="japan", **silent)
    assert comparing_words.silence("Japan", found) == sentence
    assert ("silent" in sentence) == found.is_silence


def test_only_here_names_what_is_known_of_each_other_side() -> None:
    said = section_of(compared_digest(), "Only Here")
    assert said == (
        "Only China tells this. Japan is silent: 0 of 14 articles, 6 of 6 feeds read."
        " Gulf states: not known, 0 of 5 articles, but only 2 of 3 feeds read."
        " Elsewhere: not known, no article on the topic, no feed of its own."
        "\n\n- Beijing opens a new deep-water port (3 articles of 2 outlets) [3]"
    )
    text = html_of(compared_digest()).text
    assert "Japan is silent: 0 of 14 articles, 6 of 6 feeds read." in text
    assert "3 articles of 2 outlets" in text


def test_a_story_of_one_side_stands_under_only_here_and_not_in_the_table_too() -> None:
    with_it, without = html_of(compared_digest()), html_of(compared_digest(bare()))
    for html in (with_it, without):
        assert Counter(html.all("id"))["story-2"] == 1
        assert html.all("href").count("#story-2") >= 1  # from the picture
    assert ("li", {"id": "story-2"}) in with_it.tags
    assert ("tr", {"id": "story-2"}) in without.tags


def test_terms_have_counts_and_an_example_of_each_side() -> None:
    assert section_of(compared_digest(), "In Whose Words") == (
        "The islands, listed as contested:\n\n- China: 钓鱼岛, 7 ×: “钓鱼岛及其附属岛屿” [2]\n"
        "- Japan: 尖閣, 5 ×: “尖閣周辺で漁師11人が拘束される” [4]\n\n"
        "Being held, found by comparing the stories:\n\n- Japan: held, 2 ×: “Eleven fishermen held on Tuesday, Tokyo protests” [5]"
    )


def test_quotes_keep_their_script_and_a_translation_is_marked() -> None:
    assert section_of(compared_digest(), "Who Is Quoted") == (
        "- وزير الخارجية, quoted by Gulf states: “لا نريد التصعيد” (translated: “We do not want escalation”) [6]\n"
        "- 木原官房長官, quoted by Japan: “断じて受け入れられない” [4]"
    )
    html = html_of(compared_digest())
    assert html.having(lang="ar", dir="auto").count("blockquote") == 1
    assert re.search(r"translated\s+We do not want escalation", html.text)


def test_what_moved_since_the_last_edition_is_told_by_side() -> None:
    assert section_of(compared_digest(), "Since the Last Edition").split("\n\n") == [
        "China, new: [3]",
        "China, continuing since 10 January 2026: [1] [2] [4] [5] [6] [7] [8]",
        "Japan, continuing since 10 January 2026: [1] [2] [4] [5] [6] [7] [8]",
        "Japan, gone quiet: “港の封鎖が続く”, since 9 January 2026, last on 12 January 2026, still told by China."
        " Only 5 of 6 feeds read: this may be no silence.",
        "Gulf states: nothing moved",
    ]
    assert "../2026-01-12/index.html" in html_of(compared_digest()).all("href")


def test_a_page_says_why_nothing_is_compared() -> None:
    edition = compared_digest(bare(why_none="Japan has no article in this edition"))
    assert section_of(edition, "Compared") == "Japan has no article in this edition"
    assert "Japan has no article in this edition" in html_of(edition).text


def test_without_a_comparison_nothing_speaks_of_one() -> None:
    for text in (markdown_of(digest()), html_of(digest()).text):
        assert not re.search("Compared|Only here|In whose words|Who is quoted", text, re.IGNORECASE)


def test_ids_are_unique_and_every_link_inside_the_page_leads_to_one() -> None:
    html = html_of(compared_digest())
    ids = Counter(html.all("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    inside = {href.removeprefix("#") for href in html.all("href") if href.startswith("#")}
    named = {name for attribute in ("popovertarget", "interestfor", "aria-labelledby", "aria-describedby") for name in html.all(attribute)}
    assert len(inside) > 20
    assert inside | named <= set(ids)


def test_sources_lead_back_to_every_place_that_cites_them() -> None:
    links = html_of(compared_digest()).all("href")
    assert {"#compared-1", "#story-2", "#words-1", "#quote-1"} <= set(links)


def test_a_card_says_whose_press_it_is_and_what_is_quoted() -> None:
    body = pages.render(compared_digest())[HTML].body.decode()
    card = Html(pages.Page(re.findall(r'<div class="card[^>]*id="c2".*?</div>', body, re.DOTALL)[0].encode(), "text/html")).text
    facts = [
        "海警在附近海域扣押14名渔民",
        "新华网",
        "China",
        "owner: Xinhua",
        "state-affiliated",
        "12 January 2026",
        "zh-CN",
        "钓鱼岛及其附属岛屿",
    ]
    assert [fact for fact in facts if fact not in card] == []


def test_hostile_text_in_a_comparison_is_text() -> None:
    (term, *_), (quote, *_), (differs, *_) = stored("terms"), stored("quotes"), stored("differs")
    cells = tuple(
        cell.model_copy(update={"value": HOSTILE, "claim": cell.claim.model_copy(update={"text": HOSTILE})}) for cell in differs.cells
    )
    quiet = stored("since")[1].gone_quiet[0].model_copy(update={"title": HOSTILE, "language": HOSTILE})
    found = comparison(
        why_none=HOSTILE,
        differs=(differs.model_copy(update={"about": HOSTILE, "cells": cells}),),
        terms=(TermDifference(thing=HOSTILE, listed=True, uses=tuple(use.model_copy(update={"term": HOSTILE}) for use in term.uses)),),
        quotes=(Quotation(**{**quote.model_dump(), "speaker": HOSTILE, "words": HOSTILE, "language": HOSTILE, "translation": HOSTILE}),),
        since=(stored("since")[1].model_copy(update={"gone_quiet": (quiet,)}),),
    )
    edition = compared_digest(found, topic_name=HOSTILE, language="ar")
    named = edition.model_copy(
        update={"perspectives": tuple(side.model_copy(update={"name": f"{HOSTILE} {side.id}"}) for side in edition.perspectives)}
    )
    html = html_of(named)
    assert not {"script", "img", "style", "iframe"} & {tag for tag, _ in html.tags}
    assert not [name for _, attributes in html.tags for name in attributes if name.startswith("on") or name == "style"]
    assert "javascript:" not in "".join(html.all("href"))
    assert "{{<" not in markdown_of(named)
    assert not re.search(r"(?<!\\)\]\(javascript", markdown_of(named))
    assert not re.search("[\x00\u202e]", markdown_of(named) + html.text)


def test_a_comparison_may_speak_of_what_the_page_does_not_have() -> None:
    """A story without a number, a side without articles, a source that is not there."""
    (agreed,), (only,) = stored("agreed"), stored("only")
    unknown = TermUse(perspective="moon", term="x", count=1, example=stored("terms")[0].uses[0].example)
    found = bare(
        agreed=(agreed.model_copy(update={"story": "story-99"}),),
        only=(only.model_copy(update={"story": "story-98"}),),
        terms=(TermDifference(thing="Thing", listed=False, uses=(unknown,)),),
    )
    edition = compared_digest(found)
    assert "A story\n\nThey agree:" in section_of(edition, "Compared")
    assert "only-1-1" in html_of(edition).all("id")


# Languages


def test_a_page_has_the_language_and_direction_of_its_topic() -> None:
    arabic = html_of(compared_digest(language="ar"))
    assert arabic.having(lang="ar", dir="rtl") == ["html"]
    assert html_of(digest()).having(lang="en", dir="ltr") == ["html"]
    assert "الثلاثاء، 13 يناير 2026" in arabic.text


def test_our_own_words_are_marked_on_a_page_in_another_language() -> None:
    html = html_of(compared_digest(language="ar"))
    marked = html.having(lang="en", dir="ltr")
    assert {"h2", "h4", "p", "nav"} <= set(marked)
    headings = [attributes for tag, attributes in html.tags if tag == "h2"]
    assert all(attributes["lang"] == "en" for attributes in headings)


def test_a_pages_policy_allows_nothing_but_its_own_style() -> None:
    html = html_of(compared_digest())
    (policy,) = [attributes["content"] for tag, attributes in html.tags if attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    assert html.all("style") == []
    assert "script" not in {tag for tag, _ in html.tags}
