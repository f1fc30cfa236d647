"""What stands around every page of a plan: its other pages, and how a problem is said there."""

from django.contrib import messages
from django.http import HttpRequest

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.kernel.problems import Problem, on_a_page
from lineofsight.plan import rules, stating
from lineofsight.plan.addressed import At
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.published import reading
from lineofsight.plan.said import lines as said
from lineofsight.ui.lists import SubNavigation


def parts(request: HttpRequest, plan: Plan, at: At) -> SubNavigation:
    """Give the pages of a plan that this person may open, with what waits there."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    person = somebody(request)
    waiting = reading(person).changes(plan.changes.filter(state=rules.WAITING))
    return said.parts(
        here or "", at, waiting=waiting.count(),
        may_change=may(person, Right.CHANGE_PLAN), state=plan.state,
    )  # fmt: skip


def in_a_line(problem: Problem) -> str:
    """Write a problem as one line of a form or a notice."""
    return on_a_page(f"{problem.what} {problem.do}".strip())


def told(request: HttpRequest, change: Change, done: str) -> None:
    """Say that a change is `done`, or that it waits: nothing of it stands until it is agreed."""
    if change.state != rules.WAITING:
        messages.success(request, done)
        return
    refs = list(change.after)
    if stating.is_of_state(change):
        messages.info(
            request,
            f"{done} How it stands waits for {stating.WHO}; until then it stays as it is declared.",
        )
        return
    what = f"Action {refs[0]}" if len(refs) == 1 else f"A change of {len(refs)} actions"
    messages.info(
        request, f"{what} waits for the board's decision. Until then the plan stays as it is."
    )
