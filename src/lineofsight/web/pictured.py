"""The picture that a request is answered from: opened once, and the page where there is none.

A home may have months and no picture: restored, brought to another version, or its building failed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import may, person_of
from lineofsight.picture import Picture
from lineofsight.records.snapshots import sealed

Handler = Callable[[HttpRequest], HttpResponse]
Values = ParamSpec("Values")
View = Callable[Values, HttpResponse]


def pictured(handler: Handler) -> Handler:
    """Put the newest picture on every request as `request.picture`; None where none is built."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.picture = picture_now()  # type: ignore[attr-defined]
        return handler(request)

    return answer


def picture_of(request: HttpRequest) -> Picture | None:
    """Give the picture that this request is answered from."""
    found: Picture | None = getattr(request, "picture", None)
    return found


def unbuilt(request: HttpRequest) -> dict[str, object]:
    """Give what a page without a picture says: the newest month that waits for one, if any does."""
    seals = sealed(settings.HOME)
    return {
        "is_loaded": bool(seals),
        "waiting": seals[-1].month if seals else None,
        "may_upload": may(person_of(request), Right.UPLOAD),
    }


def needs_picture(
    view: Callable[Concatenate[HttpRequest, Picture, Values], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Values], HttpResponse]:
    """Give a view the picture after the request; where there is none, say what to do instead."""

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: Values.args, **values: Values.kwargs
    ) -> HttpResponse:
        found = picture_of(request)
        if found is None:
            return render(request, "web/cases/no_picture.html", unbuilt(request))
        return view(request, found, *args, **values)

    return answer
