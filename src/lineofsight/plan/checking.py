"""What no change of a plan may do, whoever decides on it: each is held before it is written."""

import datetime as dt
from collections.abc import Mapping

from lineofsight.kernel.codes import action_key
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import fates, rules, showing
from lineofsight.plan.content import Action, reference_key
from lineofsight.plan.models import Asking, Fate, Plan, Successor
from lineofsight.plan.wordless import check_says_something


def check(
    plan: Plan, before: Mapping[str, Action], asked: rules.Side, *, why: str, on: dt.date
) -> None:
    """Refuse what a change of a plan that stands as `before` may not do, asked for or agreed."""
    after = rules.actions_of(asked)
    check_says_something(before, after)
    showing.check_embedded(before, after, on=on)
    rules.check_due_stays(plan.state, before, after)
    is_put = Asking.objects.filter(step__plan=plan, withdrawn_at=None).exists()
    rules.check_reasons(plan.state, before, after, why=why, is_put=is_put)
    _check_still_received(plan, asked, after)
    check_refs_are_free(plan, before, after)
    _check_came_here(plan, before, after)


def _check_still_received(plan: Plan, asked: rules.Side, after: Mapping[str, Action]) -> None:
    """Refuse to lose what other actions went into: a closed plan's certificate leads there."""
    went = Successor.objects.filter(plan=plan, ref__in=asked).select_related("fate__plan")
    lost = [
        f"{one.ref} ({fates.named(one.fate.plan.title, one.fate.ref)})"
        for one in sorted(went, key=lambda one: action_key(one.ref))
        if one.ref not in after or (one.fate.plan.state == rules.CLOSED and not _says(one, after))
    ]
    if lost:
        said = "; ".join(lost)
        raise Refused(
            f"What other actions went into stays, and says whence it came: {said}.",
            do="Leave these in with their Came from; what becomes of them is said when this plan "
            "is closed.",
        )


def _says(one: Successor, after: Mapping[str, Action]) -> bool:
    """Say whether an action names what went into it; within one plan it has no need to."""
    source = fates.named(one.fate.plan.title, one.fate.ref)
    is_of_this = one.fate.plan_id == one.plan_id
    return is_of_this or fates.says_it_came(after[one.ref].came_from, source)


def check_refs_are_free(
    plan: Plan, before: Mapping[str, Action], after: Mapping[str, Action]
) -> None:
    """Refuse another action under the reference of one that was taken out: it would hide it.

    And under one that is there, written in another way: nobody could tell the two apart.
    """
    new = {ref: one for ref, one in after.items() if ref not in before}
    known = {reference_key(ref): ref for ref in (*taken_out(plan), *before)}
    for ref in new:
        if (other := known.setdefault(reference_key(ref), ref)) != ref:
            raise Refused(
                f"{ref} is {other} written in another way.",
                do=f"Write {other} where that action is meant, and else a reference of its own.",
            )
    held = plan.entries.filter(ref__in=taken_out(plan) & new.keys(), content__isnull=False)
    for ref, content in dict(held.order_by("pk").values_list("ref", "content")).items():  # the last
        if content is not None:
            _check_is_put_back(ref, Action.of_data(content), new[ref])


def _check_is_put_back(ref: str, was: Action, new: Action) -> None:
    """Refuse another action in the place of one that was taken out, and it with another due day."""
    if was.action != new.action:
        raise Refused(
            f"{ref} was another action, which a decision took out: {was.action}",
            do="Give the new action a reference that no action had, or put that one back "
            "in the words it had.",
        )
    if was.due_on != new.due_on:
        due = in_words(was.due_on) if was.due_on else "no day"
        raise Refused(
            f"{ref} was due on {due} when a decision took it out, and a day that was agreed stays.",
            do="Put it back with that day, and write the other under Revised due, with the reason.",
        )


def _check_came_here(plan: Plan, before: Mapping[str, Action], after: Mapping[str, Action]) -> None:
    """Refuse to claim an action of a closed plan whose certificate says that it went elsewhere."""
    closed = set(Plan.objects.filter(state=rules.CLOSED).values_list("title", flat=True))
    claimed = (
        (ref, source, _went_elsewhere(plan, ref, source))
        for ref, one in after.items()
        for source in fates.new_sources(one, before)
        if source.rpartition(" ")[0] in closed
    )
    wrong = [f"{ref} from {source} ({went})" for ref, source, went in claimed if went]
    if wrong:
        raise Refused(
            f"What went elsewhere, by the certificate of a closed plan, did not come here: "
            f"{'; '.join(wrong)}.",
            do="Take these out of Came from.",
        )


def _went_elsewhere(plan: Plan, ref: str, source: str) -> str:
    title, _, of = source.rpartition(" ")
    fate = Fate.objects.filter(plan__title=title, ref=of).first()
    if fate is None or fate.successors.filter(plan=plan, ref=ref).exists():
        return ""
    into = [fates.named(one.plan.title, one.ref) for one in fate.successors.select_related("plan")]
    where = f", into {' and '.join(into)}" if into else ""
    return f"{fate.get_fate_display().lower()}{where}"


def taken_out(plan: Plan) -> set[str]:
    """Give what a decision ever took out: a row that a draft lost was no action of the plan."""
    decided = plan.entries.filter(change__state=rules.AGREED, content__isnull=True)
    return set(decided.order_by().values_list("ref", flat=True))
