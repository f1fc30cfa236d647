"""What the pages of the plan print: tables and lines of what was worked out. No query, no rule."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from lineofsight.accounts.leading import page_of_indicator
from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan import comparing, impact, rules
from lineofsight.plan.addressed import IN_HAND, At
from lineofsight.plan.charts import Meant
from lineofsight.plan.comparing import ActionChange
from lineofsight.plan.content import AWAITING, EMBEDDED, PAUSED, Action, Milestone
from lineofsight.plan.deadline import Deadline
from lineofsight.plan.history import Why
from lineofsight.plan.impact import Verdict
from lineofsight.plan.lights import Light, Lights
from lineofsight.plan.models import Change, Entry
from lineofsight.plan.possible import before_start
from lineofsight.plan.redlining import Stretch
from lineofsight.plan.said import money
from lineofsight.records.programme import COLOURS
from lineofsight.ui.component import Content
from lineofsight.ui.lists import Moment, NavItem, SubNavigation, Summary, Timeline
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Rag, Tag

SHADES = {AWAITING: "blue", EMBEDDED: "deep", PAUSED: "bare"}
"""State -> the tag of the key's colour where that is none of red, amber and green."""

CHANGES = 200
"""Changes listed at most, the newest."""


def parts(here: str, at: At, *, waiting: int, may_change: bool, state: str) -> SubNavigation:
    """The pages of a plan, side by side; `here` is the name of the one that is open."""
    pages = [
        ("plan", "The plan"),
        ("plan-changes", "Changes"),
        ("plan-compare", "Two days compared"),
        ("plan-approval", "Approval"),
        ("plan-months", "Month by month"),
    ]
    if state == rules.CLOSED:
        pages.append(("plan-certificate", "Certificate"))
    elif may_change:
        pages += [("plan-closing", "Closing"), ("plan-send", "Send its workbook")]
    items = [
        NavItem(
            words, at.page(name), name == here, waiting or None if name == "plan-changes" else None
        )
        for name, words in pages
    ]
    every = NavItem("All plans", reverse("plans"), here == "plans")
    return SubNavigation([*items, every], name="Pages of the plan")


def silent(each: Sequence[Action], held: Iterable[Action], month: Month, at: At = IN_HAND) -> Table:
    """The open actions of which nobody has said this month how they stand."""
    return Table(
        "Not reported this month",
        (Column("Action"), Column("What"), Column("Lead"), Column("Due")),
        [(ref(one, at), one.action, one.lead, due(one)) for one in each],
        empty=nobody_silent(held, month),
    )


def nobody_silent(held: Iterable[Action], month: Month) -> str:
    """Why nobody is missing: all have reported, or nobody had to."""
    if not any(one.is_under_way(month.last_day) for one in held):
        return "No action is under way, so no report is owed."
    return "Every action under way was reported on."


def by_lead(
    each: Iterable[Action], held: Iterable[Action], month: Month, at: At = IN_HAND, *, caption: str
) -> Table:
    """The leads who have not said how their actions stand, each with the actions."""
    found: dict[str, list[Action]] = {}
    for one in each:
        found.setdefault(one.lead, []).append(one)
    return Table(
        caption,
        (Column("Lead"), Column("Actions", numeric=True), Column("Which")),
        [(lead or None, str(len(some)), _which(some, at))
         for lead, some in sorted(found.items(), key=lambda pair: -len(pair[1]))],
        empty=nobody_silent(held, month),
    )  # fmt: skip


def _which(each: Sequence[Action], at: At) -> SafeString:
    return format_html_join(", ", "{}", ((ref(one, at),) for one in each))


def light(state: str) -> Content:
    """A state as a tag: coloured as figures are where the key says red, amber or green."""
    word = state.capitalize()
    if state in COLOURS:
        return Rag(COLOURS[state], word=word)
    return Tag(word, SHADES.get(state, "grey"))


def ref(action: Action, at: At = IN_HAND) -> Link:
    """An action's reference as the way to its page."""
    return Link(action.ref, at.page("plan-action", action.ref), about=action.action)


def watermelons(each: Sequence[Lights], at: At = IN_HAND, *, held: int) -> Table:
    """The actions that are declared better than they are, with why; `held` are in the plan."""
    return Table(
        "Declared better than it is",
        (Column("Action"), Column("What"), Column("Lead"), Column("Declared"),
         Column("By its dates and figures"), Column("Why")),
        [(ref(one.action, at), one.action.action, one.action.lead, light(one.action.status),
          light(one.derived.state), why(one.derived)) for one in each],
        empty="No action is declared better than it stands." if held
        else "The plan has no action yet, so nothing can differ.",
    )  # fmt: skip


def why(said: Light) -> str:
    """Why a light is as it is, as a sentence."""
    words = "; ".join(said.why)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def due(action: Action) -> str | None:
    """The day an action is due; where that moved, the day it was due first and how often it did."""
    if action.due is None:
        return None
    if action.revised_due_on and action.due_on and action.revised_due_on != action.due_on:
        return f"{in_words(action.due)}, first {in_words(action.due_on)}{_moved(action)}"
    return in_words(action.due)


