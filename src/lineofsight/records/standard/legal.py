"""The courts and permanence: pre-proceedings, care proceedings, adoption."""

from lineofsight.records.standard.columns import Table, code, date, integer, text, yes_no

PRE_PROCEEDINGS = Table(
    name="pre_proceedings",
    meaning="Pre-proceedings under the public law outline.",
    ssd="ssd_pre_proceedings",
    shape="spells",
    begins="decided_on",
    ends="ended_on",
    key=("case_id", "child_id"),
    needs=("case_id", "child_id"),
    columns=(
        text("case_id", "the case", "prep_plo_family_id"),
        text("child_id", "the child", "prep_person_id"),
        date("decided_on", "legal gateway", "prep_pre_pro_decision_date"),
        date("letter_on", "letter before proceedings", "prep_pre_pro_letter_date"),
        date("first_met_on", "first meeting with parents", "prep_initial_pre_pro_meeting_date"),
        date("ended_on", "pre-proceedings ended", "prep_agree_stepdown_issue_date"),
        code("outcome", "pre_proceedings_outcome", "issue, step down or continue"),
    ),
)

CARE_PROCEEDINGS = Table(
    name="care_proceedings",
    meaning="Care proceedings, one row for each child of a case (not in the SSD).",
    shape="spells",
    begins="issued_on",
    ends="final_order_on",
    key=("case_id", "child_id"),
    needs=("case_id", "child_id", "issued_on"),
    columns=(
        text("case_id", "the case; one case may hold several children"),
        text("child_id", "the child"),
        date("issued_on", "application issued"),
        date("final_order_on", "final order; empty: open"),
        yes_no("is_emergency", "emergency or short-notice application",
               "prep_care_proc_short_notice"),
        code("application_type", "application_type", "kind of application"),
        text("court_reference", "court reference", "prep_court_reference"),
    ),
)  # fmt: skip

PERMANENCE = Table(
    name="permanence",
    meaning="Children with an adoption decision, and where it has got to.",
    ssd="ssd_permanence",
    shape="events",
    begins="decided_on",
    key=("child_id", "decided_on"),
    needs=("child_id",),
    columns=(
        text("child_id", "the child", "perm_person_id"),
        text("family_id", "adoptive family", "fami_family_id"),
        date("entered_care_on", "entered care", "clae_entered_care_date"),
        date("decided_on", "decision to place for adoption", "perm_adm_decision_date"),
        date("placement_order_on", "placement order", "perm_placement_order_date"),
        date("matched_on", "matched", "perm_matched_date"),
        date("placed_on", "placed for adoption", "perm_placed_for_adoption_date"),
        date("ordered_on", "adoption order", "perm_permanence_order_date"),
        date("reversed_on", "decision reversed", "perm_decision_reversed_date"),
        code("reversal_reason", "reversal_reason", "why", "perm_decision_reversed_reason"),
        date("fostered_on", "placed in fostering for adoption", "perm_placed_ffa_cp_date"),
        yes_no("adopted_by_carer", "adopted by a former carer", "perm_adopted_by_carer_flag"),
        code("adopter_sex", "adopter_sex", "sex of adopters", "perm_adopter_sex"),
        code("adopter_status", "adopter_legal_status", "status", "perm_adopter_legal_status"),
        integer("adopters", "number of adopters", "perm_number_of_adopters"),
    ),
)

ADOPTERS = Table(
    name="adopters",
    meaning="Prospective adopters (Annex A list 11).",
    shape="events",
    begins="enquired_on",
    key=("adopter_id",),
    needs=("adopter_id",),
    columns=(
        text("adopter_id", "the adopter"),
        text("family_id", "adoptive family"),
        yes_no("fosters_for_adoption", "fostering for adoption"),
        date("enquired_on", "enquiry received"),
        date("stage_1_started_on", "stage 1 began"),
        date("stage_1_ended_on", "stage 1 ended"),
        date("stage_2_started_on", "stage 2 began"),
        date("stage_2_ended_on", "stage 2 ended"),
        date("applied_on", "application submitted (one-stage process)"),
        date("approved_on", "application approved (one-stage process)"),
        date("matched_on", "matched with a child"),
        date("placed_on", "child placed"),
        integer("children_placed", "children placed with the family"),
        date("ordered_on", "adoption order"),
        date("left_on", "left the process"),
        code("left_reason", "adopter_leaving_reason", "why they left"),
    ),
)

PERMANENCE_MATCHES = Table(
    name="permanence_matches",
    meaning="Long-term foster matches at panel.",
    shape="events",
    begins="panel_on",
    key=("child_id", "panel_on"),
    needs=("child_id", "panel_on"),
    columns=(
        text("child_id", "the child"),
        date("panel_on", "day of the panel"),
        code("outcome", "match_outcome", "agreed, deferred or not agreed"),
        yes_no("attended", "the young person attended"),
    ),
)

DEPRIVATION_OF_LIBERTY = Table(
    name="deprivation_of_liberty",
    meaning="Deprivation of liberty orders (SSDA903 DoLo).",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child"),
        date("started_on", "order began"),
        date("ended_on", "order ended"),
    ),
)

TABLES = (
    PRE_PROCEEDINGS,
    CARE_PROCEEDINGS,
    PERMANENCE,
    ADOPTERS,
    PERMANENCE_MATCHES,
    DEPRIVATION_OF_LIBERTY,
)
