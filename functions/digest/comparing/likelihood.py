"""In: two mentions that could contradict each other. Out: how likely they are two reports of one thing, in log odds. Pure.

The weights were fitted by logistic regression to planted pairs, candidates of every kind of pair among them, and rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p

from functions.digest.comparing import overlap
from functions.digest.comparing.amounts import Amount
from functions.digest.comparing.mentions import Mention
from functions.digest.comparing.moments import Moment
from functions.digest.verifying.concepts import means

Alike = Callable[[Mention, Mention], tuple[float, float]]
"""How alike two mentions' clauses are, and their statements."""
FURTHEST = 3.0
"""The largest logarithm of a ratio, or of days between, that still tells something."""
FEW = 3
"""Two or three of anything stand in every text."""
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "number": {"bias": -1.36, "across": 0.44, "apart": -0.82, "beside": 1.09, "both lone": 0.45, "counted": 0.40, "echoes": -1.03,
        "fate": 1.14, "few": -0.84, "headlines": 0.06, "lone": 0.85, "near": 2.59, "one fate": -0.24, "shared": 0.18, "unit": 0.69,
        "whole": -0.16},
    "duration": {"bias": -0.78, "apart": -0.35, "beside": 0.13, "both lone": 0.43, "headlines": 0.51, "lone": 0.13, "near": 1.28,
        "other unit": -0.23, "shared": -0.18, "whole": 2.16},
    "time": {"bias": -1.47, "across": 0.17, "apart": 0.08, "beside": 0.13, "both lone": 0.52, "clock": 1.67, "dated": 2.11,
        "headlines": 1.41, "lone": -0.23, "long": 0.97, "near": 1.25, "shared": 0.11, "whole": 0.46},
    "place": {"bias": -1.46, "across": 0.07, "beside": 0.65, "besides": 4.84, "both lone": 0.20, "headlines": -0.90, "lone": 0.50,
        "near": 2.35, "whole": 0.35},
    "actor": {"bias": 0.53, "across": 0.45, "beside": 0.98, "besides": 10.37, "both lone": -0.70, "headlines": -0.10, "lone": -0.49,
        "near": 0.22, "whole": -1.21},
    "naming": {"bias": 0.22, "across": 0.25, "beside": 0.20, "besides": 1.55, "both lone": 0.43, "headlines": -0.50, "lone": 0.76,
        "shared": 0.89, "whole": 1.82},
}  # fmt: skip


def family(mention: Mention) -> str:
    """Of what sort it is: amounts of one dimension compete with one another, and times do; "none" with nothing."""
    meant = mention.meant
    return f"{mention.kind} {meant.dimension} {'none' if not meant.most else ''}" if isinstance(meant, Amount) else mention.kind


@dataclass(frozen=True)
class Candidate:
    """`lone`: on how many of the two sides it is the only one of its family left unmatched; `echoes`: how many of the two values the
    other side has too, of something else; `besides`: what speaks for it as its own kind weighs that."""

    one: Mention
    other: Mention
    lone: int
    echoes: int
    besides: float = 0.0


def log_odds(candidate: Candidate, alike: Alike) -> float:
    weights = WEIGHTS[table_of(candidate.one)]
    given = features(candidate, alike)
    return round(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in given.items()), 3)


def table_of(mention: Mention) -> str:
    return "duration" if mention.kind == "time" and isinstance(mention.meant, Amount) else mention.kind


def features(candidate: Candidate, alike: Alike) -> dict[str, float]:
    one, other = candidate.one, candidate.other
    near, whole = alike(one, other)
    found = {
        "near": near,
        "whole": whole,
        "lone": candidate.lone / 2,
        "both lone": float(candidate.lone == 2),
        "echoes": float(candidate.echoes),
        "besides": candidate.besides,
        "headlines": (one.statement.is_headline + other.statement.is_headline) / 2,
        "shared": overlap.shared(one.statement.reading, other.statement.reading),
        "beside": overlap.beside(one, other),
        "across": float(one.statement.reading.language != other.statement.reading.language),
    }
    a, b = one.meant, other.meant
    if isinstance(a, Amount) and isinstance(b, Amount):
        return found | {
            "apart": _apart(a, b),
            "few": float((0 < a.most <= FEW) + (0 < b.most <= FEW)) if not a.dimension else 0.0,
            "unit": float(bool(a.dimension)),
            "other unit": float(a.unit != b.unit),
            "fate": float(a.fate is not None and a.fate == b.fate),
            "one fate": float((a.fate is None) != (b.fate is None)),
            "counted": float(any(means(mine, yours) for mine in one.sort for yours in other.sort)),
        }
    if isinstance(a, Moment) and isinstance(b, Moment):
        return found | {
            "dated": float(a.dated and b.dated),
            "clock": float(a.minutes is not None),
            "long": float(not a.fine and not b.fine),
            "apart": min(FURTHEST, log1p(abs((min(a.days) - min(b.days)).days))) if a.days and b.days else 1.0,
        }
    return found


def _apart(one: Amount, other: Amount) -> float:
    """The logarithm of their ratio. None is as far from some as half is from all."""
    if not one.most or not other.most:
        return log(2)
    return min(FURTHEST, abs(log(one.most / other.most)))


def echoed(mention: Mention, others: Sequence[Mention]) -> bool:
    meant = mention.meant
    return isinstance(meant, Amount) and any(
        isinstance(other.meant, Amount) and (other.meant.ranges, other.meant.dimension) == (meant.ranges, meant.dimension)
        for other in others
    )
