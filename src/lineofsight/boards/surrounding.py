"""What stands around every page of the boards: the day, the other pages, a form that is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.boards.said import around
from lineofsight.kernel.problems import Problem
from lineofsight.plan.surrounding import in_a_line
from lineofsight.ui.lists import SubNavigation

PAGES = (
    ("boards", "Boards", Right.SEE_BOARDS),
    ("items", "What was raised", Right.SEE_ITEMS),
    ("findings", "Findings covered", Right.SEE_ITEMS),
    ("visits", "Monitoring visits", Right.SEE_BOARDS),
    ("documents", "Documents", Right.SEE_DOCUMENTS),
    ("sight", "Line of sight", Right.SEE_SIGHT),
)


def parts(request: HttpRequest) -> SubNavigation:
    """Give the pages of the boards that this person may open."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    person = somebody(request)
    return around.parts([(name, words) for name, words, right in PAGES if may(person, right)],
                        here or "")  # fmt: skip


def fill(
    request: HttpRequest, form: forms.Form, *, do: Callable[[dict[str, Any]], object], title: str,
    back: str, done: str, button: str = "Save", caption: str = "",
    beside: Mapping[str, object] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a form, or carry out what it asks and go back; what is refused is said on the form.

    Nothing typed is lost: a form that is refused is shown again as it was sent.
    """
    if form.is_bound and form.is_valid():
        try:
            do(form.cleaned_data)
        except Problem as problem:
            form.add_error(None, in_a_line(problem))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "title": title, "back": back, "button": button, "caption": caption,
               **(beside or {})}  # fmt: skip
    return render(request, "boards/form.html", context, status=400 if form.errors else 200)
