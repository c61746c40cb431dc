"""Rules of quotations: whose words, verbatim in their own script, and nobody's that the text does not name."""

from __future__ import annotations

import pytest

from functions.digest.verifying.quotes import quoted_spans
from functions.digest.wording import quotations
from functions.digest.wording.speakers import speaker
from functions.digest.writing.writer import Page
from tests.laid import laid, says


def spoken(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [(speaker(text, span, language), text[slice(*span)]) for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("“We will not give way,” Nagino told reporters.", "en", "Nagino"),
        ("“We will not give way,” said Foreign Minister Chizuru Nagino in Kiritsu.", "en", "Foreign Minister Chizuru Nagino"),
        ("President Al-Qasham, who chaired the session, said he would “not leave a single family”.", "en", "President Al-Qasham"),
        ("“He saw nothing,” said its director, Abigail Thorne.", "en", "Abigail Thorne"),
        ("The diesel was smuggled, said the prosecutor, Majid Farahani: “It will not be forgiven.”", "en", "Majid Farahani"),
        ("‘They will regret it soon’: Former Envoy Abdul Basit's Viral Threat", "en", "Former Envoy Abdul Basit"),
        ("Chinese FM slams Tokyo’s claims on spending as ‘groundless, egregious and despicable’", "en", "Chinese FM"),
        ("Venezuela's Maduro says call with Trump was 'respectful and very cordial'", "en", "Venezuela's Maduro"),
        ("Greenland parliament tells US: ‘We do not want to be Americans’", "en", "Greenland parliament"),
        ("'I fear nothing at all': Army Chief Upendra Dwivedi warns the neighbours", "en", "Army Chief Upendra Dwivedi"),
        ("“He gave me his own coat,” Captain Orino, 58, said of his rescuer.", "en", "Captain Orino"),
        ('Trump: "Yo estoy al mando en Venezuela"', "es", "Trump"),
        ("Maduro advirtió que habrá una “huelga general insurreccional” en el país", "es", "Maduro"),
        ("«Мы не отступим никогда», — заявил Дмитрий Песков журналистам.", "ru", "Дмитрий Песков"),
        ("Песков заявил, что «ответ будет очень жёстким».", "ru", "Песков"),
        ("Зеленський: «Ми будемо захищати своє»", "uk", "Зеленський"),
        ("وقال الرئيس نادر القشام إن «البحر لا يُضم بملصق».", "ar", "الرئيس نادر القشام"),
        ("暮沢怜司首相は14日、「一方的な措置で、遺憾だ」と述べた。", "ja", "暮沢怜司首相"),
        ("抗議「受け入れられない」 白凪外務省、反論", "ja", "白凪外務省"),
        ("中国外交部发言人林剑在例行记者会上表示：“日方必须停止一切挑衅行为。”", "zh", "中国外交部发言人林剑"),
        ("이재명 대통령은 “과거를 잊어서는 안 된다”고 말했다.", "ko", "이재명 대통령"),
    ],
)
def test_speaker_is_whom_the_text_names(text: str, language: str, found: str) -> None:
    assert spoken(text, language)[0][0] == found


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody on my deck was hurt,” he said in Khor Sanad.",
        "Officials said the talks were “frank and very useful”.",
        "Opinion: “It is time to talk again”",
        "‘Social morals are dying’: Japan’s under-20s are getting high like never before",
        "‘I was a little upset’: As Sharif looks on, Trump speaks of trade",
        "Venezuela cuestiona los objetivos: “¿Es realmente el narcotráfico?”",
        "Senate denounces Netanyahu’s ‘hexagon of alliances’ remarks",
        "Precios de viviendas en Venezuela suben: “Juegan las expectativas de cambio”",
        "Maduro quiere convertir el país en «gran potencia exportadora de alimentos» - La Prensa",
        "The band played “Songs of the Quiet Sea” at the harbour.",
    ],
)
def test_words_of_nobody_have_no_speaker(text: str) -> None:
    assert [name for name, _ in spoken(text)] == [None]


def rows(page: Page) -> list[tuple[str, str, str, int]]:
    return [(found.perspective, found.speaker, found.words, found.n) for found in quotations.found(page)]


def test_words_stand_verbatim_in_their_source_and_script() -> None:
    text = "暮沢怜司首相は14日、「一方的な措置で、遺憾だ」と述べた。"
    (found,) = quotations.found(laid(says(1, "japan", "輸入停止", text, language="ja")))
    assert (found.words, found.language, found.story, found.translation) == ("一方的な措置で、遺憾だ", "ja", "story-1", None)
    assert found.words in text


def test_one_or_two_words_are_no_quotation() -> None:
    assert (
        rows(laid(says(1, "japan", "Kuresawa calls fish ban “regrettable”"), says(2, "china", "Wang Yi says it is a “grave mistake”")))
        == []
    )


def test_titles_of_operations_are_no_quotation() -> None:
    assert rows(laid(says(1, "china", "Hegseth announces ‘Operation Southern Spear’ in Caribbean"))) == []


def test_shared_stories_come_first_and_in_them_the_sides_in_their_order() -> None:
    page = laid(
        says(1, "japan", "Takaichi: “The harvest was poor this year”", story="rice"),
        says(2, "japan", "Takaichi: “We regret the sudden ban”", story="ban"),
        says(3, "china", "Mao Ning: “The ban is entirely lawful”", story="ban"),
    )
    assert [(side, n) for side, _, _, n in rows(page)] == [("china", 3), ("japan", 2), ("japan", 1)]


def test_same_words_are_told_once_a_side_and_again_by_the_other() -> None:
    words = "“The ban is entirely lawful”"
    page = laid(
        says(1, "china", f"Mao Ning: {words}"), says(2, "china", f"Spokeswoman Mao says: {words}"), says(3, "japan", f"Mao Ning: {words}")
    )
    assert [(side, n) for side, _, _, n in rows(page)] == [("china", 1), ("japan", 3)]


def test_each_side_has_a_bounded_number() -> None:
    many = [says(n, "china", f"Mao Ning: “Matter {n} is entirely lawful too”", story=f"story-{n}") for n in range(1, 20)]
    assert len(rows(laid(*many))) == quotations.MOST


def test_a_long_speech_is_no_quotation() -> None:
    assert rows(laid(says(1, "china", "Mao Ning speaks", f"Mao Ning said: “{'very long words ' * 40}”"))) == []


def test_page_without_sides_has_quotations_too() -> None:
    page = laid(says(1, "elsewhere", "Mao Ning: “The ban is entirely lawful”"), perspectives=[], terms={})
    assert rows(page) == [("elsewhere", "Mao Ning", "The ban is entirely lawful", 1)]


def test_order_of_the_sides_changes_the_order_alone() -> None:
    page = laid(says(1, "china", "Mao Ning: “The ban is entirely lawful”"), says(2, "japan", "Takaichi: “We regret the sudden ban”"))
    other = laid(*page.articles, perspectives=list(reversed(page.topic.model_dump()["perspectives"])))
    assert rows(other) == list(reversed(rows(page)))


@pytest.mark.parametrize("filler", ["A", "가", "あ", "says ", "a, ", "‘", '"A" ', "که "])
def test_hostile_text_is_read_to_its_end(filler: str) -> None:
    text = (filler * 2000)[:900]
    page = laid(says(1, "china", f"{text}: “{text[:390]}” said {text[:50]}", f"{text} “We shall see what they do”"))
    assert len(rows(page)) <= quotations.MOST
