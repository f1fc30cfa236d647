"""Bands that read the plan: is it working, and what must the director or a head decide."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.answers import rules as of_answers
from lineofsight.answers.models import Answer
from lineofsight.kernel.periods import in_words
from lineofsight.plan import actions, impact, rules, stating
from lineofsight.plan.addressed import At
from lineofsight.plan.impact import Verdict
from lineofsight.plan.judging import judged
from lineofsight.plan.lights import Lights
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.said import lines as said
from lineofsight.plan.said.streams import said_of
from lineofsight.plan.streams import Stream
from lineofsight.ui.component import Content
from lineofsight.ui.words import Link, Tag
from lineofsight.web.homes.moved import counted
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
"""Lines of a band that are written out."""
NO_PLAN = "No improvement plan is held here: until its workbook is sent, {so}."

_STANDS = {
    impact.MOVED: "{n} moved as expected",
    impact.LATE: "{n} moved late",
    impact.NOT_YET: "{n} not yet",
    impact.WRONG_WAY: "{n} went the wrong way",
    impact.CANNOT_TELL: "{n} cannot be told yet",
    impact.NOT_DELIVERED: "{n} not delivered",
}
"""How an expected effect stands -> how many do, in a sentence."""


@dataclass(frozen=True)
class Line:
    """One thing of a band: where it stands, in which state, and why."""

    link: Link
    tag: Content
    why: str


@dataclass(frozen=True)
class Band:
    """One question, what answers it, and what is said of the rest."""

    title: str
    lines: tuple[Line, ...]
    rest: str
    plan: str = ""  # the address of the plan it is about


def director(reader: Reader) -> Part:
    """Give both bands; a site without a plan says what that means."""
    found = actions.current()
    others = actions.in_force().exclude(pk=found.pk) if found else ()
    bands = [_working(reader, found), *(_working(reader, one, is_other=True) for one in others)]
    bands.append(_to_decide(reader, found))
    return Part("", "web/homes/plan_bands.html", {"bands": bands})


def _working(reader: Reader, found: Plan | None, *, is_other: bool = False) -> Band:
    """Say what became of what was delivered: what had no effect is written out."""
    title = f"Is {found.title} working?" if found and is_other else "Is the plan working?"
    if found is None:
        return Band(
            title, (), NO_PLAN.format(so="nobody can see whether it works"), reverse("plan")
        )
    at = At(found.pk if is_other else None)
    stands = judged(found, actions.as_at(found).values(), reader.figures)
    troubling = stands.without_effect
    lines = (
        _overall(stands.whole, at, stands.on),
        *(_effect(one, at) for one in troubling[:SHOWN]),
    )
    return Band(title, lines, in_brief(stands.each, stands.verdicts), at.page("plan"))


def _overall(whole: Stream, at: At, on: dt.date) -> Line:
    """Say how the whole plan is declared, and how it stands."""
    link = Link("The whole plan", at.page("plan-overall"))
    if whole.declared is None:
        words = "Nobody has declared how it stands."
    else:
        words = f"Declared {whole.declared.state}: {said_of(whole.declared)}"
    if whole.override is not None:
        words += f" Set over the roll-up: {whole.override.state}. {said_of(whole.override)}"
    worst = f"The tag is its worst action's light, {said.counted_from(on)}."
    return Line(link, said.light(whole.worst), f"{words} {worst}")


def _effect(one: Verdict, at: At) -> Line:
    ref = one.action.ref
    link = Link(f"{ref} {one.action.action}", at.page("plan-action", ref))
    return Line(link, Tag(one.heading, "grey"), one.why)


def in_brief(each: Sequence[Lights], verdicts: Sequence[Verdict]) -> str:
    """Say how many actions are complete, what became of their effects, and how many are green.

    Complete is by dates and figures, as the plan's own page counts it, and not by word.
    """
    done = sum(one.is_complete for one in each)
    held = counted(len(each), "action is", "actions are")
    said = [f"{done:,} of {held} complete by dates and figures."]
    if verdicts:
        many = Counter(one.said for one in verdicts)
        parts = [words.format(n=many[kind]) for kind, words in _STANDS.items() if many[kind]]
        said.append(f"Expected effects: {', '.join(parts)}.")
    else:
        said.append("None says what it is to move, so nobody can tell whether the plan works.")
    green = sum(one.differ for one in each)
    if green:
        said.append(counted(green, "action is declared better than it stands.",
                            "actions are declared better than they stand."))  # fmt: skip
    return " ".join(said)


def to_settle(reader: Reader) -> Part | None:
    """List the states asked for that a head of service settles, the oldest first; None if none."""
    if reader.is_any(Role.DIRECTOR, Role.PROGRAMME) or not may(reader.person, Right.SET_STATE):
        return None
    found = [one for one in _waiting() if stating.may_decide(reader.person, one)]
    if not found:
        return None
    rest = counted(len(found) - SHOWN, "more waits.", "more wait.") if len(found) > SHOWN else ""
    band = Band("How actions stand, asked of you", tuple(map(_change, found[:SHOWN])), rest)
    return Part("", "web/homes/plan_bands.html", {"bands": [band]})


def _to_decide(reader: Reader, found: Plan | None) -> Band:
    """List what waits for this reader's decision, the oldest change of the plan first."""
    changes = _changes(reader)
    own = [one for one in changes if one.asked_by_id == reader.person.pk]
    mine = [one for one in changes if one not in own]
    lines = [*_draft(reader, found), *map(_change, mine[:SHOWN]), *_elsewhere(reader)]
    said = []
    if len(mine) > SHOWN:
        said.append(counted(len(mine) - SHOWN, "more change waits.", "more changes wait."))
    if own:
        wait = counted(len(own), "change that you asked for waits",
                       "changes that you asked for wait")  # fmt: skip
        said.append(f"{wait} for somebody else.")
    if found is None:
        said.append(NO_PLAN.format(so="no change of it can wait for you"))
    elif not lines:
        said.append("Nothing waits for your decision today.")
    return Band("What must I decide?", tuple(lines), " ".join(said))


