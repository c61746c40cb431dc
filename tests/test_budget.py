"""Rules of the budget: reserved before a call, settled after it, never overrun, also by functions at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from moto.s3.responses import S3Response

from functions.digest.writing import budget, pricing, prompts
from functions.digest.writing.budget import Limits, OverBudget
from functions.digest.writing.prompts import Request
from shared.answers import NANODOLLARS, Spending, Usage
from shared.errors import UnreadableObject
from shared.store import Bucket
from tests.desks import EDITION, SMALL, STRONG, Newsroom, newsroom, page
from tests.measured import measured

LIMITS = Limits(digest=100, month=250)


def spent(room: Newsroom) -> Spending:
    found = Spending()

    def look(spending: Spending) -> Spending:
        nonlocal found
        found = spending
        return spending

    room.store.state.change_spending("2026-01", look)
    return found


def request(model: str = STRONG) -> Request:
    return prompts.writing(page(), sorted(page().sources), model)


def worst(model: str = STRONG) -> int:
    asked = request(model)
    return pricing.worst(model, asked.input_bytes, asked.max_tokens, caches=False)


# ── The sums ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_reserved_counts_as_spent() -> None:
    spending = budget.reserved(Spending(), "a", "x/1", 60, LIMITS)
    with pytest.raises(OverBudget, match="the digest's budget"):
        budget.reserved(spending, "b", "x/1", 41, LIMITS)
    assert budget.reserved(spending, "b", "x/1", 40, LIMITS).reserved["b"].nanodollars == 40


def test_the_month_is_that_of_all_digests() -> None:
    spending = Spending()
    for name in ("x/1", "y/1"):
        spending = budget.reserved(spending, name, name, 100, LIMITS)
    with pytest.raises(OverBudget, match="the month's budget"):
        budget.reserved(spending, "z", "z/1", 51, LIMITS)


def test_what_was_settled_frees_the_rest_of_its_reservation() -> None:
    spending = budget.settled(budget.reserved(Spending(), "a", "x/1", 100, LIMITS), "a", 30)
    assert (spending.settled, spending.reserved) == ({"x/1": 30}, {})
    assert budget.reserved(spending, "b", "x/1", 70, LIMITS)


def test_a_call_is_settled_once() -> None:
    spending = budget.settled(budget.reserved(Spending(), "a", "x/1", 100, LIMITS), "a", 30)
    assert budget.settled(spending, "a", 30) == spending


def test_the_worst_case_is_never_below_what_any_answer_costs() -> None:
    """A token is a byte or more, so that the bytes of a request are more tokens than it has, in any script."""
    for text in ("plain English", "中文新闻报道", "اخبار", "𝔘𝔫𝔦"):
        asked = prompts.writing(page(summary=text * 80), sorted(page().sources), STRONG)
        body = str(asked.body["system"][0]["text"]) + asked.body["messages"][0]["content"]
        most = Usage(input_tokens=len(body.encode()), output_tokens=asked.max_tokens)
        assert pricing.worst(STRONG, asked.input_bytes, asked.max_tokens, caches=False) >= pricing.held_to(STRONG, most)


@pytest.mark.parametrize(
    ("model", "usage", "usd"),
    [
        (STRONG, Usage(input_tokens=4000, output_tokens=1000), 0.018),
        (SMALL, Usage(input_tokens=4000, output_tokens=1000), 0.0009),
        (STRONG, Usage(cache_read_tokens=1000, cache_write_tokens=1000), 0.0027),
    ],
)
def test_costs_are_those_of_the_price_list(model: str, usage: Usage, usd: float) -> None:
    assert pricing.cost(model, usage) == round(usd * NANODOLLARS)


def test_without_a_price_a_cost_is_unknown_and_the_budget_counts_rather_too_much() -> None:
    usage = Usage(input_tokens=1000, output_tokens=1000)
    assert pricing.cost("claude-new-9", usage) is None
    assert pricing.held_to("claude-new-9", usage) == round(0.06 * NANODOLLARS)
    assert pricing.cost(f"anthropic.{SMALL}", usage) is None
    assert pricing.held_to(f"anthropic.{SMALL}", usage) > pricing.held_to(SMALL, usage)


# ── With the store and the API ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_call_is_settled_at_what_the_api_counted() -> None:
    with newsroom() as room:
        room.write()
        usage = room.fake.usage[STRONG]
        expected = round((usage.input * 2 + usage.output * 10) * 1000)
        assert spent(room) == Spending(settled={"china-japan/2026-01-13": expected})


@pytest.mark.parametrize("fault", ["overloaded", "rate_limit", "unauthorized", "server_error"])
def test_an_error_costs_nothing(fault: str) -> None:
    with newsroom(*[fault] * 9) as room:
        room.write()
        assert spent(room) == Spending()


@pytest.mark.parametrize("fault", ["hang_up", "html_as_json", "without_usage"])
def test_a_call_whose_bill_nobody_saw_counts_at_its_worst(fault: str) -> None:
    with newsroom(fault) as room:
        room.strong = SMALL
        engine = room.write().engine
        billed = sum(usage.input * 100 + usage.output * 500 for usage in room.fake.usage.values())
        assert spent(room).settled == {"china-japan/2026-01-13": worst(SMALL) + billed}
    assert engine.unseen_usd == round(worst(SMALL) / NANODOLLARS, 6)


def test_a_call_that_died_with_its_function_stays_reserved() -> None:
    class Died(BaseException):
        pass

    class Model:
        def send(self, request: Request, seconds: float) -> Any:
            raise Died

    with newsroom() as room:
        calls = room.calls()
        with pytest.raises(Died):
            type(calls)(calls.store, calls.topic, calls.edition, Model(), calls.limits, calls.holder, calls.time).ask(request())
        (reservation,) = spent(room).reserved.values()
        assert reservation.nanodollars == worst()


def test_the_budget_steps_down_from_strong_to_small_to_embedded() -> None:
    with newsroom() as room:
        room.digest_usd = worst() / NANODOLLARS * 0.9
        first = room.write().engine
    assert (first.name, first.model) == ("claude", SMALL)
    assert first.degraded[0].startswith(f"{STRONG} was not asked: the digest's budget of $0.0394 does not allow it: ")
    with newsroom() as room:
        room.month_usd = 0.0
        second = room.write().engine
        assert room.fake.received == 0
    assert (second.name, second.calls, second.cost_usd) == ("extractive", 0, 0.0)
    assert [step.split(" budget")[0] for step in second.degraded] == [f"{model} was not asked: the month's" for model in (STRONG, SMALL)]


def test_a_rerun_with_other_articles_is_paid_from_the_same_digests_budget() -> None:
    with newsroom() as room:
        room.digest_usd = worst() / NANODOLLARS * 1.2
        assert room.write(page()).engine.model == STRONG
        assert room.write(page(titles={1: "Another headline of today"})).engine.model == SMALL


def test_the_next_month_has_its_own_budget() -> None:
    with newsroom() as room:
        room.month_usd = worst() / NANODOLLARS * 1.2
        assert room.write().engine.model == STRONG
        room.clock.now += timedelta(days=31)
        assert room.write(page(titles={1: "Another headline"})).engine.model == STRONG


def test_spending_that_cannot_be_read_allows_nothing() -> None:
    with newsroom() as room:
        Bucket("data-bucket").write("state/budget/2026-01.json", b"{", "application/json")
        engine = room.write().engine
        assert room.fake.received == 0
        with pytest.raises(UnreadableObject):
            spent(room)
    assert engine.degraded[0].startswith(f"{STRONG} was not asked: the budget cannot be kept (state/budget/2026-01.json: ")


def test_functions_at_the_same_time_do_not_overrun_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve functions want a call each; the month allows four at their worst. S3 judges a conditional write and does it in one step;
    moto takes two, so that here one request goes after the other."""
    _one_request_at_a_time(monkeypatch)
    limit = worst() * 4
    seen: list[int] = []
    with newsroom(seconds=300) as room:
        room.digest_usd, room.month_usd = 5.0, limit / NANODOLLARS
        started = threading.Barrier(12)

        def one(number: int) -> Any:
            desk = Newsroom(room.fake, room.store, room.clock, room.digest_usd, room.month_usd, STRONG, STRONG, f"run-{number}")
            calls = desk.calls(EDITION + timedelta(days=number))
            started.wait()
            answer = calls.ask(request())
            now = spent(room)
            seen.append(sum(now.settled.values()) + sum(item.nanodollars for item in now.reserved.values()))
            return answer

        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(one, range(12)))
        billed = sum((usage.input * 2 + usage.output * 10) * 1000 for usage in room.fake.usage.values())
        assert sum(spent(room).settled.values()) == billed
    assert billed <= limit
    assert max(seen) <= limit
    assert any(answer.text for answer in answers)
    assert any("the month's budget" in answer.failure for answer in answers)


def test_how_much_of_the_months_budget_a_call_may_use_is_measured() -> None:
    most = worst() / NANODOLLARS
    with newsroom() as room:
        replace(room, month_usd=4 * most).calls().ask(request())
        assert measured("MonthBudgetPercent") == [pytest.approx(25, abs=0.1)]
    with newsroom() as room:
        replace(room, month_usd=most / 2).calls().ask(request())
        assert measured("MonthBudgetPercent")[1:] == [pytest.approx(200, abs=0.1)]


def _one_request_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads too: moto throws an object's body away while it is being read, when another takes its place."""
    lock = threading.Lock()
    for name in ("put_object", "get_object"):
        monkeypatch.setattr(S3Response, name, _alone(getattr(S3Response, name), lock))


def _alone(method: Any, lock: threading.Lock) -> Any:
    def one(self: S3Response) -> Any:
        with lock:
            return method(self)

    return one
