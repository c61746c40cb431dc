"""In: requests as the `anthropic` SDK sends them. Out: the answers of the Messages API and of Bedrock's InvokeModel, on loopback; no model.

Requests are held to the SDK's own types and to what the API's pages say of each model. Answers are made by rule, or are one of FAULTS.

    python -m tests.fake_messages --port 8125
    ANTHROPIC_API_KEY=fake-key ANTHROPIC_BASE_URL=http://127.0.0.1:8125 parallax run --engine claude --out out/fake
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, get_args
from urllib.parse import unquote

Json = dict[str, Any]
Answer = Callable[[Json], Json]
"""Of a request's body: what the model is to have written, as the object that the schema asks for."""

KEY = "fake-key"
CACHED_FROM = 1024
"""Tokens of a prefix that the cache takes."""
THOUGHT = 700
"""Tokens of thinking, where a request does not turn it off."""


@dataclass
class Usage:
    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write: int = 0


@dataclass
class Fake:
    """`script` names what becomes of the next requests, first one first; after it all are answered by `answer`. `requests` are the
    bodies that were valid, `refusals` why others were not, `usage` is what was billed by model."""

    answer: Answer
    script: list[str] = field(default_factory=list)
    requests: list[Json] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    usage: dict[str, Usage] = field(default_factory=dict)
    received: int = 0
    url: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    cached: set[str] = field(default_factory=set)


@contextmanager
def fake_messages(*script: str, answer: Answer | None = None, port: int = 0) -> Iterator[Fake]:
    fake = Fake(answer or by_rule, list(script))

    class Handler(_Handler):
        api = fake

    web = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    web.daemon_threads = True
    fake.url = f"http://127.0.0.1:{web.server_port}"
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield fake
    finally:
        fake.over.set()
        web.shutdown()
        web.server_close()


