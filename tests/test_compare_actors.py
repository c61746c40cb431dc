"""Who a text says did it: [brackets] hold each doer of a sentence. And where two sides name two, or one in other words."""

from __future__ import annotations

import re

import pytest

from functions.digest.comparing import actorhood, agents, disputes
from functions.digest.comparing.agents import Agent
from functions.digest.comparing.statements import Statement
from tests.factories import numbered_article
from tests.test_compare import ENCODER, compared, page, told

SENTENCES = {
    "en": """
        [Turkish commandos] crossed the river at dawn and burnt the hut, the ministry said.
        The ferry was rammed by [a Maltese tanker], according to the harbour master.
        Officials blamed [a Chadian rebel group] for the killing of the three teachers.
        Bogotá holds [Venezuelan smugglers] to blame for the fire at the customs shed.
        It was [the Danish delegation] that walked out, a Swedish negotiator said.
        It was not the rebels but [the army] that mined the road, villagers insist.
        The bombing was the work of [a splinter faction], the general said.
        [Separatists] were behind the blast, the interior minister said.
        Investigators traced the leak to [a clerk in the Lithuanian consulate].
        The visit was postponed at [Rome]'s request, the palace said.
        The meeting was held at the request of [Ankara].
        [Lightning] struck the mast and set the roof on fire.
        Residents say [loggers from across the border] felled the oaks.
        The army accuses [the YPG] of shelling the market.
        [Somali pirates] did it, the shipowner believes.
        The shots came from [a Pakistani post] on the ridge.
        The blame lies with [the Moldovan railway], the report found.
        Jakarta says [Malaysian tugs], not ours, cut the cable.
        [Cambodian border guards] cut hole in fence, farmers tell radio
        [The Uzbek federation], which gave no reason, withdrew its crews.
        [A gang hired by agents of a foreign state] did it.
        The well ran dry after [a bottling plant in Jordan] drilled deeper, farmers allege.
        """,
    "es": """
        El puente fue volado por [guerrilleros colombianos], informó el ejército.
        Fue [la delegación chilena] la que se levantó de la mesa.
        El incendio lo provocaron [unos cazadores furtivos], dice el alcalde.
        La reunión se celebró a petición de [Quito].
        """,
    "fr": """
        [Des soldats tchadiens] ont ouvert le feu les premiers, selon N'Djamena.
        C'est [la délégation belge] qui a quitté la salle.
        Le préfet met en cause [un sous-traitant italien].
        """,
    "de": """
        Die Brücke wurde von [Separatisten] gesprengt.
        Es war [die dänische Delegation], die den Saal verließ.
        Am Montag rammte [ein griechischer Frachter] das Fischerboot.
        Hinter dem Angriff steckt [eine Hackergruppe aus Minsk].
        """,
    "it": """
        È stata [la delegazione svizzera] ad abbandonare la sala.
        L'incendio è stato causato da [un fulmine].
        Lo hanno bloccato [i doganieri svizzeri], lamenta il comune.
        """,
    "pt": """
        [Soldados venezuelanos] abriram fogo primeiro, segundo Brasília.
        Por trás do ataque está [uma quadrilha de Santos].
        """,
    "nl": """
        De brug werd opgeblazen door [separatisten].
        Achter de aanval zit [een groep hackers uit Minsk].
        """,
    "ru": """
        [Турецкие военные] первыми открыли огонь, заявили в Афинах.
        Кабель перерезал [эстонский траулер], утверждает оператор.
        Мост был взорван [сепаратистами], сообщил штаб.
        На сорок минут их открыл по ошибке [дежурный электрик].
        """,
    "pl": """
        Most został wysadzony przez [separatystów].
        Kabel przeciął [estoński trawler], twierdzi operator.
        Za atakiem stoi [grupa hakerów z Mińska].
        """,
    "tr": """
        Köprü [ayrılıkçılar] tarafından havaya uçuruldu.
        Yangına [yıldırım] neden oldu.
        [Yunan askerleri] ilk ateşi açtı, dedi bakanlık.
        """,
    "ar": """
        قالت الوزارة إن [صيادين تونسيين] قطعوا الشباك.
        [الوفد السوري] هو من انسحب من القاعة.
        دمر الجسر على يد [متمردين تشاديين].
        """,
    "zh": """
        韩国外交部称，[朝鲜士兵]率先开火。
        事故是由[一艘希腊货轮]造成的。
        这起爆炸系[极端组织]所为。
        """,
    "ja": """
        [トルコ兵]が先に発砲したと、アテネは主張している。
        橋は[分離派]によって爆破された。
        警察は[元従業員]の犯行とみている。
        """,
    "ko": """
        국방부는 [북한군]이 먼저 발포했다고 밝혔다.
        다리는 [분리주의자들]에 의해 폭파됐다.
        회담은 [일본 측]의 요청으로 열렸다.
        """,
}
NOBODY = """
    The bodies were found by a shepherd on Tuesday.
    Three hikers were rescued by a helicopter on Sunday.
    Police said the inquiry would take weeks.
    The talks will resume in Geneva on Monday.
    The border has been closed since Thursday.
    Nobody opened the gate.
    The soldiers did not fire.
    The mine was not laid by the army.
    Officers were accused by fishermen.
    """


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def read(text: str, language: str) -> list[str]:
    statement = Statement(numbered_article(1, title="Title", language=language), text, False)
    return [mention.surface for mention in agents.find(statement)]


