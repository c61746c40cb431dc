"""In: a digest. Out: the sentences with which a page explains itself, as plain text; every page escapes them in its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from functions.render.text import line
from shared.claims import Claim, Withheld
from shared.models import Composition, ConsideredArticle, Digest, Engine, FeedOutcome, NumberedArticle, PerspectiveDigest, Reason, Story
from shared.topics import ELSEWHERE, OTHER

UNKNOWN_SHOWN = 8
"""Unknown outlets that the page names a side; all of them are in the digest's JSON."""

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()

REASONS: dict[Reason, str] = {
    "off_topic": "not about the topic",
    "junk": "not a news story",
    "duplicate": "the same text as another article",
    "repeat": "already told in an earlier edition",
    "too_old": "too old",
    "too_new": "newer than this edition",
    "over_limit": "beyond the number of articles that a page takes",
}

STATUS = {"ok": "read", "unchanged": "unchanged since the last run", "empty": "no articles", "failed": "failed"}

BASIS = {"outlet": "by whose press their outlet is, whichever feed brought them", "feed": "with their side as declared by the feed"}

ORIGINAL = (" (translated; in the original: “", "”)")
"""What stands around the original of a translated quote."""

MOST_REASONS = 6
"""Reasons against claims that one sentence lists."""

MOST_OF_ONE_OWNER = 0.4
"""Of one side's articles; where more are of one owner the page says so."""

ALSO_SHOWN = 5
"""Outlets of copies that are named; all are in the digest's JSON."""

STATE = {"yes": "state-affiliated", "funded": "publicly funded"}


