"""A made-up authority as big as they come, made by SQL in seconds: for the benchmarks only.

50,000 children and about 0.85 million rows over ten years, linked by child and by worker. The
sample borough (`lineofsight sample`) is the one that looks like life; this one is only large.
"""

import duckdb
import pyarrow as pa
from made_columns import (
    CHILDREN,
    FIRST,
    LAST,
    child,
    day,
    ending,
    later,
    minute,
    of_term,
    one,
    plain,
    team,
    worker,
)

from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.standard import TABLES as STANDARD

Tables = dict[str, pa.Table]

_VISIT = {
    "child_id": child(),
    "seen_on": day("seen"),
    "child_seen": one("cs", "yes", "yes", "yes", "no", "not recorded"),
    "seen_alone": one("sa", "yes", "no", "not recorded"),
    "method": one("me", "in person", "in person", "video", "phone", "not recorded"),
}

TABLES: dict[str, tuple[int, dict[str, str]]] = {
    "person": (
        CHILDREN,
        {
            "child_id": "'C' || cast(i as varchar)",
            "born_on": "date '1996-01-01' + cast(hash(i, 'born') % 9200 as integer)",
            "sex": one("sex", "male", "female", "male", "female", "not recorded"),
            "ethnicity": one("eth", "WBRI", "BCRB", "APKN", "MWBC", "OOTH", "NOBT", "BAFR"),
            "is_disabled": one("dis", "no", "no", "no", "yes", "not recorded"),
            "is_unborn": "'no'",
        },
    ),
    "contacts": (
        60_000,
        {
            "child_id": child(),
            "contacted_on": day("con"),
            "source": one("s", "6", "2A", "3A"),
            "outcome": one("out", "referral", "early help", "other", "advice", "not recorded"),
        },
    ),
    "early_help_episodes": (
        30_000,
        {
            "child_id": child(),
            "started_on": day("eh"),
            "ended_on": ending(day("eh"), "ehend", 300, 15),
        },
    ),
    "management_oversight": (60_000, {"child_id": child(), "noted_on": day("note")}),
    "cin_reviews": (60_000, {"child_id": child(), "held_on": day("cinr")}),
    "referrals": (
        110_000,
        {
            "child_id": child(),
            "referred_on": day("ref"),
            "no_further_action": one("nfa", "no", "no", "no", "no", "yes"),
            "team": team("rt"),
        },
    ),
    "cin_assessments": (
        90_000,
        {
            "child_id": child(),
            "started_on": day("ass"),
            "authorised_on": ending(day("ass"), "auth", 95, 40),
            "child_seen": one("acs", "yes", "yes", "yes", "no"),
            "needs_support": one("sup", "yes", "yes", "no"),
            "team": team("at"),
        },
    ),
    "cin_episodes": (
        45_000,
        {
            "child_id": child(),
            "started_on": day("cine"),
            "ended_on": ending(day("cine"), "cineend", 700, 12),
            "primary_need": one("need", "N1", "N2", "N4", "N5"),
            "closure_reason": one("why", "RC7", "RC8", "RC9"),
            "case_status": one("status", "child in need plan", "open assessment", "looked after"),
            "team": team("ct"),
        },
    ),
    "cin_plans": (
        25_000,
        {
            "child_id": child(),
            "started_on": day("cinp"),
            "ended_on": ending(day("cinp"), "cinpend", 400, 15),
            "team": team("pt"),
        },
    ),
    "cin_visits": (200_000, _VISIT),
    "s47_enquiry": (
        20_000,
        {
            "child_id": child(),
            "started_on": day("s47"),
            "ended_on": later(day("s47"), "s47e", 20),
            "outcome": one("s47o", "conference", "no further action", "services"),
            "conference_unnecessary": one("cu", "no", "yes", "not recorded"),
            "team": team("st"),
        },
    ),
    "initial_cp_conference": (
        8_000,
        {"child_id": child(), "held_on": day("icpc"), "led_to_plan": one("lp", "yes", "no")},
    ),
    "strategy_discussions": (
        26_000,
        {"child_id": child(), "held_on": day("sd"), "reason": one("sdr", "enquiry", "missing")},
    ),
    "cp_transfers_in": (
        2_000,
        {
            "child_id": child(),
            "notified_on": day("ti"),
            "conference_on": ending(day("ti"), "tih", 30, 20),
        },
    ),
    "cp_reviews": (
        16_000,
        {
            "child_id": child(),
            "held_on": day("cpr"),
            "quorate": one("quo", "yes", "yes", "no"),
            "participation": one("par", "PN0", "PN1", "PN3", "PN7"),
        },
    ),
    "cp_long_plan_reviews": (4_000, {"child_id": child(), "held_on": day("lpr")}),
    "core_groups": (40_000, {"child_id": child(), "held_on": day("cg")}),
    "cp_plans": (
        7_000,
        {
            "child_id": child(),
            "started_on": day("cp"),
            "ended_on": ending(day("cp"), "cpend", 800, 12),
            "latest_category": one("cat", "NEG", "EMO", "PHY", "SAB"),
            "previous_plans": "cast(hash(i, 'prev') % 3 as integer)",
            "team": team("cpt"),
        },
    ),
    "cp_visits": (60_000, _VISIT),
    "cla_episodes": (
        9_000,
        {
            "child_id": child(),
            "started_on": day("cla"),
            "ended_on": ending(day("cla"), "claend", 1500, 10),
            "start_reason": one("rne", "S", "P", "L"),
            "legal_status": one("ls", "C1", "C2", "V2", "V4"),
            "team": team("lt"),
        },
    ),
    "cla_placement": (
        12_000,
        {
            "child_id": child(),
            "started_on": day("pl"),
            "ended_on": ending(day("pl"), "plend", 500, 10),
            "placement_type": one("pt", "U1", "U4", "K2", "H5", "T1"),
            "start_reason": one("plr", "S", "P", "L", "T"),
        },
    ),
    "cla_visits": (40_000, _VISIT),
    "cla_reviews": (12_000, {"child_id": child(), "held_on": day("rev")}),
    "cla_health": (
        8_000,
        {
            "child_id": child(),
            "kind": one("hk", "initial", "review", "dental"),
            "completed_on": day("hc"),
            "outcome": "'done'",
        },
    ),
    "missing": (
        12_000,
        {
            "child_id": child(),
            "missing_at": minute(day("mi"), "m", 0, 1440),
            "returned_at": minute(day("mi"), "r", 1500, 5000),
            "interviewed_at": minute(day("mi"), "w", 3000, 9000),
            "kind": "'M'",
            "interview_offered": one("rhi", "yes", "yes", "no"),
            "interview_declined": one("rhd", "yes", "no", "no"),
        },
    ),
    "exploitation_risks": (
        4_000,
        {
            "child_id": child(),
            "kind": one("exk", "sexual", "criminal"),
            "started_on": day("ex"),
            "ended_on": ending(day("ex"), "exe", 400, 12),
        },
    ),
    "exploitation_reviews": (16_000, {"child_id": child(), "reviewed_on": day("exr")}),
    "nrm_referrals": (1_500, {"child_id": child(), "referred_on": day("nrm")}),
    "youth_justice_outcomes": (
        4_000,
        {"child_id": child(), "happened_on": day("yj"), "outcome": one("yjo", "caution")},
    ),
    "pre_proceedings": (
        3_000,
        {
            "case_id": "'P' || cast(i // 2 as varchar)",
            "child_id": child(),
            "decided_on": day("pp"),
            "letter_on": later(day("pp"), "ppl", 20),
            "ended_on": ending(day("pp"), "ppe", 200, 12),
        },
    ),
    "legal_meetings": (
        5_000,
        {
            "child_id": child(),
            "requested_on": day("lm"),
            "held_on": ending(day("lm"), "lmh", 20, 30),
        },
    ),
    "court_filings": (
        12_000,
        {
            "case_id": "'C' || cast(i // 6 as varchar)",
            "document": one("doc", "statement", "care plan", "assessment"),
            "directed_on": day("fi"),
            "due_on": later(day("fi"), "fid", 60),
            "filed_on": later(day("fi"), "fif", 70),
        },
    ),
    "care_leavers": (
        9_000,
        {
            "child_id": child(),
            "effective_on": day("cl"),
            "eligibility": one("el", "former relevant", "relevant", "qualifying"),
            "in_touch": one("it", "YES", "YES", "NO"),
            "accommodation": one("ac", "U", "D", "E", "X"),
            "suitability": one("su", "1", "1", "2"),
            "activity": one("act", "F2", "F5", "G5", "P3"),
        },
    ),
    "care_proceedings": (
        2_500,
        {
            "case_id": "'K' || cast(i // 2 as varchar)",
            "child_id": child(),
            "issued_on": day("iss"),
            "final_order_on": ending(day("iss"), "fin", 400, 12),
        },
    ),
    "school_terms": (
        60,
        {
            "term": "'Term ' || cast(1 + i % 6 as varchar)",
            "started_on": of_term((1, 5), (2, 20), (4, 15), (6, 1), (9, 3), (11, 1)),
            "ended_on": of_term((2, 12), (3, 30), (5, 24), (7, 20), (10, 20), (12, 18)),
        },
    ),
    "permanence": (
        1_000,
        {"child_id": child(), "decided_on": day("pd"), "ordered_on": day("po")},
    ),
    "involvements": (
        100_000,
        {
            "child_id": child(),
            "worker_id": worker("iw"),
            "team": team("iteam"),
            "started_on": day("inv"),
            "ended_on": ending(day("inv"), "invend", 500, 12),
            "allocation": one("al", "primary", "primary", "primary", "secondary"),
        },
    ),
    "professionals": (
        1_200,
        {
            "worker_id": worker("pw"),
            "employment": one("em", "permanent", "permanent", "agency"),
            "fte": "cast(0.2 * (1 + hash(i, 'fte') % 5) as decimal(12, 4))",
            "role": one("role", "social worker", "senior social worker", "unit manager", "other"),
            "grade": one("gr", "Gr11", "Gr12", "Gr9"),
            "team": team("wteam"),
            "case_holding": one("ch", "yes", "yes", "no"),
            "started_on": day("ws"),
            "last_day_on": ending(day("ws"), "wend", 2000, 3),
        },
    ),
    "department": (
        20,
        {
            "team": "'Team ' || cast(i as varchar)",
            "kind": one("kind", "assessment", "care planning", "looked after"),
        },
    ),
    "posts": (
        800,
        {
            "post_id": "'P' || cast(i as varchar)",
            "fte": "cast(1 as decimal(12, 4))",
            "role": one("prole", "social worker", "senior social worker", "unit manager"),
            "team": team("pteam"),
            "vacant_from_on": f"case when i % 3 = 0 then {day('va')} end",
            "covered_by_agency": one("cov", "yes", "no"),
        },
    ),
    "supervision": (
        25_000,
        {"worker_id": worker("suw"), "supervised_on": day("sud"), "kind": "'personal'"},
    ),
    "fostering_households": (
        1_500,
        {
            "household_id": "'H' || cast(i // 5 as varchar)",
            "approved_on": f"date '{FIRST}' + cast(hash(i // 5, 'ap') % 1500 as integer)",
            "household_type": "'mainstream'",
            "reviewed_on": day("fr"),
        },
    ),
    "incidents": (
        2_000,
        {
            "incident_id": "'I' || cast(i as varchar)",
            "happened_on": day("inc"),
            "category": one("cate", "knife crime", "gun crime", "most serious violence"),
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


OTHERS = {name: (5_000, plain(name)) for name in standing().everything_read() if name not in TABLES}
"""The tables that populations read and nobody has written out: large enough to be counted."""


def tables(*, authority: int = 0, children: int = CHILDREN, share: float = 1.0) -> Tables:
    """Make every table, one row for each key, without the columns worked out at load.

    `authority` is a number that nothing else depends on; `share` is how many of the rows of a big
    authority there are, besides its children.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as made:
        return {
            name: made.sql(_query(name, authority, children, share)).to_arrow_table()
            for name in (*TABLES, *OTHERS)
        }


FEWEST = 60
"""Rows a smaller authority keeps of a table: its school terms are as many as anybody's."""


def _query(name: str, authority: int, children: int, share: float) -> str:
    rows, columns = TABLES.get(name) or OTHERS[name]
    rows = children if name == "person" else max(int(rows * share), min(rows, FEWEST))
    made = ", ".join(f"{sql} as {column}" for column, sql in columns.items())
    made = made.replace("hash(i", "hash(n").replace(f"% {CHILDREN}", f"% {children}")
    key = ", ".join(column for column in STANDARD[name].key if column in columns)
    return (
        f"select {', '.join(columns)} from (select i, {made} from "
        f"(select i, i + {authority * 100_000_000} as n from range({rows}) counted(i))) "
        f"qualify row_number() over (partition by {key} order by i) = 1"
    )


def opened() -> Opened:
    """Open the big authority as a sealed month that reaches back to its first day."""
    return opened_from(tables(), extracted_on=LAST, authority="Wandle")
