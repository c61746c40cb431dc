"""In: a request for a model. Out: its stored answer; or else one call, within lease, budget and time, whose answer is stored.

What is stored is the end of the matter for that edition: an event that comes twice, a rerun and a replay read it and ask nobody.
Only a failure that may pass is tried again, when it is an hour old.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from functions.digest.writing import budget, pricing
from functions.digest.writing.budget import Limits, OverBudget
from functions.digest.writing.claude import CallFailed, Model, Reply
from functions.digest.writing.prompts import VERSION, Request
from shared.answers import Answer, CallLease, Usage
from shared.errors import NotYet, StoreError
from shared.observability import logger, measure_percent
from shared.store import DataStore

CALL_SECONDS = 40.0
"""What one call may take, so that another model can still be asked within the function's time. 1,400 tokens take some 20 s."""
KEPT_SECONDS = 20.0
"""Of the function's time, for what comes after the last call: checking the claims and storing the digest, and five seconds to spare."""
LEAST_SECONDS = 8.0
"""With less left a call would only be broken off, and billed."""
ATTEMPTS = 3
FIRST_WAIT = 0.5
"""Seconds; doubled after each attempt."""
FAILURES_LAST = timedelta(hours=1)


@dataclass(frozen=True)
class Time:
    """`left` is how many seconds the function has; `now` is the real time, also in a local run of another day: money is real."""

    left: Callable[[], float]
    now: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Calls:
    """The calls for one edition. `holder` names this run of the function."""

    store: DataStore
    topic: str
    edition: date
    model: Model
    limits: Limits
    holder: str
    time: Time

    def ask(self, request: Request) -> Answer:
        """Raises NotYet where another function is asking already."""
        if stored := self._stored(request):
            return stored
        self._take_lease()
        if stored := self._stored(request):
            return stored  # the one who had the lease before us stored it
        answer = self._called(request)
        self.store.write_answer(self.topic, self.edition, answer)
        logger.info("model asked", model=answer.model, failure=answer.failure, usage=answer.usage.model_dump())
        return answer

    def _stored(self, request: Request) -> Answer | None:
        stored = self.store.answer(self.topic, self.edition, request.sha256)
        passed = stored and stored.may_pass and self.time.now() - stored.at >= FAILURES_LAST
        return None if passed else stored

    def _take_lease(self) -> None:
        now = self.time.now()
        mine = CallLease(holder=self.holder, until=now + timedelta(seconds=self.time.left()))
        holds = self.store.state.take_call_lease(self.topic, self.edition, mine, now)
        if holds.holder != self.holder:
            until = holds.until.isoformat(timespec="seconds")
            raise NotYet(f"{self.topic} {self.edition}", f"another function, which is asking a model about it until {until} at the latest")

    def _called(self, request: Request) -> Answer:
        """As many attempts as there is time for. Each is reserved on its own: one that was broken off may have been billed."""
        why, unseen, wait = "", 0, FIRST_WAIT
        for attempt in range(1, ATTEMPTS + 1):
            failed = partial(self._failed, request, unseen=unseen, called=attempt > 1)
            not_asked = f"{why}, and was not asked again" if why else "was not asked"
            if self._seconds() < LEAST_SECONDS:
                return failed(f"{not_asked}: there was no time left", may_pass=True)
            try:
                return self._answer(request, self._attempt(request, attempt), unseen)
            except OverBudget as exc:
                self._measure_budget(exc.spent)
                return failed(f"{not_asked}: {exc.why}", may_pass=True)
            except StoreError as exc:
                return failed(f"{not_asked}: the budget cannot be kept ({exc})", may_pass=True)
            except CallFailed as exc:
                why, unseen = exc.why, unseen + (_worst(request) if exc.billed else 0)
                wait = wait * 2 if exc.wait is None else exc.wait
                if not exc.may_pass or attempt == ATTEMPTS or self._seconds() - wait < LEAST_SECONDS:
                    return self._failed(request, why, may_pass=exc.may_pass, unseen=unseen)
                self.time.sleep(wait)
        raise AssertionError("the last attempt returns")

    def _attempt(self, request: Request, attempt: int) -> Reply:
        now = self.time.now()
        month = f"{now:%Y-%m}"
        # With the time: Lambda starts a run that crashed again under the same id, and what that one reserved may have been billed.
        call = f"{request.sha256[:16]}/{self.holder}/{now:%dT%H%M%S.%f}/{attempt}"
        digest = f"{self.topic}/{self.edition.isoformat()}"
        worst = _worst(request)
        spending = self.store.state.change_spending(month, lambda spending: budget.reserved(spending, call, digest, worst, self.limits))
        self._measure_budget(budget.spent(spending))
        try:
            reply = self.model.send(request, min(CALL_SECONDS, self._seconds()))
        except CallFailed as exc:
            self._settle(month, call, worst if exc.billed else 0)
            raise
        self._settle(month, call, worst if reply.usage is None else pricing.held_to(request.model, reply.usage))
        return reply

    def _measure_budget(self, spent: int) -> None:
        """With what this call may cost at most: what goes beyond 100 was refused."""
        measure_percent("MonthBudgetPercent", spent, self.limits.month)

    def _settle(self, month: str, call: str, cost: int) -> None:
        try:
            self.store.state.change_spending(month, lambda spending: budget.settled(spending, call, cost))
        except StoreError as exc:
            # The call stays reserved at its worst, and what it brought is not thrown away.
            logger.warning("call not settled", call=call, reason=str(exc))

    def _seconds(self) -> float:
        return self.time.left() - KEPT_SECONDS

    def _answer(self, request: Request, reply: Reply, unseen: int) -> Answer:
        if reply.usage is None:
            unseen += _worst(request)
        facts = {"text": reply.text, "cut": reply.cut, "failure": reply.why, "usage": reply.usage or Usage()}
        return self._about(request).model_copy(update={**facts, "unseen": unseen})

    def _failed(self, request: Request, why: str, *, may_pass: bool, unseen: int, called: bool = True) -> Answer:
        return self._about(request).model_copy(update={"failure": why, "may_pass": may_pass, "unseen": unseen, "called": called})

    def _about(self, request: Request) -> Answer:
        return Answer(request_sha256=request.sha256, model=request.model, prompt_version=VERSION, at=self.time.now())


def _worst(request: Request) -> int:
    return pricing.worst(request.model, request.input_bytes, request.max_tokens, caches=request.caches)
