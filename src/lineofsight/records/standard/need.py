"""Children in need: episodes, assessments, plans, their reviews, and visits."""

from lineofsight.records.standard.columns import Column, Table, code, date, text, yes_no


def visit_columns(prefix: str) -> tuple[Column, ...]:
    """Give the columns that every kind of visit has; `prefix` is the SSD field prefix."""
    return (
        text("child_id", "the child visited", f"{prefix}_person_id"),
        date("seen_on", "day of the visit", f"{prefix}_visit_date"),
        yes_no("child_seen", "the child was seen; not recorded never fails a duty"),
        yes_no("seen_alone", "the child was seen alone"),
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
        date("authorised_on", "authorised; empty: still open", "cina_assessment_auth_date"),
        yes_no("child_seen", "the child was seen", "cina_assessment_child_seen"),
        yes_no("needs_support", "assessed as requiring social care support"),
        text("team", "team at the assessment", "cina_assessment_team"),
        text("worker", "who assessed", "cina_assessment_worker_id"),
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
    columns=visit_columns("cinv"),
)

TABLES = (CIN_EPISODES, CIN_ASSESSMENTS, CIN_PLANS, CIN_REVIEWS, CIN_VISITS)