def _moved(action: Action) -> str:
    times = {1: "once", 2: "twice"}.get(action.times_moved, f"{action.times_moved} times")
    return f", moved {times}" if action.times_moved else ""


def effects(verdicts: Sequence[Verdict], at: At = IN_HAND, *, caption: str, empty: str) -> Table:
    """What each action was to move, and whether it did."""
    return Table(
        caption,
        (Column("Action"), Column("Expected"), Column("Verdict"), Column("Why")),
        [(ref(one.action, at), _expected(one), Tag(one.heading, "grey"), one.why)
         for one in verdicts],
        empty=empty,
    )  # fmt: skip


def _expected(one: Verdict) -> SafeString:
    page = page_of_indicator(one.effect.code)
    link = Link(one.effect.code, page) if page else one.effect.code
    return format_html("{} {} by {}", link, one.effect.size_words, one.effect.by.name)


def meant(each: Sequence[Meant]) -> Table:
    """The actions that are meant to move one indicator."""
    return Table(
        "What we are doing about it",
        (Column("Action"), Column("What"), Column("Lead"), Column("How it stands"),
         Column("Delivered or due")),
        [(ref(one.action, one.at), one.action.action, one.action.lead, light(one.action.status),
          _delivered(one.action)) for one in each],
    )  # fmt: skip


def _delivered(one: Action) -> str:
    if one.delivered_on is not None:
        return f"Delivered on {in_words(one.delivered_on)}"
    return f"Due {due(one)}" if one.due else "No day is set"


def clock(one: Deadline) -> str:
    """How the deadline for sending the plan stands."""
    day, left = in_words(one.due_on), abs(one.left)
    days = "1 working day" if left == 1 else f"{left} working days"
    if one.sent_on is not None:
        how = f"{days} left" if one.is_met else f"{days} too late"
        return f"Sent on {in_words(one.sent_on)}; it was due by {day}: {how}."
    if one.left < 0:
        return f"It was to be sent by {day}: {days} ago."
    return f"To be sent by {day}: {days} {'is' if left == 1 else 'are'} left."


def key(states: Mapping[str, tuple[str, str]]) -> Table:
    """The key to the states, as it is printed on every plan."""
    rows = [(light(state), colour, test) for state, (colour, test) in states.items()]
    return Table(
        "Key to the states", (Column("State"), Column("Colour"), Column("What makes it so")), rows
    )


def key_to_effects() -> Table:
    """The key to the verdicts, and as what each of them counts."""
    return Table(
        "Key to the effects",
        (Column("Verdict"), Column("What the figure did"), Column("It counts as")),
        [(Tag(said.capitalize(), "grey"), *key) for said, key in impact.KEY.items()],
    )  # fmt: skip


def facts(one: Action) -> Summary:
    """What an action says, without what stands in tables of its own."""
    left_out = {"action", "status", "milestones", "evidence", "progress", "risk"}
    beside = {"revised_due_on": _moved(one), "spent": money.beside(one)}
    pairs = [
        (name, comparing.said(getattr(one, field)) + beside.get(field, ""))
        for field, name in comparing.NAMES.items()
        if field not in left_out
    ]
    return Summary([(name, words) for name, words in pairs if words])


def counted_from(day: dt.date) -> str:
    """Say the day that is today to a plan: the records of a page are of another."""
    return f"counted from {in_words(day)}"


def both(one: Lights, *, on: dt.date, published: dt.date | None = None) -> Summary:
    """Both lights of an action, with why; its progress as of the day it was `published`."""
    when = f", as published of {in_words(published)}" if published else ""
    return Summary([
        ("Declared by its lead", light(one.action.status)),
        (
            "By its dates and figures",
            format_html(
                "{} {} {}.", light(one.derived.state), why(one.derived), capfirst(counted_from(on))
            ),
        ),
        *([(f"What was done{when}", one.action.progress)] if one.action.progress else []),
        *([("What stands in the way", one.action.risk)] if one.action.risk else []),
    ])  # fmt: skip


def asked(each: Sequence[Change]) -> Content:
    """The states that were asked for of an action and wait, each with the way to it."""
    return format_html_join(
        " ", "{}",
        ((Link(f"{one.why.rstrip('.')}, asked for by {one.asked_by.name}: it waits.",
               reverse("plan-change", args=[one.pk])),) for one in each),
    )  # fmt: skip


def steps(one: Action, today: dt.date) -> Table:
    """The milestones of an action."""
    return Table(
        "Milestones",
        (Column("Milestone"), Column("Due"), Column(f"How it stands on {in_words(today)}")),
        [(step.what, _due(step), _stands(step, today, one.started_on)) for step in one.milestones],
        empty="No milestone was set.",
    )  # fmt: skip


def _due(step: Milestone) -> str | None:
    """Give the day of a milestone, and the one that was first agreed where a decision moved it."""
    if step.agreed_on in (None, step.due_on):
        return comparing.said(step.due_on) or None
    return f"{comparing.said(step.due_on)}, first {comparing.said(step.agreed_on)}"


