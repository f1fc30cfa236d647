"""Pages that bend the row rules for one child: emergency, restriction, conflict."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight import picture
from lineofsight.accounts import emergency, looks, places, restricting
from lineofsight.accounts.access import allows
from lineofsight.accounts.called import called, identified
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import (
    CATEGORIES,
    GROUNDS,
    KINSHIP,
    SHORTEST_BREAK_GLASS_REASON,
    VERDICTS,
)
from lineofsight.accounts.sessions import BEGAN
from lineofsight.accounts.standing import may, person_of, scope_of
from lineofsight.accounts.why import Why
from lineofsight.kernel.problems import Refused
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])
JUST_NOW = 10 * 60
RESTRICTED = (
    "The record is restricted: only its named list may open it, and you are the first on it. "
    "It waits for a second person to agree."
)
ASKED = (
    "You have asked for the record to be restricted. It stays open until a manager agrees, who "
    "finds it on their first page."
)
NOT_FOUND = (
    "There is no record of this identifier that you can open. If it may be restricted, ask the "
    "director on duty, who can open it."
)


class Emergency(forms.Form):
    """Which record, why, and the password once more."""

    identifier = forms.CharField(
        label="Identifier of the child in the case system", max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    category = forms.ChoiceField(label="Why now", choices=list(CATEGORIES.items()))
    reason = Why(
        label=f"The reason, in {SHORTEST_BREAK_GLASS_REASON} letters or more",
        shortest=SHORTEST_BREAK_GLASS_REASON, longest=250,
    )  # fmt: skip
    password = forms.CharField(
        label="Your password",
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Restrict(forms.Form):
    """Why a record is closed."""

    ground = forms.ChoiceField(label="Ground", choices=list(GROUNDS.items()))
    words = forms.CharField(label="In your words", max_length=500)


class Relation(forms.Form):
    """A child that oneself, or somebody one answers for, must never see, and why."""

    identifier = forms.CharField(label="Identifier of the child in the case system", max_length=100)
    person = forms.ModelChoiceField(
        Person.objects.none(), required=False, label="Who must not see it", empty_label="I myself",
        error_messages={"invalid_choice": restricting.NOT_ANSWERED_FOR},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What is the child to this person", choices=list(KINSHIP.items())
    )

    def __init__(self, by: Person, sent: QueryDict | None) -> None:
        super().__init__(sent)
        others = restricting.answered_for(by)
        if others.exists():
            self.fields["person"].queryset = others  # type: ignore[attr-defined]
        else:
            del self.fields["person"]
            self.fields["kind"].label = "What is the child to you"

    def clean(self) -> dict[str, Any]:
        """Refuse somebody else where nobody is offered: it would close the child to oneself."""
        if "person" not in self.fields and self.data.get("person"):
            raise forms.ValidationError(restricting.NOT_ANSWERED_FOR)
        return super().clean() or {}


class Verdict(forms.Form):
    """What a review of break-glass comes to."""

    verdict = forms.ChoiceField(label="Was it right", choices=list(VERDICTS.items()))
    note = forms.CharField(label="What you found", max_length=250)


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if person is None:
        looks.absent(request)
    return person


@allows(Right.BREAK_GLASS)
@PAGE
def open_in_emergency(request: HttpRequest) -> HttpResponse:
    """Ask which record, why and the password, and open it for an hour."""
    person = _person(request)
    form = Emergency(posted(request))
    if request.method == "POST" and form.is_valid() and _is_still(request, person, form):
        token = places.token_of(form.cleaned_data["identifier"])
        used = emergency.break_glass(
            request, person, token,
            category=form.cleaned_data["category"], reason=form.cleaned_data["reason"],
        )  # fmt: skip
        if used:
            return redirect(_child_page(used.token))
        form.add_error("identifier", NOT_FOUND)
    return render(request, "accounts/emergency.html", {"form": form})


def _is_still(request: HttpRequest, person: Person, form: Emergency) -> bool:
    """Whether it is the same person still: by password, or by having just come in without one."""
    if not person.has_usable_password():
        if timezone.now().timestamp() - request.session.get(BEGAN, 0) < JUST_NOW:
            return True
        form.add_error("password", "Sign out and in again first: you use your council account")
    elif not ratelimit.consume(request, action="reauthenticate", user=person):
        form.add_error("password", "Too many tries: wait a minute, then try once more")
    elif person.check_password(form.cleaned_data["password"]):
        return True
    else:
        form.add_error("password", "This is not your password")
    return False


def _child_page(token: str) -> str:
    return reverse("child", args=[token])


@allows(Right.REVIEW_BREAK_GLASS)
@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """List the uses of break-glass that wait for this person's review."""
    waiting = emergency.to_review(_person(request)).select_related("person")
    return render(request, "accounts/emergencies.html", {"waiting": waiting})


