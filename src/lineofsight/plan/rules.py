"""How a plan and a change to it may stand, and which changes wait for a decision. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lineofsight.accounts.rules import check_reason, is_reason
from lineofsight.kernel.problems import Refused
from lineofsight.plan import content, steps
from lineofsight.plan.content import FIELDS, Action, is_report, what_was_agreed

DRAFT, BASELINED, CLOSED = "draft", "baselined", "closed"
PLAN_STATES = {DRAFT: "Draft", BASELINED: "Agreed", CLOSED: "Closed"}

IMPROVEMENT, TRANSITIONAL, JOINT = "improvement", "transitional", "joint"
KINDS = {
    IMPROVEMENT: "Improvement plan",
    TRANSITIONAL: "Transitional plan",
    JOINT: "Joint inspection plan",
}

WAITING, AGREED, REFUSED, REPORTED = "waiting", "agreed", "refused", "reported"
WITHDRAWN = "withdrawn"
CHANGE_STATES = {
    WAITING: "Waits for a decision",
    AGREED: "Agreed",
    REFUSED: "Not agreed",
    REPORTED: "Written down",  # progress that was reported, or a draft that was worked on
    WITHDRAWN: "Withdrawn by whoever asked",
}

Actions = Mapping[str, Action]
Side = dict[str, dict[str, Any] | None]


def sides(before: Actions, after: Actions) -> tuple[Side, Side]:
    """Give what differs, on either side; raises `Refused` where nothing does."""
    refs = [ref for ref in {**before, **after} if before.get(ref) != after.get(ref)]
    if not refs:
        raise Refused("Nothing differs from the plan as it stands.", do="Change nothing, or send "
                      "the workbook in which something is changed.")  # fmt: skip
    return _plain(before, refs), _plain(after, refs)


def _plain(actions: Actions, refs: list[str]) -> Side:
    return {ref: actions[ref].as_data() if ref in actions else None for ref in refs}


def actions_of(side: Mapping[str, Mapping[str, Any] | None]) -> dict[str, Action]:
    """Give back the actions of one side of a change."""
    return {ref: Action.of_data(held) for ref, held in side.items() if held is not None}


def needs_decision(state: str, before: Side, after: Side) -> bool:
    """Say whether a change waits for a decision: a draft is worked on, progress is reported."""
    if state == DRAFT:
        return False
    old, new = actions_of(before), actions_of(after)
    return not all(is_report(old.get(ref), new.get(ref)) for ref in after)


def is_of_state(before: Side, after: Side) -> bool:
    """Say whether a change is of declared states alone, of which none is the board's to decide."""
    old, new = actions_of(before), actions_of(after)
    return bool(new) and all(
        ref in old
        and ref in new
        and replace(old[ref], status=new[ref].status) == new[ref]
        and not {old[ref].status, new[ref].status} & content.DECIDED
        for ref in after
    )


def check_due_stays(state: str, before: Actions, after: Actions) -> None:
    """Refuse another due day than was agreed: a later one stands beside it, as a slip."""
    moved = [
        ref
        for ref, one in after.items()
        if ref in before and before[ref].due_on not in (None, one.due_on)
    ]
    if moved and state != DRAFT:
        raise Refused(
            f"Action {', '.join(moved)}: the day under Due was agreed, and stays.",
            do="Write the new day under Revised due, and why under Revised why.",
        )


def check_reasons(state: str, before: Actions, after: Actions, *, why: str, is_put: bool) -> None:
    """Refuse to put agreed words otherwise without a reason, or a day that was reached with more.

    `is_put` says whether a draft was put to a body: its words are then before somebody.
    """
    both = {ref: (before[ref], one) for ref, one in after.items() if ref in before}
    is_agreed = state != DRAFT
    said = [ref for ref, sides_ in both.items() if steps.reworded(*sides_)]
    if said and (is_agreed or is_put):
        check_reason(
            why,
            f"Action {', '.join(said)}: words that were agreed, or put to a board, are put "
            "otherwise for a reason.",
            do="Say why the plan changes",
        )
    wrong = {ref: found for ref, two in both.items() if (found := steps.corrected(*two))}
    alone = all(ref in both and steps.only_corrects(*both[ref]) for ref in after)
    if wrong and is_agreed and (not alone or not is_reason(why)):
        said = [f"{ref} ({'; '.join(found)})" for ref, found in wrong.items()]
        raise Refused(
            f"A milestone that was reached keeps its days and stays: {', '.join(said)}.",
            do="Where such a day was wrong, correct it in a workbook that changes nothing else, "
            "and say why it was wrong.",
        )


