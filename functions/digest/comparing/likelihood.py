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
    "number": {"bias": -1.00, "across": 0.74, "apart": -0.95, "beside": 0.76, "both lone": 0.33, "counted": 0.61, "echoes": -1.16,
        "fate": 0.86, "few": -0.76, "headlines": -0.22, "lone": 0.56, "near": 2.79, "one fate": -0.07, "other unit": 0.24,
        "shared": -0.29, "unit": 0.57, "whole": 1.08},
    "duration": {"bias": -1.16, "across": -0.08, "apart": -0.37, "beside": 0.28, "both lone": 0.66, "headlines": 0.39, "lone": 0.35,
        "near": 1.32, "other unit": -0.17, "shared": 0.28, "whole": 2.30},
    "time": {"bias": -0.72, "across": 0.11, "apart": -0.21, "beside": 0.21, "both lone": 0.49, "clock": 0.83, "dated": 2.11,
        "headlines": 1.96, "lone": -0.09, "long": 1.12, "near": 1.63, "shared": 0.18},
    "place": {"bias": -0.19, "across": -0.30, "beside": 0.78, "besides": 3.20, "both lone": -0.25, "headlines": -2.60, "lone": 0.47,
        "near": 1.25, "shared": 0.64, "whole": 1.16},
    "naming": {"bias": 0.04, "across": -0.11, "beside": 0.29, "besides": 1.95, "both lone": -0.17, "headlines": -0.27, "lone": 0.56,
        "near": 1.44, "shared": 0.16, "whole": 2.05},
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
            "few": float((0 < a.most <= FEW) + (0 < b.most <= FEW)) if not (a.dimension or b.dimension) else 0.0,
            "unit": float(bool(a.dimension or b.dimension)),
            "other unit": float(a.unit != b.unit),
            "fate": float(a.fate is not None and a.fate == b.fate),
            "one fate": float((a.fate is None) != (b.fate is None)),
            "counted": float(any(means(mine, yours) for mine in one.sort for yours in other.sort)),
        }
    if isinstance(a, Moment) and isinstance(b, Moment):
        return found | {
            "dated": float(a.dated and b.dated),
            "clock": float(a.minutes is not None or b.minutes is not None),
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
