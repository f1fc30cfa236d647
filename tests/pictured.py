"""A drawn home whose children are named for who may see them, and its picture built."""

import datetime as dt

from lineofsight.kernel.periods import Month
from lineofsight.picture import build, open_picture

MONTH = Month(2026, 1)
TODAY = dt.date(2026, 2, 3)
MADE_AT = dt.datetime(2026, 2, 3, 6, 10, tzinfo=dt.UTC)


def quietly(words, share):
    del words, share


def built(home, today=TODAY):
    build(home, today=today, made_at=MADE_AT, progress=quietly)
    return open_picture(home)


PERSONS = """
    child_id    | born_on    | sex    | ethnicity | is_disabled | is_unborn
    ours        | 2015-03-01 | female | WBRI      | no          | no
    brother     | 2012-05-05 | male   | WBRI      | no          | no
    theirs      | 2010-01-01 | male   | BAFR      | yes         | no
    left lately | 2011-01-01 | male   | BAFR      | no          | no
    left before | 2011-01-01 | male   | BAFR      | no          | no
    closed      | 2009-01-01 | female | WBRI      | no          | no
    kept apart  | 2014-01-01 | female | WBRI      | no          | no
"""

NAMES = """
    child_id    | forename | surname  | household_id | address  | address_class | is_restricted
    ours        | Ada      | Fernhill | h1           | 1 The Row | protected    | no
    brother     | Ben      | Fernhill | h1           | 1 The Row | protected    | no
    theirs      | Col      | Oakmoor  | h2           | 2 The Row | open         | no
    left lately | Dot      | Oakmoor  |              |          |               | no
    left before | Eve      | Ashdown  |              |          |               | no
    closed      | Fay      | Ashdown  |              |          |               | no
    kept apart  | Gil      | Ashdown  |              |          |               | yes
"""

ALLOCATIONS = """
    child_id    | worker_id | team  | started_on | ended_on   | allocation
    ours        | W1        | East  | 2025-12-01 |            | primary
    ours        | W9        | Desk  | 2025-11-01 | 2025-12-01 | primary
    brother     | W2        | West  | 2025-12-01 |            | primary
    theirs      | W2        | West  | 2025-12-01 |            | primary
    left lately | W1        | East  | 2025-06-01 | 2026-01-20 | primary
    left lately | W2        | West  | 2026-01-20 |            | primary
    left before | W1        | East  | 2025-06-01 | 2025-12-31 | primary
    left before | W2        | West  | 2025-12-31 |            | primary
    kept apart  | W1        | East  | 2025-12-01 |            | primary
"""

NEED = """
    child_id    | started_on | ended_on   | primary_need | team
    ours        | 2025-11-01 |            | N1           | East
    brother     | 2025-11-01 |            | N1           | West
    theirs      | 2025-11-01 |            | N2           | West
    left lately | 2025-06-01 |            | N1           | West
    left before | 2025-06-01 |            | N1           | West
    closed      | 2025-06-01 | 2025-09-01 | N1           | East
    kept apart  | 2025-11-01 |            | N1           | East
"""

PLANS = """
    child_id | started_on | initial_category | latest_category | team
    ours     | 2026-01-05 | NEG              | NEG             | East
    theirs   | 2025-12-01 | EMO              | EMO             | West
"""

VISITS = """
    child_id | seen_on    | child_seen | method
    ours     | 2026-01-12 | yes        | in person
    ours     | 2026-01-29 | no         | in person
    theirs   | 2025-12-10 | yes        | in person
    theirs   | 2026-01-28 | yes        | by video
"""

WORKERS = """
    worker_id | worker_name | role          | employment | fte | team | started_on | last_day_on
    W1        | Worker one  | social worker | permanent  | 1   | East | 2020-01-01 |
    W2        | Worker two  | social worker | agency     | 1   | West | 2020-01-01 |
    W9        | Who left    | social worker | permanent  | 1   | Desk | 2020-01-01 | 2025-12-31
"""

TABLES = {
    "person": PERSONS,
    "person_names": NAMES,
    "involvements": ALLOCATIONS,
    "cin_episodes": NEED,
    "cp_plans": PLANS,
    "cp_visits": VISITS,
    "professionals": WORKERS,
}
