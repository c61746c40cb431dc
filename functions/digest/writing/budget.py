"""In: what was spent, and what a call may cost at most. Out: the same with that call reserved or settled, or why it is refused. Pure.

What is reserved counts as spent until the API has said what a call really cost; so functions at the same time cannot overrun together.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.answers import NANODOLLARS, Reservation, Spending


@dataclass(frozen=True)
class Limits:
    """In nanodollars. A digest is an edition of a topic, with all its reruns."""

    digest: int
    month: int


class OverBudget(Exception):
    """`why` says which budget does not allow the call, `spent` how much of the month's is spent or reserved with it, in nanodollars."""

    def __init__(self, why: str, spent: int) -> None:
        super().__init__(why)
        self.why, self.spent = why, spent


def limits(digest_usd: float, month_usd: float) -> Limits:
    return Limits(round(digest_usd * NANODOLLARS), round(month_usd * NANODOLLARS))


def reserved(spending: Spending, call: str, digest: str, worst: int, most: Limits) -> Spending:
    """With `worst` nanodollars put aside for a call. Raises OverBudget."""
    used = {
        "digest": spending.settled.get(digest, 0) + sum(item.nanodollars for item in spending.reserved.values() if item.digest == digest),
        "month": spent(spending),
    }
    for whose, limit in (("digest", most.digest), ("month", most.month)):
        if used[whose] + worst > limit:
            raise OverBudget(
                f"the {whose}'s budget of {dollars(limit)} does not allow it: {dollars(used[whose])} of it is spent or reserved, and this "
                f"call may cost {dollars(worst)}",
                used["month"] + worst,
            )
    return spending.model_copy(update={"reserved": {**spending.reserved, call: Reservation(digest=digest, nanodollars=worst)}})


def spent(spending: Spending) -> int:
    """Nanodollars, with what is reserved."""
    return sum(spending.settled.values()) + sum(item.nanodollars for item in spending.reserved.values())


def settled(spending: Spending, call: str, nanodollars: int) -> Spending:
    """With what a reserved call has cost instead of what it might have. A call that is not reserved was settled before."""
    if call not in spending.reserved:
        return spending
    digest = spending.reserved[call].digest
    others = {name: item for name, item in spending.reserved.items() if name != call}
    spent = {**spending.settled, digest: spending.settled.get(digest, 0) + nanodollars} if nanodollars else spending.settled
    return spending.model_copy(update={"reserved": others, "settled": spent})


def dollars(nanodollars: int) -> str:
    """ "$5.00", "$0.0034"."""
    usd = nanodollars / NANODOLLARS
    return f"${usd:.2f}" if usd >= 1 or not usd else f"${usd:.4f}"
