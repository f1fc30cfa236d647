"""The programme around the children: the plan, targets, words, audits, incidents, carers, pages."""

from lineofsight.records.standard.columns import (
    Table,
    code,
    date,
    decimal,
    expected,
    integer,
    text,
    yes_no,
)

PLAN_ACTIONS = Table(
    name="plan_actions",
    meaning="Actions of the improvement plan, one row each (plan.xlsx, sheet Actions).",
    shape="register",
    key=("action_ref",),
    needs=("action_ref",),
    columns=(
        text("work_stream", "work stream"),
        text("sro", "role title of the senior responsible officer"),
        integer("priority", "number of the priority"),
        text("priority_name", "name of the priority"),
        text("action_ref", "reference as text: 2.10 follows 2.9 and is not 2.1"),
        text("action", "what will be done"),
        text("lead", "role title of the lead"),
        text("deputy", "role title of the deputy"),
        text("partners", "partners"),
        expected("started_on", "begins"),
        expected("due_on", "due"),
        expected("revised_due_on", "due after change control"),
        text("revised_why", "why it moved"),
        code("status", "action_status", "declared status"),
        text("progress", "progress in words"),
        text("outcome_statement", "what will be different for children"),
        text("indicators", "codes of linked indicators, separated by commas"),
        text("expected_effect", "which way, how far, by when"),
        text("inspection_finding", "finding it answers"),
        text("came_from", "closed plan and its action reference"),
        decimal("budget", "pounds"),
        decimal("spent", "pounds"),
        text("risk", "risk"),
    ),
)

PLAN_MILESTONES = Table(
    name="plan_milestones",
    meaning="Milestones of actions (plan.xlsx, sheet Milestones).",
    shape="register",
    key=("action_ref", "milestone"),
    needs=("action_ref", "milestone"),
    columns=(
        text("action_ref", "action"),
        text("milestone", "milestone"),
        expected("due_on", "due"),
        date("done_on", "done"),
    ),
)

PLAN_EVIDENCE = Table(
    name="plan_evidence",
    meaning="Evidence for actions (plan.xlsx, sheet Evidence).",
    shape="register",
    key=("action_ref", "kind", "dated_on", "says"),
    needs=("action_ref",),
    columns=(
        text("action_ref", "action"),
        code("kind", "evidence_kind", "document, audit, data signal, or voice"),
        date("dated_on", "date"),
        text("held", "where it is held"),
        text("says", "what it says"),
    ),
)

PLAN_KEY = Table(
    name="plan_key",
    meaning="The key to the plan's statuses (plan.xlsx, sheet Key).",
    shape="register",
    key=("state",),
    needs=("state",),
    columns=(
        text("state", "state"),
        text("colour", "colour"),
        text("test", "what makes it so"),
    ),
)

TARGETS = Table(
    name="targets",
    meaning="Targets and amber limits, dated; a change never recolours past months.",
    shape="register",
    key=("indicator", "from_on"),
    needs=("indicator", "from_on"),
    columns=(
        text("indicator", "indicator code"),
        expected("from_on", "in force from"),
        decimal("target", "target"),
        decimal("amber_limit", "worst value that is still amber"),
        text("set_by", "role title"),
        text("why", "why it was set so"),
        expected("review_on", "review by"),
    ),
)

NARRATIVE = Table(
    name="narrative",
    meaning="Words of the programme: achievements, challenges, mitigation, commentary.",
    shape="register",
    key=("month", "kind", "about", "words"),
    needs=("month", "kind", "words"),
    columns=(
        text("month", "month the words are about, 2017-11"),
        code("kind", "narrative_kind", "what kind of words"),
        text("about", "work stream, or indicator code"),
        text("words", "the words"),
        text("by", "role title"),
    ),
)

POPULATION = Table(
    name="population",
    meaning="Mid-year estimates of children aged 0 to 17.",
    shape="register",
    key=("area", "year"),
    needs=("area", "year", "children"),
    columns=(
        text("area", "authority or comparator"),
        integer("year", "year of the estimate"),
        integer("children", "children aged 0 to 17"),
        integer("aged_10_to_17", "children aged 10 to 17"),
    ),
)

