"""Pages of letters: which kinds a person wants, and where a link in one leads."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import signed_in
from lineofsight.accounts.standing import somebody
from lineofsight.notices import mail
from lineofsight.notices.kinds import KINDS
from lineofsight.notices.links import Ended, followed
from lineofsight.notices.models import FAILED, Sending, Stopped
from lineofsight.ui.posted import posted


class Choose(forms.Form):
    """The kinds of letters that are wanted; none is an answer too."""

    kinds = forms.MultipleChoiceField(
        label="Send me", choices=[(one.name, one.chosen) for one in KINDS.values()],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Let a person choose which letters to get; each letter leads here."""
    person = somebody(request)
    stopped = set(Stopped.objects.filter(person=person).values_list("kind", flat=True))
    form = Choose(posted(request), initial={"kinds": [one for one in KINDS if one not in stopped]})
    if form.is_valid():
        no_more = set(KINDS) - set(form.cleaned_data["kinds"])
        with transaction.atomic():
            Stopped.objects.filter(person=person).exclude(kind__in=no_more).delete()
            Stopped.objects.bulk_create(
                Stopped(person=person, kind=one, at=timezone.now())
                for one in sorted(no_more - stopped)
            )
        messages.success(request, "Your choice is kept.")
        return redirect("letters")
    context: dict[str, Any] = {
        "form": form,
        "address": person.email,
        "is_set_up": mail.is_set_up(),
        "failed": Sending.objects.filter(person=person, state=FAILED).first(),
    }
    return render(request, "notices/letters.html", context, status=400 if form.errors else 200)


@signed_in
@require_safe
def follow(request: HttpRequest, mark: str) -> HttpResponse:
    """Lead from a letter to the page it is about; another's link is as absent."""
    try:
        path = followed(mark, somebody(request))
    except Ended:
        return render(request, "notices/ended.html", status=410)
    if path is None:
        raise Http404
    return redirect(path)
