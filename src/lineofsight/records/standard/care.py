"""Looked-after children: episodes, placements, reviews, visits and health."""

from lineofsight.records.standard.columns import (
    Table,
    code,
    date,
    decimal,
    expected,
    integer,
    text,
    time,
    yes_no,
)
from lineofsight.records.standard.need import visit_columns

CLA_EPISODES = Table(
    name="cla_episodes",
    meaning="Episodes of being looked after (SSDA903), or periods of care (Annex A list 8).",
    ssd="ssd_cla_episodes",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "clae_person_id"),
        date("started_on", "the episode began (DECOM)", "clae_cla_episode_start_date"),
        date("ended_on", "the episode ceased (DEC)", "clae_cla_episode_ceased_date"),
        code("start_reason", "episode_start_reason", "RNE", "clae_cla_episode_start_reason"),
        code("end_reason", "care_end_reason", "REC", "clae_cla_episode_ceased_reason"),
        code("legal_status", "legal_status", "legal status (LS)", "lega_legal_status"),
        code("need", "need", "category of need", "clae_cla_primary_need_code"),
        text("team", "team as at the extract"),
        text("worker", "worker as at the extract"),
    ),
)

CLA_PLACEMENT = Table(
    name="cla_placement",
    meaning="Placements of looked-after children.",
    ssd="ssd_cla_placement",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on", "placement_type", "start_reason"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "clap_person_id"),
        date("started_on", "the placement began", "clap_cla_placement_start_date"),
        date("ended_on", "the placement ended; empty: current", "clap_cla_placement_end_date"),
        code("placement_type", "placement_type", "PLACE code", "clap_cla_placement_type"),
        code("start_reason", "episode_start_reason", "RNE: L, T and U are no change of placement",
             "clae_cla_episode_start_reason"),
        code("provider", "placement_provider", "provider", "clap_cla_placement_provider"),
        decimal("miles", "home to placement; 999.9: not known", "clap_cla_placement_distance"),
        yes_no("in_boundary", "within the authority's boundary"),
        code("change_reason", "placement_change_reason", "why it changed",
             "clap_cla_placement_change_reason"),
        text("urn", "Ofsted reference of the setting", "clap_cla_placement_urn"),
        yes_no("to_18", "meant to last until the child is 18"),
        code("approval", "placement_approval", "whether it began before approval in full"),
        date("approved_on", "approved or assessed in full; empty: not yet, or from the start"),
    ),
)  # fmt: skip

CLA_REVIEWS = Table(
    name="cla_reviews",
    meaning="Reviews of looked-after children.",
    ssd="ssd_cla_reviews",
    shape="events",
    begins="held_on",
    key=("child_id", "held_on"),
    needs=("child_id", "held_on"),
    columns=(
        text("child_id", "the child", "clae_person_id"),
        date("held_on", "day of the review", "clar_cla_review_date"),
        expected("due_on", "day it was due by, as recorded", "clar_cla_review_due_date"),
        code("participation", "participation", "PN code", "clar_cla_review_participation"),
    ),
)

CLA_VISITS = Table(
    name="cla_visits",
    meaning="Statutory visits to looked-after children.",
    ssd="ssd_cla_visits",
    shape="events",
    begins="seen_on",
    key=("child_id", "seen_on", "method", "child_seen"),
    needs=("child_id", "seen_on"),
    columns=visit_columns("clav", "cla"),
)

CLA_HEALTH = Table(
    name="cla_health",
    meaning="Health assessments and dental checks of looked-after children.",
    ssd="ssd_cla_health",
    shape="events",
    begins="completed_on",
    key=("child_id", "kind", "requested_on", "completed_on"),
    needs=("child_id", "kind"),
    columns=(
        text("child_id", "the child", "clah_person_id"),
        code("kind", "health_check", "initial, review or dental", "clah_health_check_type"),
        date("requested_on", "asked for"),
        date("completed_on", "done; empty: not done", "clah_health_check_date"),
        code(
            "outcome", "health_outcome", "done, refused, not attended", "clah_health_check_status"
        ),
    ),
)

CLA_YEAR_OUTCOMES = Table(
    name="cla_year_outcomes",
    meaning="Outcomes of the collection year (SSDA903 OC2): health, strengths, convictions.",
    ssd="ssd_sdq_scores",
    shape="latest",
    key=("child_id",),
    needs=("child_id",),
    columns=(
        text("child_id", "the child", "csdq_person_id"),
        integer("sdq_score", "strengths and difficulties score, 0 to 40", "csdq_sdq_score"),
        code("sdq_reason", "sdq_reason", "why there is no score", "csdq_sdq_reason"),
        yes_no("convicted", "convicted or cautioned in the year", "clac_cla_conviction_date"),
        yes_no("health_check", "under-5 development checks up to date"),
        yes_no("immunisations", "immunisations up to date", "clai_immunisations_status"),
        yes_no("teeth_check", "teeth checked in the year"),
        yes_no("health_assessment", "health assessment in the year"),
        yes_no("substance_misuse", "substance misuse identified", "clas_substance_misused"),
        yes_no("intervention_received", "intervention received", "clas_intervention_received"),
        yes_no("intervention_offered", "intervention offered and refused"),
    ),
)

CLA_CARE_PLAN = Table(
    name="cla_care_plan",
    meaning="Care plans of looked-after children: each as it was made or changed.",
    ssd="ssd_cla_care_plan",
    shape="events",
    begins="started_on",
    key=("child_id", "started_on"),
    needs=("child_id",),
    columns=(
        text("child_id", "the child", "lacp_person_id"),
        code("permanence_plan", "permanence_plan", "plan", "lacp_cla_care_plan_json"),
        date("started_on", "the plan began or was changed", "lacp_cla_care_plan_start_date"),
        date(
            "iro_seen_on", "last visit by the reviewing officer", "clae_cla_last_iro_contact_date"
        ),
    ),
)

