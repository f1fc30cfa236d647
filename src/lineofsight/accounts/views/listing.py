"""The named list of a restricted record: who may open it, added and taken off by who is on it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lineofsight.accounts import looks, restricting, who_may_see
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person, Restriction
from lineofsight.accounts.standing import person_of, somebody
from lineofsight.kernel.problems import Refused
from lineofsight.ui.posted import posted


class Named(forms.Form):
    """Whom to add, or whom to take off."""

    person = forms.ModelChoiceField(
        label="Add a person",
        empty_label="Choose a person",
        queryset=Person.objects.filter(is_active=True).order_by("name"),
        required=False,
    )
    off = forms.IntegerField(widget=forms.HiddenInput, required=False)


@allows(Right.SET_RESTRICTION)
@require_http_methods(["GET", "HEAD", "POST"])
def named_list(request: HttpRequest, number: int) -> HttpResponse:
    """Show the list to whoever is on it, add to it and take off it."""
    person = person_of(request)
    restriction = Restriction.objects.live().filter(pk=number).first()
    if restriction is None or not restricting.names_on(restriction).filter(person=person).exists():
        looks.absent(request)
    form, refusal = Named(posted(request)), None
    if request.method == "POST" and form.is_valid() and person is not None:
        try:
            _change(person, restriction, form)
        except Refused as refused:
            refusal = refused
        else:
            return redirect("named-list", number)
    shown = {"form": form, "refusal": refusal, "names": restricting.names_on(restriction)}
    return render(request, "accounts/named_list.html", shown, status=409 if refusal else 200)


@allows(Right.SET_RESTRICTION)
@require_http_methods(["GET", "HEAD", "POST"])
def name_first(request: HttpRequest, token: str) -> HttpResponse:
    """Name another person for a restricted record that nobody who signs in may see."""
    person = somebody(request)
    if not who_may_see.may_name_first(person, token):
        looks.absent(request, children=[token])
    form = Named(posted(request))
    form.fields["person"].queryset = who_may_see.may_be_named(person)  # type: ignore[attr-defined]
    form.fields["person"].required = True
    if request.method == "POST" and form.is_valid():
        restricting.name_first(person, token, form.cleaned_data["person"])
        messages.success(request, "They may open the record now, and see what is overdue.")
        return redirect("restrictions")
    return render(request, "accounts/name_first.html", {"form": form})


def _change(by: Person, restriction: Restriction, form: Named) -> None:
    off, added = form.cleaned_data["off"], form.cleaned_data["person"]
    entry = restricting.names_on(restriction).filter(pk=off).first() if off else None
    if entry is not None:
        restricting.take_off(by, entry)
    elif added is not None:
        restricting.name_for(by, restriction.token, added)
