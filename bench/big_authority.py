"""A made-up authority as big as they come, made by SQL in seconds: for the benchmarks only.

50,000 children and about 0.85 million rows over ten years, linked by child and by worker. The
sample borough (`lineofsight sample`) is the one that looks like life; this one is only large.
"""

import datetime as dt

import duckdb
import pyarrow as pa

from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.standard import TABLES as STANDARD
from lineofsight.records.standard import Column
from lineofsight.records.standard.code_sets import CODE_SETS

Tables = dict[str, pa.Table]

CHILDREN = 50_000
FIRST, LAST = dt.date(2011, 1, 1), dt.date(2020, 12, 31)
_SPAN = (LAST - FIRST).days


def _child(spread: int = 1) -> str:
    """A child for row i: some children have many rows, most have few."""
    return f"'C' || cast(hash(i, 'child{spread}') % {CHILDREN} as varchar)"


def _day(salt: str) -> str:
    return f"date '{FIRST}' + cast(hash(i, '{salt}') % {_SPAN} as integer)"


def _later(day: str, salt: str, most: int) -> str:
    return f"{day} + cast(hash(i, '{salt}') % {most} as integer)"


def _open(day: str, salt: str, most: int, open_in: int) -> str:
    """An end after the day, or none for those that are still open on the last day."""
    ended = _later(day, salt, most)
    still_open = f"hash(i, '{salt}open') % {open_in} = 0 or {ended} > date '{LAST}'"
    return f"case when {still_open} then null else {ended} end"


def _minute(day: str, salt: str, least: int, most: int) -> str:
    """A time so many minutes after the day began."""
    minutes = f"cast({least} + hash(i, '{salt}') % {most} as bigint)"
    return f"cast({day} as timestamp) + to_minutes({minutes})"


def _one(salt: str, *codes: str) -> str:
    held = ", ".join(f"'{code}'" for code in codes)
    return f"([{held}])[cast(1 + hash(i, '{salt}') % {len(codes)} as bigint)]"


def _team(salt: str) -> str:
    return f"'Team ' || cast(hash(i, '{salt}') % 20 as varchar)"


def _worker(salt: str) -> str:
    return f"'W' || cast(hash(i, '{salt}') % 600 as varchar)"


_VISIT = {
    "child_id": _child(),
    "seen_on": _day("seen"),
    "child_seen": _one("cs", "yes", "yes", "yes", "no", "not recorded"),
    "seen_alone": _one("sa", "yes", "no", "not recorded"),
    "method": _one("me", "in person", "in person", "video", "phone", "not recorded"),
}

