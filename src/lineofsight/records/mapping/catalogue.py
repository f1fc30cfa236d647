"""Every mapping by list, and which source goes before which where two fill one table.

One source fills a table of a sealed month; the others are named in the load report. The local
feed goes first, then the Standard Safeguarding Dataset, SSDA903, the censuses, then Annex A.
"""

from lineofsight.records.mapping import annex_a, cin_census, csww, local_feeds, ssd, ssda903
from lineofsight.records.mapping.declaring import Family, ListMapping

LISTS = (
    *local_feeds.LISTS,
    *ssd.LISTS,
    *ssda903.LISTS,
    *cin_census.LISTS,
    *csww.LISTS,
    *annex_a.LISTS,
)

MAPPINGS: dict[tuple[str, str], ListMapping] = {(one.family, one.name): one for one in LISTS}

ORDER: tuple[Family, ...] = (
    "local_feeds",
    "ssd",
    "ssda903",
    "cin_census",
    "csww",
    "annex_a",
)

FAMILIES: dict[Family, str] = {
    "annex_a": "Annex A",
    "ssda903": "SSDA903",
    "local_feeds": "Local feed",
    "ssd": "SSD",
    "cin_census": "CIN census",
    "csww": "Workforce census",
}
"""What each source is called in the load report, and where a reason names it."""

PERSON_ORDER: tuple[tuple[str, str], ...] = (
    *(("ssd", name) for name in ("ssd_person", "ssd_disability", "ssd_immigration_status")),
    *(("annex_a", f"list {number}") for number in (8, 7, 6, 5, 4, 9, 10, 3, 2, 1)),
    ("cin_census", "Child"),
    ("cin_census", "Disability"),
    ("ssda903", "Header"),
    ("local_feeds", "people"),
    ("local_feeds", "immigration"),
    *(("ssda903", one.name) for one in ssda903.LISTS if one.person and one.name != "Header"),
)
"""Where lists disagree about a child, the first of these that says anything is believed."""


def sources_of(table: str) -> tuple[str, ...]:
    """Name what can fill a table, the preferred first: `the workers feed`, `SSDA903 Episodes`."""
    family = {name: place for place, name in enumerate(ORDER)}
    filling = [one for one in LISTS if any(fill.table == table for fill in one.fills)]
    ordered = sorted(filling, key=lambda one: family[one.family])
    return tuple(dict.fromkeys(one.words for one in ordered))
