"""In: a port number as argument, and a certificate file or nothing. Out: 1,000 feeds over HTTP or HTTPS, each answer 50 ms late.

A process of its own, so that it does not share a processor lock with what is measured. `/stats` tells what it was asked.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from pathlib import Path

LATENCY = 0.05
ITEMS = 100
WORDS = "Tokyo protests as Beijing bans exports of dual-use goods; officials on both sides call for talks before the summit".split()


def _item(number: int) -> str:
    title = " ".join(WORDS[(number + step) % len(WORDS)] for step in range(12))
    link = f"https://news.example/rss/articles/CBMi{number:03}@@{'Q29udGVudA' * 12}?oc=5"
    return (
        f"<item><title>{title} {number} - The Example Times</title><link>{link}</link>"
        f'<guid isPermaLink="false">'
        f"CBMi{number:03}@@{'Q29udGVudA' * 12}</guid><pubDate>Mon, 12 Jan 2026 09:{number % 60:02}:00 GMT</pubDate>"
        f'<description>&lt;a href="{link}" target="_blank"&gt;{title} {number}&lt;/a&gt;&amp;nbsp;&amp;nbsp;'
        f'&lt;font color="#6f6f6f"&gt;The Example Times&lt;/font&gt;</description>'
        f'<source url="https://times.example">The Example Times</source></item>'
    )


BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss xmlns:media="http://search.yahoo.com/mrss/" version="2.0"><channel>'
    "<generator>NFE/5.0</generator><title>A search - Google News</title><link>https://news.example/search</link><language>en-US</language>"
    + "".join(map(_item, range(ITEMS)))
    + "</channel></rss>"
).encode()


class Feeds(asyncio.Protocol):
    asked = conditional = 0
    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].lstrip(b"/")
            if path == b"stats":
                self._answer(b"200 OK", b"", json.dumps({"asked": Feeds.asked, "conditional": Feeds.conditional}).encode())
                continue
            conditional = b'if-none-match: "%s"' % path in head.lower()
            Feeds.asked += 1
            Feeds.conditional += conditional
            status, body = (b"304 Not Modified", b"") if conditional else (b"200 OK", BODY.replace(b"@@", path))
            asyncio.get_running_loop().call_later(LATENCY, self._answer, status, b'ETag: "%s"\r\n' % path, body)

    def _answer(self, status: bytes, headers: bytes, body: bytes) -> None:
        length = b"" if status.startswith(b"304") else b"Content-Length: %d\r\n" % len(body)
        self.transport.write(b"HTTP/1.1 %s\r\nContent-Type: application/xml\r\n%s%s\r\n%s" % (status, headers, length, body))


async def main(port: int, certificate: str) -> None:
    tls = None
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(Path(certificate))
    server = await asyncio.get_running_loop().create_server(Feeds, "127.0.0.1", port, ssl=tls, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