TABLES: dict[str, tuple[int, dict[str, str]]] = {
    "person": (
        CHILDREN,
        {
            "child_id": "'C' || cast(i as varchar)",
            "born_on": "date '1996-01-01' + cast(hash(i, 'born') % 9200 as integer)",
            "sex": _one("sex", "male", "female", "male", "female", "not recorded"),
            "ethnicity": _one("eth", "WBRI", "BCRB", "APKN", "MWBC", "OOTH", "NOBT", "BAFR"),
            "is_disabled": _one("dis", "no", "no", "no", "yes", "not recorded"),
            "is_unborn": "'no'",
        },
    ),
    "contacts": (
        60_000,
        {
            "child_id": _child(),
            "contacted_on": _day("con"),
            "source": _one("s", "6", "2A", "3A"),
            "outcome": _one("out", "referral", "early help", "other", "advice", "not recorded"),
        },
    ),
    "early_help_episodes": (
        30_000,
        {
            "child_id": _child(),
            "started_on": _day("eh"),
            "ended_on": _open(_day("eh"), "ehend", 300, 15),
        },
    ),
    "management_oversight": (60_000, {"child_id": _child(), "noted_on": _day("note")}),
    "cin_reviews": (60_000, {"child_id": _child(), "held_on": _day("cinr")}),
    "referrals": (
        110_000,
        {
            "child_id": _child(),
            "referred_on": _day("ref"),
            "no_further_action": _one("nfa", "no", "no", "no", "no", "yes"),
            "team": _team("rt"),
        },
    ),
    "cin_assessments": (
        90_000,
        {
            "child_id": _child(),
            "started_on": _day("ass"),
            "authorised_on": _open(_day("ass"), "auth", 95, 40),
            "child_seen": _one("acs", "yes", "yes", "yes", "no"),
            "needs_support": _one("sup", "yes", "yes", "no"),
            "team": _team("at"),
        },
    ),
    "cin_episodes": (
        45_000,
        {
            "child_id": _child(),
            "started_on": _day("cine"),
            "ended_on": _open(_day("cine"), "cineend", 700, 12),
            "primary_need": _one("need", "N1", "N2", "N4", "N5"),
            "closure_reason": _one("why", "RC7", "RC8", "RC9"),
            "case_status": _one("status", "child in need plan", "open assessment", "looked after"),
            "team": _team("ct"),
        },
    ),
    "cin_plans": (
        25_000,
        {
            "child_id": _child(),
            "started_on": _day("cinp"),
            "ended_on": _open(_day("cinp"), "cinpend", 400, 15),
            "team": _team("pt"),
        },
    ),
    "cin_visits": (200_000, _VISIT),
    "s47_enquiry": (
        20_000,
        {
            "child_id": _child(),
            "started_on": _day("s47"),
            "ended_on": _later(_day("s47"), "s47e", 20),
            "outcome": _one("s47o", "conference", "no further action", "services"),
            "conference_unnecessary": _one("cu", "no", "yes", "not recorded"),
            "team": _team("st"),
        },
    ),
    "initial_cp_conference": (
        8_000,
        {"child_id": _child(), "held_on": _day("icpc"), "led_to_plan": _one("lp", "yes", "no")},
    ),
    "strategy_discussions": (
        26_000,
        {"child_id": _child(), "held_on": _day("sd"), "reason": _one("sdr", "enquiry", "missing")},
    ),
    "cp_transfers_in": (
        2_000,
        {
            "child_id": _child(),
            "notified_on": _day("ti"),
            "conference_on": _open(_day("ti"), "tih", 30, 20),
        },
    ),
    "cp_reviews": (
        16_000,
        {
            "child_id": _child(),
            "held_on": _day("cpr"),
            "quorate": _one("quo", "yes", "yes", "no"),
            "participation": _one("par", "PN0", "PN1", "PN3", "PN7"),
        },
    ),
    "cp_long_plan_reviews": (4_000, {"child_id": _child(), "held_on": _day("lpr")}),
    "core_groups": (40_000, {"child_id": _child(), "held_on": _day("cg")}),
    "cp_plans": (
        7_000,
        {
            "child_id": _child(),
            "started_on": _day("cp"),
            "ended_on": _open(_day("cp"), "cpend", 800, 12),
            "latest_category": _one("cat", "NEG", "EMO", "PHY", "SAB"),
            "previous_plans": "cast(hash(i, 'prev') % 3 as integer)",
            "team": _team("cpt"),
        },
    ),
    "cp_visits": (60_000, _VISIT),
    "cla_episodes": (
        9_000,
        {
            "child_id": _child(),
            "started_on": _day("cla"),
            "ended_on": _open(_day("cla"), "claend", 1500, 10),
            "start_reason": _one("rne", "S", "P", "L"),
            "legal_status": _one("ls", "C1", "C2", "V2", "V4"),
            "team": _team("lt"),
        },
    ),
    "cla_placement": (
        12_000,
        {
            "child_id": _child(),
            "started_on": _day("pl"),
            "ended_on": _open(_day("pl"), "plend", 500, 10),
            "placement_type": _one("pt", "U1", "U4", "K2", "H5", "T1"),
            "start_reason": _one("plr", "S", "P", "L", "T"),
        },
    ),
    "cla_visits": (40_000, _VISIT),
    "cla_reviews": (12_000, {"child_id": _child(), "held_on": _day("rev")}),
    "cla_health": (
        8_000,
        {
            "child_id": _child(),
            "kind": _one("hk", "initial", "review", "dental"),
            "completed_on": _day("hc"),
            "outcome": "'done'",
        },
    ),
    "missing": (
        12_000,
        {
            "child_id": _child(),
            "missing_at": _minute(_day("mi"), "m", 0, 1440),
            "returned_at": _minute(_day("mi"), "r", 1500, 5000),
            "interviewed_at": _minute(_day("mi"), "w", 3000, 9000),
            "kind": "'M'",
            "interview_offered": _one("rhi", "yes", "yes", "no"),
            "interview_declined": _one("rhd", "yes", "no", "no"),
        },
    ),
    "exploitation_risks": (
        4_000,
        {
            "child_id": _child(),
            "kind": _one("exk", "sexual", "criminal"),
            "started_on": _day("ex"),
            "ended_on": _open(_day("ex"), "exe", 400, 12),
        },
    ),
    "exploitation_reviews": (16_000, {"child_id": _child(), "reviewed_on": _day("exr")}),
    "nrm_referrals": (1_500, {"child_id": _child(), "referred_on": _day("nrm")}),
    "youth_justice_outcomes": (
        4_000,
        {"child_id": _child(), "happened_on": _day("yj"), "outcome": _one("yjo", "caution")},
    ),
    "pre_proceedings": (
        3_000,
        {
            "case_id": "'P' || cast(i // 2 as varchar)",
            "child_id": _child(),
            "decided_on": _day("pp"),
            "letter_on": _later(_day("pp"), "ppl", 20),
            "ended_on": _open(_day("pp"), "ppe", 200, 12),
        },
    ),
    "legal_meetings": (
        5_000,
        {
            "child_id": _child(),
            "requested_on": _day("lm"),
            "held_on": _open(_day("lm"), "lmh", 20, 30),
        },
    ),
    "court_filings": (
        12_000,
        {
            "case_id": "'C' || cast(i // 6 as varchar)",
            "document": _one("doc", "statement", "care plan", "assessment"),
            "directed_on": _day("fi"),
            "due_on": _later(_day("fi"), "fid", 60),
            "filed_on": _later(_day("fi"), "fif", 70),
        },
    ),
    "care_leavers": (
        9_000,
        {
            "child_id": _child(),
            "effective_on": _day("cl"),
            "eligibility": _one("el", "former relevant", "relevant", "qualifying"),
            "in_touch": _one("it", "YES", "YES", "NO"),
            "accommodation": _one("ac", "U", "D", "E", "X"),
            "suitability": _one("su", "1", "1", "2"),
            "activity": _one("act", "F2", "F5", "G5", "P3"),
        },
    ),
    "care_proceedings": (
        2_500,
        {
            "case_id": "'K' || cast(i // 2 as varchar)",
            "child_id": _child(),
            "issued_on": _day("iss"),
            "final_order_on": _open(_day("iss"), "fin", 400, 12),
        },
    ),
    "permanence": (
        1_000,
        {"child_id": _child(), "decided_on": _day("pd"), "ordered_on": _day("po")},
    ),
    "involvements": (
        100_000,
        {
            "child_id": _child(),
            "worker_id": _worker("iw"),
            "team": _team("iteam"),
            "started_on": _day("inv"),
            "ended_on": _open(_day("inv"), "invend", 500, 12),
            "allocation": _one("al", "primary", "primary", "primary", "secondary"),
        },
    ),
    "professionals": (
        1_200,
        {
            "worker_id": _worker("pw"),
            "employment": _one("em", "permanent", "permanent", "agency"),
            "fte": "cast(0.2 * (1 + hash(i, 'fte') % 5) as decimal(12, 4))",
            "role": _one("role", "social worker", "senior social worker", "unit manager", "other"),
            "grade": _one("gr", "Gr11", "Gr12", "Gr9"),
            "team": _team("wteam"),
            "case_holding": _one("ch", "yes", "yes", "no"),
            "started_on": _day("ws"),
            "last_day_on": _open(_day("ws"), "wend", 2000, 3),
        },
    ),
    "department": (
        20,
        {
            "team": "'Team ' || cast(i as varchar)",
            "kind": _one("kind", "assessment", "care planning", "looked after"),
        },
    ),
    "posts": (
        800,
        {
            "post_id": "'P' || cast(i as varchar)",
            "fte": "cast(1 as decimal(12, 4))",
            "role": _one("prole", "social worker", "senior social worker", "unit manager"),
            "team": _team("pteam"),
            "vacant_from_on": f"case when i % 3 = 0 then {_day('va')} end",
            "covered_by_agency": _one("cov", "yes", "no"),
        },
    ),
    "supervision": (
        25_000,
        {"worker_id": _worker("suw"), "supervised_on": _day("sud"), "kind": "'personal'"},
    ),
    "fostering_households": (
        1_500,
        {
            "household_id": "'H' || cast(i // 5 as varchar)",
            "approved_on": f"date '{FIRST}' + cast(hash(i // 5, 'ap') % 1500 as integer)",
            "household_type": "'mainstream'",
            "reviewed_on": _day("fr"),
        },
    ),
    "incidents": (
        2_000,
        {
            "incident_id": "'I' || cast(i as varchar)",
            "happened_on": _day("inc"),
            "category": _one("cate", "knife crime", "gun crime", "most serious violence"),
            "victim_reference": "'V' || cast(hash(i, 'v') % 1500 as varchar)",
            "victim_age": "cast(hash(i, 'va') % 30 as integer)",
        },
    ),
    "population": (
        10,
        {
            "area": "'Wandle'",
            "year": "cast(2011 + i as integer)",
            "children": "cast(90000 + 500 * i as integer)",
            "aged_10_to_17": "cast(38000 + 200 * i as integer)",
        },
    ),
}
"""Table -> how many rows, and how each column of row i is made."""


