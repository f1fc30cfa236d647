"""Runs: rows of a child that follow one another, where another return has one row for them all.

Annex A list 8 has one row for a period of care, SSDA903 and the SSD an episode for each change of
placement or legal status. So list 8 is compared with the run of episodes: the start of the first,
the end, reason and legal status of the last, and the placement the child is in or was in last. A
run that begins with a change, and not with care, is known from then on alone: its start lies
before the file. Short breaks (legal status V3 and V4) are no period.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.pairing import Match, Pairs, paired
from lineofsight.records.settling.rows import Settled

_SHORT_BREAKS = ("V3", "V4")
_GOES_ON = "X1"
"""Why an episode ceased that another follows: no end of the period."""

_BEGINS = ("S", NOT_RECORDED, None)
_SAME_CARER = ("L", "T", "U")
_SAME_PLACEMENT = "L"
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")

_OF_A_PERIOD = {
    "started_on": "start of care",
    "ended_on": "end of care",
    "end_reason": "reason why care ended",
    "legal_status": "latest legal status",
}
_OF_A_PLACEMENT = {
    "started_on": "placement start",
    "placement_type": "placement type",
    "provider": "placement provider",
}
_HELD = frozenset({"need", "team", "worker"})
"""What list 8 says of a period that holds for each of its episodes."""

Run = Sequence[int]
"""Places of rows, the earliest first."""


def by_runs(preferred: Settled, other: Settled) -> Match | None:
    """Match the rows of a source with list 8; None where these two are no matter of runs."""
    if other.family != "annex_a":
        return None
    how = _HOW.get(preferred.table.name)
    return how(preferred, other) if how else None


def _periods(preferred: Settled, other: Settled) -> Match:
    runs = [run for rows in _by_child(preferred).values() for run in _consecutive(preferred, rows)]
    here, begun = _as_periods(preferred, runs)
    there = _kept(other, _no_short_breaks(other, range(len(other.rows))))
    pairs = paired(here, there) or Pairs()
    starts, theirs = here.columns["started_on"], there.columns["started_on"]
    earlier = {
        (at, place)
        for at, place in pairs.near
        if not _is_whole(preferred, runs[at]) and theirs[place] <= starts[at]
    }
    pairs.same.extend(earlier)
    pairs.near[:] = [pair for pair in pairs.near if pair not in earlier]
    completing = [(at, place) for of, place in (*pairs.same, *pairs.near) for at in runs[of]]
    compared = frozenset(_OF_A_PERIOD) | _HELD
    return Match(here, there, pairs, compared, completing, _HELD, begun, _OF_A_PERIOD)


def _as_periods(episodes: Settled, runs: Sequence[Run]) -> tuple[Settled, Settled]:
    """Give a row for each run, once by the row of its latest episode and once by its first."""
    lasts, firsts = _kept(episodes, [run[-1] for run in runs]), [run[0] for run in runs]
    columns = dict(lasts.columns)
    for name in ("started_on", "start_reason", "need"):
        if name in columns:
            columns[name] = [episodes.columns[name][at] for at in firsts]
    goes_on = [reason == _GOES_ON for reason in columns.get("end_reason", ())]
    for name, nothing in (("ended_on", None), ("end_reason", NOT_RECORDED)):
        if name in columns and goes_on:
            columns[name] = [
                nothing if on else value for on, value in zip(goes_on, columns[name], strict=True)
            ]
    here = dataclasses.replace(lasts, columns=columns)
    return here, _by_rows_of(here, episodes, firsts)


def _consecutive(episodes: Settled, rows: Run) -> list[list[int]]:
    """Part the episodes of a child, in order, where a day lies between them."""
    starts, ends = episodes.columns["started_on"], episodes.columns.get("ended_on")
    runs: list[list[int]] = []
    until: Any = None
    is_open = False
    for at in _no_short_breaks(episodes, rows):
        if runs and (is_open or starts[at] <= until):
            runs[-1].append(at)
        else:
            runs.append([at])
            until = starts[at]
        end = ends[at] if ends else None
        is_open = is_open or end is None
        until = max(until, end or until)
    return runs


def _no_short_breaks(settled: Settled, rows: Sequence[int]) -> Sequence[int]:
    statuses = settled.columns.get("legal_status")
    return [at for at in rows if statuses[at] not in _SHORT_BREAKS] if statuses else rows


def _is_whole(settled: Settled, run: Run) -> bool:
    """Ask whether a run begins with its first row, and not before what the source holds."""
    return _said(settled, "start_reason", run[0]) in _BEGINS


def _latest_placements(preferred: Settled, other: Settled) -> Match:
    """Match each child's latest placement with the latest list 8 knows."""
    stays = {child: _stay(preferred, rows) for child, rows in _by_child(preferred).items()}
    latest = {child: rows[-1] for child, rows in _by_child(other).items() if child in stays}
    both = [(stays[child], there) for child, there in latest.items()]
    compared = frozenset(_OF_A_PLACEMENT)
    here = _kept(preferred, [stay[-1] for stay, _ in both])
    columns = dict(here.columns)
    for name in compared & columns.keys():
        columns[name] = [_agreeing(preferred, name, stay, other, at) for stay, at in both]
    here = dataclasses.replace(here, columns=columns)
    pairs = Pairs(("child_id", "started_on"))
    for at, (_, there) in enumerate(both):
        is_same = columns["started_on"][at] == other.columns["started_on"][there]
        (pairs.same if is_same else pairs.near).append((at, there))
    begun = _by_rows_of(here, preferred, [stay[0] for stay, _ in both])
    nothing: frozenset[str] = frozenset()
    return Match(here, other, pairs, compared, [], nothing, begun, _OF_A_PLACEMENT)


