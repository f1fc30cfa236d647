"""Links in letters: signed, for one person, for two weeks; they open nothing by themselves.

Whoever follows one signs in first and is then where an ordinary link leads, with the rights of that
moment. The mark keeps a forwarded or an old letter from leading somebody into another's form.
"""

import datetime as dt

from django.conf import settings
from django.core import signing
from django.urls import reverse

from lineofsight.accounts.models import Person

SALT = "lineofsight.notices.links"
LASTS = dt.timedelta(days=14)


class Ended(Exception):
    """A link older than two weeks."""


def link(person: int, path: str) -> str:
    """Give the address by which a person reaches a page of the site from a letter."""
    mark = signing.dumps([person, path], salt=SALT)
    return f"{settings.SITE_ADDRESS}{reverse('letter-link', args=[mark])}"


def followed(mark: str, person: Person) -> str | None:
    """Give the page a link leads its own person to; None for another's, or one that is not ours.

    Raises `Ended` where it is too old.
    """
    try:
        whose, path = signing.loads(mark, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired as old:
        raise Ended from old
    except signing.BadSignature:
        return None
    return str(path) if whose == person.pk else None
