"""The plan as a workbook, plan.xlsx: read with everything wrong in it said by its place; written.

The same sheets as the feed that a load reads (`records.readers.local_feeds_plan`), read by the same
readers. Nothing is taken of a workbook in which anything is wrong.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lineofsight.kernel.codes import indicator_code
from lineofsight.kernel.problems import ChecksFailed, Problem
from lineofsight.plan import possible
from lineofsight.plan.as_sent import REFERENCE, SHEETS, TAKEN_OUT, AsSent, check_is_workbook
from lineofsight.plan.content import (
    EMBEDDED,
    FIELDS,
    KEY,
    LONGEST_NAME,
    LONGEST_PROGRESS,
    LONGEST_TEXT,
    Action,
    Evidence,
    Milestone,
    effects_of,
    in_lines,
    in_order,
    is_reference,
    reference_key,
)
from lineofsight.plan.showing import NOT_EMBEDDED, shows_effect
from lineofsight.plan.wrongs import Cell, Wrong, WrongWorkbook, said_once, unread_cells
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.intake.alone import read_alone
from lineofsight.records.intake.gathering import Gathered
from lineofsight.records.mapping import local_feeds_plan
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.returns import plan_workbook
from lineofsight.settings import Settings

WRONG = (Kind.CHECK_FAILED, Kind.UNREAD, Kind.SET_ASIDE, Kind.CONFLICT, Kind.DUPLICATE)
"""What a load would report and go on from, and a plan is refused for."""

ROWS_SAID = 6

_SHEETS = {
    "plan_actions": "Actions",
    "plan_milestones": "Milestones",
    "plan_evidence": "Evidence",
}


_WORDS = {
    f"not a code of {name.replace('_', ' ')}": f"one of: {', '.join(CODE_SETS[name].codes)}"
    for name in ("action_status", "evidence_kind")
}
"""What a load says of a word that is none of the allowed -> the allowed ones."""

_HEADINGS = {fill.table: fill.columns for each in local_feeds_plan.LISTS for fill in each.fills}
"""Table -> column -> the heading it stands under in the workbook."""

_NAMES = ("work_stream", "sro", "priority_name", "lead", "deputy")
_LONGEST = {**dict.fromkeys(_NAMES, LONGEST_NAME), "progress": LONGEST_PROGRESS}
"""Column -> characters it holds at most; any other text holds `LONGEST_TEXT`."""

NEEDED = {
    "work_stream": "Work stream",
    "sro": "SRO",
    "action": "Action",
    "lead": "Lead",
    "due_on": "Due",
    "status": "Status",
}
"""What every action has, beside its reference."""


@dataclass(frozen=True)
class Read:
    """A workbook that was read: its actions by reference, and what it was taken out of."""

    actions: dict[str, Action]
    plan: int  # the plan's number; 0 where the workbook does not say
    entry: int  # the newest entry the plan then had


def read_plan(
    file: Path, *, on: dt.date, settings: Settings, indicators: Mapping[str, str],
    held: Mapping[str, Action] = MappingProxyType({}),
) -> Read:  # fmt: skip
    """Read a plan.xlsx.

    Raises `WrongWorkbook` with every wrong place, and what `records.readers` raises for a file that
    is no workbook. `indicators` are the codes that an action may name, each with its unit; `held`
    are the plan's actions as they stand, where there are some.
    """
    check_is_workbook(file)
    gathered = read_alone(file, on=on, settings=settings)
    as_sent = AsSent(file)
    if "plan_actions" not in gathered.tables:
        raise ChecksFailed(
            "The workbook has no sheet of actions.",
            where=file.name,
            do="Begin from the template (`lineofsight templates`), or take the plan out as it is.",
        )
    wrongs = [*_as_sent(file.name, as_sent)]
    told = [one for one in gathered.findings if one.kind in WRONG]
    unread = unread_cells(told) | as_sent.unread
    wrongs += [_wrong(one) for one in said_once(told, unread, as_sent.lost)]
    wrongs += _columns(gathered.findings)
    found = _Rows(file.name, gathered, indicators, on, held, unread)
    actions = found.actions()
    wrongs += found.wrongs
    if not actions and not wrongs:
        empty = "the sheet Actions has no row, and every action would leave the plan"
        wrongs.append(Wrong(f"{file.name}, sheet Actions", empty))
    if wrongs:
        raise WrongWorkbook(wrongs)
    return Read(actions, as_sent.plan, as_sent.entry)


def _as_sent(file: str, as_sent: AsSent) -> Iterator[Wrong]:
    for name in as_sent.lacking:
        yield Wrong(
            f"{file}, sheet {name}",
            "the sheet is missing: all it held would leave the plan; leave it in, empty if need be",
        )
    for one in as_sent.merged:
        yield Wrong(
            f"{file}, sheet {one.sheet}, cells {one.cells}, row {one.row}",
            "these cells are merged, so that all but the first are empty; write each by itself",
        )
    for one in as_sent.no_text:
        yield Wrong(
            f"{file}, sheet {one.sheet}, cell {one.cells}",
            "the reference is held as a number or a day, and what was typed is lost (2.10 becomes "
            "2.1); write it as text",
        )


def _columns(findings: Iterable[Finding]) -> Iterator[Wrong]:
    """Say which columns are missing, and which nobody reads: what they held would be lost."""
    for one in findings:
        if one.place.sheet not in SHEETS or not one.place.heading or one.rows:
            continue
        if one.kind is Kind.ASSUMED:
            yield Wrong(one.place.words, _NO_COLUMN)
        elif one.kind is Kind.COLUMN:
            yield Wrong(one.place.words, _OTHER_COLUMN)


_NO_COLUMN = (
    "the column is missing: all it held would leave the plan; leave it in, empty if need be, under "
    "this heading"
)
_OTHER_COLUMN = (
    "a plan has no column of this heading, and what stands in it would be lost; give it the "
    "heading it had, or take it out"
)


def _wrong(finding: Finding) -> Wrong:
    rows = ", ".join(str(row) for row in finding.rows[:ROWS_SAID])
    more = " and more" if len(finding.rows) > ROWS_SAID else ""
    where = f"{finding.place.words}, row {rows}{more}" if rows else finding.place.words
    words = _WORDS.get(finding.problem, "")
    return Wrong(where, f"{finding.problem}; write {words}" if words else finding.problem)


class _Rows:
    """The rows of a workbook as they become actions, with what is wrong in them."""

    def __init__(
        self, file: str, gathered: Gathered, indicators: Mapping[str, str], on: dt.date,
        held: Mapping[str, Action], unread: frozenset[Cell],
    ) -> None:  # fmt: skip
        self._file, self._indicators, self._on, self._held = file, indicators, on, held
        self._unread = unread
        self._rows = {
            name: [
                {column: in_lines(held) if isinstance(held, str) else held
                 for column, held in row.items()}
                for row in (gathered.tables[name].to_pylist() if name in gathered.tables else [])
            ]
            for name in _SHEETS
        }  # fmt: skip
        self._known, self.wrongs = dict[str, dict[str, Any]](), list[Wrong]()

    def actions(self) -> dict[str, Action]:
        """Give every action by its reference."""
        refs = {row["action_ref"] for row in self._rows["plan_actions"]}
        steps = self._under(refs, "plan_milestones")
        shown = self._under(refs, "plan_evidence")
        found = (
            self._action(row, steps[row["action_ref"]], shown[row["action_ref"]])
            for row in self._rows["plan_actions"]
        )
        return {one.ref: one for one in in_order(found)}

    def _under(self, refs: Collection[str], table: str) -> Mapping[str, list[dict[str, Any]]]:
        """Give the rows of a table by their reference, and say which has none on Actions.

        None is said to while a reference there could not be read: it may be that one.
        """
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        is_read = not any(one[:2] == ("Actions", REFERENCE) for one in self._unread)
        for row in self._rows[table]:
            if is_read and row["action_ref"] not in refs:
                self._say(table, row, "Action ref", "the sheet Actions has no such reference")
            found[row["action_ref"]].append(row)
        return found

    def _action(
        self, row: dict[str, Any], steps: list[dict[str, Any]], shown: list[dict[str, Any]]
    ) -> Action:
        self._check_ref(row)
        self._check(row, steps, shown)
        for table, each in (("plan_actions", [row]), ("plan_milestones", steps),
                            ("plan_evidence", shown)):  # fmt: skip
            self._check_lengths(table, each)
        indicators = tuple(self._codes(row))
        one = Action(
            ref=row["action_ref"],
            action=row["action"] or "",
            work_stream=row["work_stream"] or "",
            sro=row["sro"] or "",
            priority=row["priority"],
            priority_name=row["priority_name"] or "",
            lead=row["lead"] or "",
            due_on=row["due_on"],
            status=row["status"] or "",
            deputy=row["deputy"] or "",
            partners=row["partners"] or "",
            started_on=row["started_on"],
            revised_due_on=row["revised_due_on"],
            revised_why=row["revised_why"] or "",
            progress=row["progress"] or "",
            outcome=row["outcome_statement"] or "",
            indicators=indicators,
            effects=self._effects(row),
            finding=row["inspection_finding"] or "",
            came_from=row["came_from"] or "",
            budget=row["budget"],
            spent=row["spent"],
            risk=row["risk"] or "",
            milestones=tuple(
                Milestone(each["milestone"], each["due_on"], each["done_on"]) for each in steps
            ),
            evidence=tuple(
                Evidence(each["kind"] or "", each["dated_on"], each["held"] or "",
                         each["says"] or "")
                for each in shown
            ),
        )  # fmt: skip
        if one.status == EMBEDDED and not shows_effect(one, self._on):
            instead = "write them on the sheet Evidence, or complete awaiting evidence"
            self._say("plan_actions", row, "Status", f"{NOT_EMBEDDED}; {instead}")
        return one

    def _check_ref(self, row: dict[str, Any]) -> None:
        """Say which reference cannot be one, or is another's in another spelling."""
        if not is_reference(row["action_ref"]):
            self._say("plan_actions", row, "Action ref", "it is too long, or has a slash in it")
        other = self._known.setdefault(reference_key(row["action_ref"]), row)
        if other["action_ref"] != row["action_ref"]:
            same = f"it is {other['action_ref']} of row {other['source_row']} in another spelling"
            self._say("plan_actions", row, "Action ref", same)

    def _check(
        self, row: dict[str, Any], steps: list[dict[str, Any]], shown: list[dict[str, Any]]
    ) -> None:
        """Say what an action cannot be without, and what it cannot be."""
        for column, heading in NEEDED.items():
            if not row[column]:
                self._say("plan_actions", row, heading, "it is empty, and every action has one")
        for table, rows, wrong in (
            ("plan_actions", [row], possible.wrong_action),
            ("plan_milestones", steps, possible.wrong_step),
            ("plan_evidence", shown, possible.wrong_evidence),
        ):
            for each in rows:
                for heading, what in wrong(each, self._on):
                    self._say(table, each, heading, what)
        self._check_reached(row, steps)

    def _check_reached(self, row: dict[str, Any], steps: Iterable[dict[str, Any]]) -> None:
        """Say which milestones were reached before their action began; what stands so, stays."""
        start, was = row["started_on"], self._held.get(row["action_ref"])
        stands = was.milestones if was and was.started_on == start else ()
        stood = {(one.what, one.done_on) for one in stands}
        for each in steps:
            what = possible.before_start(each["done_on"], start)
            if what and (each["milestone"], each["done_on"]) not in stood:
                self._say("plan_milestones", each, "Done", f"it is {what}")

    def _check_lengths(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        for row, (column, heading) in product(rows, _HEADINGS[table].items()):
            text, most = row[column], _LONGEST.get(column, LONGEST_TEXT)
            if isinstance(text, str) and len(text) > most:
                what = f"it has {len(text):,} characters and can have {most:,}; shorten it"
                self._say(table, row, str(heading), what)

    def _codes(self, row: dict[str, Any]) -> Iterator[str]:
        for typed in (row["indicators"] or "").replace(";", ",").split(","):
            if not typed.strip():
                continue
            code = indicator_code(typed)
            if code not in self._indicators:
                self._say("plan_actions", row, "Indicators", f"there is no indicator {code}")
            yield code

    def _effects(self, row: dict[str, Any]) -> tuple[Any, ...]:
        try:
            effects = effects_of(row["expected_effect"] or "")
        except Problem as problem:
            self._say("plan_actions", row, "Expected effect", f"{problem.what} {problem.do}")
            return ()
        for heading, what in possible.wrong_effects(effects, self._indicators, self._on):
            self._say("plan_actions", row, heading, what)
        return effects

    def _say(self, table: str, row: dict[str, Any], heading: str, what: str) -> None:
        """Say it; nothing more of a cell that could not be read, which only looks empty."""
        if (_SHEETS[table], heading, row["source_row"]) in self._unread:
            return
        place = f"{self._file}, sheet {_SHEETS[table]}, column {heading}, row {row['source_row']}"
        self.wrongs.append(Wrong(place, what))


_COLUMNS = {
    "Work stream": "work_stream", "SRO": "sro", "Priority": "priority",
    "Priority name": "priority_name", "Action ref": "ref", "Action": "action", "Lead": "lead",
    "Due": "due_on", "Status": "status", "Progress": "progress", "Indicators": "indicators",
    "Expected effect": "effects", "Inspection finding": "finding", "Came from": "came_from",
    "Deputy": "deputy", "Partners": "partners", "Start": "started_on",
    "Revised due": "revised_due_on", "Revised why": "revised_why", "Outcome statement": "outcome",
    "Budget": "budget", "Spent": "spent", "Risk": "risk",
}  # fmt: skip
"""Heading of the sheet Actions -> the field of an action that stands under it."""


def written(
    actions: Sequence[Action],
    *,
    taken_out_of: str = "",
    fields: Collection[str] = FIELDS,
) -> bytes:
    """Write the plan as plan.xlsx; reading it again gives the same actions.

    `taken_out_of` (`as_sent.mark`) goes with it unseen: what is sent back is then laid over what
    was reported meanwhile. With fewer `fields` the columns of the others, and a sheet of them, are
    not there, and the workbook cannot be sent back.
    """
    steps = [(one.ref, step) for one in actions for step in one.milestones]
    shown = [(one.ref, each) for one in actions for each in one.evidence]
    sheets: dict[str, list[dict[str, Any]]] = {
        "Actions": [_action_cells(one) for one in actions],
        "Milestones": [
            {"Action ref": ref, "Milestone": step.what, "Due": step.due_on, "Done": step.done_on}
            for ref, step in steps
        ],
        "Evidence": [
            {"Action ref": ref, "Kind": each.kind, "Date": each.dated_on, "Where": each.held,
             "Says": each.says}
            for ref, each in shown
        ],
        "Key": [
            {"State": state, "Colour": colour, "Test": test}
            for state, (colour, test) in KEY.items()
        ],
    }  # fmt: skip
    return plan_workbook.write(
        {
            name: rows
            for name, rows in sheets.items()
            if name.lower() in {*fields, "actions", "key"}
        },
        {TAKEN_OUT: taken_out_of} if taken_out_of else {},
        leave_out={heading for heading, name in _COLUMNS.items() if name not in fields},
    )


def _action_cells(one: Action) -> dict[str, Any]:
    return {heading: _cell(getattr(one, name)) for heading, name in _COLUMNS.items()}


def _cell(value: Any) -> Any:
    """Give a field as its cell: codes parted by commas, effects by semicolons, else as it is."""
    if not isinstance(value, tuple):
        return value
    if all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return "; ".join(each.words for each in value)