def embeds(before: Side, after: Side) -> list[Action]:
    """Give the actions that a change makes complete and embedded."""
    was = {ref for ref, one in actions_of(before).items() if one.status == content.EMBEDDED}
    each = actions_of(after).items()
    return [one for ref, one in each if one.status == content.EMBEDDED and ref not in was]


def laid_over(now: Actions, before: Side, after: Side) -> tuple[Side, list[str]]:
    """Lay what a change changes over the plan as it stands now, and list the overtaken actions.

    What was reported since the change was asked for stays, and a state that is decided on stands
    over one that was reported; where anything else of an action was changed by somebody else, the
    action is overtaken, and nothing may be agreed to.
    """
    found, clashes = sent_over(actions_of(before), actions_of(after), now)
    overtaken = set()
    for one in clashes:
        if one.field in content.TOLD:
            found[one.ref] = replace(found[one.ref], **{one.field: one.now})
        elif one.field != "status" or one.sent not in content.DECIDED:
            overtaken.add(one.ref)
    laid = {ref: found[ref].as_data() if ref in found else None for ref in after}
    return laid, sorted(overtaken)


def in_parts(state: str, now: Actions, after: Actions) -> list[Actions]:
    """Part what a workbook changes into what is written down at once, and what waits."""
    reported = {ref: content.reported_of(one, after.get(ref)) or one for ref, one in now.items()}
    is_mixed = state != DRAFT and reported not in (now, after)
    return [reported, after] if is_mixed else [after]


@dataclass(frozen=True)
class Clash:
    """A field that a workbook changes, and that somebody else changed since it was taken out."""

    ref: str
    field: str
    sent: Any
    now: Any


def sent_over(base: Actions, sent: Actions, now: Actions) -> tuple[dict[str, Action], list[Clash]]:
    """Lay what a workbook changed since it was taken out over the plan as it stands now.

    What was reported meanwhile stays. Where both changed one field, it is told and not decided.
    """
    found, clashes = dict(now), list[Clash]()
    for ref in (ref for ref in {**base, **sent} if base.get(ref) != sent.get(ref)):
        old, new, held = base.get(ref), sent.get(ref), now.get(ref)
        if old is None or held is None:  # it is new to one of the three, or gone
            if held not in (old, new):
                clashes.append(Clash(ref, "action", new, held))
            elif new is not None:
                found[ref] = new
        elif new is None:
            if what_was_agreed(held) != what_was_agreed(old):
                clashes.append(Clash(ref, "action", None, held))
            del found[ref]
        else:
            touched = {name for name in FIELDS if getattr(old, name) != getattr(new, name)}
            clashes += _clashes(old, new, held, touched)
            found[ref] = replace(held, **{name: getattr(new, name) for name in touched})
    return found, clashes


def _clashes(old: Action, new: Action, held: Action, touched: Collection[str]) -> list[Clash]:
    return [
        Clash(held.ref, name, getattr(new, name), getattr(held, name))
        for name in sorted(touched)
        if getattr(held, name) not in (getattr(old, name), getattr(new, name))
    ]


def put_back(sent: Actions, now: Actions) -> list[Clash]:
    """List what was reported on a page and a workbook would put back, if it is older than that."""
    return [
        Clash(ref, name, getattr(sent[ref], name), getattr(held, name))
        for ref, held in now.items()
        if ref in sent
        for name in sorted(content.REPORTED)
        if getattr(held, name) and getattr(sent[ref], name) != getattr(held, name)
    ]


def check_may_change(state: str) -> None:
    """Refuse a change of a plan that was closed."""
    if state == CLOSED:
        raise Refused("This plan is closed.", do="Change the plan that its actions went into.")


def check_may_close(state: str) -> None:
    """Refuse to close a draft, and what is closed."""
    if state == DRAFT:
        raise Refused("A draft is not closed.", do="Agree it first, or go on writing it.")
    check_may_change(state)
