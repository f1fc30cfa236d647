"""The tables of the picture: one SQLite file, written whole by `made` and only read by the rest.

Children are numbered within one picture; outside it they are known by their token.
"""

VERSION = 11
"""Raised when a table changes: a picture of another version is not read but built again."""

NOT_KNOWN = "not known"
"""Who holds an open child where the records do not say: `no_holders` of `about` says why."""

BY = ("team", "service", "age", "sex", "ethnicity", "disability")
"""The breakdowns a picture holds."""

WEEKLY = {"FD1": "contacts", "FD6": "referrals", "FD3": "contacts that became referrals"}
"""The figures kept by the week, in words."""

WEEKS_BY_SOURCE = 26
"""Weeks that are kept in the groups of sources."""

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
    "shown_before": (
        "code text", "by text", "grp text", "month integer", "numerator text",
        "denominator text", "primary key (code, by, grp, month)",
    ),
    "judgement": (
        "code text", "by text", "grp text", "said text", "protected text", "chart text",
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
        "household text", "family text", "health_number text", "upn text", "is_listed integer",
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
        "started_on text", "due_on text", "due_at text",
        "days_left integer", "state text", "alert text", "last_done_on text", "place integer",
    ),
    "unanswered": ("population text primary key", "title text", "reason text"),
    "team": (
        "name text primary key", "kind text", "service text", "manager text", "head text",
        "children integer", "unallocated integer", "workers integer", "overdue integer",
    ),
    "behind": (
        "code text", "child integer", "met integer", "on_day text", "team text",
        "due_on text", "done_on text", "why text", "place integer",
    ),
    "bounds": (
        "code text primary key", "lower real", "upper real", "undecided integer", "words text",
    ),
    "restatement": (
        "code text", "month integer", "published text", "published_value real",
        "published_from text", "now text", "now_value real", "now_from text", "causes text",
        "shown integer",
    ),
    "week": (
        "code text", "week text", "begins text", "grp text", "numerator text",
        "denominator text", "number real", "state text", "reason text", "shown text",
    ),
    "shock": ("code text", "month integer", "number real", "mean real", "cause text"),
    "aftermath": ("code text", "month integer", "after text", "after_month integer"),
    "outlook": (
        "code text", "by text", "grp text", "month integer", "asked_on text", "worst real",
        "likely real", "best real", "settled text", "deciding integer", "without_like integer",
        "reason text", "primary key (code, by, grp)",
    ),
    "deciding": (
        "code text", "child integer", "team text", "started_on text", "due_on text",
        "days_left integer", "chance real", "place integer",
    ),
    "coverage": (
        "tbl text", "meaning text", "place integer", "month integer", "answers integer",
        "reason text", "source text",
    ),
    "load": (
        "id text primary key", "month text", "version integer", "extracted_on text",
        "loaded_at text", "is_running integer", "is_newest integer", "accepted_fall integer",
        "rows integer", "tables text", "sources text", "findings text", "notes text",
    ),
    "aside": ("load text", "tbl text", "reason text", "many integer"),
    "wrong": (
        "key text primary key", "kind text", "tbl text", "file text", "sheet text",
        "row integer", "heading text", "letter text", "typed text", "problem text",
        "assumed text", "beside text", "child integer", "worker text", "team text",
        "held text", "names_child integer", "first_seen_on text", "returned integer",
        "place integer",
    ),
    "mended": (
        "key text primary key", "child_token text", "problem text", "first_seen_on text",
        "mended_on text", "returned integer",
    ),
    "worker": (
        "code text primary key", "name text", "role text", "employment text", "fte text",
        "team text", "started_on text", "last_day_on text", "is_absent integer",
        "case_holding text", "children integer", "overdue integer", "is_current integer",
    ),
}  # fmt: skip
"""Table -> its columns as SQLite is told them."""

SEARCHED = """create virtual table words using fts5(
    name, also_known_as, child_id, content='', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2"
)"""
"""What a search looks in: names and identifiers, by the child's number."""

INDEXES = (
    "create index event_of_child on event (child, on_day desc)",
    "create index behind_code on behind (code, place)",
    "create index behind_child on behind (child)",
    "create index deciding_of on deciding (code, place)",
    "create index wrong_of on wrong (child)",
    "create index allocated_to on allocated (worker, child)",
    "create index involved_of_child on involved (child)",
    "create index duty_of_child on duty (child)",
    "create index duty_of_worker on duty (worker)",
    "create index duty_in_order on duty (place)",
    "create index child_open on child (team) where held_by <> ''",
    "create index child_listed on child (id) where is_listed = 1",
    "create index duty_overdue on duty (population, child) where state = 'overdue'",
    "create index child_of_team on child (team)",
    "create index child_of_worker on child (worker)",
    "create index figure_of_line on figure (by, grp, month)",
)