def _changes(reader: Reader) -> list[Change]:
    """List the changes of every open plan that wait, the oldest first."""
    if not may(reader.person, Right.AGREE_PLAN):
        return []
    return list(_waiting().defer("before", "after"))


def _waiting() -> QuerySet[Change]:
    waiting = Change.objects.filter(state=rules.WAITING).exclude(plan__state=rules.CLOSED)
    return waiting.select_related("asked_by").order_by("asked_at", "pk")


def _change(one: Change) -> Line:
    since = in_words(timezone.localtime(one.asked_at).date())
    link = Link(f"Change {one.pk}: {one.why}", reverse("plan-change", args=[one.pk]))
    return Line(link, Tag("Waits"), f"Asked for on {since} by {one.asked_by.name}.")


def _draft(reader: Reader, found: Plan | None) -> Iterator[Line]:
    if found and found.state == rules.DRAFT and may(reader.person, Right.AGREE_PLAN):
        link = Link("Agree the plan", reverse("plan"))
        yield Line(link, Tag("Draft"), "Until it is agreed, it changes without a decision.")


def _elsewhere(reader: Reader) -> Iterator[Line]:
    """Count what else waits for a second person: answers to release, roles to agree."""
    person = reader.person
    if may(person, Right.RELEASE):
        answers = Answer.objects.filter(state=of_answers.WAITING)
        many = answers.exclude(asked_by=person).exclude(prepared_by=person).count()
        if many:
            words = counted(many, "answer to release", "answers to release")
            yield Line(Link(words, reverse("answers")), Tag("Waits"), "In the register of answers.")
    if may(person, Right.APPROVE_GRANT):
        grants = Grant.objects.filter(agreed_by=None, at_machine=False)
        many = grants.exclude(asked_by=person).exclude(person=person).count()
        if many:
            words = counted(many, "role to agree", "roles to agree")
            yield Line(Link(words, reverse("people")), Tag("Waits"), "On the page of people.")
