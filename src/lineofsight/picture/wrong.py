"""The rows that somebody has to mend at their source, and those that were mended since."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.picture.child_records import label
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, UNRESTRICTED, Scope, parameters


@dataclass(frozen=True)
class WrongRow:
    """One row to mend at its source."""

    key: str  # stays from load to load while the same thing is wrong
    kind: str  # value not read, row set aside, sources disagree ...
    table: str
    file: str
    sheet: str
    row: int | None  # Excel row
    heading: str
    letter: str  # of the column
    typed: str  # the value as typed, where it names nobody; empty where the row is not known
    problem: str
    assumed: str  # what was assumed meanwhile
    beside: str  # the other source's place, where two disagree
    token: str  # of the child; empty where the row is not known to be any child's
    label: str
    search_for: str  # the words to search for in the case system: the child's or worker's code
    worker: str
    worker_name: str
    team: str
    held: str  # now, last: worker and team hold or held the child; row: the row names them
    is_unheld: bool  # of a child whom nobody holds now
    is_known: bool  # the reader may know of whom it is: child, or else worker or team
    opens: bool  # the child's record is open to the scope by name, and not this row alone
    place: int  # in the list, the gravest first
    first_seen_on: dt.date  # day of the extract it was first seen in
    returned: int  # how often it was mended and came back


@dataclass(frozen=True)
class Mended:
    """A row that was wrong in an earlier load and no longer is."""

    key: str
    problem: str
    token: str
    first_seen_on: dt.date
    mended_on: dt.date  # day of the extract that no longer had it


_OWN = """(wrong.names_child = 0 and (
    wrong.worker in (select value from json_each(:workers))
    or wrong.team in (select value from json_each(:teams))
))"""
"""True of a row of no child that names a worker or team of the scope."""

_NOBODYS = f"""(
    wrong.held <> 'now' and {UNRESTRICTED}
    and wrong.team in (select value from json_each(:overseen))
)"""
"""True of a row of a child whom nobody holds, where the team that had it last is overseen."""


def wrong_rows(
    picture: Picture,
    *,
    scope: Scope,
    worker: str | None = None,
    team: str | None = None,
    others: bool = False,
    unheld: bool = False,
) -> list[WrongRow]:
    """List the rows to mend about children of a scope, the gravest kind first.

    Rows that name no child but a worker or team of the scope are among them, and those of a child
    whom nobody holds, for whoever oversees the team that had it last: such a row opens no record,
    and says what to search for. `unheld` keeps rows of such children alone. With `others` also
    the rest that is about no child of the picture (a household's, a victim's, of a child nobody
    else knows): whoever asks so answers for who may see them.
    """
    rows = picture.rows(
        f"""select wrong.*, child.token, child.name, child.child_id, worker.name as worker_name,
            coalesce({BY_NAME}, 0) as is_named,
            case when wrong.child is null then :under_no_name = 0 or {_OWN}
                else {BY_NAME} or {_NOBODYS} end as is_known
        from wrong left join child on child.id = wrong.child
        left join worker on worker.code = wrong.worker
        where (wrong.child is null and (:others = 1 or {_OWN})
                or wrong.child is not null and ({CONDITION} or {_NOBODYS}))
            and (:unheld = 0 or wrong.child is not null and wrong.held <> 'now')
            and (:worker is null or wrong.worker = :worker)
            and (:team is null or wrong.team = :team)
        order by wrong.place""",
        **parameters(scope), worker=worker, team=team, others=int(others),
        unheld=int(unheld),
    )  # fmt: skip
    return [_wrong(row) for row in rows]


def _wrong(row: Row) -> WrongRow:
    shown = bool(row["token"] and row["is_known"])
    return WrongRow(
        key=row["key"], kind=row["kind"], table=row["tbl"], file=row["file"],
        sheet=row["sheet"], row=row["row"], heading=row["heading"], letter=row["letter"],
        typed=row["typed"] if row["is_known"] else "", problem=row["problem"],
        assumed=row["assumed"], beside=row["beside"], token=row["token"] or "",
        label=_label(row),
        search_for=row["child_id"] if shown else _worker_named(row), worker=row["worker"],
        worker_name=(row["worker_name"] or "") if row["is_known"] else "",
        team=row["team"], held=row["held"],
        is_unheld=bool(row["token"]) and row["held"] != "now",
        is_known=bool(row["is_known"]), opens=bool(row["token"] and row["is_named"]),
        place=row["place"],
        first_seen_on=dt.date.fromisoformat(row["first_seen_on"]), returned=row["returned"],
    )  # fmt: skip


def _label(row: Row) -> str:
    """Give what the child is called; by its identifier alone where its record is not open."""
    if not row["token"]:
        return ""
    by_identifier = row["is_known"] and not row["is_named"]
    return str(row["child_id"]) if by_identifier else label(row)


def _worker_named(row: Row) -> str:
    """Give the worker a row is about, where it is about no child."""
    return "" if row["names_child"] else str(row["worker"])


def mended(picture: Picture, *, scope: Scope, others: bool = False) -> list[Mended]:
    """List the rows that were wrong in an earlier load and no longer are, the latest first."""
    rows = picture.rows(
        f"""select mended.* from mended left join child on child.token = mended.child_token
        where (mended.child_token = '' and :others = 1 or child.id is not null and {CONDITION})
        order by mended_on desc, key""",
        **parameters(scope), others=int(others),
    )  # fmt: skip
    return [
        Mended(
            row["key"], row["problem"], row["child_token"],
            dt.date.fromisoformat(row["first_seen_on"]), dt.date.fromisoformat(row["mended_on"]),
        )
        for row in rows
    ]  # fmt: skip
