"""A training site's months: who answers for the plan's names, two months said, one stream silent.

As in the report we start from: the work streams say in their own words what they achieved and what
stands in the way, and one of them has said nothing of November.
"""

import datetime as dt
from collections.abc import Iterator

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plans
from lineofsight.plan.models import Plan
from lineofsight.plan.updates import actions, answering
from lineofsight.plan.updates.models import Answering, Update
from lineofsight.plan.updates.rules import Challenge

OCTOBER, NOVEMBER = Month(2017, 10), Month(2017, 11)
WRITTEN = {
    OCTOBER: dt.datetime(2017, 11, 8, 9, tzinfo=dt.UTC),
    NOVEMBER: dt.datetime(2017, 12, 4, 9, tzinfo=dt.UTC),
}
REPORTED = dt.datetime(2017, 11, 28, 16, tzinfo=dt.UTC)

NAMES = {
    "Principal social worker": Role.PRACTITIONER,
    "Head of care planning": Role.TEAM_MANAGER,
    "Head of assessment": Role.HEAD_OF_SERVICE,
    "Head of performance": Role.ANALYST,
    "Head of safeguarding and quality assurance": Role.PRACTICE_AUDITOR,
    "Head of workforce development": Role.WORKFORCE_OFFICER,
    "Head of business support": Role.BUSINESS_SUPPORT,
    "Director of children's social care": Role.DIRECTOR,
}
"""Name in the plan -> the sample person who answers for it; others answer to nobody yet."""

SAID = {
    (OCTOBER, "Practice"): (
        "Staff chose one model of practice; managers of assessment meet weekly on what is late.",
        [Challenge("Contacts at the front door keep rising",
                   "Other tasks move out of the service, and a duty manager signs each decision"),
         Challenge("Too few chairs for the conferences asked for",
                   "Two sessional chairs are being found")],
    ),
    (OCTOBER, "People and Performance"): (
        "The recruitment website is live, and a jobs fair brought more than seventy people.",
        [Challenge("Care planning caseloads have not fallen",
                   "Money for a further team is asked for")],
    ),
    (OCTOBER, "Partnerships"): ("The board's executive group met for the first time.", []),
    (OCTOBER, "Platforms"): (
        "Paper that waits beside the case records is being scanned.",
        [Challenge("Old files are less complete than their lists say", nothing_yet=True)],
    ),
    (NOVEMBER, "Practice"): (
        "An additional assessment team is at work, and the permanence panel met with young people.",
        [Challenge("Referrals rise faster than workers can be found",
                   "A team was redeployed before its posts are filled for good"),
         Challenge("Return interviews are refused more often than elsewhere",
                   "More people are trained to hold them while the process is reviewed")],
    ),
    (NOVEMBER, "People and Performance"): (
        "The workforce dashboard that members asked for goes with this month's paper.",
        [Challenge("The further care planning team is agreed and its posts are not filled",
                   "Agency workers bridge until February"),
         Challenge("Court work grows further", nothing_yet=True)],
    ),
    (NOVEMBER, "Partnerships"): (
        "Partners agreed neglect and adolescents as the board's two themes.",
        [Challenge("Health partners miss some strategy discussions",
                   "The designated nurse joins the front door's meeting each morning")],
    ),
}  # fmt: skip
"""What was said of each month; of Platforms in November nothing."""

HAPPENED = {
    "2.3": {
        "progress": "The additional team takes referrals; agency workers hold two of its six posts"
    },
    "7.5": {"progress": "Money for a further team is agreed; none of its posts is filled yet"},
}


def make() -> Iterator[str]:
    """Say the two months where nothing was said yet, and yield what was done."""
    plan = plans.current()
    if plan is None or Update.objects.exists() or Answering.objects.exists():
        return
    roles = {*NAMES.values(), Role.PROGRAMME}
    found = Person.objects.in_bulk([address_of(role) for role in roles], field_name="email")
    people = {role: found[address_of(role)] for role in roles}
    office = people[Role.PROGRAMME]
    for name, role in NAMES.items():
        answering.begin(name, people[role], by=office, now=WRITTEN[OCTOBER])
    _report(plan, office)
    streams = {one.work_stream for one in plans.as_at(plan).values()}
    for (month, stream), (achieved, challenges) in SAID.items():
        if stream in streams:
            actions.write(
                plan, stream, month, actions.Said(achieved, challenges), sends=True, seen=0,
                by=office, now=WRITTEN[month],
            )  # fmt: skip
    yield "October and November are said of each work stream, but for one that has not reported."


def _report(plan: Plan, office: Person) -> None:
    held = plans.as_at(plan)
    for ref, fields in HAPPENED.items():
        if ref in held:
            seen = plans.newest_entry(plan, ref)
            plans.report(plan, ref, fields, seen=seen, by=office, now=REPORTED)
