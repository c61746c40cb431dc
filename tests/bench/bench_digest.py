"""Time of a digest without a model on one core, stage by stage: `python -m tests.bench.bench_digest`.

Cold is a process of its own that imports the function's modules and makes its first digest; warm is its second. Headlines are made
up from a vocabulary in two languages, in the length and variety of real ones. Figures are CPU seconds.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)
ARTICLES = 200
FEW, MANY = 1_000, 10_000
WHO = {
    "en": "China,Japan,Beijing,Tokyo,the coast guard,the foreign ministry,the central bank,airlines,fishermen,a court in Osaka".split(","),
    "es": "China,Japón,Pekín,Tokio,la guardia costera,la cancillería,el banco central,las aerolíneas,los pescadores".split(","),
}
DOES = {
    "en": "bans,lifts,rejects,signs,delays,doubles,condemns,approves,reviews,halts,welcomes,investigates,cuts,opens,expands".split(","),
    "es": "prohíbe,levanta,rechaza,firma,aplaza,duplica,condena,aprueba,revisa,detiene,celebra,investiga,recorta,abre".split(","),
}
WHAT = {
    "en": "seafood imports,rare earth exports,visa rules,a fishing accord,drills near the islands,tourist flights,chip subsidies,a hotline,"
    "the budget,a shrine visit,steel tariffs,the rail link,student exchanges,a patrol ship,the water release,bond sales".split(","),
    "es": "las importaciones de pescado,las tierras raras,los visados,un acuerdo de pesca,las maniobras,los vuelos,los subsidios,"
    "el presupuesto,los aranceles al acero,los intercambios,una patrullera,la venta de bonos".split(","),
}
WHEN = {
    "en": "after talks in Geneva,as tensions rise,for the first time in a decade,ahead of summit,despite protests,over safety fears".split(
        ","
    ),
    "es": "tras la reunión en Ginebra,en plena tensión,por primera vez en diez años,antes de la cumbre,pese a las protestas".split(","),
}


def headline(chance: random.Random, language: str) -> str:
    who, does, what, when = (chance.choice(words[language]) for words in (WHO, DOES, WHAT, WHEN))
    number = f" {chance.randrange(2, 90)} percent" if chance.random() < 0.2 else ""
    return f"{who} {does} {what}{number} {when}, {chance.choice(WHO[language])} {chance.choice(DOES[language])}"


def measure(counts: list[int]) -> list[dict[str, float]]:
    """One digest of each size, in order, in this process; the first with all that has to be loaded."""
    started = time.process_time()
    import functions.digest.app  # noqa: F401 - all that the function loads
    from functions.digest import likeness, stories
    from functions.digest.assemble import assemble
    from functions.digest.embed import Remembering, UniversalSentenceEncoder
    from shared.models import Article, Batch
    from shared.outlets import registry
    from shared.topics import Feed, Perspective, Topic

    loaded = time.process_time() - started
    sides = (Perspective(id="china", name="China", countries=("CN",)), Perspective(id="japan", name="Japan", countries=("JP",)))
    topic = Topic(id="bench", name="China vs Japan", perspectives=sides, feeds=(Feed(url="https://feed.example/"),))
    found = []
    for count in counts:
        chance = random.Random(count)  # noqa: S311 - the same headlines on every run
        articles = tuple(
            Article(
                id=f"{chance.getrandbits(256):064x}",
                url=f"https://news.example/{number}",
                title=headline(chance, language),
                outlet_domain=chance.choice(["chinadaily.com.cn", "nhk.or.jp", "news.example"]),
                language=language,
                published=NOW - timedelta(minutes=chance.randrange(7000)),
                feed="https://feed.example/",
            )
            for number in range(count)
            for language in [chance.choice(["en", "en", "es"])]
        )
        batch = Batch(topic=topic, edition=date(2026, 1, 13), date=NOW, fetched_at=NOW, feeds=(), articles=articles)
        started = time.process_time()
        assemble(batch, registry(), UniversalSentenceEncoder())
        whole = time.process_time() - started
        encoder = Remembering(UniversalSentenceEncoder())
        started = time.process_time()
        encoder.encode([article.title for article in articles])
        encoder.encode([article.title.lower() for article in articles])
        encoded = time.process_time()
        like = likeness.between(articles, encoder)
        compared = time.process_time()
        stories.group(like, count)
        grouped = time.process_time()
        found.append(
            {
                "import": loaded,
                "digest": whole,
                "encode": encoded - started,
                "compare": compared - encoded,
                "group": grouped - compared,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
            }
        )
    return found


def in_its_own_process(*counts: int) -> list[dict[str, float]]:
    command = [sys.executable, "-m", "tests.bench.bench_digest", *map(str, counts)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "POWERTOOLS_METRICS_NAMESPACE": "Parallax"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603 - our own words
    return list(json.loads(done.stdout))


def main() -> None:
    out = sys.stdout.write
    cold, warm = in_its_own_process(ARTICLES, ARTICLES)
    out(f"A digest of {ARTICLES} articles without a model, CPU s on one core\n")
    out(f"  cold {cold['import'] + cold['digest']:6.2f}   of which importing {cold['import']:.2f}\n  warm {warm['digest']:6.2f}\n\n")
    _, few, many = in_its_own_process(ARTICLES, FEW, MANY)
    out(f"{'stage':10}{FEW:>10,}{MANY:>10,}   times\n")
    for stage in ("encode", "compare", "group", "digest"):
        out(f"{stage:10}{few[stage]:10.2f}{many[stage]:10.2f}{many[stage] / few[stage]:8.1f}\n")
    out(f"peak memory {many['peak_mb']:.0f} MB\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(measure([int(count) for count in sys.argv[1:]])))
    else:
        main()
