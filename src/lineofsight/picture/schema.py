"""The tables of the picture: one SQLite file, written whole by `made` and only read by the rest.

Children are numbered within one picture; outside it they are known by their token.
"""

VERSION = 1
"""Raised when a table changes: a picture of another version is not read but built again."""

TABLES: dict[str, tuple[str, ...]] = {
    "about": ("name text primary key", "value text"),
    "area": ("place integer primary key", "name text"),
    "indicator": (
        "code text primary key", "place integer", "area text", "title text", "unit text",
        "over text", "better text", "tag text", "statutory integer", "priority integer",
        "protects text", "measure text", "about_children integer", "facts text",
    ),
    "figure": (
        "code text", "by text", "grp text", "month integer", "numerator text",
        "denominator text", "value text", "number real", "state text", "reason text", "rag text",
        "snapshot text", "shown text", "place integer", "primary key (code, by, grp, month)",
    ),
    "judgement": (
        "code text", "by text", "grp text", "said text", "protected text",
        "primary key (code, by, grp)",
    ),
    "source": ("place integer primary key", "file text", "sheet text"),
    "child": (
        "id integer primary key", "token text unique", "child_id text", "name text",
        "also_known_as text", "born_on text", "age integer", "sex text", "ethnicity text",
        "is_disabled text", "disabilities text", "is_uasc text", "is_unborn text",
        "died_on text", "team text", "worker text", "open_since_on text", "held_by text",
        "is_unallocated integer", "is_restricted integer", "last_seen_on text",
        "next_due_on text", "next_due text", "overdue integer", "statuses text",
        "household text", "family text", "health_number text", "upn text",
    ),
    "address": ("child integer primary key", "address text", "class text"),
    "allocated": (
        "child integer", "worker text", "team text", "allocation text", "started_on text",
        "ended_on text",
    ),
    "involved": (
        "child integer", "worker text", "team text", "allocation text", "started_on text",
        "ended_on text", "reason text",
    ),
    "event": (
        "child integer", "on_day text", "at_time text", "kind text", "title text", "detail text",
        "source integer", "row integer",
    ),
    "duty": (
        "id integer primary key", "population text", "title text", "meaning text", "rule text",
        "child integer", "subject text", "subject_kind text", "team text", "worker text",
        "started_on text", "due_on text", "due_at text", "shown_due_on text",
        "days_left integer", "state text", "alert text", "last_done_on text", "place integer",
    ),
    "unanswered": ("population text primary key", "title text", "reason text"),
    "team": (
        "name text primary key", "kind text", "service text", "manager text", "head text",
        "children integer", "unallocated integer", "workers integer", "overdue integer",
    ),
    "worker": (
        "code text primary key", "name text", "role text", "employment text", "fte text",
        "team text", "started_on text", "last_day_on text", "is_absent integer",
        "case_holding text", "children integer", "overdue integer", "is_current integer",
    ),
}  # fmt: skip
"""Table -> its columns as SQLite is told them."""

INDEXES = (
    "create index event_of_child on event (child, on_day desc)",
    "create index allocated_to on allocated (worker, child)",
    "create index involved_of_child on involved (child)",
    "create index duty_of_child on duty (child)",
    "create index duty_of_worker on duty (worker)",
    "create index duty_in_order on duty (place)",
    "create index child_of_team on child (team)",
    "create index child_of_worker on child (worker)",
    "create index figure_of_line on figure (by, grp, month)",
)
