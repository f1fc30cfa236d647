"""Over a real PostgreSQL every page of an analyst and of a director is drawn."""

from collections import deque
from urllib.parse import urljoin

import pytest
from lxml import html

from asked_as import ask
from every_page import answered, every_address
from hostile.site_addresses import addresses, parameters
from journeys.crawling import NOT_FOLLOWED, name_of
from lineofsight.accounts.roles import Role
from lineofsight.feeds.models import Export
from lineofsight.picture import Scope, children, open_picture

WHY = "to see that every page is drawn"


def drawn(client):
    """Follow links from the first page, one of each kind: name -> status."""
    waiting, met, found = deque(["/"]), {"home"}, {}
    while waiting:
        url = waiting.popleft()
        answer = given_a_reason(client, client.get(url, follow=True))
        found[name_of(url)] = answer.status_code
        if "text/html" not in answer.headers.get("Content-Type", ""):
            answer.close()
            continue
        for link in html.document_fromstring(answer.content).xpath("//a/@href"):
            to = urljoin(url, link.split("#")[0])
            name = name_of(to)
            if to.startswith("/") and name and name not in met | NOT_FOLLOWED:
                met.add(name)
                waiting.append(to)
    return found


def given_a_reason(client, answer):
    """Say why, where the page asks it first."""
    if name_of(answer.request["PATH_INFO"]) != "give-reason":
        return answer
    [form] = html.document_fromstring(answer.content).xpath("//main//form")
    fields = {one.name: one.value or "" for one in form.inputs if one.name}
    return client.post("/looks/reason/", {**fields, "why": WHY}, follow=True)


@pytest.mark.parametrize(("role", "pages"), [
    (Role.ANALYST, {"scorecard", "indicator", "front-door", "workforce", "data", "coverage",
                    "mend", "upload", "feeds", "ask", "answers", "plan"}),
    (Role.DIRECTOR, {"scorecard", "indicator", "children", "child", "seen", "feeds", "people",
                     "restrictions", "emergencies", "conflicts", "looks-counts", "plan"}),
])  # fmt: skip
def test_every_page_that_is_reached_is_drawn(client_for, role, pages):
    client = client_for(role)
    assert client.post("/feeds/star/", follow=True).status_code == 200
    assert client.post("/search/", {"words": "an"}, follow=True).status_code == 200
    found = drawn(client)

    assert {name: status for name, status in found.items() if status != 200} == {}
    assert pages <= set(found), sorted(found)
    assert "star" in found
    assert "star-file" in found
    assert Export.objects.exists()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DIRECTOR])
def test_every_address_answers_and_breaks_nothing(client_for, home, role):
    client = client_for(role)
    client.raise_request_exception = False
    [child] = children(open_picture(home), scope=Scope(whole=True), per_page=1).children
    broken = []
    for address in every_address():
        if address.name in NOT_FOLLOWED:
            continue
        response, _, _ = ask(client, address, "GET", child.token)
        if answered(response).startswith("broken"):
            broken.append(f"{address.name}: {response.status_code}")
    assert broken == []


NULL = "null\x00byte"
HUGE = "9" * 400


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DIRECTOR])
def test_text_that_postgresql_does_not_hold_breaks_nothing(client_for, role):
    client = client_for(role)
    client.raise_request_exception = False
    said = dict.fromkeys(parameters(), NULL)
    broken = []
    for address in addresses():
        if address.name in {*NOT_FOLLOWED, "sign-out-everywhere"}:
            continue
        answers = {"form": client.post(address.filled({"number": "1"}), said)}
        if address.parts:
            nasty = {**dict.fromkeys(address.parts, NULL), "number": HUGE}
            answers["address"] = client.get(address.filled(nasty))
        broken += [f"{what} of {address.name}: {answer.status_code}"
                   for what, answer in answers.items() if answer.status_code >= 500]  # fmt: skip
    assert broken == []
