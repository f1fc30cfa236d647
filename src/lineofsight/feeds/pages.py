"""Pages of feeds: what programs may read, and tokens asked for and ended."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant, Person
from lineofsight.accounts.standing import exactness_outside, somebody
from lineofsight.feeds import exports, metering, tokens
from lineofsight.feeds.described import document
from lineofsight.feeds.models import Token
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.ui.dates import DateParts
from lineofsight.ui.posted import posted
from lineofsight.ui.tables import Column, Table


class AskToken(forms.Form):
    """A name, one of one's own roles, and the last day."""

    name = forms.CharField(
        label="What will use it",
        max_length=80,
        error_messages={"required": "Say what will use it, such as Power BI"},
    )
    grant = forms.ModelChoiceField(
        Grant.objects.none(), label="As which of your roles", empty_label=None
    )
    ends = forms.DateField(
        label="Last day", widget=DateParts, help_text="At most a year from now.",
        error_messages={"required": "Write the last day", "invalid": "Give a day there is"},
    )  # fmt: skip

    def __init__(self, person: Person, on: dt.date, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        held = [one.pk for one in tokens.grants_for(person, on)]
        self.fields["grant"].queryset = Grant.objects.filter(pk__in=held)  # type: ignore[attr-defined]


@allows(Right.READ_FEEDS)
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """Show what programs may read, and one's own tokens; make one and show it once."""
    person, today = somebody(request), timezone.localdate()
    form = AskToken(person, today, posted(request))
    secret = _made(person, form, today) if form.is_valid() else ""
    if secret:
        form = AskToken(person, today)
    return render(request, "feeds/feeds.html", {
        "form": form,
        "secret": secret,
        "tokens": _own(person, today),
        "exports": exports.of(person),
        "operations": _operations(),
        "exactness": exactness_outside(person),
        "a_minute": metering.A_MINUTE,
        "host": request.build_absolute_uri("/"),
    })  # fmt: skip


def _made(person: Person, form: AskToken, today: dt.date) -> str:
    said = form.cleaned_data
    try:
        _, secret = tokens.issue(
            person, name=said["name"], grant=said["grant"], ends=said["ends"],
            now=timezone.now(), on=today,
        )  # fmt: skip
    except Refused as refused:
        is_of_day = refused.where == tokens.LAST_DAY
        form.add_error("ends" if is_of_day else None, f"{refused.what} {refused.do}")
        return ""
    return secret


def _own(person: Person, today: dt.date) -> list[dict[str, Any]]:
    live = set(Token.objects.on(today).values_list("pk", flat=True))
    return [_line(one, live) for one in tokens.of(person)]


def _line(one: Token, live: set[int]) -> dict[str, Any]:
    return {"token": one, "is_live": one.pk in live, "used": _used(one)}


def _used(one: Token) -> str:
    if one.used_on is None:
        return "never used"
    return f"{one.uses:,} times, last on {in_words(one.used_on)}"


def _operations() -> Table:
    """List what the description describes: the same for programs and people."""
    told = [
        (f"{method.upper()} {address}", one["description"])
        for address, operations in document()["paths"].items()
        for method, one in operations.items()
    ]
    return Table("What may be read", (Column("Address"), Column("What it gives")), told)


@allows(Right.READ_FEEDS, Right.CHANGE_PEOPLE)
@require_POST
def end_token(request: HttpRequest, number: int) -> HttpResponse:
    """End a token at once; another's is as absent, but to whoever changes people."""
    person = somebody(request)
    token = get_object_or_404(tokens.all_of_them(), pk=number)
    try:
        tokens.revoke(person, token, now=timezone.now())
    except Refused as refused:
        raise Http404 from refused
    messages.success(request, "The token is ended: nothing can be read with it any more.")
    return redirect("feeds" if token.grant.person == person else "every-token")


@allows(Right.CHANGE_PEOPLE)
@require_safe
def every_token(request: HttpRequest) -> HttpResponse:
    """List every token, for whoever changes people: whose, to when, and how often used."""
    live = set(Token.objects.on(timezone.localdate()).values_list("pk", flat=True))
    found = [_line(one, live) for one in tokens.all_of_them()]
    return render(request, "feeds/every_token.html", {"tokens": found})