NEIGHBOURS = Table(
    name="neighbours",
    meaning="Statistical neighbours, by model version.",
    shape="register",
    key=("area", "neighbour", "model"),
    needs=("area", "neighbour"),
    columns=(
        text("area", "authority"),
        text("neighbour", "neighbour"),
        integer("rank", "nearest first"),
        text("model", "model version"),
    ),
)

FOSTERING_HOUSEHOLDS = Table(
    name="fostering_households",
    meaning="Approved fostering households; one row for each review held.",
    shape="register",
    key=("household_id", "approved_on", "reviewed_on"),
    history_by="reviewed_on",
    needs=("household_id", "approved_on"),
    columns=(
        text("household_id", "the household"),
        date("approved_on", "approved"),
        date("ended_on", "approval ended; empty: still approved"),
        code("household_type", "household_type", "mainstream, connected or short break"),
        date("reviewed_on", "annual review held"),
        date("unannounced_on", "latest unannounced visit"),
        date("supervised_on", "latest supervising visit"),
        expected("dbs_expires_on", "DBS expires"),
        expected("medical_due_on", "medical due"),
        date("standards_met_on", "training and development standards met"),
    ),
)

AUDITS = Table(
    name="audits",
    meaning="Case audits.",
    shape="events",
    begins="audited_on",
    key=("audit_id",),
    needs=("audit_id", "audited_on"),
    columns=(
        text("audit_id", "the audit"),
        text("child_id", "the child"),
        date("audited_on", "audited"),
        code("grade", "grade", "grade"),
        code("moderated_grade", "grade", "grade after moderation"),
        expected("actions_due_on", "actions due"),
        date("actions_done_on", "actions completed"),
    ),
)

INCIDENTS = Table(
    name="incidents",
    meaning="Serious youth violence: victims of violence, gun and knife crime.",
    shape="events",
    begins="happened_on",
    key=("incident_id", "category", "victim_reference"),
    needs=("incident_id", "happened_on"),
    columns=(
        text("incident_id", "the incident"),
        date("happened_on", "day of the incident"),
        code("category", "incident", "category"),
        text("victim_reference", "the victim"),
        integer("victim_age", "age of the victim"),
        text("ward", "ward"),
    ),
)

COMPLAINTS = Table(
    name="complaints",
    meaning="Complaints under the 2006 regulations.",
    shape="events",
    begins="received_on",
    key=("complaint_id", "stage"),
    needs=("complaint_id", "received_on"),
    columns=(
        text("complaint_id", "the complaint"),
        date("received_on", "received"),
        integer("stage", "stage"),
        date("responded_on", "responded"),
        yes_no("is_extended", "the time for an answer was extended"),
    ),
)

SCANNING = Table(
    name="scanning",
    meaning="Pages scanned, by batch; corrections are separate negative rows.",
    shape="events",
    begins="scanned_on",
    key=("batch_id", "scanned_on", "pages"),
    needs=("batch_id", "scanned_on"),
    columns=(
        text("batch_id", "the batch"),
        date("scanned_on", "day scanned"),
        integer("pages", "pages"),
        integer("backlog_pages", "pages to be scanned in all, as estimated that day"),
        text("note", "note"),
    ),
)

OF_THE_PROGRAMME = frozenset(
    one.name
    for one in (
        PLAN_ACTIONS, PLAN_MILESTONES, PLAN_EVIDENCE, PLAN_KEY, TARGETS, NARRATIVE, POPULATION,
        NEIGHBOURS,
    )
)  # fmt: skip
"""Tables of no case, post or worker: the plan, and what figures are held against."""

TABLES = (
    PLAN_ACTIONS,
    PLAN_MILESTONES,
    PLAN_EVIDENCE,
    PLAN_KEY,
    TARGETS,
    NARRATIVE,
    POPULATION,
    NEIGHBOURS,
    FOSTERING_HOUSEHOLDS,
    AUDITS,
    INCIDENTS,
    COMPLAINTS,
    SCANNING,
)
