"""Signing out, and one's own account."""

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight.accounts import looks, sessions
from lineofsight.accounts.access import public, signed_in
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import BreakGlass, Grant
from lineofsight.accounts.rules import MOST_SESSIONS
from lineofsight.accounts.standing import may, person_of, somebody
from lineofsight.accounts.views.reason import inside

WAYS = (
    (Right.SEE_OWN_LOOKS, "my-looks", "What is recorded about you"),
    (Right.DECLARE_CONFLICT, "conflicts", "Children you must not see"),
    (Right.BREAK_GLASS, "emergency", "Open a record in an emergency"),
    (Right.REVIEW_BREAK_GLASS, "emergencies", "Records opened in an emergency"),
    (Right.SEE_RESTRICTIONS, "restrictions", "Restricted records"),
    (Right.COUNT_LOOKS, "looks-counts", "How often people look"),
    (Right.SEE_ALL_LOOKS, "looks", "All looks"),
    (Right.REPORT_OWN, "own-actions", "Your actions in the improvement plan"),
    (Right.READ_FEEDS, "feeds", "Figures for programs, and tokens"),
    (Right.CHANGE_PEOPLE, "every-token", "Tokens of programs"),
)
"""What is one step from a person's own account, for whoever may open it."""


@signed_in
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show whoever is signed in what they hold, and until when."""
    person = person_of(request)
    grants = Grant.objects.on(timezone.localdate()).filter(person=person)
    ways = [(name, words) for right, name, words in WAYS if may(person, right)]
    return render(request, "accounts/own.html", {"grants": grants, "ways": ways})


@public
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and whatever it opened; the browser forgets what it holds of this site."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    person = person_of(request)
    if person is not None:
        now = timezone.now()
        BreakGlass.objects.open_at(now, person.session_mark).update(ends_at=now)
        sessions.end(request, person)
        looks.looked(request, kind="signed out")
    return _signed_out(request)


def _signed_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = redirect("account_login")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of whoever asks, on each device, and whatever any of them opened."""
    person = somebody(request)
    if request.method != "POST":
        return render(request, "accounts/sign_out_everywhere.html", {"most": MOST_SESSIONS})
    now = timezone.now()
    BreakGlass.objects.filter(person=person, ends_at__gt=now).update(ends_at=now)
    sessions.end_all(person)
    return _signed_out(request)


@signed_in
@require_POST
def new_device_answered(request: HttpRequest) -> HttpResponse:
    """Take the word about a new device off the pages of this session, and go back to the page."""
    sessions.answer(request)
    return redirect(inside(request, request.POST.get("next", "")))


@public
def not_there(_request: HttpRequest) -> HttpResponse:
    """Answer for what the sign-in library would offer and this site does not."""
    raise Http404
