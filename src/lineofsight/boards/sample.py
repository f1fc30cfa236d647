"""The made-up borough's boards on a training site: what was raised, answered, and not yet closed.

The days are those of the report we start from: the direction of 4 September 2017, the comment of
31 October, for whose member to close what was done waits. Where it gives none the words say that it
is invented; so is the change of the plan on the next day.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, documents, items, sight, visits
from lineofsight.boards.models import Body, Document, Item
from lineofsight.boards.sample_steps import Taken, noon
from lineofsight.plan import actions as plan_actions
from lineofsight.plan import approving, workbook
from lineofsight.plan import sample as plan_sample
from lineofsight.plan.models import Plan

OCTOBER_31, NOVEMBER_1, NOVEMBER_7 = (
    dt.date(2017, 10, 31),
    dt.date(2017, 11, 1),
    dt.date(2017, 11, 7),
)
DECEMBER_5, DECEMBER_12 = dt.date(2017, 12, 5), dt.date(2017, 12, 12)
SUBMITTED = dt.date(2017, 12, 4)
"""When the commissioner gave the minister the report."""
INSPECTED = dt.date(2017, 9, 4)
SINCE = dt.date(2017, 9, 18)

BOARD, SCRUTINY, PANEL = (
    "Children's Improvement Board",
    "Scrutiny and Overview Committee",
    "Corporate Parenting Panel",
)
YOUNG, STAFF, OFSTED, DEPARTMENT = (
    "Children in care council",
    "Staff reference group",
    "Ofsted",
    "Department for Education",
)
BODIES = {
    BOARD: (meeting_rules.IMPROVEMENT, "Holds the council to the improvement plan."),
    SCRUTINY: (meeting_rules.SCRUTINY, "Asks in public whether children's services improve."),
    PANEL: (meeting_rules.PARENTING, "Sees that the council is a good parent to those in care."),
    YOUNG: (meeting_rules.YOUNG_PEOPLE, "Children and young people in care speak for themselves."),
    STAFF: (meeting_rules.STAFF, "Staff say what helps and what hinders their work."),
    OFSTED: (meeting_rules.INSPECTORATE, "Inspects, and visits to see what has changed."),
    DEPARTMENT: (meeting_rules.DEPT, "Directs the council after the inspection."),
}
SEATS = (
    (BOARD, meeting_rules.CHAIR, "Independent chair", None),
    (BOARD, meeting_rules.CLERK, "Programme office", Role.PROGRAMME),
    (BOARD, meeting_rules.MEMBER, "Director of children's services", Role.DIRECTOR),
    (BOARD, meeting_rules.ADVISER, "Adviser of the department", None),
    (SCRUTINY, meeting_rules.CHAIR, "Chair of scrutiny", None),
    (SCRUTINY, meeting_rules.MEMBER, "Councillor", Role.COUNCILLOR),
    (PANEL, meeting_rules.CHAIR, "Lead member", Role.COUNCILLOR),
    (PANEL, meeting_rules.CLERK, "Programme office", Role.PROGRAMME),
    (PANEL, meeting_rules.MEMBER, "Foster carer", None),
    (PANEL, meeting_rules.YOUNG, "Care leaver", None),
    (PANEL, meeting_rules.YOUNG, "Member of the children in care council", None),
    (YOUNG, meeting_rules.CLERK, "Participation officer", Role.PROGRAMME),
    (STAFF, meeting_rules.CLERK, "Programme office", Role.PROGRAMME),
    (OFSTED, meeting_rules.CLERK, "Her Majesty's Inspector", Role.BOARD_MEMBER),
    (DEPARTMENT, meeting_rules.CLERK, "Case lead of the department", Role.BOARD_MEMBER),
)
INVENTED = "(an invented day: the report gives none)"
MEETINGS = (
    (BOARD, dt.date(2017, 10, 3), f"The draft plan {INVENTED}", "Minutes of 3 October 2017"),
    (BOARD, OCTOBER_31, f"Closing the earlier plans {INVENTED}", "Minutes of 31 October 2017"),
    (SCRUTINY, OCTOBER_31, "Indicators and the inspection", "Minutes of 31 October 2017"),
    (BOARD, NOVEMBER_7, "The improvement plan", "Minutes of 7 November 2017"),
    (PANEL, dt.date(2017, 11, 23), f"Permanence {INVENTED}", "Minutes of 23 November 2017"),
    (BOARD, DECEMBER_5, "The quality assurance framework", ""),
    (SCRUTINY, DECEMBER_12, "Progress in November, and the workforce", ""),
)
OTHERWISE = {("Adviser of the department", dt.date(2017, 10, 3)): "sent",
             ("Foster carer", dt.date(2017, 11, 23)): "apologies"}  # fmt: skip
"""Who did not come to a meeting; all others did."""
MAPPED = {"2.10": "Inadequate: help and protection", "3.1": "Inadequate: children looked after",
          "5.5": "Inadequate: help and protection", "7.3": "Inadequate: leadership",
          "7.8": "Inadequate: leadership"}  # fmt: skip
"""Actions of the plan that are linked by hand to the finding they answer, and its judgement."""
UNANSWERED = "Care leavers are not told what help they are entitled to"
"""A finding that no action of the plan answers: a hole, which the page of findings heads with."""
TERMS = "The board meets monthly and holds the plan to account."
MODEL = "We ask every family what works well, what worries us, and what must happen next."


ACTING = (Role.PROGRAMME, Role.DIRECTOR, Role.COUNCILLOR, Role.BOARD_MEMBER)


@dataclass(frozen=True)
class People:
    """Who acts in the story."""

    office: Person
    director: Person
    councillor: Person
    inspector: Person


def make() -> Iterator[str]:
    """Begin the boards where there are none yet, and say so."""
    if Body.objects.exists():
        return
    found = Person.objects.in_bulk([address_of(one) for one in ACTING], field_name="email")
    people = People(*(found[address_of(one)] for one in ACTING))
    held = {name: bodies.make(name, kind=kind, purpose=words)
            for name, (kind, words) in BODIES.items()}  # fmt: skip
    _documents(people, held)
    _meetings(people, held)
    _comment(people, held)
    _others(people, held)
    _findings(people, held)
    _visits(people, held)
    _seen(people)
    yield (
        f"{len(held)} boards and bodies are there; {Item.objects.count()} things were raised, "
        "and the comment of 31 October waits for the member to close it."
    )


def _meetings(people: People, held: Mapping[str, Body]) -> None:
    accounts = {Role.PROGRAMME: people.office, Role.DIRECTOR: people.director,
                Role.COUNCILLOR: people.councillor,
                Role.BOARD_MEMBER: people.inspector}  # fmt: skip
    for name, part, title, role in SEATS:
        person = accounts[role] if role else None
        bodies.seat(held[name], title=title, part=part, since=SINCE, person=person)
    for name, day, focus, minutes in MEETINGS:
        meeting = bodies.meet(held[name], on=day, place="Town hall", focus=focus)
        if minutes:
            came = {one.pk: OTHERWISE.get((one.title, day), "came")
                    for one in bodies.seats_at(meeting)}  # fmt: skip
            bodies.minute(meeting, came=came, minutes=minutes, today=DECEMBER_5)
    coming = held[SCRUTINY].meetings.get(held_on=DECEMBER_12)
    for number, page in enumerate(("plan", "scorecard", "workforce"), start=1):
        title = meeting_rules.PAGES[page]
        bodies.add_paper(coming, number=str(number), title=title, page=page)
    board = held[BOARD].meetings.get(held_on=DECEMBER_5)
    framework = Document.objects.get(title="Quality assurance framework")
    bodies.add_paper(board, number="1", title=framework.title, document=framework)
    approved = held[BOARD].meetings.get(held_on=NOVEMBER_7)
    for item, words in ((2, "Approve the terms of reference"), (3, "Approve the improvement plan"),
                        (4, "Approve the practice model")):  # fmt: skip
        asked = bodies.ask(held[BOARD], words, on=NOVEMBER_1, by=people.office, meeting=approved)
        bodies.decide(
            asked, outcome=meeting_rules.AGREED, minute_=f"7 November 2017, item {item}",
            on=NOVEMBER_7, by=people.director,
        )  # fmt: skip
    bodies.ask(
        held[BOARD], "Use the further team for assessment until March", on=dt.date(2017, 11, 28),
        by=people.office, meeting=board,
    )  # fmt: skip


def _documents(people: People, held: Mapping[str, Body]) -> None:
    terms = documents.begin(
        "Terms of reference of the Children's Improvement Board", kind="terms", owner="Chair"
    )
    framework = documents.begin(
        "Quality assurance framework", kind="framework", owner="Head of quality assurance"
    )
    model = documents.begin("Practice model", kind="model", owner="Principal social worker")
    documents.begin("Workforce strategy", kind="strategy", owner="Head of workforce development")
    first = [
        _Version(terms, dt.date(2017, 10, 2), TERMS, "7 November 2017, item 2"),
        _Version(model, dt.date(2017, 10, 25), MODEL, "7 November 2017, item 4"),
        _Version(framework, dt.date(2017, 11, 24), "Each team's work is audited every month."),
    ]
    if plan := plan_actions.current():
        first.append(_plan(plan))
    for one in first:
        _first(one, people, held[BOARD])
    bodies.describe(held[BOARD], purpose=held[BOARD].purpose, terms=terms)
    report = documents.begin(
        "Report of the commissioner", kind="report", owner="Commissioner for children's services"
    )
    documents.hold(
        report, holder="Department for Education", since=SUBMITTED,
        why="It is with ministers, and is free once they publish it.",
    )  # fmt: skip


@dataclass(frozen=True)
class _Version:
    """The first version of a document, put to the board; `minute` where the board approved it."""

    document: Document
    dated_on: dt.date
    content: str | bytes
    minute: str = ""
    suffix: str = ".txt"


def _plan(plan: Plan) -> _Version:
    """The plan itself: its workbook as it was put to the board."""
    document = documents.begin(plan.title, kind="plan", owner="Director of children's services")
    held = plan_actions.as_at(plan, noon(NOVEMBER_1))
    content = workbook.written([*held.values()])
    return _Version(document, NOVEMBER_1, content, "7 November 2017, item 3", ".xlsx")


def _first(one: _Version, people: People, board: Body) -> None:
    content = one.content.encode() if isinstance(one.content, str) else one.content
    asked_on = max(one.dated_on, NOVEMBER_1) if one.minute else one.dated_on
    version = documents.add_version(
        one.document, content, suffix=one.suffix, dated_on=one.dated_on, by=people.office,
        now=noon(one.dated_on), review_on=one.dated_on.replace(year=2018), note="First version",
    )  # fmt: skip
    asking = documents.put(version, board, on=asked_on, by=people.office)
    if one.minute:
        approving.answer(
            asking, said="approved", on=NOVEMBER_7, minute=one.minute, by=people.director
        )


def _comment(people: People, held: Mapping[str, Body]) -> None:
    item = items.raise_item(
        rules.COMMENT,
        "The performance indicators are too process-focused. We need to know more about the "
        "workforce: what pressures do staff face, and how do they feel?",
        raised_by=people.councillor, on=OCTOBER_31, by=people.office, now=noon(OCTOBER_31),
        meeting=held[SCRUTINY].meetings.get(held_on=OCTOBER_31),
    )  # fmt: skip
    done = "A workforce dashboard of thirteen rows now stands beside the indicators."
    (
        Taken(item, people.office, dt.date(2017, 12, 1))
        .answer(
            rules.ACCEPTED,
            f"{done} How staff feel is not measured in it yet.",
            "Head of performance",
            dt.date(2017, 12, 1),
        )
        .tie(
            *_change(plan_sample.SAID_BY_SCRUTINY),
            (rules.PAGE, "workforce"),
            (rules.PARAGRAPH, "4.1 of Report to scrutiny, 12 December 2017"),
            (rules.INDICATOR, "W1a"),
        )
        .publish(
            "The indicators say too little about staff and the pressures they face.",
            done,
            shown_by=people.director,
        )
    )


def _others(people: People, held: Mapping[str, Body]) -> None:
    office, day = people.office, dt.date(2017, 11, 23)
    panel = held[PANEL].meetings.get(held_on=day)
    raised = items.raise_item(
        rules.RECOMMENDATION, "Two young people sit on the panel at every meeting.",
        body=held[PANEL], on=day, by=office, now=noon(day), meeting=panel,
    )  # fmt: skip
    Taken(raised, office, dt.date(2017, 11, 27)).answer(
        rules.IN_PRINCIPLE, "Expenses and a person to go with them must be found first.",
        "Programme office", dt.date(2018, 1, 31),
    )  # fmt: skip
    young = items.raise_item(
        rules.YOUNG, "We want to hear from our social worker herself before she leaves.",
        body=held[YOUNG], on=day, by=office, now=noon(day),
    )  # fmt: skip
    said = Taken(young, people.director, dt.date(2017, 11, 30))
    said.answer(
        rules.ACCEPTED, "It is part of how a worker hands over, from December.",
        "Head of assessment", dt.date(2017, 12, 31),
    )  # fmt: skip
    said.tie(*_action("7.3"))
    items.raise_item(
        rules.STAFF, "Two systems ask for the same visit to be written down.",
        body=held[STAFF], on=dt.date(2017, 11, 28), by=office, now=noon(dt.date(2017, 11, 28)),
    )  # fmt: skip
    items.raise_item(
        rules.DIRECTION,
        "The council co-operates with a commissioner, who advises the minister on what is best.",
        body=held[DEPARTMENT], on=INSPECTED, by=office, now=noon(INSPECTED),
    )  # fmt: skip
    items.raise_item(
        rules.INFORMATION, "How many assessments were begun again within a year?",
        raised_by=people.councillor, on=dt.date(2017, 12, 4), by=people.councillor,
        now=noon(dt.date(2017, 12, 4)),
    )  # fmt: skip


def _action(ref: str) -> list[tuple[str, str]]:
    plan = plan_actions.current()
    is_there = plan is not None and ref in plan_actions.as_at(plan)
    return [(rules.ACTION, f"{plan.pk}/{ref}")] if plan is not None and is_there else []


def _change(why: str) -> list[tuple[str, str]]:
    plan = plan_actions.current()
    found = plan.changes.filter(why=why) if plan is not None else []
    return [(rules.CHANGE, str(one.pk)) for one in found]


def _findings(people: People, held: Mapping[str, Body]) -> None:
    plan = plan_actions.current()
    actions = plan_actions.as_at(plan) if plan else {}
    named: dict[str, list[str]] = {}
    for ref, one in actions.items():
        if one.finding:
            named.setdefault(one.finding, []).append(ref)
    for words, refs in {**named, UNANSWERED: []}.items():
        mapped = [ref for ref in refs if ref in MAPPED]
        judgement = MAPPED[mapped[0]] if mapped else "Inadequate: overall effectiveness"
        item = items.raise_item(
            rules.FINDING, words, body=held[OFSTED], on=INSPECTED, judgement=judgement,
            by=people.office, now=noon(INSPECTED),
        )  # fmt: skip
        steps = Taken(item, people.office, NOVEMBER_7)
        said = "The plan answers it." if refs else "The plan will hold an action for it."
        by = NOVEMBER_7 if refs else dt.date(2018, 1, 31)
        steps.answer(rules.ACCEPTED, said, "Programme office", by)
        for ref in mapped:
            steps.tie(*_action(ref))


def _visits(people: People, held: Mapping[str, Body]) -> None:
    body = held[OFSTED]
    letter = documents.begin(
        "Letter of the action-planning visit", kind="letter", owner="Her Majesty's Inspector"
    )
    documents.hold(
        letter, holder="Ofsted", why="The first letter is not published.",
        since=dt.date(2017, 11, 1),
    )  # fmt: skip
    first = visits.plan_visit(
        body, starts_on=dt.date(2017, 10, 17), ends_on=dt.date(2017, 10, 17),
        focus=f"Does the plan answer the findings? {INVENTED}",
    )  # fmt: skip
    visits.add_letter(first, letter)
    for title, many in (("Head of service", 3), ("Social worker", 8), ("Team manager", 4)):
        visits.met(first, title=title, many=many)
    asked = visits.ask_data(
        first, what="The draft plan, and the terms of the board", asked_on=dt.date(2017, 10, 9),
        due_on=dt.date(2017, 10, 13),
    )  # fmt: skip
    visits.send_data(asked, sent_on=dt.date(2017, 10, 12), sent_as="By secure post, in four files")
    found = items.raise_item(
        rules.FINDING, "The plan does not say how it will be known that workers stay",
        body=body, on=first.ends_on, judgement="Not graded", visit=first, by=people.office,
        now=noon(first.ends_on),
    )  # fmt: skip
    steps = Taken(found, people.office, NOVEMBER_7)
    steps.answer(
        rules.ACCEPTED, "The workforce strategy will have targets with dates.",
        "Head of workforce", dt.date(2018, 1, 31),
    )  # fmt: skip
    steps.tie(*_action("7.3"))
    second = visits.plan_visit(
        body, starts_on=DECEMBER_12, ends_on=dt.date(2017, 12, 13),
        focus="The front door and assessment",
    )  # fmt: skip
    visits.ask_data(
        second, what="Children assessed in the last six months, as a list",
        asked_on=dt.date(2017, 11, 28), due_on=dt.date(2017, 12, 7),
    )  # fmt: skip


def _seen(people: People) -> None:
    for by, day, said in (
        (people.director, dt.date(2017, 11, 9),
         {"kind": "visit", "where": "Assessment", "staff": 7, "titles": "Social worker, Manager",
          "learned": "Visits are made, and written down days later.",
          "done": "Two hours a week without meetings are tried out."}),
        (people.director, dt.date(2017, 11, 21),
         {"kind": "audits", "where": "Care planning", "audits": 5,
          "learned": "Plans say what is done, and seldom what the child wants.", "done": ""}),
        (people.councillor, dt.date(2017, 11, 23),
         {"kind": "children", "where": "Children in care council", "children": 6,
          "learned": "They want to know who their next worker is.",
          "done": "Raised with the director."}),
    ):  # fmt: skip
        counts = {"children": 0, "staff": 0, "audits": 0, "titles": ""}
        sight.write({**counts, **said, "on": day}, by=by, now=noon(day))