@pytest.mark.parametrize(("language", "marked"), [(language, line) for language, text in SENTENCES.items() for line in lines(text)])
def test_who_did_it_is_read(language: str, marked: str) -> None:
    (wanted,) = re.findall(r"\[(.*?)\]", marked)
    found = read(re.sub(r"[\[\]]", "", marked), language)
    assert any(one in wanted or wanted in one for one in found), found


@pytest.mark.parametrize("sentence", lines(NOBODY))
def test_who_tells_finds_helps_or_suffers_did_not_do_it(sentence: str) -> None:
    assert read(sentence, "en") == []


@pytest.mark.parametrize(
    ("able", "unable"),
    [
        ("masked gunmen", "the agreement"),
        ("des pirates informatiques", "la réunion"),
        ("eine Bande", "das Abkommen"),
        ("контрабандисты", "соглашение"),
        ("走私者", "谈判"),
        ("密輸業者", "合意"),
        ("صيادون", "اجتماع"),
    ],
)
def test_a_noun_is_one_who_can_do_things_by_its_meaning_in_any_language(able: str, unable: str) -> None:
    yes, no = actorhood.doer(ENCODER.encode([able, unable]))
    assert yes > no


SHEEP = "Sixty-one sheep fell over a cliff on Saturday."


def differing(one: str, other: str, *, language: str = "en") -> list[set[str]]:
    sides = (
        told("china", "Flock dies at cliff", f"{SHEEP} {one}"),
        told("japan", "Sheep lost in mountains", f"{SHEEP if language == 'en' else ''} {other}".strip(), language=language),
    )
    return [{cell.value for cell in row.cells} for row in compared(page(*sides)).differs if row.kind == "actor"]


def test_two_who_are_said_to_have_done_the_same_differ() -> None:
    one, other = "Shepherds say it was French dogs that scattered them.", "Hunters blame a wolf for the fall of the flock."
    assert differing(one, other) == [{"French dogs", "wolf"}]


def test_two_who_are_said_to_have_done_the_same_differ_across_languages() -> None:
    one = "Shepherds say it was French dogs that drove them over."
    assert differing(one, "Fue un lobo el que las empujó, aseguran los cazadores.", language="es") == [{"French dogs", "lobo"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shepherds say it was dogs that scattered them.", "It was French dogs that scattered them, hunters say."),
        ("Shepherds say it was French dogs that scattered them.", "A helicopter flew the carcasses down, a pilot said."),
        ("A canton official examined the bites.", "The owner asked for money."),
        ("Shepherds say it was Moscow that sent the dogs.", "It was a Russian unit that sent the dogs, hunters say."),
    ],
)
def test_one_more_narrowly_or_in_other_words_or_doing_something_else_is_no_difference(one: str, other: str) -> None:
    assert differing(one, other) == []


def test_weights_are_known_features() -> None:
    statements = {
        side: [Statement(numbered_article(1, title="Title", perspective=side), text, False)]
        for side, text in (("china", "It was soldiers who burnt the hut."), ("japan", "It was smugglers who burnt the hut."))
    }
    ((one, other, given),) = disputes.weighed(statements, ENCODER)
    assert set(given) == set(disputes.WEIGHTS)
    assert isinstance(one.meant, Agent)
    assert isinstance(other.meant, Agent)
