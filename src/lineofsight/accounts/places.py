"""Teams, services and children's tokens, as the picture of today has them."""

from django.conf import settings

from lineofsight import picture
from lineofsight.kernel.problems import Unreadable
from lineofsight.picture import tokens


def picture_now() -> picture.Picture | None:
    """Give the picture the pages read now; None before the first load."""
    try:
        return picture.open_picture(settings.HOME)
    except Unreadable:
        return None


def is_a_place(name: str) -> bool:
    """Say whether today's picture has a team or service of this name."""
    now = picture_now()
    return now is not None and any(name in (one.name, one.service) for one in picture.teams(now))


def teams_in(place: str) -> frozenset[str]:
    """Give the teams of a service, by the tree of today's picture; of a team, the team itself."""
    now = picture_now()
    teams = picture.teams(now) if now else []
    return frozenset(one.name for one in teams if one.service == place) or frozenset({place})


def token_of(identifier: str) -> str:
    """Give the token of whoever has this identifier in the case system, there or not."""
    return tokens.token(tokens.key_of(settings.HOME), identifier.strip())
