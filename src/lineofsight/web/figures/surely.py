"""How sure a figure is: what its sources cannot say, in sentences."""

from lineofsight import picture
from lineofsight.picture import Exactness, Picture


def how_sure(kept: Picture, code: str, exactness: Exactness) -> list[str]:
    """Say what may make the figure other than it is; one line that says so where nothing may."""
    del code, exactness
    return [*picture.about(kept).notes] or ["Nothing in the records is known to make it doubtful."]
