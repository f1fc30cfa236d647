"""Every kind of page that a role reaches by links, one of each, without drawing it twice."""

from collections import deque
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from lxml import html

from journeys.proofread import slips

NOT_FOLLOWED = {"account_logout"}


@dataclass(frozen=True)
class Reached:
    """One page: its name among the addresses, where it is, of what it is made, and its slips."""

    name: str
    url: str
    status: int
    made_of: frozenset[str]
    slips: tuple[str, ...]


def reached(context: Any, address: str) -> list[Reached]:
    """Follow links from the first page; of each name among the addresses, the first met."""
    waiting, met, found = deque([f"{address}/"]), {"home"}, []
    while waiting:
        url = waiting.popleft()
        answer = context.request.get(url)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        page = html.document_fromstring(answer.text())
        slipped = tuple(slips(page))
        found.append(Reached(name_of(url), answer.url, answer.status, made_of(page), slipped))
        for link in page.xpath("//a/@href"):
            to = urljoin(url, link.split("#")[0])
            name = name_of(to)
            if to.startswith(address) and name and name not in met | NOT_FOLLOWED:
                met.add(name)
                waiting.append(to)
    return found


def name_of(url: str) -> str:
    """The name among the addresses; nothing where the site has no such address."""
    try:
        return resolve(urlsplit(url).path).url_name or ""
    except Resolver404:
        return ""


def made_of(page: Any) -> frozenset[str]:
    """The kinds of elements on a page: tag, class and where it stands."""
    main = page.find(".//main")
    return frozenset(
        f"{'' if parent is None else parent.tag}>{one.tag}.{one.get('class', '')}"
        for one in (main if main is not None else page).iter()
        if isinstance(one.tag, str)
        for parent in (one.getparent(),)
    )
