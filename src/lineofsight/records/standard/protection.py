"""Child protection: enquiries, conferences, plans, visits, reviews and core groups."""

from lineofsight.records.standard.columns import Table, code, date, expected, integer, text, yes_no
from lineofsight.records.standard.need import visit_columns

S47_ENQUIRY = Table(
    name="s47_enquiry",
    meaning="Section 47 enquiries; each starts with a strategy discussion.",
    ssd="ssd_s47_enquiry",
    shape="events",
    begins="started_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "s47e_person_id"),
        date("started_on", "strategy discussion that initiated it", "s47e_s47_start_date"),
        date("ended_on", "the enquiry was completed", "s47e_s47_end_date"),
        code("outcome", "s47_outcome", "what it led to; with several outcomes the one that goes "
             "furthest", "s47e_s47_outcome_json"),
        yes_no("conference_unnecessary", "an initial conference was deemed unnecessary",
               "s47e_s47_nfa"),
        date("conference_on", "day of the conference named on the same row; empty: none named",
             "icpc_icpc_date"),
        text("team", "team at the enquiry", "s47e_s47_completed_by_team"),
        text("worker", "who enquired", "s47e_s47_completed_by_worker_id"),
    ),
)  # fmt: skip

STRATEGY_DISCUSSIONS = Table(
    name="strategy_discussions",
    meaning="Strategy discussions and meetings about a child, whatever they led to.",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on", "reason"),
    needs=("child_id", "held_on"),
    columns=(
        text("child_id", "the child"),
        date("held_on", "day of the discussion"),
        code("reason", "strategy_reason", "what it was held about"),
        text("team", "team that called it"),
    ),
)

INITIAL_CP_CONFERENCE = Table(
    name="initial_cp_conference",
    meaning="Initial child protection conferences held.",
    ssd="ssd_initial_cp_conference",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(
        text("child_id", "the child", "icpc_person_id"),
        date("held_on", "day the conference was held", "icpc_icpc_date"),
        expected("target_on", "day it was due by, as recorded", "icpc_icpc_target_date"),
        yes_no("led_to_plan", "it resulted in a plan", "icpc_icpc_outcome_cp_flag"),
        yes_no("transfer_in", "the child was on another authority's plan", "icpc_icpc_transfer_in"),
        yes_no("quorate", "enough agencies came"),
        text("team", "team at the conference", "icpc_icpc_team"),
    ),
)

CP_PLANS = Table(
    name="cp_plans",
    meaning="Child protection plans.",
    ssd="ssd_cp_plans",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "cppl_person_id"),
        date("started_on", "the plan began", "cppl_cp_plan_start_date"),
        date("ended_on", "the plan ended; empty: open", "cppl_cp_plan_end_date"),
        code("initial_category", "abuse", "category at first", "cppl_cp_plan_initial_category"),
        code("latest_category", "abuse", "category now", "cppl_cp_plan_latest_category"),
        integer("previous_plans", "earlier plans, as the return says"),
        yes_no("other_authority", "another authority's plan", "cppl_cp_plan_ola"),
        text("team", "team as at the extract"),
        text("worker", "worker as at the extract"),
    ),
)

CP_VISITS = Table(
    name="cp_visits",
    meaning="Statutory visits to children on a protection plan.",
    ssd="ssd_cp_visits",
    shape="events",
    begins="seen_on",
    key=("child_id", "seen_on", "method", "child_seen"),
    needs=("child_id", "seen_on"),
    columns=visit_columns("cppv", "cp"),
)

CP_REVIEWS = Table(
    name="cp_reviews",
    meaning="Review child protection conferences.",
    ssd="ssd_cp_reviews",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(
        text("child_id", "the child", "cppr_person_id"),
        date("held_on", "day of the review", "cppr_cp_review_date"),
        expected("due_on", "day it was due by, as recorded", "cppr_cp_review_due"),
        yes_no("plan_continues", "the plan is to continue", "cppr_cp_review_outcome_continue_cp"),
        yes_no("quorate", "enough agencies came", "cppr_cp_review_quorate"),
        code("participation", "participation", "PN code", "cppr_cp_review_participation"),
        text("team", "team at the review"),
    ),
)

CP_LONG_PLAN_REVIEWS = Table(
    name="cp_long_plan_reviews",
    meaning="Reviews by managers of protection plans that go on long.",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(text("child_id", "the child"), date("held_on", "day of the review")),
)

CP_TRANSFERS_IN = Table(
    name="cp_transfers_in",
    meaning="Children on another authority's protection plan who moved here.",
    shape="events",
    begins="notified_on",
    key=("child_id", "notified_on"),
    needs=("child_id", "notified_on"),
    columns=(
        text("child_id", "the child"),
        date("notified_on", "day the other authority gave notice"),
        date("conference_on", "day of the transfer-in conference; empty: not yet held"),
        text("team", "team that takes the child on"),
    ),
)

CORE_GROUPS = Table(
    name="core_groups",
    meaning="Core group meetings (not in the SSD).",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(text("child_id", "the child"), date("held_on", "day of the core group")),
)

TABLES = (
    S47_ENQUIRY,
    STRATEGY_DISCUSSIONS,
    INITIAL_CP_CONFERENCE,
    CP_PLANS,
    CP_VISITS,
    CP_REVIEWS,
    CP_LONG_PLAN_REVIEWS,
    CP_TRANSFERS_IN,
    CORE_GROUPS,
)
