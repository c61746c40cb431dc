"""In: a request. Out: what the Messages API answered, or why there is no answer. The only user of `anthropic`.

The SDK is imported with the first call: that takes over a second. It never retries for us, because it obeys `retry-after` without a
limit; and its time-outs are those of single reads, so that a server which drips would hold us for ever: a call has a thread of its
own, which is left alone when its time is over.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import ValidationError

from functions.digest.writing.prompts import Request
from shared.answers import Usage

if TYPE_CHECKING:
    from anthropic import Anthropic, AnthropicBedrock

ANTHROPIC = "https://api.anthropic.com"


@dataclass(frozen=True)
class Reply:
    """`usage` is None when the answer did not say what it cost. `why` says what is wrong with a reply without a usable text."""

    text: str = ""
    cut: bool = False
    why: str = ""
    usage: Usage | None = None


class CallFailed(Exception):
    """`why` follows the model's name in a sentence. `may_pass`: the same call may work later, and is worth another try now.
    `billed`: it may have been, for all we know. `wait` is what the server asks for, in seconds."""

    def __init__(self, why: str, *, may_pass: bool = False, billed: bool = False, wait: float | None = None) -> None:
        super().__init__(why)
        self.why, self.may_pass, self.billed, self.wait = why, may_pass, billed, wait


class Model(Protocol):
    def send(self, request: Request, seconds: float) -> Reply:
        """Raises CallFailed, after `seconds` at the latest."""
        ...


class Claude:
    """Claude behind one of the SDK's clients, which `connect` makes when it is first needed."""

    def __init__(self, connect: Callable[[], Anthropic | AnthropicBedrock]) -> None:
        self._connect = cache(connect)

    def send(self, request: Request, seconds: float) -> Reply:
        answers: queue.Queue[Any] = queue.Queue(maxsize=1)

        def call() -> None:
            try:
                answers.put(self._connect().messages.create(**request.body, timeout=seconds))
            except Exception as exc:  # whatever it is, who waits for the answer has to be told: this thread ends with it
                answers.put(exc)

        threading.Thread(target=call, daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            raise _late(seconds) from None
        if isinstance(answer, Exception):
            raise _failure(answer, seconds) from answer
        return _reply(answer)


def at_anthropic(key: Callable[[], str], base_url: str) -> Callable[[], Anthropic]:
    def connect() -> Anthropic:
        from anthropic import Anthropic

        return Anthropic(api_key=key(), base_url=base_url or ANTHROPIC, max_retries=0, open_telemetry=False)

    return connect


def at_bedrock(key: str, region: str, base_url: str) -> Callable[[], AnthropicBedrock]:
    """Without a key the function's role signs."""

    def connect() -> AnthropicBedrock:
        from anthropic import AnthropicBedrock

        return AnthropicBedrock(
            api_key=key or None, aws_region=region or None, base_url=base_url or None, max_retries=0, open_telemetry=False
        )

    return connect


def _failure(exc: Exception, seconds: float) -> CallFailed:
    from anthropic import APIConnectionError, APIStatusError, APITimeoutError

    from shared.errors import KeyUnavailable

    match exc:
        case KeyUnavailable():
            return CallFailed(f"cannot be asked: {exc}")
        case APITimeoutError():
            return _late(seconds)
        case APIConnectionError():
            # Once there was a connection, it may have broken while the answer was on its way.
            never = type(exc.__cause__).__name__ in ("ConnectError", "ConnectTimeout")
            return CallFailed("could not be reached", may_pass=True, billed=not never)
        case APIStatusError():
            return _refused(exc.status_code, exc.response.headers.get("retry-after", ""))
        case _:
            # A 200 that is no JSON raises whatever the SDK's JSON parser raises; somebody else's page, or half an answer.
            return CallFailed(f"gave an answer that cannot be read ({type(exc).__name__})", may_pass=True, billed=True)


def _refused(status: int, retry_after: str) -> CallFailed:
    """Errors are not billed (https://platform.claude.com/docs/en/api/errors)."""
    told = {400: "refused the request", 401: "refused the key", 402: "refused to be billed", 403: "refused the key", 404: "is not there"}
    told |= {413: "found the request too long", 429: "has had too many requests", 529: "is overloaded"}
    why = told.get(status, "failed" if status >= 500 else "refused the request")
    busy = status in (408, 409, 429) or status >= 500
    return CallFailed(f"{why} ({status})", may_pass=busy, wait=_seconds(retry_after))


def _seconds(retry_after: str) -> float | None:
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        return None  # a date: the API sends numbers


def _late(seconds: float) -> CallFailed:
    return CallFailed(f"did not answer within {seconds:.0f} seconds", may_pass=True, billed=True)


def _reply(message: Any) -> Reply:
    """The SDK builds its objects from whatever came, without looking: nothing in them has to be there, or of its type."""
    usage = _usage(getattr(message, "usage", None))
    blocks = getattr(message, "content", None)
    if usage is None and not isinstance(blocks, list):
        raise CallFailed("gave an answer that cannot be read", may_pass=True, billed=True)
    texts = [getattr(block, "text", "") for block in blocks or [] if getattr(block, "type", "") == "text"]
    text = "".join(part for part in texts if isinstance(part, str))
    match getattr(message, "stop_reason", None):
        case "refusal":
            return Reply(why="refused to write", usage=usage)
        case "end_turn" | "stop_sequence" if text.strip():
            return Reply(text, usage=usage)
        case "max_tokens" if text.strip():
            return Reply(text, cut=True, usage=usage)
        case "end_turn" | "stop_sequence" | "max_tokens":
            return Reply(why="gave an empty answer", usage=usage)
        case other:
            return Reply(why=f"stopped for a reason that is not foreseen ({str(other)[:40]!r})", usage=usage)


def _usage(usage: Any) -> Usage | None:
    """As far as the API said it; None if it did not."""
    if usage is None:
        return None
    try:
        return Usage(
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cache_read_tokens=getattr(usage, "cache_read_input_tokens", None) or 0,
            cache_write_tokens=getattr(usage, "cache_creation_input_tokens", None) or 0,
        )
    except (AttributeError, ValidationError):
        return None
