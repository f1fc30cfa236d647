"""Where visits were not loaded no page gives an all-clear of a child: not owed, not unseen."""

import re

import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.records.home import Home
from lineofsight.web.cases import nobody
from lineofsight.web.cases.unanswered import NEVER_SEEN, NOTHING_OWED
from pictured import MONTH, TABLES, built
from sealing import seal_drawn
from signed_in import client_of, person

CARE = """
    child_id | started_on | ended_on | legal_status | start_reason
    brother  | 2025-12-01 |          | C2           | S
"""
PLANS = """
    child_id | started_on | initial_category | latest_category | team
    theirs   | 2025-12-01 | EMO              | EMO             | West
"""
NO_VISITS = "child_id | seen_on | child_seen | method"
AS_FAR_AS_KNOWN = f"{NOTHING_OWED} that these records answer for"
ALL = picture.Scope(whole=True)


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """A home with every table, and one to which no visit to a looked-after child was loaded."""
    made = {}
    tables = TABLES | {"cla_episodes": CARE, "cp_plans": PLANS, "cp_visits": NO_VISITS}
    for name, reach in (("whole", None), ("lacking", {"cla_visits": None})):
        made[name] = Home(tmp_path_factory.mktemp(name) / "home")
        seal_drawn(made[name], MONTH, reach=reach, **tables)
        built(made[name])
    return made


@pytest.fixture
def kept(homes, settings, db):
    """Give the picture of a home, which the pages then read."""
    settings.SECOND_FACTOR = False

    def of(name):
        settings.HOME = homes[name]
        return picture.open_picture(homes[name])

    return of


def shown(page, **asked) -> str:
    """Give the text of a page as a director reads it, who has given a reason."""
    client = client_of(person(Role.DIRECTOR))
    answer = client.get(page, asked)
    if answer.status_code == 302:
        form = client.get(answer.url).context["form"].initial
        answer = client.post(answer.url, {**form, "why": "to see how it stands"}, follow=True)
    assert answer.status_code == 200, page
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def token(kept, child_id) -> str:
    every = picture.children(kept, scope=ALL, only_open=False, per_page=50).children
    return next(one.token for one in every if one.child_id == child_id)


def listed(child_id) -> str:
    """Give what the list of all children says from one child's identifier to the next child."""
    page = shown("/children/", cases="all").split("Last seen", 1)[1]
    return re.split(r"\b(?:Fernhill|Oakmoor|Ashdown)\b", page.split(f" {child_id} ", 1)[1])[0]


@pytest.mark.parametrize(
    ("home", "brother", "theirs", "closed"),
    [
        ("whole", NEVER_SEEN, NEVER_SEEN, f"{NOTHING_OWED} {NEVER_SEEN}"),
        ("lacking", "no data", NEVER_SEEN, f"{AS_FAR_AS_KNOWN} no data"),
    ],
)
def test_a_list_says_of_each_child_what_the_records_answer_for(kept, home, brother, theirs, closed):
    """Those of a child on a plan were loaded; who stands in no such way may have had any kind."""
    kept(home)

    assert brother in listed("brother")
    assert theirs in listed("theirs")
    assert closed in listed("closed")


def test_a_search_says_so_too(kept):
    kept("lacking")
    client = client_of(person(Role.TEAM_MANAGER, place="West"))
    found = client.post("/search/", {"words": "Fernhill"}, follow=True).content.decode()

    assert "Ben Fernhill" in found
    assert "no data" in found
    assert NEVER_SEEN not in found


def test_a_childs_page_names_the_kinds_that_have_no_answer(kept):
    lacking = shown(f"/children/{token(kept('lacking'), 'closed')}/")
    whole = shown(f"/children/{token(kept('whole'), 'closed')}/")

    assert f"{AS_FAR_AS_KNOWN.capitalize()}." in lacking
    assert "2 kinds of duty these records cannot answer for" in lacking
    assert "nor list 8 was loaded" in lacking
    assert NEVER_SEEN not in lacking
    assert f"{NOTHING_OWED.capitalize()}." in whole
    assert "cannot answer for" not in whole


def test_nobody_is_held_by_nobody_as_far_as_the_records_answer(kept):
    for home, words in (("whole", "."), ("lacking", ", of what these records answer for.")):
        kept(home)

        assert f"{nobody.NOBODY}{words}" in shown("/children/held-by-nobody/")


def test_what_has_no_answer_is_read_once_a_page(kept, monkeypatch):
    read = []
    asked = picture.unanswered
    monkeypatch.setattr(
        picture, "unanswered", lambda *args, **named: read.append(1) or asked(*args, **named)
    )
    at = token(kept("lacking"), "brother")
    client = client_of(person(Role.TEAM_MANAGER, place="West"))
    for page in ("/children/", f"/children/{at}/"):
        read.clear()
        assert client.get(page).status_code == 200
        assert len(read) == 1
