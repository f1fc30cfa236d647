"""Finds every address of the site, every parameter its pages read, and text meant to break them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).resolve().parents[2] / "src/lineofsight"
READS = re.compile(r"""\b(?:GET|POST|data)(?:\.get|\.getlist|\.pop)?[\[(]\s*["']([a-z_]+)["']""")
FIELD = re.compile(r"""^ {4}([a-z_]+)\s*(?::[^=\n]+)?= forms\.\w+""", re.MULTILINE)
NAMED = re.compile(rb"""<(?:input|select|textarea|button)\b[^>]*?\bname="([^"]+)""")
ACTION = re.compile(rb"""<form\b[^>]*?\baction="([^"?#]*)""")
ASKS = re.compile(rb"""href="[^"#]*\?([^"#]+)""")

WEB = {"web", "accounts", "answers", "boards", "commentary", "feeds", "notices", "plan"}
"""The folders whose pages read what is typed."""

NASTY = (
    "",
    "-1",
    "0",
    "9" * 400,
    "1e309",
    "NaN",
    "\u0663\u0664",
    "null\x00byte",
    "\x00",
    "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\U0001f9d2\u200f\u202e\ufeff",
    "a" * 5000,
    "' or 1=1 --",
    '"><script>alert(1)</script>',
    "{{ 7*7 }}{% load x %}",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie:x=1",
    "line\r\nbreak",
    "2017-13",
    "0000-00",
    "99999-12",
    "2017-02-30",
    "NOSUCHCODE",
    "//evil.example/",
    "https://evil.example/",
    "AAAAAAAAAAAAAAAAAAAAAA",
    "%",
    "_",
    "*",
    "(",
    '"a" OR NEAR(',
)
"""Huge numbers, other digits, null bytes, marks that turn the line, months there are none of."""


@dataclass(frozen=True)
class Address:
    """One address: its route as declared, and the parts that hold a value."""

    route: str
    name: str
    parts: tuple[str, ...]
    view: object = None

    def filled(self, values: dict[str, str]) -> str:
        """The path with its parts filled; what is not given stands as a dash."""
        return "/" + re.sub(
            r"<(?:[a-z_]+:)?([a-z_]+)>",
            lambda found: quote(values.get(found[1], "-"), safe=""),
            self.route,
        )


@cache
def addresses() -> tuple[Address, ...]:
    """Every address of the site that we declare ourselves or include."""
    return tuple(_walk(get_resolver().url_patterns, ""))


def _walk(entries: list[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for entry in entries:
        route = before + _plain(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, route)
        else:
            parts = tuple(re.findall(r"<(?:[a-z_]+:)?([a-z_]+)>", route))
            yield Address(route, entry.name or "", parts, entry.callback)


def _plain(pattern: str) -> str:
    """A pattern of either kind as a route: groups become parts, anchors go."""
    words = re.sub(r"\(\?P<([a-z_]+)>[^)]*\)", r"<\1>", pattern)
    return words.replace("^", "").replace("\\Z", "").replace("$", "").replace("\\", "")


@cache
def parameters() -> tuple[str, ...]:
    """Every name that the source reads from an address or a form."""
    found = {"page", "next", "month", "team", "sort", "format"}
    for module in SOURCE.rglob("*.py"):
        if WEB & set(module.parts):
            text = module.read_text("utf-8")
            found |= set(READS.findall(text)) | set(FIELD.findall(text))
    return tuple(sorted(found))


def asked_by(body: bytes) -> set[str]:
    """Every name that the fields and links of a page send."""
    fields = {name.decode() for name in NAMED.findall(body)}
    links = {
        part.split(b"=")[0].decode()
        for words in ASKS.findall(body)
        for part in words.replace(b"&amp;", b"&").split(b"&")
    }
    return (fields | links) - {"csrfmiddlewaretoken", ""}


def actions(body: bytes) -> set[str]:
    """Every path that a form of the page sends to; an empty one is the page itself."""
    return {path.decode() for path in ACTION.findall(body)}
