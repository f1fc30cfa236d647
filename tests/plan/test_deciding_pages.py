"""What the page of a change asks of whoever writes its decision down."""

import datetime as dt
from dataclasses import replace

from lineofsight.plan import actions
from lineofsight.plan.content import EMBEDDED, Evidence
from lineofsight.plan.figures import Figures
from lineofsight.plan.lights import Signal

DECIDED = {"agreed": "yes", "body": "Improvement board", "minute": "Item 4",
           "on-day": "20", "on-month": "11", "on-year": "2017"}  # fmt: skip
DECEMBER = dt.datetime(2017, 12, 1, 9, tzinfo=dt.UTC)


def read(answer):
    return answer.content.decode()


def test_embedded_beside_a_red_figure_is_agreed_with_a_reason_that_is_shown(
    as_director, office, agreed, monkeypatch
):
    now = actions.as_at(agreed)
    shown = tuple(
        Evidence("audit", dt.date(2017, 11, each), "File", "Seen in each file") for each in (21, 22)
    )
    done = replace(now["2.10"], status=EMBEDDED, evidence=shown, started_on=dt.date(2017, 11, 1),
                   indicators=("CP5",), effects=())  # fmt: skip
    change = actions.ask(agreed, {**now, "2.10": done}, by=office, why="It is embedded now.",
                         impact="None for children.", now=DECEMBER)  # fmt: skip
    address = f"/plan/changes/{change.pk}/"
    monkeypatch.setattr(Figures, "signals", lambda _: {"CP5": Signal("green")})
    assert "all the same" not in read(as_director.get(address))
    monkeypatch.setattr(Figures, "signals", lambda _: {"CP5": Signal("red")})

    said = "Action 2.10 becomes complete and embedded while CP5 is red."
    assert said in read(as_director.get(address))
    asked = as_director.post(address, DECIDED)
    assert asked.status_code == 400
    assert "Say why, or do not agree: a figure of it is red" in read(asked)
    why = "Two audits show it; the figure is of children of the spring."
    assert as_director.post(address, {**DECIDED, "despite": why}).status_code == 302
    assert why in read(as_director.get(address))
    assert why in read(as_director.get("/plan/actions/2.10/"))
