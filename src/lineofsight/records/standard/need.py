"""Children in need: episodes, assessments, plans, their reviews, and visits."""

from lineofsight.records.standard.columns import Column, Table, code, date, text, yes_no


def visit_columns(prefix: str, kind: str) -> tuple[Column, ...]:
    """Give the columns that every kind of visit has.

    `prefix` is the SSD field prefix (`cinv`), `kind` the kind in its field names (`cin`).
    """
    visit = f"{prefix}_{kind}_visit"
    return (
        text("child_id", "the child visited", f"{prefix}_person_id"),
        date("seen_on", "day of the visit", f"{visit}_date"),
        yes_no("child_seen", "the child was seen; not recorded fails no duty", f"{visit}_seen"),
        yes_no("seen_alone", "the child was seen alone", f"{visit}_seen_alone"),
        code("method", "visit_method", "in person, video or phone"),
        text("worker", "who visited"),
    )


CIN_EPISODES = Table(
    name="cin_episodes",
    meaning="Episodes of need (Annex A list 6): from referral accepted to closure.",
    ssd="ssd_cin_episodes",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "cine_person_id"),
        date("started_on", "the episode began", "cine_referral_date"),
        date("ended_on", "the episode closed; empty: open", "cine_close_date"),
        code("primary_need", "need", "primary need", "cine_cin_primary_need_code"),
        code("closure_reason", "closure_reason", "why it closed", "cine_close_reason"),
        code("case_status", "case_status", "status as at the extract"),
        text("team", "team as at the extract", "cine_referral_team"),
        text("worker", "worker as at the extract", "cine_referral_worker_id"),
    ),
)

CIN_ASSESSMENTS = Table(
    name="cin_assessments",
    meaning="Assessments under section 17 and section 47.",
    ssd="ssd_cin_assessments",
    shape="events",
    begins="started_on",
    key=("child_id", "started_on", "authorised_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "cina_person_id"),
        date("started_on", "the assessment began", "cina_assessment_start_date"),
        date("reviewed_on", "reviewed while it went on"),
        date("authorised_on", "authorised; empty: still open", "cina_assessment_auth_date"),
        yes_no("child_seen", "the child was seen", "cina_assessment_child_seen"),
        yes_no("needs_support", "assessed as requiring social care support (in the SSD: not NFA)",
               "cina_assessment_outcome_nfa"),
        code("outcome", "assessment_outcome", "what it led to; with several outcomes the one that "
             "goes furthest", "cina_assessment_outcome_json"),
        text("team", "team at the assessment", "cina_assessment_team"),
        text("worker", "who assessed", "cina_assessment_worker_id"),
    ),
)  # fmt: skip

ASSESSMENT_FACTORS = Table(
    name="assessment_factors",
    meaning="Factors found at the end of an assessment, one row for each.",
    ssd="ssd_assessment_factors",
    shape="events",
    begins="authorised_on",
    key=("child_id", "started_on", "authorised_on", "factor"),
    needs=("child_id", "authorised_on", "factor"),
    columns=(
        text("child_id", "the child", "cina_person_id"),
        date("started_on", "the assessment began", "cina_assessment_start_date"),
        date("authorised_on", "the assessment was authorised", "cina_assessment_auth_date"),
        code("factor", "assessment_factor", "factor", "cinf_assessment_factors_json"),
    ),
)

CIN_PLANS = Table(
    name="cin_plans",
    meaning="Child in need plans.",
    ssd="ssd_cin_plans",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "cinp_person_id"),
        date("started_on", "the plan began", "cinp_cin_plan_start_date"),
        date("ended_on", "the plan ended; empty: open", "cinp_cin_plan_end_date"),
        text("team", "team holding the plan", "cinp_cin_plan_team"),
        text("worker", "worker holding the plan", "cinp_cin_plan_worker_id"),
    ),
)

CIN_REVIEWS = Table(
    name="cin_reviews",
    meaning="Reviews of child in need plans.",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(
        text("child_id", "the child"),
        date("held_on", "day of the review"),
    ),
)

CIN_VISITS = Table(
    name="cin_visits",
    meaning="Visits to children in need.",
    ssd="ssd_cin_visits",
    shape="events",
    begins="seen_on",
    key=("child_id", "seen_on", "method", "child_seen"),
    needs=("child_id", "seen_on"),
    columns=visit_columns("cinv", "cin"),
)

TABLES = (
    CIN_EPISODES,
    CIN_ASSESSMENTS,
    ASSESSMENT_FACTORS,
    CIN_PLANS,
    CIN_REVIEWS,
    CIN_VISITS,
)
