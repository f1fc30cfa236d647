"""How much a search may do before it gives up: counted in steps, the same on every machine."""

import math


class Steps:
    """What is left of the work that a search may do; without a number it may go on to its end."""

    def __init__(self, most: float = math.inf) -> None:
        self._left = most

    @property
    def are_spent(self) -> bool:
        """Ask whether the search must give up."""
        return self._left <= 0

    def take(self, many: int = 1) -> None:
        """Note that so many were done."""
        self._left -= many
