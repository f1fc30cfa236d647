"""What is asked before a record opens whose child has the reader's own family name."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lineofsight import picture
from lineofsight.accounts import own_name, restricting
from lineofsight.accounts.access import allows
from lineofsight.accounts.looks import absent, looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.rules import KINSHIP
from lineofsight.accounts.standing import somebody
from lineofsight.picture import Child, Picture
from lineofsight.ui.posted import posted
from lineofsight.web.cases.lists import reachable
from lineofsight.web.pictured import needs_picture

NONE = "none"
TO_ONESELF = {**KINSHIP, "self": "the record is about me"}


class Kinship(forms.Form):
    """What the child is to the reader."""

    kind = forms.ChoiceField(
        label="What is the child to you",
        choices=[(NONE, "none of these: it is chance"), *TO_ONESELF.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the child is to you"},
    )


def asked_first(request: HttpRequest, child: Child) -> HttpResponseRedirect | None:
    """Send to the question, where this reader must answer it before seeing this child."""
    person, token = somebody(request), child.listed.token
    if not own_name.must_ask(person, token, child=child.listed.name):
        return None
    return HttpResponseRedirect(reverse("own-name", args=[token]))


@allows(Right.SEE_CHILD)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_picture
def own_family_name(request: HttpRequest, kept: Picture, token: str) -> HttpResponse:
    """Ask what the child is to the reader; kin close the record for good, chance opens it."""
    person = somebody(request)
    found = picture.child(kept, token, scope=reachable(request))
    if found is None:
        absent(request, children=[token])
    if not own_name.must_ask(person, token, child=found.listed.name):
        return redirect("child", token)
    form = Kinship(posted(request))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["kind"] == NONE:
            own_name.deny(person, token)
            return redirect("child", token)
        restricting.declare_conflict(person, person, token, kind=form.cleaned_data["kind"])
        return redirect("children")
    looked(request, kind=own_name.ASKED, children=[token])
    return render(request, "web/cases/own_name.html", {"form": form})
