"""Rules of OPML: what an export of a feed reader becomes, what is forgiven in it, and what is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch.opml import slug
from functions.fetch.sources import read_opml, read_source_list, read_source_lists
from shared.errors import Problem, SourceListError
from shared.topics import Feed, Topic

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>My  feeds</title></head>
  <body>
    <outline text="China">
      <outline text="Party press">
        <outline type="rss" text="Xinhua" title="other" xmlUrl="https://xinhua.example/rss" language="zh-CN"/>
      </outline>
      <outline type="rss" title="Caixin" xmlUrl="https://caixin.example/rss" language="unknown"/>
    </outline>
    <outline text="日本">
      <outline type="rss" text="NHK" xmlUrl="https://nhk.example/rss"/>
    </outline>
    <outline type="rss" xmlUrl="https://reuters.example/rss"/>
    <outline text="an empty folder"/>
  </body>
</opml>
"""


def opml(*outlines: str, head: str = "") -> bytes:
    return f"<opml><head>{head}</head><body>\n{''.join(f'{outline}{chr(10)}' for outline in outlines)}</body></opml>".encode()


def outline(number: int = 1, **attributes: str) -> str:
    facts = {"type": "rss", "text": f"Feed {number}", "xmlUrl": f"https://e.example/{number}", **attributes}
    written = " ".join(f'{name}="{value}"' for name, value in facts.items())
    return f"<outline {written}/>"


def read(body: bytes, name: str = "my-feeds.opml") -> Topic:
    (topic,) = read_source_list(name, body)
    return topic


def problems(body: bytes, name: str = "a.opml") -> list[Problem]:
    with pytest.raises(SourceListError) as caught:
        read_source_list(name, body)
    return caught.value.problems


def test_export_becomes_one_topic_whose_top_folders_are_the_sides() -> None:
    topic = read(EXPORT.encode())
    assert (topic.id, topic.name) == ("my-feeds", "My feeds")
    assert [(side.id, side.name) for side in topic.perspectives] == [("china", "China"), ("side", "日本")]
    assert topic.feeds == (
        Feed(url="https://xinhua.example/rss", title="Xinhua", language="zh-CN", perspective="china"),
        Feed(url="https://caixin.example/rss", title="Caixin", perspective="china"),
        Feed(url="https://nhk.example/rss", title="NHK", perspective="side"),
        Feed(url="https://reuters.example/rss"),
    )


def test_sides_are_as_declared_by_the_feeds() -> None:
    assert not read(EXPORT.encode()).has_rules


def test_list_without_a_title_is_called_like_its_file() -> None:
    topic = read(opml(outline()), "folder/Über uns & Co.opml")
    assert (topic.id, topic.name) == ("uber-uns-co", "Über uns & Co")


def test_file_of_which_no_id_can_be_made_is_refused_and_can_be_imported_under_one() -> None:
    (problem,) = problems(opml(outline()), "日本.opml")
    assert (problem.field, "my-feeds.opml" in problem.remedy) == ("id", True)
    assert read_opml("日本.opml", opml(outline()), "japan")[0].id == "japan"


@pytest.mark.parametrize(("name", "expected"), [("A  b/c", "a-b-c"), ("日本", ""), ("--é--", "e"), ("x" * 80, "x" * 63)])
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_folders_of_one_name_are_one_side_and_names_alike_are_told_apart() -> None:
    folders = [f'<outline text="{name}">{outline(n)}</outline>' for n, name in enumerate(["UK", "U.K.", "UK!", "UK", "Elsewhere"])]
    topic = read(opml(*folders))
    assert [(side.id, side.name) for side in topic.perspectives] == [
        ("uk", "UK"),
        ("u-k", "U.K."),
        ("uk-2", "UK!"),
        ("elsewhere-2", "Elsewhere"),
    ]
    assert [feed.perspective for feed in topic.feeds] == ["uk", "u-k", "uk-2", "uk", "elsewhere-2"]


def test_folder_without_a_name_is_no_side() -> None:
    topic = read(opml(f'<outline><outline text="A">{outline(1)}</outline>{outline(2)}</outline>'))
    assert [feed.perspective for feed in topic.feeds] == ["a", None]


def test_feed_that_lies_in_two_folders_is_read_for_the_first() -> None:
    folders = [f'<outline text="{name}">{outline(1)}{outline(n)}</outline>' for n, name in ((2, "A"), (3, "B"))]
    assert [(feed.url, feed.perspective) for feed in read(opml(*folders)).feeds] == [
        ("https://e.example/1", "a"),
        ("https://e.example/2", "a"),
        ("https://e.example/3", "b"),
    ]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://e.example/?a=1&b=2", "https://e.example/?a=1&b=2"),
        ("https://e.example/?a=1&amp;b=2&lt", "https://e.example/?a=1&b=2&lt"),
        (" https://e.example/ ", "https://e.example/"),
        ("feed://e.example/", "http://e.example/"),
        ("feed:https://e.example/", "https://e.example/"),
        ("https://e.example/\x07", "https://e.example/"),
    ],
)
def test_address_is_read_as_it_was_meant(written: str, url: str) -> None:
    assert read(opml(outline(xmlUrl=written))).feeds[0].url == url


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Caf&eacute; &nbsp; caf&#233;", "Café café"),
        ("A & B", "A & B"),
        ("&nonsense;", "&nonsense;"),
        ("a&#0;&#xD800;b", "a b"),
        ("&LT;&lt;", "<<"),
    ],
)
def test_characters_of_html_and_lost_escapes_are_read(written: str, title: str) -> None:
    assert read(opml(outline(text=written))).feeds[0].title == title


