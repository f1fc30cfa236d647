"""People and their roles: asked by one, agreed by another, ended by either, never for oneself."""

import datetime as dt

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight.accounts import actions
from lineofsight.accounts.access import allows
from lineofsight.accounts.backend import sleeps
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant, Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may, person_of, teams_of
from lineofsight.kernel.problems import Refused
from lineofsight.ui.paging import paged
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])
SEEING = (Right.SEE_PEOPLE, Right.CHANGE_PEOPLE, Right.APPROVE_GRANT, Right.ASK_GRANT)


class NewPerson(forms.Form):
    """A new account, without a role and without a password that anybody knows."""

    name = forms.CharField(label="Name", max_length=200)
    email = forms.EmailField(label="E-mail address", max_length=254)
    worker_code = forms.CharField(
        label="Code as a worker in the case system", max_length=100, required=False
    )
    password = forms.CharField(
        label="First password, to be changed by its owner",
        min_length=12,
        required=False,
        error_messages={"min_length": "Give it 12 characters or more"},
        widget=forms.PasswordInput,
    )

    def clean_email(self) -> str:
        """Refuse an address that has an account."""
        email = str(self.cleaned_data["email"]).lower()
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("There is an account for this address")
        return email


class AskRole(forms.Form):
    """A role for a person, from a day to a day."""

    role = forms.ChoiceField(label="Role", choices=[(role.value, role.title) for role in Role])
    place = forms.CharField(
        label="Team, or service of a head of service", max_length=200, required=False
    )
    starts = forms.DateField(label="First day", help_text="For example 2017-11-30")
    ends = forms.DateField(
        label="Last day, if known", help_text="For example 2018-11-30", required=False
    )
    cover = forms.BooleanField(label="Cover for somebody away", required=False)
    why = forms.CharField(label="Why", max_length=500)


@allows(*SEEING)
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """List people with what they hold; to a manager those of the teams, as the monthly list."""
    person = person_of(request)
    found = Person.objects.prefetch_related("grants").order_by("name", "pk")
    waiting = Grant.objects.filter(agreed_by=None, at_machine=False).select_related(
        "person", "asked_by"
    )
    if person and not _may_any(person, Right.SEE_PEOPLE, Right.CHANGE_PEOPLE):
        found = found.filter(grants__place__in=teams_of(person)).distinct()
        waiting = waiting.filter(Q(asked_by=person) | Q(person__in=found.order_by().values("pk")))
    listed, where = paged(found, page=request.GET.get("page"))
    return render(request, "accounts/people.html", {
        "people": [(one, _now(one), sleeps(one)) for one in listed],
        "pages": where,
        "waiting": waiting,
        "may_change": may(person, Right.CHANGE_PEOPLE),
    })  # fmt: skip


def _now(person: Person) -> list[Grant]:
    today = timezone.localdate()
    return [one for one in person.grants.all() if _counts(one, today)]


def _counts(grant: Grant, today: dt.date) -> bool:
    agreed = grant.at_machine or grant.agreed_by_id is not None
    return agreed and grant.starts <= today and (grant.ends is None or grant.ends >= today)


@allows(Right.CHANGE_PEOPLE)
@PAGE
def new(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    form = NewPerson(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.make_person(
            said["email"], said["name"], by=person_of(request),
            worker_code=said["worker_code"], password=said["password"] or None,
        )  # fmt: skip
        return redirect("person", made.pk)
    return render(request, "accounts/person_new.html", {"form": form})


@allows(*SEEING)
@PAGE
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show a person's roles, and ask for another."""
    by, person = person_of(request), get_object_or_404(Person, pk=number)
    if by is None or not _may_open(by, person):
        raise Http404
    form = AskRole(posted(request))
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.ask_grant(by, person, Role(said.pop("role")), **said)
        except Refused as refused:
            refusal = refused
        else:
            return redirect("person", number)
    grants = person.grants.select_related("asked_by", "agreed_by")
    shown = {
        "person": person, "grants": grants, "form": form, "refusal": refusal,
        "asleep": sleeps(person), "may_change": may(by, Right.CHANGE_PEOPLE) and by != person,
        "may_decide": _may_any(by, Right.CHANGE_PEOPLE, Right.APPROVE_GRANT) and by != person,
        "may_ask": _may_any(by, Right.CHANGE_PEOPLE, Right.ASK_GRANT) and by != person,
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "accounts/person.html", shown, status=409 if refusal else 200)


def _may_any(by: Person, *rights: Right) -> bool:
    return any(may(by, right) for right in rights)


def _may_open(by: Person, person: Person) -> bool:
    if _may_any(by, Right.SEE_PEOPLE, Right.CHANGE_PEOPLE):
        return True
    return person.grants.filter(place__in=teams_of(by)).exists()


@allows(Right.CHANGE_PEOPLE)
@require_POST
def change_account(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Close an account, open it again, or wake one that sleeps."""
    by, person = person_of(request), get_object_or_404(Person, pk=number)
    if by is None or act not in actions.ACCOUNT_ACTS:
        raise Http404
    try:
        actions.change_account(by, person, act)
    except Refused as refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=409)
    return redirect("person", number)


@allows(Right.CHANGE_PEOPLE, Right.APPROVE_GRANT)
@require_POST
def change_grant(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Agree to a role, or end it today."""
    by, grant = person_of(request), get_object_or_404(Grant, pk=number)
    if by is None or act not in {"agree", "end"}:
        raise Http404
    try:
        if act == "agree":
            actions.agree_grant(by, grant)
        else:
            yesterday = timezone.localdate() - dt.timedelta(days=1)
            actions.end_grant(by, grant, on=yesterday)
    except Refused as refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=409)
    return redirect("person", grant.person_id)
