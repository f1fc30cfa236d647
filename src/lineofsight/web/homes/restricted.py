"""Restricted records on the first page: restrictions to agree to, and what is overdue unseen."""

from lineofsight.accounts import who_may_see
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may
from lineofsight.web.homes.part import Part, Reader

SHOWN = 8


def to_agree(reader: Reader) -> Part | None:
    """Say how many restrictions wait for this reader as the second person; None where none do."""
    many = len(who_may_see.asked_of(reader.person))
    if not many:
        return None
    waits = "1 restriction waits" if many == 1 else f"{many:,} restrictions wait"
    return Part(f"{waits} for you to agree", "web/homes/restricted.html", {})


def overdue(reader: Reader) -> Part | None:
    """Give what is overdue for restricted children, under no name, to who answers for them."""
    if not (may(reader.person, Right.SEE_RESTRICTIONS) and may(reader.person, Right.SEE_NAME)):
        return None
    found = [one for one in who_may_see.restricted_for(reader.person) if one.record.overdue]
    if not found:
        return None
    records = "record has" if len(found) == 1 else "records have"
    return Part(
        f"{len(found):,} restricted {records} something overdue", "web/homes/restricted.html",
        {"found": found[:SHOWN], "more": max(0, len(found) - SHOWN)},
    )  # fmt: skip