@allows(Right.REVIEW_BREAK_GLASS)
@PAGE
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Close the review of one use, unless it is one's own."""
    person = _person(request)
    use = emergency.to_review(person).filter(pk=number).first()
    if use is None:
        looks.absent(request)
    form = Verdict(posted(request))
    if request.method == "POST" and form.is_valid():
        emergency.review(person, use, **form.cleaned_data)
        return redirect("emergencies")
    child = identified(request, person, use.token, kind="review of break-glass")
    return render(request, "accounts/review.html", {"form": form, "use": use, "child": child})


@allows(Right.SET_RESTRICTION, Right.ASK_RESTRICTION)
@PAGE
def restrict(request: HttpRequest, token: str) -> HttpResponse:
    """Close a record that one may open."""
    person = _person(request)
    _within_reach(request, person, token, Right.SET_RESTRICTION, Right.ASK_RESTRICTION)
    form = Restrict(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = restricting.restrict(person, token, **form.cleaned_data)
        except Refused as refusal:
            return render(request, "accounts/refused.html", {"refusal": refusal}, status=409)
        messages.success(request, RESTRICTED if made.in_force else ASKED)
        return redirect("restrictions" if may(person, Right.SEE_RESTRICTIONS) else "home")
    return render(request, "accounts/restrict.html", {"form": form})


def _within_reach(request: HttpRequest, person: Person, token: str, *rights: Right) -> None:
    now, on = places.picture_now(), timezone.localdate()
    scopes = [scope_of(person, on=on, right=right) for right in rights]
    if now is None or not any(picture.may_see(now, token, scope=one) for one in scopes):
        looks.absent(request, children=[token])


@allows(Right.DECLARE_CONFLICT, Right.SEE_CONFLICTS)
@PAGE
def conflicts(request: HttpRequest) -> HttpResponse:
    """Declare a child one must never see; the auditor and managers see what was declared."""
    person = _person(request)
    form = Relation(person, posted(request))
    declaring = request.method == "POST" and may(person, Right.DECLARE_CONFLICT)
    if declaring and form.is_valid():
        token = places.token_of(form.cleaned_data["identifier"])
        about = form.cleaned_data.get("person") or person
        restricting.declare_conflict(person, about, token, kind=form.cleaned_data["kind"])
        return redirect("conflicts")
    found = list(restricting.conflicts_for(person))
    names = called(request, person, [one.token for one in found], kind="conflicts")
    shown = {
        "form": form if may(person, Right.DECLARE_CONFLICT) else None,
        "found": [(one, names[one.token]) for one in found],
        "may_end": restricting.may_end(person),
    }
    return render(request, "accounts/conflicts.html", shown)


@allows(Right.DECLARE_CONFLICT)
@require_POST
def end_conflict(request: HttpRequest, number: int) -> HttpResponse:
    """End a conflict that is not one's own."""
    person = _person(request)
    conflict = restricting.conflicts_for(person).filter(pk=number).first()
    if conflict is None:
        looks.absent(request)
    try:
        restricting.end_conflict(person, conflict)
    except Refused as refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=409)
    return redirect("conflicts")
