"""The words of a search between typing them and seeing what was found: never in an address.

They wait in the session, encrypted with a key of the home folder, so that neither the database
nor a copy of it holds a name that somebody looked for.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest

from lineofsight.records import keys

PLACE = "searched"


def keep(request: HttpRequest, words: str) -> None:
    """Keep the words of a search until the next one, or until the session ends."""
    request.session[PLACE] = _lock().encrypt(words.encode()).decode()


def words_of(request: HttpRequest) -> str:
    """Give the words searched for last; empty where there are none, or they cannot be read."""
    try:
        return _lock().decrypt(str(request.session.get(PLACE, "")).encode()).decode()
    except InvalidToken:
        return ""


def _lock() -> Fernet:
    return Fernet(urlsafe_b64encode(keys.key(settings.HOME, "search")))
