"""What happens around signing in: events for the record, and when the session began."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from lineofsight.accounts import looks, sessions
from lineofsight.accounts.models import Person


@receiver(user_logged_in)
def note_signing_in(
    sender: type[Person],  # noqa: ARG001  as signals are called
    request: HttpRequest,
    user: Person,
    **_kwargs: Any,
) -> None:
    """Record who came in, and when the session began."""
    now = timezone.now()
    request.session[sessions.BEGAN] = now.timestamp()
    Person.objects.filter(pk=user.pk).update(used_at=now)
    is_new = sessions.begin(request, user)
    looks.record(user, kind="signed in", subject="from a device not seen before" if is_new else "")


@receiver(user_login_failed)
def note_failure(sender: Any, **_kwargs: Any) -> None:  # noqa: ARG001
    """Record that somebody failed to come in, without what was typed."""
    looks.record(None, kind="sign-in failed")
