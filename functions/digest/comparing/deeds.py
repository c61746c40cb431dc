"""In: a text as read. Out: who in it is said to have done what. Pure.

A deed is found by the grammar of its language, whoever did whatever: a subject with its verb, whoever stands behind "by", and what
puts the blame on somebody. Whether that is one who can do a thing at all is another question: actorhood.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["subject", "by", "blamed"]
"""It is the subject of its clause; it stands where the one who did it stands; it is said outright that this one and none other did it."""


@dataclass(frozen=True)
class Deed:
    """`start` and `end` are the doer's place in the text, `words` what it is said to have done ("" where that is only "it"), `whole`
    the doer with all that belongs to it."""

    start: int
    end: int
    words: str
    whole: str
    how: How
