"""The page that asks why, before what the matrix opens only with a reason."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from lineofsight.accounts import reasons
from lineofsight.accounts.access import signed_in
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import person_of
from lineofsight.accounts.why import Why
from lineofsight.ui.posted import posted

RESOURCES = {right.resource: right.resource for right in Right}


class Look(forms.Form):
    """A reason, and where to go on."""

    resource = forms.ChoiceField(choices=list(RESOURCES.items()), widget=forms.HiddenInput)
    subject = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)
    next = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    why = Why(
        longest=200,
        too_short="Say why in {} letters or more",
        error_messages={"required": "Say why you need to look"},
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def give_reason(request: HttpRequest) -> HttpResponse:
    """Ask why, store it, and go on to the page that was asked for."""
    person = person_of(request)
    form = Look(posted(request), initial=request.GET.dict())
    if person is not None and form.is_valid():
        said = form.cleaned_data
        reasons.give(
            request, person, resource=said["resource"], subject=said["subject"], why=said["why"]
        )
        return redirect(inside(request, said["next"]))
    return render(request, "accounts/reason.html", {"form": form})


def inside(request: HttpRequest, address: str) -> str:
    """Give the address if it lies on this site, else the first page."""
    inside = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if inside and address.startswith("/") else "/"