def many(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def day_in_words(when: date) -> str:
    return f"{WEEKDAYS[when.weekday()]}, {day(when)}"


def day(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def instant(moment: datetime) -> str:
    """For machines: RFC 3339, in UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def short_date(moment: datetime | None) -> str:
    return f"{moment.month}/{moment.day}/{moment.year}" if moment else "date unknown"


def outlet(article: NumberedArticle) -> str:
    """The outlet's name; where a feed gave none, its domain."""
    return line(article.outlet) or article.outlet_domain or host(article)


def also_in(article: NumberedArticle) -> list[str]:
    """Other outlets that print the same; of many, some, and how many more."""
    more = len(article.also_in) - ALSO_SHOWN
    return [*(line(name) for name in article.also_in[:ALSO_SHOWN]), *([f"{more} more"] if more > 0 else [])]


def title(article: ConsideredArticle) -> str:
    return line(article.title) or host(article)


def headline(article: NumberedArticle) -> str:
    """The title without its outlet's name at the end, for where that stands beside it."""
    told = title(article)
    return next((told.removesuffix(tail) for mark in "-–—|" if told.endswith(tail := f" {mark} {outlet(article)}")), told)


def host(article: ConsideredArticle) -> str:
    return urlsplit(article.url).hostname or ""


def based_on(digest: Digest) -> str:
    return f"This summary is based on {many(len(digest.articles), 'article')} from the following sources:"


def no_highlights(digest: Digest) -> str:
    if digest.nothing_new_since:
        return f"Nothing new since the edition of {day(digest.nothing_new_since)}."
    if digest.no_digest is not None:
        return f"No digest: {digest.no_digest}"
    if not digest.articles:
        return "There is nothing to highlight: this edition has no articles."
    return "There is nothing to highlight: no claim about this edition's articles passed its check."


def no_claims(digest: Digest, side: PerspectiveDigest) -> str:
    """Why there is nothing under a side's heading, in one sentence."""
    if side.count:
        return f"{_listed_below(side.count)}, but no claim about {'it' if side.count == 1 else 'them'} passed its check."
    whys = _feed_problems([feed for feed in digest.feeds if feed.perspective == side.id])
    aside = Counter(article.reason for article in digest.set_aside if article.perspective == side.id)
    brought = sum(feed.articles for feed in digest.feeds if feed.perspective == side.id)
    if brought and not aside:
        whys.append(f"its feeds brought {many(brought, 'article')}, none from an outlet of this side")
    sentence = f"This side has no article in this edition{': ' if whys else ''}{'; '.join(whys)}."
    return f"{sentence} {many(aside.total(), 'article')} of it {_was(aside.total())} set aside: {_reasons(aside)}." if aside else sentence


def elsewhere(digest: Digest) -> str:
    """How many articles are of no side; of those whose outlet nobody knows it cannot be said that they belong to none."""
    count = digest.elsewhere.count
    unknown = "".join(_unknown(side) for side in digest.composition if side.perspective == ELSEWHERE)
    if not digest.perspectives:
        return f"This topic has no sides; {_listed_below(count)}.{unknown}"
    if unknown:
        return f"{many(count, 'article')} {'is' if count == 1 else 'are'} listed under no side.{unknown}"
    return f"{many(count, 'article')} {'comes from an outlet that belongs' if count == 1 else 'come from outlets that belong'} to no side."


def how_made(digest: Digest) -> list[str]:
    """How the page came about: whose word put articles under a side, what failed, what was left out, who wrote."""
    return [
        *(_bases(digest.perspectives) if digest.articles else []),
        *_feeds(digest.feeds),
        *_owners(digest),
        set_aside(digest),
        *_memory(digest),
        *withheld(digest),
        written_by(digest),
        *steps_down(digest),
        *filled_up(digest),
        *corrections(digest),
    ]


def set_aside(digest: Digest) -> str:
    reasons = Counter(article.reason for article in digest.set_aside)
    if not reasons:
        return "No article was set aside."
    return f"{many(reasons.total(), 'article')} {_was(reasons.total())} set aside: {_reasons(reasons)}."


def withheld(digest: Digest) -> list[str]:
    """How many claims failed their check and why: those kept back, and those that stand on the page in other words."""
    return [
        *_failed(digest.withheld, "withheld after a check against the cited texts"),
        *_failed(mended(digest), "cut back to what the cited texts say"),
    ]


def mended(digest: Digest) -> list[Withheld]:
    """Claims of the page as they were before they failed their check."""
    parts = (digest.highlights, *(side.claims for side in digest.perspectives), digest.elsewhere.claims)
    return [claim.repaired_from for claims in parts for claim in claims if claim.repaired_from]


def translated(claim: Claim) -> str:
    """The original of quotes that a claim gives in another language; "" where there is none."""
    return "".join(f"{ORIGINAL[0]}{line(item.quote)}{ORIGINAL[1]}" for item in claim.evidence if item.translation)


def _failed(claims: Sequence[Withheld], what: str) -> list[str]:
    if not claims:
        return []
    reasons = Counter(_kind(reason) for claim in claims for reason in claim.reasons)
    number = len(claims)
    listed = [
        f"{count} × {reason}" if count > 1 else reason for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    why = "; ".join(listed[:MOST_REASONS]) + (f"; and {len(listed) - MOST_REASONS} more" if len(listed) > MOST_REASONS else "")
    return [f"{many(number, 'claim')} {_was(number)} {what}{': ' if why else ''}{why}."]


def reason_in_words(reason: str) -> str:
    return reason.replace("_", " ")


def _kind(reason: str) -> str:
    """The reason without the words that it quotes at its end: those stand beside the claim, and would fill the page here."""
    return reason_in_words(reason).partition(": “")[0]


def written_by(digest: Digest) -> str:
    if digest.no_digest is not None:
        return "Nothing was written."
    engine = digest.engine
    if engine.name == "extractive":
        sentence = f"Written by the {engine.name} engine ({engine.model}), which picks real sentences and headlines and invents none."
        return f"{sentence} {spent(engine)}" if engine.calls else sentence
    chosen = f", from articles that {engine.screened_by} chose" if engine.screened_by else ""
    prompts = f"with the prompts of version {engine.prompt_version}"
    return f"Written by the model {engine.model} {prompts}{chosen}; each claim was checked against the texts it cites. {spent(engine)}"


def spent(engine: Engine) -> str:
    """What the calls of models took and cost."""
    tokens = [f"{engine.input_tokens:,} tokens in", f"{engine.output_tokens:,} out"]
    if engine.cache_read_tokens or engine.cache_write_tokens:
        tokens.append(f"{engine.cache_read_tokens:,} read from the cache and {engine.cache_write_tokens:,} written to it")
    cost = "at a price that we do not know" if engine.cost_usd is None else f"for ${engine.cost_usd:.4f}"
    unseen = f"; calls that were broken off may have cost ${engine.unseen_usd:.4f} more" if engine.unseen_usd else ""
    return f"{many(engine.calls, 'call')} of a model: {', '.join(tokens)}, {cost}{unseen}."


def steps_down(digest: Digest) -> list[str]:
    """Each step from what was asked for to what wrote."""
    return [f"A step down: {step}" for step in digest.engine.degraded]


def filled_up(digest: Digest) -> list[str]:
    """Which parts of a model's page have lines of the embedded engine."""
    names = {side.id: side.name for side in digest.perspectives} | {"highlights": "the highlights", ELSEWHERE: "Elsewhere"}
    parts = [names.get(part, part) for part in digest.engine.filled]
    if not parts:
        return []
    return [f"Too few of the model's claims passed for {_listed(parts)}: headlines and sentences of the sources stand there instead."]


def corrections(digest: Digest) -> list[str]:
    """How the page differs from what was published before it, one sentence for each time that it was made again."""
    return [
        f"Correction: this edition was made again once published; {many(note.added, 'claim')} came and {many(note.removed, 'claim')} went."
        for note in digest.corrections
    ]


def composition(side: Composition) -> str:
    """Who stands behind one side's articles."""
    articles = sum(side.outlets.values())
    sentence = f"{many(articles, 'article')} from {many(len(side.outlets), 'outlet')}"
    if not side.families:
        return f"{sentence}."
    largest, count = next(iter(side.families.items()))
    if len(side.families) == 1:
        return f"{sentence} of one owner family, {largest}.{_unknown(side)}"
    families = f"{len(side.families)} owner families; the largest, {largest}, stands behind {count} of {articles}."
    return f"{sentence} of {families}{_unknown(side)}"


def _unknown(side: Composition) -> str:
    """Whose press nobody can say, by name and number of articles."""
    if not side.unknown_outlets:
        return ""
    number = len(side.unknown_outlets)
    named = [f"{line(name)} ({count})" for name, count in list(side.unknown_outlets.items())[:UNKNOWN_SHOWN]]
    more = f" and {number - UNKNOWN_SHOWN} more" if number > UNKNOWN_SHOWN else ""
    what = "it is" if number == 1 else "they are"
    return f" Of {many(number, 'outlet')} it is not known whose press {what}: {', '.join(named)}{more}."


def _owners(digest: Digest) -> list[str]:
    """Where one owner stands behind more of a side than it should, for want of others."""
    sides = {side.id: side.name for side in digest.perspectives}
    return [_one_owner(sides[side.perspective], side) for side in digest.composition if side.perspective in sides and _is_lopsided(side)]


def _is_lopsided(side: Composition) -> bool:
    most = max(side.families.values(), default=0)
    return most > 1 and most > MOST_OF_ONE_OWNER * sum(side.families.values())


def _one_owner(name: str, side: Composition) -> str:
    articles = sum(side.families.values())
    largest, count = next(iter(side.families.items()))
    if count < articles:
        return f"{count} of the {articles} articles under {name} come from one owner, {largest}: there were not enough others."
    return f"{'Both' if articles == 2 else f'All {articles}'} articles under {name} come from one owner, {largest}."


def _memory(digest: Digest) -> list[str]:
    """What the page knew of earlier editions, and what it should have known."""
    sentences = []
    if digest.previous_edition:
        sentences.append(f"What editions up to {day(digest.previous_edition)} told is not told again; a story that goes on is marked.")
    if digest.memory_gaps:
        missing = _listed([day(gap) for gap in digest.memory_gaps])
        one = len(digest.memory_gaps) == 1
        which, what = (f"edition of {missing} was", "it tells") if one else (f"editions of {missing} were", "they tell")
        sentences.append(f"The {which} not ready yet: what {what} may stand here again.")
    return sentences


def continuing(story: Story) -> str:
    return f"continuing since {day(story.since)}" if story.since else "continuing"


def since(story: Story) -> str:
    """Since when the story goes on, to be followed by the day of the edition that told it last."""
    if story.since == story.previous[0].edition:
        return "Since"
    return f"Since {day(story.since)}, last on" if story.since else "Last told on"


def told_before(story: Story) -> str:
    """What went before, to be followed by the numbers of what is new."""
    before = story.previous[0]
    return f"{since(story)} {day(before.edition)}: “{line(before.title)}”. New in this edition:"


def category(story: Story) -> str:
    """The story's category for people; nothing where none of the topic's fits."""
    return "" if story.category == OTHER else story.category.replace("-", " ")


def subjects(digest: Digest) -> list[tuple[str, tuple[int, ...]]]:
    """Each category with how many stories it has, to be followed by the numbers of their articles; the largest first."""
    found: dict[str, list[Story]] = {}
    for story in digest.stories:
        if named := category(story):
            found.setdefault(named, []).append(story)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        (f"{named.capitalize()}, {many(len(told), 'story', 'stories')}:", tuple(sorted(n for story in told for n in story.articles)))
        for named, told in ranked
    ]


def _bases(sides: tuple[PerspectiveDigest, ...]) -> list[str]:
    names = {basis: [side.name for side in sides if side.basis == basis] for basis in BASIS}
    return [f"Articles are listed under {_listed(under)} {BASIS[basis]}." for basis, under in names.items() if under]


def _feeds(feeds: tuple[FeedOutcome, ...]) -> list[str]:
    failed = [feed for feed in feeds if feed.status == "failed"]
    if not failed:
        return [f"{_all(len(feeds))} could be read."] if feeds else []
    why: dict[str, list[str]] = {}
    for feed in failed:
        why.setdefault(_why(feed), []).append(f"“{feed.label}”")
    return [
        f"{_all(len(feeds)) if len(failed) == len(feeds) else f'{len(failed)} of {len(feeds)} feeds'} failed.",
        *(f"{_listed(labels)}: {_ended(reason)}" for reason, labels in why.items()),
    ]


def _all(feeds: int) -> str:
    return {1: "The only feed", 2: "Both feeds"}.get(feeds, f"All {feeds} feeds")


def _feed_problems(feeds: Sequence[FeedOutcome]) -> list[str]:
    """What a side's feeds did not bring, and why: one by its name, several by their number."""
    problems: dict[str, list[str]] = {}
    for feed in feeds:
        if feed.status in ("failed", "empty"):
            problems.setdefault("had no articles" if feed.status == "empty" else f"failed ({_why(feed)})", []).append(feed.label)
    return [
        f"its feed “{labels[0]}” {what}"
        if len(labels) == 1
        else f"{f'all its {len(feeds)}' if len(labels) == len(feeds) else f'{len(labels)} of its {len(feeds)}'} feeds {what}"
        for what, labels in problems.items()
    ]


def _why(feed: FeedOutcome) -> str:
    return feed.why.rstrip(". ") or "no reason was given"


def _listed_below(count: int) -> str:
    return f"{many(count, 'article')} {'is' if count == 1 else 'are'} listed under Sources"


def _reasons(counted: Counter[Reason]) -> str:
    """Each reason with its number; of one alone the sentence has said it."""
    found = [(words, counted[reason]) for reason, words in REASONS.items() if counted[reason]]
    return found[0][0] if len(found) == 1 else ", ".join(f"{words} ({number})" for words, number in found)


def _listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "。")) else f"{sentence}."
