"""Annex A, the child-level lists an inspection asks for: eleven lists, 169 columns.

The lists are declared in three modules by part of the journey; this one names them all.
"""

from lineofsight.records.readers.annex_a_adoption import ADOPTERS, ADOPTION
from lineofsight.records.readers.annex_a_children import (
    CARE_LEAVERS,
    CHILD_PROTECTION,
    CHILDREN_IN_CARE,
    CHILDREN_IN_NEED,
)
from lineofsight.records.readers.annex_a_front_door import (
    ASSESSMENTS,
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    SECTION_47,
)

LISTS = (
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    SECTION_47,
    CHILDREN_IN_NEED,
    CHILD_PROTECTION,
    CHILDREN_IN_CARE,
    CARE_LEAVERS,
    ADOPTION,
    ADOPTERS,
)