class _Handler(BaseHTTPRequestHandler):
    api: Fake
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            self._answer(raw)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client hung up, which is what some tests are about

    def _answer(self, raw: bytes) -> None:
        with self.api.lock:
            self.api.received += 1
            what = self.api.script.pop(0) if self.api.script else "answer"
        try:
            body = _body(self.path, raw)
            self._check_credentials()
            problem_in(body)
        except Refusal as refusal:
            self.api.refusals.append(str(refusal))
            self.error(refusal.status, refusal.kind, str(refusal))
            return
        with self.api.lock:
            self.api.requests.append(body)
        FAULTS[what](self, body)

    def _check_credentials(self) -> None:
        given = self.headers.get("Authorization", "")
        if "/invoke" in self.path:
            allowed = given.startswith("AWS4-HMAC-SHA256 ") or given == f"Bearer {KEY}"
        else:
            allowed = given == f"Bearer {KEY}" or self.headers.get("X-Api-Key") == KEY
            if not self.headers.get("anthropic-version"):
                raise Refusal(400, "anthropic-version: header is required")
        if not allowed:
            raise Refusal(401, "invalid x-api-key", "authentication_error")

    def error(self, status: int, kind: str, message: str, **headers: str) -> None:
        body = {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_fake"}
        self.write(status, json.dumps(body).encode(), **headers)

    def message(self, body: Json, text: str, stop_reason: str = "end_turn", content: list[Json] | None = None) -> None:
        """A message as the API sends it. What is longer than `max_tokens` is cut off."""
        thoughts = THOUGHT if _thinks(body) else 0
        room = max(0, body["max_tokens"] - thoughts)
        pieces = _pieces(text)
        if len(pieces) > room:
            text, stop_reason = "".join(pieces[:room]), "max_tokens"
        blocks: list[Json] = [{"type": "thinking", "thinking": "", "signature": "c2ln"}] if thoughts else []
        blocks += [{"type": "text", "text": text, "citations": None}] if content is None else content
        usage = self._bill(body, thoughts + min(len(pieces), room))
        reply = {"id": "msg_fake", "type": "message", "role": "assistant", "model": body["model"], "content": blocks}
        reply |= {"stop_reason": stop_reason, "stop_sequence": None, "usage": usage}
        self.write(200, json.dumps(reply, ensure_ascii=False).encode())

    def _bill(self, body: Json, output: int) -> Json:
        prefix = "".join(block["text"] for block in body.get("system", []) if block.get("cache_control"))
        rest = "".join(block["text"] for block in body.get("system", [])) + "".join(message["content"] for message in body["messages"])
        rest += json.dumps(body.get("output_config", {}))
        caches = count(prefix) if count(prefix) >= CACHED_FROM else 0
        with self.api.lock:
            hit = prefix in self.api.cached
            if caches:
                self.api.cached.add(prefix)
            total = self.api.usage.setdefault(body["model"], Usage())
            total.input += count(rest) - caches
            total.output += output
            total.cache_read += caches if hit else 0
            total.cache_write += 0 if hit else caches
        usage = {"input_tokens": count(rest) - caches, "output_tokens": output, "service_tier": "standard"}
        return usage | {"cache_read_input_tokens": caches if hit else 0, "cache_creation_input_tokens": 0 if hit else caches}

    def write(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("request-id", "req_fake")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


# ── What may become of a request ─────────────────────────────────────────────────────────────────────────────────────────


def _hang(call: _Handler, _: Json) -> None:
    call.api.over.wait(60)


def _drip(call: _Handler, _: Json) -> None:
    """A byte now and then: no read ever takes long."""
    call.send_response(200)
    call.send_header("Content-Type", "application/json")
    call.send_header("Content-Length", "100000")
    call.end_headers()
    while not call.api.over.wait(0.05):
        call.wfile.write(b" ")
        call.wfile.flush()


def _hang_up(call: _Handler, _: Json) -> None:
    call.close_connection = True


def _half(call: _Handler, body: Json) -> None:
    text = _text(call, body)
    call.message(body, text[: len(text) * 2 // 3], "max_tokens")


def _invented(call: _Handler, body: Json) -> None:
    """Sources that are not there, words that no source says, links."""
    claims = [
        {"text": "A treaty was signed.", "evidence": [{"n": 9999, "quote": "a treaty was signed"}]},
        {"text": "Read more at https://evil.example/x", "evidence": [{"n": 1, "quote": "Read more"}]},
        {"text": "The dam broke, killing 400.", "evidence": [{"n": 1, "quote": "the dam broke, killing 400"}]},
        {"text": "It happened.", "evidence": []},
    ]
    call.message(body, json.dumps({"highlights": claims, "sides": [], "categories": []}))


def _without_usage(call: _Handler, body: Json) -> None:
    reply = {"id": "msg_fake", "type": "message", "role": "assistant", "model": body["model"], "stop_reason": "end_turn"}
    call.write(200, json.dumps({**reply, "content": [{"type": "text", "text": _text(call, body)}]}).encode())


def _text(call: _Handler, body: Json) -> str:
    return json.dumps(call.api.answer(body), ensure_ascii=False, separators=(",", ":"))


FAULTS: dict[str, Callable[[_Handler, Json], None]] = {
    "answer": lambda call, body: call.message(body, _text(call, body)),
    "rate_limit": lambda call, _: call.error(429, "rate_limit_error", "slow down", retry_after="3600"),
    "rate_limit_short": lambda call, _: call.error(429, "rate_limit_error", "slow down", retry_after="1"),
    "overloaded": lambda call, _: call.error(529, "overloaded_error", "Overloaded"),
    "server_error": lambda call, _: call.error(500, "api_error", "Internal server error"),
    "bad_gateway": lambda call, _: call.write(502, b"<html>Bad Gateway</html>", "text/html"),
    "unauthorized": lambda call, _: call.error(401, "authentication_error", "invalid x-api-key"),
    "billing": lambda call, _: call.error(402, "billing_error", "Your credit balance is too low"),
    "bad_request": lambda call, _: call.error(400, "invalid_request_error", "output_config: not supported"),
    "hang": _hang,
    "drip": _drip,
    "hang_up": _hang_up,
    "html": lambda call, _: call.write(200, b"<html><body>Please log in</body></html>", "text/html"),
    "html_as_json": lambda call, _: call.write(200, b"<html><body>Please log in</body></html>"),
    "json_of_something_else": lambda call, _: call.write(200, b'{"status": "ok"}'),
    "list": lambda call, _: call.write(200, b"[1, 2]"),
    "refusal": lambda call, body: call.message(body, "", "refusal", content=[]),
    "empty": lambda call, body: call.message(body, "", content=[]),
    "cut": _half,
    "cut_at_once": lambda call, body: call.message(body, '{"highlights":[{"te', "max_tokens"),
    "unknown_stop": lambda call, body: call.message(body, _text(call, body), "solar_flare"),
    "prose": lambda call, body: call.message(body, "Here is your digest: nothing much happened."),
    "other_json": lambda call, body: call.message(body, '{"highlights": {"a": 1}, "sides": 7, "categories": [null]}'),
    "array": lambda call, body: call.message(body, "[]"),
    "invented": _invented,
    "without_usage": _without_usage,
}


# ── What a request has to be ─────────────────────────────────────────────────────────────────────────────────────────────


class Refusal(Exception):
    def __init__(self, status: int, message: str, kind: str = "invalid_request_error") -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


def _body(path: str, raw: bytes) -> Json:
    """The request as the Messages API would get it; Bedrock has the model in the path."""
    try:
        body = json.loads(raw)
    except ValueError as exc:
        raise Refusal(400, "the request body is not valid JSON") from exc
    if path == "/v1/messages":
        return dict(body)
    if match := re.fullmatch(r"/model/([^/]+)/invoke", path):
        if body.pop("anthropic_version", None) is None:
            raise Refusal(400, "anthropic_version: Field required")
        return {"model": unquote(match[1]), **body}
    raise Refusal(404, f"there is no {path}", "not_found_error")


@cache
def _types() -> tuple[Any, frozenset[str]]:
    from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
    from anthropic.types.model import Model
    from pydantic import TypeAdapter

    return TypeAdapter(MessageCreateParamsNonStreaming), frozenset(get_args(get_args(Model)[0]))


def problem_in(body: Json) -> None:
    """Raises Refusal for what the API would not take."""
    from pydantic import ValidationError

    adapter, models = _types()
    try:
        seen = json.loads(adapter.dump_json(adapter.validate_python(body), warnings=False))
    except ValidationError as exc:
        first = exc.errors()[0]
        raise Refusal(400, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from exc
    if lost := _lost(body, seen):
        raise Refusal(400, f"{lost}: Extra inputs are not permitted")
    model = body["model"].rpartition("anthropic.")[2]
    if model not in models:
        raise Refusal(404, f"model: {body['model']}", "not_found_error")
    if body["max_tokens"] < 1 or not body["messages"] or body["messages"][0]["role"] != "user":
        raise Refusal(400, "messages: at least one message of the user is required")
    thinking, effort = body.get("thinking", {}).get("type"), body.get("output_config", {}).get("effort")
    if model == "claude-sonnet-5-5" and thinking == "disabled":
        raise Refusal(400, "thinking: this model takes between_tools instead of disabled")
    if model.endswith("-5-5") and (thinking == "enabled" or {"temperature", "top_p", "top_k"} & body.keys()):
        raise Refusal(400, "this model takes neither thinking budgets nor sampling parameters")
    if thinking in ("disabled", "between_tools") and effort in ("xhigh", "max"):
        raise Refusal(400, f"thinking: {thinking} is not possible at effort {effort}")
    schema = (body.get("output_config", {}).get("format") or {}).get("schema")
    if schema:
        _check_schema(schema)


def _lost(given: Any, seen: Any, path: str = "") -> str:
    """The path of a field that the types do not know; empty if there is none."""
    if isinstance(given, dict) and isinstance(seen, dict):
        unknown = [f"{path}{name}" for name in given if name not in seen]
        return next(iter(unknown), "") or next(filter(None, (_lost(given[name], seen[name], f"{path}{name}.") for name in given)), "")
    if isinstance(given, list) and isinstance(seen, list):
        return next(filter(None, (_lost(a, b, f"{path}{n}.") for n, (a, b) in enumerate(zip(given, seen, strict=True)))), "")
    return ""


def _check_schema(schema: Any) -> None:
    """What structured output cannot do: open objects, and bounds (platform.claude.com/docs/en/build-with-claude/structured-outputs)."""
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        raise Refusal(400, "output_config.format.schema: additionalProperties has to be false")
    if unsupported := schema.keys() & {"minimum", "maximum", "multipleOf", "minLength", "maxLength", "maxItems", "uniqueItems"}:
        raise Refusal(400, f"output_config.format.schema: {', '.join(unsupported)} is not supported")
    for inner in [*schema.get("properties", {}).values(), schema.get("items")]:
        _check_schema(inner)


def _thinks(body: Json) -> bool:
    """Current models think by default."""
    return body.get("thinking", {}).get("type") not in ("disabled", "between_tools")


def _pieces(text: str) -> list[str]:
    """Something like tokens: up to four letters of ASCII with the space before them, or one other sign."""
    return re.findall(r" ?[A-Za-z0-9]{1,4}|[^A-Za-z0-9]", text)


def count(text: str) -> int:
    return len(_pieces(text))


# ── Answers made by rule ─────────────────────────────────────────────────────────────────────────────────────────────────


def material(body: Json) -> Json:
    """What stands between the tags."""
    content = body["messages"][0]["content"]
    match = re.fullmatch(r"<(material-[0-9a-f]{16})>\n(.*)\n</\1>", content, re.DOTALL)
    if match is None:
        raise Refusal(400, "the material is not between its tags")
    return dict(json.loads(match[2]))


def by_rule(body: Json) -> Json:
    """Screening: every article, as it comes. Writing: each story by a headline of each side, each side by its headlines, and what two
    sides tell as what they present differently. It translates nothing."""
    given = material(body)
    articles = [article for story in given["stories"] for article in story]
    if "read" in body["output_config"]["format"]["schema"]["properties"]:
        return {"read": [article["n"] for article in articles][:40]}
    firsts = [_one_a_side(story) for story in given["stories"]]
    sides = dict.fromkeys(article["side"] for article in articles)
    return {
        "highlights": [_claim(first) for first in firsts[:4]],
        "sides": [{"side": side, "claims": [_claim([a]) for a in articles if a["side"] == side][:3]} for side in sides],
        "categories": ["diplomacy"] * len(given["stories"]),
        "stance": [_stance(first) for first in firsts if len({article["side"] for article in first} - {"elsewhere"}) > 1][: given["rows"]],
        "translations": [""] * len(given.get("quotes", [])),
    }


def _one_a_side(articles: Sequence[Json]) -> list[Json]:
    return list({article["side"]: article for article in reversed(articles)}.values())[::-1][:2]


def _claim(articles: Sequence[Json]) -> Json:
    text = " — ".join(f"{article['outlet']}: {article['title']}" for article in articles)
    return {"text": text, "evidence": [{"n": article["n"], "quote": _few_words(article["title"])} for article in articles]}


def _stance(articles: Sequence[Json]) -> Json:
    cells = [{"text": f"{one['outlet']}: {one['title']}", "n": one["n"], "quote": _few_words(one["title"])} for one in articles]
    return {"about": articles[0]["title"].split(" ")[-1], "cells": cells}


def _few_words(title: str) -> str:
    """Its last ones: an outlet's name before the first ones would put a part of the headline as the whole."""
    return " ".join(title.split(" ")[-6:])[-80:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8125)
    with fake_messages(port=parser.parse_args().port) as fake:
        sys.stdout.write(f"the Messages API is played at {fake.url} with the key {KEY} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            sys.stdout.write(f"{fake.received} requests; billed: {fake.usage}\n")


if __name__ == "__main__":
    main()
