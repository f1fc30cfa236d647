"""Rows of one child put together where several tables of one source each hold a part of them.

The Standard Safeguarding Dataset keeps the year's outcomes of a looked-after child in four tables.
A value of a later table fills what the earlier ones left blank; nothing is lost, and nothing is in
conflict unless two tables say different things of the same fact.
"""

from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.rows import Completed, Settled

BLANK = (None, NOT_RECORDED)
"""Values that say nothing."""


def put_together(whole: Settled) -> None:
    """Fill rows from those of other lists that are alike in the key; `whole` is changed."""
    key = [whole.columns[name] for name in whole.table.key]
    facts = {name: own for name, own in whole.columns.items() if name not in whole.table.key}
    first: dict[tuple[Any, ...], int] = {}
    absorbed: set[int] = set()
    for at, of in enumerate(zip(*key, strict=True)):
        seen = first.setdefault(of, at)
        if whole.sources[seen] != whole.sources[at] and _is_part(facts, at, seen):
            for name, values in facts.items():
                if values[seen] in BLANK and values[at] not in BLANK:
                    values[seen] = values[at]
                    whole.completed.append(_completed(whole, name, seen, at))
            absorbed.add(at)
    whole.keep([at for at in range(len(whole.rows)) if at not in absorbed])


def _completed(whole: Settled, name: str, seen: int, at: int) -> Completed:
    return Completed(
        whole.table.name, name, whole.sources[seen], whole.rows[seen],
        whole.sources[at], whole.rows[at],
    )  # fmt: skip


def _is_part(facts: dict[str, list[Any]], at: int, seen: int) -> bool:
    """Ask whether a row says nothing that the earlier one contradicts."""
    return all(own[at] in (*BLANK, own[seen]) or own[seen] in BLANK for own in facts.values())
