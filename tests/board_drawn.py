"""Days and actions of a plan as tests of the boards draw them."""

import datetime as dt

from lineofsight.plan.content import Action

DAY = dt.date(2017, 12, 5)
NOW = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
RAISED = dt.date(2017, 10, 31)
SLOW = "Children wait too long to be assessed"


def action(ref, **more):
    """Draw an action of the plan."""
    said = {
        "ref": ref, "action": f"Do {ref}", "work_stream": "Practice", "sro": "Director",
        "priority": 2, "priority_name": "Better", "lead": "Head of assessment",
        "due_on": dt.date(2018, 3, 1), "status": "on track",
    }  # fmt: skip
    return Action(**{**said, **more})
