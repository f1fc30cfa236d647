"""What is printed when a plan is closed: each action's fate, the totals, the certificate."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.utils.html import format_html, format_html_join

from lineofsight.accounts.models import Person
from lineofsight.kernel.periods import in_words
from lineofsight.plan import rules
from lineofsight.plan.addressed import At
from lineofsight.plan.content import digest
from lineofsight.plan.fates import DONE, FATES, Account, Ledger
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.said import lines as said
from lineofsight.plan.showing import shown_by
from lineofsight.ui.component import Content
from lineofsight.ui.lists import Summary
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag

ACCOUNTS = "What becomes of each action"


class Part(NamedTuple):
    """A work stream's part of the closing, with its place on the page."""

    anchor: str
    name: str
    about: str
    table: Table


def by_stream(held: Ledger, at: At, titles: Mapping[int, str]) -> list[Part]:
    """Every action with what becomes of it, a part for each work stream."""
    found: dict[str, list[Account]] = {}
    for one in held.accounts:
        found.setdefault(one.action.work_stream, []).append(one)
    return [
        Part(f"stream-{place}", name or "No work stream", _without(some),
             accounts(replace(held, accounts=tuple(some)), at, titles, may_change=True,
                      name=f"What becomes of each action of {name}" if name else ACCOUNTS))
        for place, (name, some) in enumerate(found.items(), start=1)
    ]  # fmt: skip


def _without(each: Sequence[Account]) -> str:
    many = "1 action" if len(each) == 1 else f"{len(each)} actions"
    missing = sum(not one.fate for one in each)
    return f"{many}, {missing or 'none'} not accounted for"


def accounts(
    held: Ledger, at: At, titles: Mapping[int, str], *, may_change: bool, name: str = ACCOUNTS
) -> Table:
    """Every action with what became of it."""
    columns = (Column("Action"), Column("What"), Column("Declared"), Column("What becomes of it"),
               Column("Why"))  # fmt: skip
    rows = [_account(one, at, titles) for one in held.accounts]
    if not may_change:
        return Table(name, columns, rows, empty="The plan had no action.")
    acts = [
        Link("Change" if one.fate else "Say", at.page("plan-fate", one.action.ref),
             about=f"what becomes of {one.action.ref}")
        for one in held.accounts
    ]  # fmt: skip
    return Table(name, (*columns, Column("Do", quiet=True)),
                 [(*row, act) for row, act in zip(rows, acts, strict=True)])  # fmt: skip


def _account(one: Account, at: At, titles: Mapping[int, str]) -> tuple[Content, ...]:
    return (
        said.ref(one.action, at), one.action.action, said.light(one.action.status),
        fate(one, titles), _reason(one),
    )  # fmt: skip


def _reason(one: Account) -> str:
    if one.reason or not one.fate:
        return one.reason or "Nothing is said yet"
    if one.fate == DONE and not shown_by(one.action):
        reached = any(step.done_on for step in one.action.milestones)
        return f"No evidence since it began{'; a milestone was reached' if reached else ''}"
    return "No reason is needed"


def fate(one: Account, titles: Mapping[int, str]) -> Content:
    """What became of an action, with the way to whatever it went into."""
    if not one.fate:
        return Tag("Not accounted for", "orange")
    into = format_html_join(
        "", "<br>{} {}{}",
        ((titles.get(plan, ""), Link(ref, At(plan).page("plan-action", ref)) if not lacks else ref,
          " (does not say so yet)" if lacks else "")
         for plan, ref in one.into for lacks in [(plan, ref) in one.missing]),
    )  # fmt: skip
    return format_html("{}{}", FATES[one.fate], into)


def declined(plan: Plan) -> list[str]:
    """Who declined to close a plan, when and why, in sentences, the newest first."""
    return [
        f"{one.by.name} declined to close this plan on {said.moment(one.at)}: {one.why}"
        for one in plan.declined.select_related("by")
    ]


def carried(changes: Sequence[Change]) -> str:
    """What was asked of the plans that receive actions."""
    if not changes:
        return "Nothing more was to be carried forward; what was asked for waits for a decision."
    waits = [one for one in changes if one.state == rules.WAITING]
    if not waits:
        return "The actions are carried forward, and say whence they came."
    named = ", ".join(f"change {one.pk} of {one.plan.title}" for one in waits)
    return f"Carried forward once it is agreed: {named}."


def totals(held: Ledger) -> Table:
    """How many actions have which fate, their sum, and what a decision took out before."""
    rows: list[tuple[Content, Content]] = [
        (FATES[fate], str(count)) for fate, count in held.counts.items()
    ]
    closed, gone = len(held.accounts), len(held.taken_out)
    rows += [("Actions of the plan when it was closed", str(closed)),
             ("Taken out by decision since it was agreed", str(gone)),
             ("Actions that were ever agreed", str(closed + gone))]  # fmt: skip
    return Table(
        "The totals reconcile" if not held.without else "The totals do not reconcile",
        (Column("What became of them"), Column("Actions", numeric=True)), rows,
    )  # fmt: skip


def facts(plan: Plan, held: Ledger, titles: Mapping[int, str]) -> Summary:
    """What a certificate says of the whole plan."""
    rows: list[tuple[str, Content]] = [
        ("Plan", plan.title),
        ("Kind", plan.get_kind_display()),
        ("Agreed", _by(plan.baselined_at, plan.baselined_by)),
        *([("In force since", in_words(plan.in_force_on))] if plan.in_force_on else []),
        ("Closed", _by(plan.closed_at, plan.closed_by)),
        ("Minute", plan.closing_minute),
        *([("Declined before", "; ".join(before))] if (before := declined(plan)) else []),
        ("Every action is accounted for", held.words),
        ("Where they went", _where(plan, held, titles)),
        ("Taken out by decision since it was agreed", ", ".join(held.taken_out) or "none"),
        ("Mark of what the plan said", digest(one.action for one in held.accounts)),
    ]
    return Summary(rows)


def _by(at: dt.datetime | None, person: Person | None) -> str:
    if at is None or person is None:
        return "not recorded"
    return f"{said.moment(at)}, by {person.name}"


def _where(plan: Plan, held: Ledger, titles: Mapping[int, str]) -> str:
    """Count the actions that others received, by plan."""
    counts = Counter(
        number for one in held.accounts for number in {number for number, _ in one.into}
    )
    parts = [
        f"{count} into {'another action of this plan' if number == plan.pk else titles[number]}"
        for number, count in counts.items()
    ]
    return "; ".join(parts) or "none went into another action"
