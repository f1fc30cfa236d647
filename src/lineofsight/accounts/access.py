"""What every view must declare: who may open it. A view that declares nothing stops the process.

`@public`, `@signed_in` or `@allows(Right.SEE_CHILD)` above a function or a class;
`declared(PUBLIC, include(...))` around addresses that come from a library.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver

from lineofsight.accounts.matrix import Right

View = TypeVar("View", bound=Callable[..., Any])
Entry = URLPattern | URLResolver


@dataclass(frozen=True)
class Access:
    """Who may open a view: everybody, whoever signed in, or whoever has one of these rights."""

    kind: str
    rights: tuple[Right, ...] = ()


PUBLIC = Access("public")
SIGNED_IN = Access("signed in")


def public(view: View) -> View:
    """Declare that anybody may open the view, signed in or not."""
    return _marked(view, PUBLIC)


def signed_in(view: View) -> View:
    """Declare that whoever is signed in may open the view."""
    return _marked(view, SIGNED_IN)


def allows(*rights: Right) -> Callable[[View], View]:
    """Declare that whoever has one of these rights may open the view."""
    if not rights:
        raise ImproperlyConfigured("Name at least one right, or use signed_in.")

    def declare(view: View) -> View:
        return _marked(view, Access("rights", rights))

    return declare


def _marked(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def declared(access: Access, *entries: Any) -> list[Any]:
    """Declare the access of addresses that come from a library, and give them back."""
    for pattern, _ in _patterns(entries, ""):
        if access_of(pattern.callback) is None:
            pattern.callback = _wrapped(pattern.callback, access)
    return list(entries)


def _wrapped(view: Callable[..., Any], access: Access) -> Callable[..., Any]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return view(request, *args, **kwargs)

    return _marked(answer, access)


def access_of(view: Any) -> Access | None:
    """Give what a view, or the class behind it, declares."""
    found = getattr(view, "access", None) or getattr(_class_of(view), "access", None)
    return found if isinstance(found, Access) else None


def _class_of(view: Any) -> Any:
    return getattr(view, "view_class", None)


def _patterns(entries: Iterable[Any], before: str) -> Iterator[tuple[URLPattern, str]]:
    for entry in entries:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, address)
        else:
            yield entry, address


def addresses(entries: Iterable[Entry]) -> list[tuple[str, URLPattern]]:
    """Every address of a URL configuration with its pattern."""
    return [(address, pattern) for pattern, address in _patterns(entries, "")]


def undeclared(entries: Iterable[Entry]) -> list[str]:
    """The addresses whose view declares no access."""
    return [address for address, pattern in addresses(entries) if not access_of(pattern.callback)]


def refuse_undeclared(entries: Iterable[Entry]) -> None:
    """Stop the process where an address declares no access."""
    found = undeclared(entries)
    if found:
        raise ImproperlyConfigured(
            f"No access is declared for {', '.join(found)}: write @allows, @signed_in or @public "
            "above the view, or declared(...) around what is included."
        )
