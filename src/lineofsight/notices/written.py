"""A letter as it is sent: plain text, and the same as simple HTML."""

from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from lineofsight.notices.letters import Item, Letter
from lineofsight.notices.links import link

FOOT = "You are sent this because of what you do in Line of Sight. No letter names a child."
CHOOSE = "Choose which letters you get"


def subject(letter: Letter) -> str:
    """How a letter is headed."""
    return letter.kind.subject


def plain(letter: Letter, *, name: str) -> str:
    """Give the letter as plain text."""
    return "\n".join(_lines(letter, name)) + "\n"


def _lines(letter: Letter, name: str) -> Iterator[str]:
    yield from [f"To {name}", "", letter.kind.opening, ""]
    for heading, items in letter.parts.items():
        yield from [heading, "-" * len(heading), ""]
        for one in items:
            yield f"* {one.words}"
            if one.path:
                yield f"  {one.link}: {link(one.person, one.path)}"
            yield ""
    yield from [FOOT, f"{CHOOSE}: {choices()}"]


def as_html(letter: Letter, *, name: str) -> str:
    """Give the letter as HTML that any reader shows: headings, lists and links."""
    parts = [
        (heading, [(one, _address(one)) for one in items])
        for heading, items in letter.parts.items()
    ]
    shown = {
        "subject": subject(letter), "name": name, "opening": letter.kind.opening, "parts": parts,
        "foot": FOOT, "choose": CHOOSE, "choices": choices(),
    }  # fmt: skip
    return render_to_string("notices/letter.html", shown)


def _address(one: Item) -> str:
    return link(one.person, one.path) if one.path else ""


def choices() -> str:
    """Give the address at which a person chooses which letters to get."""
    return f"{settings.SITE_ADDRESS}{reverse('letters')}"


def message(
    letter: Letter, *, name: str, address: str, connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    """Give the letter as it goes to the mail server."""
    made = EmailMultiAlternatives(
        subject(letter), plain(letter, name=name), to=[address], connection=connection,
        headers={
            "Auto-Submitted": "auto-generated",  # nobody's absence is answered to it
            "List-Unsubscribe": f"<{choices()}>",
        },
    )  # fmt: skip
    made.attach_alternative(as_html(letter, name=name), "text/html")
    return made
