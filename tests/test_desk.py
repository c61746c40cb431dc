"""Rules of the desk: a claim that fails is mended once or withheld, and nothing of it is lost."""

from __future__ import annotations

from functions.digest.desk import Desk
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.writing.writer import Draft
from shared.claims import Evidence, Withheld
from shared.models import NumberedArticle
from tests.factories import numbered_article

BAN = numbered_article(1, title="China bans exports of dual-use goods to Japan - The Example", outlet="The Example", language="en")
RICE = numbered_article(2, title="Rice prices surge in Osaka as harvest fails", outlet="The Other", language="en")


def desk() -> Desk:
    return Desk({1: BAN, 2: RICE}, UniversalSentenceEncoder())


def draft(text: str, *sources: NumberedArticle) -> Draft:
    return Draft(text, "story-1", tuple(Evidence(n=source.n, quote=source.title) for source in sources))


def test_claim_that_passes_is_published_as_it_was_written() -> None:
    (claim,) = desk().check([draft("China bans exports of dual-use goods to Japan.", BAN)])
    assert claim.verdict.supported
    assert claim.repaired_from is None


def test_unsupported_end_is_cut_off() -> None:
    written = "China bans exports of dual-use goods to Japan, indicating growing tensions."
    (claim,) = desk().check([draft(written, BAN)])
    assert claim.text == "China bans exports of dual-use goods to Japan."
    assert claim.repaired_from == Withheld(
        text=written, sources=(1,), reasons=("nothing in the sources supports “indicating growing tensions”",)
    )


def test_claim_that_cannot_be_cut_gives_way_to_the_quoted_headline() -> None:
    (claim,) = desk().check([draft("China bans exports of dual-use goods to Vietnam.", BAN)])
    assert claim.text == "The Example: China bans exports of dual-use goods to Japan"
    assert claim.evidence[0].quote in BAN.title
    assert claim.repaired_from is not None
    assert claim.repaired_from.reasons == ("it names Vietnam where the source names Japan",)


def test_claim_that_its_source_says_nothing_of_is_withheld() -> None:
    made = desk()
    assert made.check([draft("Ministers sign a fisheries treaty in Oslo.", RICE)]) == ()
    assert [claim.text for claim in made.withheld] == ["Ministers sign a fisheries treaty in Oslo."]


def test_two_failed_claims_do_not_become_one_headline_twice() -> None:
    made = desk()
    wrong = [draft(f"China bans exports of dual-use goods to {country}.", BAN) for country in ("Vietnam", "Canada")]
    assert len(made.check(wrong)) == 1
    assert len(made.withheld) == 1


def test_one_bad_claim_takes_no_other_down() -> None:
    good = draft("Rice prices surge in Osaka.", RICE)
    forged = Draft("x", "story-1", (Evidence(n=9, quote="x"),))
    assert [claim.text for claim in desk().check([forged, good])] == [good.text]
