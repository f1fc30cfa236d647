"""Every list the readers know; ties are settled in this order."""

from lineofsight.records.readers import annex_a, cin_census, csww, local_feeds, ssd, ssda903
from lineofsight.records.readers.layouts import SourceList

LAYOUTS: tuple[SourceList, ...] = (
    *annex_a.LISTS,
    *ssda903.LISTS,
    *local_feeds.LISTS,
    *ssd.LISTS,
    *cin_census.LISTS,
    *csww.LISTS,
)


def layout(family: str, name: str) -> SourceList:
    """Give one layout by its family and name, such as `layout("annex_a", "list 7")`."""
    return next(one for one in LAYOUTS if one.family == family and one.name == name)