CLA_PREVIOUS_PERMANENCE = Table(
    name="cla_previous_permanence",
    meaning="Earlier permanence arrangements that ended in care again (SSDA903).",
    ssd="ssd_cla_previous_permanence",
    shape="facts",
    key=("child_id", "arrangement", "ordered"),
    needs=("child_id",),
    columns=(
        text("child_id", "the child", "lapp_person_id"),
        code("arrangement", "previous_permanence", "kind", "lapp_previous_permanence_option"),
        text("authority", "authority that arranged it", "lapp_previous_permanence_la"),
        text("ordered", "date as written; zz marks an unknown part",
             "lapp_previous_permanence_order_date"),
    ),
)  # fmt: skip

MISSING = Table(
    name="missing",
    meaning="Episodes of children missing from home or care, with their return interviews.",
    ssd="ssd_missing",
    shape="events",
    begins="missing_on",
    key=("child_id", "missing_at"),
    needs=("child_id", "missing_at"),
    columns=(
        text("child_id", "the child", "miss_person_id"),
        time("missing_at", "missing from", "miss_missing_episode_start_date"),
        time("returned_at", "returned; empty: still missing", "miss_missing_episode_end_date"),
        code("kind", "missing_type", "missing, or away without authorisation",
             "miss_missing_episode_type"),
        code("interview_offered", "interview_offered", "return interview offered",
             "miss_missing_rhi_offered"),
        time("offered_at", "interview offered at"),
        time("interviewed_at", "interview held at; empty: not held"),
        yes_no("interview_declined", "interview declined", "miss_missing_rhi_accepted"),
        yes_no("other_authority", "another authority's child, placed here"),
    ),
)  # fmt: skip

CARE_LEAVERS = Table(
    name="care_leavers",
    meaning="Young people with leaving-care duties; history by effective date.",
    ssd="ssd_care_leavers",
    shape="events",
    begins="effective_on",
    key=("child_id", "effective_on"),
    needs=("child_id", "effective_on"),
    columns=(
        text("child_id", "the young person", "clea_person_id"),
        date("effective_on", "day the status was recorded"),
        code("eligibility", "eligibility", "category", "clea_care_leaver_eligibility"),
        code("in_touch", "in_touch", "in touch", "clea_care_leaver_in_touch"),
        code("accommodation", "accommodation", "type", "clea_care_leaver_accommodation"),
        code("suitability", "suitability", "1 suitable, 2 not", "clea_care_leaver_accom_suitable"),
        code("activity", "activity", "main activity", "clea_care_leaver_activity"),
        date("contacted_on", "latest contact", "clea_care_leaver_latest_contact"),
        text("adviser", "personal adviser", "clea_care_leaver_personal_advisor"),
        text("team", "team as at the extract", "clea_care_leaver_allocated_team"),
        text("worker", "worker as at the extract", "clea_care_leaver_worker_id"),
    ),
)

PATHWAY_PLANS = Table(
    name="pathway_plans",
    meaning="Pathway plan reviews.",
    ssd="ssd_care_leavers",
    shape="events",
    begins="reviewed_on",
    key=("child_id", "reviewed_on"),
    needs=("child_id", "reviewed_on"),
    columns=(
        text("child_id", "the young person", "clea_person_id"),
        date("reviewed_on", "plan reviewed", "clea_pathway_plan_review_date"),
        text("adviser", "personal adviser", "clea_care_leaver_personal_advisor"),
    ),
)

EDUCATION_PLANS = Table(
    name="education_plans",
    meaning="Personal education plan reviews.",
    shape="events",
    begins="reviewed_on",
    key=("child_id", "reviewed_on"),
    needs=("child_id", "reviewed_on"),
    columns=(text("child_id", "the child"), date("reviewed_on", "plan reviewed")),
)

SCHOOL_TERMS = Table(
    name="school_terms",
    meaning="School terms of the authority, with their first and last days.",
    shape="register",
    key=("started_on",),
    needs=("started_on", "ended_on"),
    columns=(
        text("term", "name of the term"),
        expected("started_on", "first day"),
        expected("ended_on", "last day"),
    ),
)

SCHOOLS = Table(
    name="schools",
    meaning="Schools that looked-after children are on the roll of.",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child"),
        text("school", "the school, by its number or name"),
        date("started_on", "first day on the roll"),
        date("ended_on", "last day on the roll; empty: on it"),
    ),
)

ATTENDANCE = Table(
    name="attendance",
    meaning="Sessions at school of looked-after children, since the school year began.",
    shape="events",
    begins="counted_to_on",
    key=("child_id", "counted_to_on"),
    needs=("child_id", "counted_to_on"),
    columns=(
        text("child_id", "the child"),
        date("counted_to_on", "last day counted, such as the last of a term"),
        integer("sessions", "half days the child could have attended"),
        integer("sessions_missed", "half days missed"),
    ),
)

TABLES = (
    CLA_EPISODES,
    CLA_PLACEMENT,
    CLA_REVIEWS,
    CLA_VISITS,
    CLA_HEALTH,
    CLA_YEAR_OUTCOMES,
    CLA_CARE_PLAN,
    CLA_PREVIOUS_PERMANENCE,
    MISSING,
    CARE_LEAVERS,
    PATHWAY_PLANS,
    EDUCATION_PLANS,
    SCHOOL_TERMS,
    SCHOOLS,
    ATTENDANCE,
)
