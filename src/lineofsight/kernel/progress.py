"""How long work says how far it is: whoever shows it passes a `Step` down."""

from collections.abc import Callable

Step = Callable[[str, float], None]
"""Called with what is being done and how far along the whole is (0 to 1)."""


def unseen(_doing: str, _share: float) -> None:
    """Show nothing: nobody waits for it."""