def _stay(placements: Settled, rows: Run) -> list[int]:
    """Give the child's latest placement: its rows with one carer, and temporary ones since."""
    stay: list[int] = []
    for at in reversed(rows):
        stay.insert(0, at)
        goes_on = _said(placements, "start_reason", at) in _SAME_CARER
        if not goes_on and _said(placements, "placement_type", at) not in _TEMPORARY:
            break
    return stay


def _agreeing(placements: Settled, name: str, stay: Run, other: Settled, there: int) -> Any:
    """Give what the stay says of a column: what the other says, where any of its rows does too."""
    said, values = _said(other, name, there), placements.columns[name]
    if name != "started_on":
        return said if said in (values[at] for at in stay) else values[stay[-1]]
    reasons = [_said(placements, "start_reason", at) for at in stay]
    starts = [values[at] for at, why in zip(stay, reasons, strict=True) if why != _SAME_PLACEMENT]
    is_before_the_file = reasons[0] in _SAME_CARER and said < values[stay[0]]
    return said if is_before_the_file or said in starts else values[stay[0]]


def _by_child(settled: Settled) -> dict[str, list[int]]:
    """Give the rows of each child, the one that began first in front."""
    starts = settled.columns["started_on"]
    rows: dict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(settled.rows)), key=starts.__getitem__):
        rows[settled.columns["child_id"][at]].append(at)
    return rows


def _said(settled: Settled, name: str, at: int) -> Any:
    return settled.columns[name][at] if name in settled.columns else None


def _kept(settled: Settled, rows: Sequence[int]) -> Settled:
    kept = dataclasses.replace(settled)
    kept.keep(list(rows))
    return kept


def _by_rows_of(view: Settled, settled: Settled, rows: Sequence[int]) -> Settled:
    """Give the same values, each row with the source and the Excel row of another."""
    return dataclasses.replace(
        view, sources=[settled.sources[at] for at in rows], rows=[settled.rows[at] for at in rows]
    )


_HOW: Mapping[str, Callable[[Settled, Settled], Match]] = {
    "cla_episodes": _periods,
    "cla_placement": _latest_placements,
}
