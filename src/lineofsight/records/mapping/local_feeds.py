"""Every local feed and the table it fills; declared by subject, as the readers are."""

from lineofsight.records.mapping import (
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