def tables(*, authority: int = 0, children: int = CHILDREN, share: float = 1.0) -> Tables:
    """Make every table, one row for each key, without the columns worked out at load.

    `authority` is a number that nothing else depends on; `share` is how many of the rows of a big
    authority there are, besides its children.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as made:
        return {
            name: made.sql(_query(name, authority, children, share)).to_arrow_table()
            for name in (*TABLES, *_OTHERS)
        }


def _query(name: str, authority: int, children: int, share: float) -> str:
    rows, columns = TABLES.get(name) or _OTHERS[name]
    rows = children if name == "person" else max(int(rows * share), min(rows, 20))
    made = ", ".join(f"{sql} as {column}" for column, sql in columns.items())
    made = made.replace("hash(i", "hash(n").replace(f"% {CHILDREN}", f"% {children}")
    key = ", ".join(column for column in STANDARD[name].key if column in columns)
    return (
        f"select {', '.join(columns)} from (select i, {made} from "
        f"(select i, i + {authority * 100_000_000} as n from range({rows}) counted(i))) "
        f"qualify row_number() over (partition by {key} order by i) = 1"
    )


def _plain(table: str) -> dict[str, str]:
    """Make a table that is not written out above: every column by its kind alone."""
    return {column.name: _cell(table, column) for column in STANDARD[table].columns}


def _cell(table: str, column: Column) -> str:
    salt = f"{table}{column.name}"
    if column.codes:
        return _one(salt, *CODE_SETS[column.codes].codes)
    if column.name in ("child_id", "worker_id", "team"):
        return {"child_id": _child(), "worker_id": _worker(salt), "team": _team(salt)}[column.name]
    return {
        "date": _day(salt),
        "time": _minute(_day(salt), salt, 0, 1440),
        "integer": f"cast(hash(i, '{salt}') % 40 as integer)",
        "decimal": "cast(1 as decimal(12, 4))",
        "yes/no": _one(salt, "yes", "no", "not recorded"),
    }.get(column.kind, f"'T' || cast(hash(i, '{salt}') % 500 as varchar)")


_OTHERS = {
    name: (5_000, _plain(name)) for name in standing().everything_read() if name not in TABLES
}
"""The tables that populations read and nobody has written out: large enough to be counted."""


def opened() -> Opened:
    """Open the big authority as a sealed month that reaches back to its first day."""
    return opened_from(tables(), extracted_on=LAST, authority="Wandle")
