"""Whose children may be seen: the one argument no function that names a child does without.

A scope becomes one SQL condition (`condition`), so that rows, counts and searches are narrowed
before anything is read: a child outside the scope is as absent as one who does not exist.
"""

import json
from dataclasses import dataclass, replace

from lineofsight.picture.schema import NOT_KNOWN


@dataclass(frozen=True)
class Scope:
    """Whose children may be seen; what is not said may not be seen.

    A child is seen who is allocated to one of `workers`, or in one of `teams` now, or, with
    `whole`, anybody of the service; a `named` child is seen wherever allocated, and so is one who
    is `listed`, as long as it is restricted, or `opened`, as long as it is not. A child for whom no
    worker and no team is known is also seen by whoever oversees a team under which something
    overdue to it is counted (`overseen`). Out are children in `closed_to` (always), and those who
    are `restricted`, here or in the records, unless `named` or `listed`: a child the records
    restrict, and nobody here, is also seen by the workers who hold it now, who are the list the
    case system keeps. These five hold tokens.
    All these are seen by name. `under_no_name`: so is everybody else of the service who is not
    restricted, without a name and an identifier.
    """

    workers: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    overseen: frozenset[str] = frozenset()
    whole: bool = False
    named: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    closed_to: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()
    under_no_name: bool = False

    @property
    def is_nobody(self) -> bool:
        """Say whether no child at all may be seen."""
        return self.names_nobody and not self.under_no_name

    @property
    def names_nobody(self) -> bool:
        """Say whether no child at all may be seen by name."""
        return not any((self.whole, self.workers, self.teams, self.named, self.listed, self.opened))

    @property
    def is_of_all(self) -> bool:
        """Say whether every child is within it, by name or without: no list is of its own."""
        return self.whole or self.under_no_name

    @property
    def by_name(self) -> "Scope":
        """Give whom it names alone."""
        return replace(self, under_no_name=False)


NOBODY = Scope()
"""The scope of whoever may see no child."""

PARAMETERS = (
    "workers", "teams", "overseen", "named", "listed", "opened", "closed_to",
    "restricted",
)  # fmt: skip

_WITHOUT_HOLDER = f"""(
    child.worker = '' and child.team = ''
    and (child.overdue > 0 or child.held_by in ('nobody', '{NOT_KNOWN}'))
    and child.id not in (select allocated.child from allocated where allocated.ended_on is null)
)"""

HOLDERS_KNOWN = """(
    (select value = '' from about where name = 'no_holders')
    and (child.held_by <> '' or (select value = '' from about where name = 'holders_alone'))
)"""
"""True where the records say who holds a child: where they say it of some alone, of the open."""

UNHELD = f"({_WITHOUT_HOLDER} and {HOLDERS_KNOWN})"
"""True of a child to whom something is overdue, or whose case is open, and whom nobody holds."""

_REACHED = f"""(
    :whole = 1
    or child.team in (select value from json_each(:teams))
    or child.id in (
        select allocated.child from allocated
        where allocated.worker in (select value from json_each(:workers))
    )
    or (
        :overseen <> '[]' and {_WITHOUT_HOLDER} and child.id in (
            select duty.child from duty where duty.state = 'overdue'
            and duty.team in (select value from json_each(:overseen))
        )
    )
)"""

_SHUT_HERE = "child.token in (select value from json_each(:restricted))"

_OPENED = "child.token in (select value from json_each(:opened))"

_HELD_NOW = """child.id in (
    select allocated.child from allocated where allocated.ended_on is null
    and allocated.worker in (select value from json_each(:workers))
)"""

BY_NAME = f"""(
    child.token not in (select value from json_each(:closed_to))
    and (
        child.token in (select value from json_each(:named))
        or (
            (child.is_restricted = 1 or {_SHUT_HERE})
            and child.token in (select value from json_each(:listed))
        )
        or (
            not {_SHUT_HERE} and (
                child.is_restricted = 0 and ({_REACHED} or {_OPENED})
                or child.is_restricted = 1 and {_HELD_NOW}
            )
        )
    )
)"""
"""True of a row of `child` that the scope given by `parameters` holds and names."""

UNRESTRICTED = f"""(
    child.token not in (select value from json_each(:closed_to))
    and child.is_restricted = 0 and not {_SHUT_HERE}
)"""
"""True of a child that is no conflict of the reader's, and restricted neither here nor there."""

CONDITION = f"({BY_NAME} or :under_no_name = 1 and {UNRESTRICTED})"
"""True of a row of `child` that is within the scope, by name or without."""

RESTRICTED = f"""(
    child.token not in (select value from json_each(:closed_to))
    and (child.is_restricted = 1 or {_SHUT_HERE}) and (:under_no_name = 1 or {_REACHED})
)"""
"""True of a restricted child the scope would hold were it not restricted: to count, not to show."""

HIDDEN = f"({RESTRICTED} and not {CONDITION})"
"""True of a child that only its restriction keeps from the scope."""


def parameters(scope: Scope) -> dict[str, object]:
    """Give the values that `CONDITION` asks for."""
    return {
        "whole": int(scope.whole),
        "under_no_name": int(scope.under_no_name),
        **{name: json.dumps(sorted(getattr(scope, name))) for name in PARAMETERS},
    }
