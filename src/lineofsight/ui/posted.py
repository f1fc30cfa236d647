"""What a form is bound to: whatever was posted, even when there was nothing in it."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """Give what was posted, or None where the page is only opened.

    A form sent empty is a form: it is answered with what is missing, not as if it were not sent.
    """
    return request.POST if request.method == "POST" else None