@pytest.mark.parametrize(
    "body", [b"\n\n" + EXPORT.encode(), b"\xef\xbb\xbf" + EXPORT.encode(), EXPORT.replace("UTF-8", "utf-16").encode("utf-16")]
)
def test_blank_lines_and_byte_order_marks_before_the_document_are_forgiven(body: bytes) -> None:
    assert read(body) == read(EXPORT.encode())


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "gb2312", "Shift_JIS"])
def test_encoding_that_is_declared_is_believed(encoding: str) -> None:
    title = {"gb2312": "中国", "Shift_JIS": "日本"}.get(encoding, "é")
    body = f'<?xml version="1.0" encoding="{encoding}"?><opml><body>{outline(text=title)}</body></opml>'.encode(encoding)
    assert read(body).feeds[0].title == title


def test_attributes_in_another_case_and_prefixes_are_forgiven() -> None:
    body = b'<o:OPML xmlns:o="u"><o:Body><o:Outline TEXT="A" XMLURL="https://e.example/"/></o:Body></o:OPML>'
    assert [(feed.url, feed.title) for feed in read(body).feeds] == [("https://e.example/", "A")]


@pytest.mark.parametrize(
    ("body", "line", "field", "says"),
    [
        (opml(outline(), outline(xmlUrl="ftp://e.example")), 3, "xmlUrl", "not an http or https address"),
        (opml(outline(), outline(xmlUrl="")), 3, "xmlUrl", "the feed 'Feed 1' has no address"),
        (opml(outline(), '<outline type="rss" text="A"/>'), 3, "xmlUrl", "the feed 'A' has no address"),
        (opml(outline(), '<outline type="include" text="More" url="https://e.example/more.opml"/>'), 3, "type", "'More' would be included"),
        (opml(*(f'<outline text="F{n}">{outline(n)}</outline>' for n in range(13))), 1, "outline", "there are 13"),
        (opml("<outline text='A'/>"), 1, "outline", "lists no feeds"),
        (b"\n\n" + opml(outline(), "<outline>"), 6, "", "an element ends that is not open"),
        (opml(outline())[:-20], 2, "", "breaks off"),
        (opml(outline()) + opml(outline()), 3, "", "after the end"),
        (opml(outline(text='"')), 2, "", "not well-formed"),
        (b"<rss><channel/></rss>", 1, "", "it starts with <rss>"),
        (b"<?xml version='1.0' encoding='utf-7'?><opml/>", 1, "", "'utf-7' is not read"),
        (b"<?xml version='1.0' encoding='iso-8859-99'?><opml/>", 1, "", "'iso-8859-99' is not known"),
        (opml(outline(), "\xff").replace("\xff".encode(), b"\xff"), 3, "", "not UTF-8"),
        (b"", 1, "", "breaks off"),
        (b"<opml>" + b" " * 1_000_000, 0, "", "1,000,006 bytes"),
    ],
)
def test_what_may_have_lost_feeds_is_refused_with_line_field_and_remedy(body: bytes, line: int, field: str, says: str) -> None:
    first = problems(body)[0]
    assert (first.file, first.line, first.field) == ("a.opml", line, field)
    assert says in first.problem
    assert first.remedy


def test_every_problem_is_told_at_once_and_once() -> None:
    assert len(problems(opml("<outline text='A'/>"))) == len(problems(opml(outline(xmlUrl="")))) == 1
    found = problems(opml(outline(1, xmlUrl=""), outline(2, xmlUrl="nonsense"), outline(3)))
    assert [(problem.line, problem.field) for problem in found] == [(2, "xmlUrl"), (3, "xmlUrl")]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "ha">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "https://e.example/x.dtd"> %a;',
        '<!ENTITY a "&a;&a;">',
    ],
)
def test_entity_declarations_are_refused_by_name_and_never_expanded(declaration: str) -> None:
    body = f"<!DOCTYPE opml [\n{declaration}]>\n".encode() + opml(outline(text="&a;"))
    (problem,) = problems(body)
    assert (problem.line, problem.problem) == (2, "it declares the entity 'a'")


def test_document_type_alone_is_harmless() -> None:
    assert read(b'<!DOCTYPE opml SYSTEM "https://e.example/opml.dtd">' + opml(outline())).feeds


def test_ten_thousand_outlines_are_counted_quickly_and_refused_from_the_first_too_many() -> None:
    body = opml(*(f'<outline text="f{n}" xmlUrl="https://e.example/{n}"/>' for n in range(10_000)))
    started = time.process_time()
    (problem,) = problems(body)
    assert time.process_time() - started < 2
    assert (problem.line, problem.problem) == (1002, "the file lists 10,000 feeds")
    assert "1,000" in problem.remedy


def test_a_thousand_feeds_are_accepted() -> None:
    assert len(read(opml(*map(outline, range(1000)))).feeds) == 1000


def test_deep_nesting_is_only_nesting() -> None:
    deep = 20_000
    assert read(opml("<outline text='a'>" * deep + outline() + "</outline>" * deep)).feeds[0].perspective == "a"


WORDS = "<opml> </opml> <head> <title> </title> </head> <body> </body> <outline /> > </outline> & &eacute; ]> <![CDATA[ ]]> <!-- -->"
pieces = st.sampled_from(
    [*WORDS.split(), " text='a'", " xmlUrl='https://e.example/a'", " type='rss'", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "\x00", "é", "\n"]
)


@given(st.lists(pieces, max_size=30).map("".join).map(str.encode) | st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_by_name(body: bytes) -> None:
    for whole in (body, b"<opml><body>" + body + b"</body></opml>"):
        topics, found = read_source_lists([("a.opml", whole)])
        assert bool(topics) != bool(found)
        assert all(problem.file == "a.opml" and problem.remedy for problem in found)
