"""Every local feed: what an authority hands in beside the returns, as CSV or as a workbook.

The feeds are declared by subject, as the modules below are named; this one names them all.
"""

from lineofsight.records.readers import (
    local_feeds_children,
    local_feeds_front_door,
    local_feeds_looked_after,
    local_feeds_plan,
    local_feeds_protection,
    local_feeds_quality,
    local_feeds_service,
)

LISTS = (
    *local_feeds_children.LISTS,
    *local_feeds_front_door.LISTS,
    *local_feeds_protection.LISTS,
    *local_feeds_looked_after.LISTS,
    *local_feeds_service.LISTS,
    *local_feeds_quality.LISTS,
    *local_feeds_plan.LISTS,
)
