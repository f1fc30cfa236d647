"""Which roles are social work and which manage: the same in every population that says so."""

import sqlglot
from sqlglot import exp

from agreement.naive_people import MANAGERS, SOCIAL_WORK
from lineofsight.populations.catalogue import standing

PRACTITIONERS = SOCIAL_WORK - MANAGERS
KNOWN = (SOCIAL_WORK, MANAGERS, PRACTITIONERS)


def lists_of_roles(sql):
    """Give every list that names a manager or a senior social worker."""
    for found in sqlglot.parse_one(sql, read="duckdb").find_all(exp.In):
        said = {one.this for one in found.expressions if isinstance(one, exp.Literal)}
        if said & {"unit manager", "senior social worker"}:
            yield said


def test_every_list_of_roles_is_one_of_three():
    populations = standing()
    said = {name: list(lists_of_roles(populations[name].sql)) for name in populations.names}

    assert sum(map(len, said.values())) >= 9
    assert {name: one for name, of in said.items() for one in of if one not in KNOWN} == {}
