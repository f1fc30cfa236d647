"""What stands around every page: whose site it is, who reads it, and where they may go."""

from dataclasses import dataclass

from lineofsight.ui.blocks import Notification
from lineofsight.ui.lists import NavItem


@dataclass(frozen=True)
class Around:
    """All that the base page asks; the site fills it for each request."""

    council: str = ""
    service: str = ""
    accent: str = "1b4f5c"
    person: str = ""  # nobody is signed in where it is empty
    role: str = ""
    account: str = ""
    sign_out: str = ""
    home: str = "/"
    search: str = ""  # where a search is sent; empty where the person may not search
    navigation: tuple[NavItem, ...] = ()
    beneath: tuple[NavItem, ...] = ()  # the other pages of the entry of the menu that is open
    footer: tuple[NavItem, ...] = ()
    banners: tuple[Notification, ...] = ()
    made_from: str = ""
    is_training: bool = False