def _stands(step: Milestone, today: dt.date, start: dt.date | None) -> Content:
    if step.done_on is not None:
        too_early = before_start(step.done_on, start)
        return f"Reached on {in_words(step.done_on)}{', ' if too_early else ''}{too_early}"
    if step.due_on is not None and step.due_on < today:
        return Tag("Overdue", "orange")
    return "Still to come"


def evidence(one: Action) -> Table:
    """What shows that an action was carried out, or worked."""
    return Table(
        "Evidence", (Column("Kind"), Column("Day"), Column("What it shows"), Column("Where")),
        [(shown.kind.capitalize(), comparing.said(shown.dated_on) or None, shown.says or None,
          shown.held or None) for shown in one.evidence],
        empty="No evidence is written down.",
    )  # fmt: skip


def redlines(
    changed: Sequence[ActionChange], *, caption: str = "What differs",
    whys: Mapping[str, Sequence[Why]] | None = None,
) -> Table:  # fmt: skip
    """What differs between two states of a plan, a line for each field, and why by reference."""
    rows: list[tuple[Content, Content, Content]] = []
    for one in changed:
        rows.append((one.ref, one.words, one.action))
        if not one.went:
            rows += [(one.ref, field.name, marked(field.stretches)) for field in one.fields]
        if reasons := (whys or {}).get(one.ref):
            rows.append((one.ref, "Why", format_html_join("", "<div>{}: {}</div>", (
                (Link(f"Change {why.change}", reverse("plan-change", args=[why.change])), why.words)
                for why in reasons
            ))))  # fmt: skip
    return Table(
        caption, (Column("Action"), Column("What"), Column("From, to")), rows,
        empty="Nothing differs between these days.",
    )  # fmt: skip


def marked(stretches: Iterable[Stretch]) -> SafeString:
    """A redline: what went is struck out, what came is underlined, and both are heard."""
    return format_html_join("", "{}", ((_marked(one),) for one in stretches))


def _marked(one: Stretch) -> str | SafeString:
    if one.came:
        return format_html('<ins><span class="govuk-visually-hidden">added: </span>{}</ins> ',
                           one.words)  # fmt: skip
    if one.went:
        return format_html('<del><span class="govuk-visually-hidden">taken out: </span>{}</del> ',
                           one.words)  # fmt: skip
    return one.words


def days(each: Mapping[dt.date, Sequence[str]]) -> list[tuple[str, str]]:
    """The days to choose from, each with what happened to the plan on it."""
    return [
        (one.isoformat(), ": ".join(filter(None, (in_words(one), ", ".join(each[one])))))
        for one in sorted(each)
    ]


def changes(every: Sequence[Change]) -> Table:
    """Every change, newest first."""
    return Table(
        "Changes to the plan",
        (Column("Change"), Column("Asked for"), Column("Why"), Column("Actions"),
         Column("How it stands"), Column("Minute")),
        [(Link(f"Change {one.pk}", reverse("plan-change", args=[one.pk])),
          f"{moment(one.asked_at)}, {one.asked_by.name}", one.why, _refs(one),
          one.get_state_display(), _decision(one))
         for one in sorted(every, key=lambda one: one.state != rules.WAITING)],
        empty="Nothing was changed yet.",
    )  # fmt: skip


def _decision(one: Change) -> str:
    """Say which body decided on which day, and where that is written; the minute alone of old."""
    if not one.body or one.decided_on is None:
        return one.minute or "none"
    return f"{one.body}, {in_words(one.decided_on)}: {one.minute}"


def _refs(one: Change) -> str:
    refs = list(one.after)
    return ", ".join(refs[:5]) + (f" and {len(refs) - 5} more" if len(refs) > 5 else "")


def history(entries: Sequence[Entry], read: Callable[[Action], Action]) -> Timeline:
    """Every version of one action as it is `read`, newest first, each with what it changed."""
    moments = []
    for entry, older in zip(entries, [*entries[1:], None], strict=True):
        before = _held(older, read)
        changed = comparing.compare(before, _held(entry, read))
        moments.append(Moment(
            entry.change.why, moment(entry.at), by=entry.change.asked_by.name,
            detail=_fields(changed) if before else "",
            href=reverse("plan-change", args=[entry.change_id]),
        ))  # fmt: skip
    return Timeline(moments)


def _held(entry: Entry | None, read: Callable[[Action], Action]) -> dict[str, Action]:
    if entry is None or entry.content is None:
        return {}
    return {entry.ref: read(Action.of_data(entry.content))}


def _fields(changed: Sequence[ActionChange]) -> SafeString:
    return format_html_join(
        "", "<p>{}: {}</p>",
        ((field.name, marked(field.stretches)) for one in changed for field in one.fields),
    )  # fmt: skip


def moment(at: dt.datetime) -> str:
    """A day and the time of day, as the clock on the wall showed it."""
    local = timezone.localtime(at)
    return f"{in_words(local.date())}, {local:%H:%M}"
