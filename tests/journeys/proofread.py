"""Slips of the pen on a page as people read it: doubled stops, wrong numbers, small beginnings."""

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = (
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "caption", "legend", "label",
    "summary", "figcaption", "option",
)  # fmt: skip
SENTENCES = {"p", "h1", "h2", "h3", "h4"}
"""What begins with a capital letter; a cell or a line of a list may be a word of its own."""

SLIPS = (
    re.compile(r"(?<!\.)\.\.(?!\.)"),
    re.compile(r"\s[.,;?](?=\s|$)"),
    re.compile(r"[?!,;:]\."),
    re.compile(r"[.?!][,;]"),
    re.compile(r"\(\s|\s\)"),
    re.compile(
        r"(?<![\w.,£-])(?<!Stage )1 (?:children|[a-z]+(?<!s)s)\b(?<! 1 is)(?<! was)(?<! has)"
    ),
    re.compile(r"[a-z)](?<!e\.g)(?<!i\.e)\. [a-z]"),
)


def slips(page: Any) -> list[str]:
    """The pieces of a page in which something is wrong, each with what stands around it."""
    return sorted({one for block in _blocks(page) for one in _in(block)})


def _blocks(page: Any) -> Iterator[Any]:
    main = page.find(".//main")
    for one in (page if main is None else main).iter(*BLOCKS):
        is_redline = one.find(".//ins") is not None or one.find(".//del") is not None
        if not is_redline and not any(
            inner.tag in BLOCKS for inner in one.iterdescendants() if inner is not one
        ):
            yield one


def _in(block: Any) -> Iterator[str]:
    text = " ".join(block.text_content().split())
    if block.tag in SENTENCES and text[:1].islower() and "@" not in text:
        yield f"{block.tag} begins small: {text[:60]}"
    for slip in SLIPS:
        for found in slip.finditer(text):
            yield text[max(0, found.start() - 40) : found.end() + 20]
