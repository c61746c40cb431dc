"""In: two mentions that could contradict each other. Out: how likely they are two reports of one thing, in log odds. Pure.

The weights were fitted by logistic regression to planted pairs, candidates of every kind of pair among them, and rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log, log1p

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
    "number": {
        "bias": 0.5, "near": 1.7, "whole": 1.1, "lone": 1.2, "both lone": 0.2, "echoes": -1.0, "apart": -1.8, "few": -1.1, "unit": 0.2,
        "fate": 1.3, "one fate": 0.4, "counted": 1.4,
    },
    "duration": {"bias": 0.6, "near": 1.0, "whole": 0.5, "both lone": 0.8, "apart": -0.7, "other unit": -0.4},
    "time": {"bias": 0.2, "near": 1.2, "whole": 0.6, "both lone": 0.4, "dated": 1.4, "clock": 0.3, "long": 1.3, "apart": -0.25},
}  # fmt: skip


def family(mention: Mention) -> str:
    """Of what sort it is: amounts of one dimension compete with one another, and times do; "none" with nothing."""
    meant = mention.meant
    return f"{mention.kind} {meant.dimension} {'none' if not meant.most else ''}" if isinstance(meant, Amount) else mention.kind


def log_odds(one: Mention, other: Mention, lone: int, echoes: int, alike: Alike) -> float:
    """`lone`: on how many of the two sides it is the only one of its family left unmatched; `echoes`: how many of the two values the
    other side has too, of something else."""
    weights = WEIGHTS[table_of(one)]
    given = features(one, other, lone, echoes, alike)
    return round(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in given.items()), 3)


def table_of(mention: Mention) -> str:
    return "duration" if mention.kind == "time" and isinstance(mention.meant, Amount) else mention.kind


def features(one: Mention, other: Mention, lone: int, echoes: int, alike: Alike) -> dict[str, float]:
    near, whole = alike(one, other)
    found = {"near": near, "whole": whole, "lone": lone / 2, "both lone": float(lone == 2), "echoes": float(echoes)}
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
