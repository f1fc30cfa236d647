"""What an address asks of a list that is none of its choices: said, and never taken in silence.

An old bookmark or a mistyped address still shows the list, which is then wider than was asked for.
What was asked is not repeated, and the same is said of what others may choose and of what nobody
may: nothing is told of what there is elsewhere. Pure.
"""

from collections.abc import Iterable, Mapping

Offered = Mapping[str, tuple[str, Iterable[str]]]
"""Name in an address -> what the choice is called, and what may be asked for."""


def passed_over(asked: Mapping[str, str], offered: Offered) -> str:
    """Say under which choices what is asked is none of them; empty where all was taken."""
    lost = [
        label for name, (label, values) in offered.items()
        if (text := asked.get(name)) and text not in values
    ]  # fmt: skip
    if not lost:
        return ""
    *others, last = lost
    under = f"{', '.join(others)} and {last}" if others else last
    return (
        f"What the address asks for under {under} is not one of the choices here: "
        "nothing is narrowed by it."
    )
