"""What the rows of each table are called on a page, in the plural, as people of the field say it.

Words that stand after *rows of* or alone; the reference prints them beside the table's own name.
And what a return is called there, whose sheets and files have names for programs.
"""

import re

_WORDS = {
    "person": "children and young people",
    "person_names": "names and addresses",
    "family": "families of children",
    "disability": "disabilities",
    "immigration_status": "immigration statuses",
    "mother": "young mothers in care",
    "contacts": "contacts",
    "mash_enquiries": "enquiries of the safeguarding hub",
    "early_help_assessments": "early help assessments",
    "early_help_episodes": "episodes of early help",
    "referrals": "referrals",
    "cin_episodes": "episodes of need",
    "cin_assessments": "assessments",
    "assessment_factors": "factors found at assessments",
    "cin_plans": "child in need plans",
    "cin_reviews": "reviews of child in need plans",
    "cin_visits": "visits to children in need",
    "s47_enquiry": "section 47 enquiries",
    "strategy_discussions": "strategy discussions",
    "initial_cp_conference": "initial child protection conferences",
    "cp_plans": "child protection plans",
    "cp_visits": "visits to children on a protection plan",
    "cp_reviews": "review child protection conferences",
    "cp_long_plan_reviews": "managers' reviews of long protection plans",
    "cp_transfers_in": "transfers in of children on a protection plan",
    "core_groups": "core group meetings",
    "cla_episodes": "episodes of being looked after",
    "cla_placement": "placements",
    "cla_reviews": "reviews of looked-after children",
    "cla_visits": "visits to looked-after children",
    "cla_health": "health and dental checks of looked-after children",
    "cla_year_outcomes": "outcomes of the year of looked-after children",
    "cla_care_plan": "care plans",
    "cla_previous_permanence": "earlier permanence arrangements",
    "missing": "missing episodes",
    "care_leavers": "care leavers",
    "pathway_plans": "pathway plan reviews",
    "education_plans": "personal education plan reviews",
    "school_terms": "school terms",
    "schools": "schools of looked-after children",
    "attendance": "school attendance of looked-after children",
    "exploitation_risks": "children at risk of exploitation",
    "exploitation_reviews": "reviews of the risk of exploitation",
    "nrm_referrals": "referrals to the National Referral Mechanism",
    "youth_justice_outcomes": "youth cautions and convictions",
    "involvements": "allocations of workers to children",
    "professionals": "workers",
    "staff_register": "professionals named by the case system",
    "workforce_census": "social workers of the workforce census",
    "workforce_census_totals": "totals of the workforce census",
    "department": "teams",
    "posts": "posts",
    "supervision": "supervision sessions",
    "training": "courses of workers",
    "recruitment": "candidates and agency requests",
    "pre_proceedings": "pre-proceedings",
    "care_proceedings": "children in care proceedings",
    "legal_meetings": "legal planning meetings",
    "court_filings": "papers due at court",
    "permanence": "children with an adoption decision",
    "adopters": "prospective adopters",
    "permanence_matches": "long-term foster matches",
    "deprivation_of_liberty": "deprivation of liberty orders",
    "management_oversight": "notes of management oversight",
    "voice_of_child": "feedback of children",
    "audit_plan": "audits planned",
    "dip_samples": "records sampled",
    "staff_survey": "answers to the staff survey",
    "sickness": "absences through sickness",
    "plan_actions": "actions of the plan",
    "plan_milestones": "milestones of the plan",
    "plan_evidence": "evidence of the plan",
    "plan_key": "statuses of the plan",
    "targets": "targets",
    "narrative": "words of the programme",
    "population": "population estimates",
    "neighbours": "statistical neighbours",
    "fostering_households": "reviews of fostering households",
    "audits": "case audits",
    "incidents": "victims of serious youth violence",
    "complaints": "complaints",
    "scanning": "batches of scanned pages",
}


def called(table: str) -> str:
    """Say what the rows of a table are called; a name that is no table's comes back as it is."""
    return _WORDS.get(table, table)


_RETURNS = (
    (re.compile(r"\bthe (\w+) feed\b"), r"the local feed of \1"),
    (re.compile(r"\blist (\d+)\b"), r"Annex A list \1"),
    (re.compile(r"\bssd_(\w+)"), r"\1 of the Standard Safeguarding Dataset"),
)


def source_called(words: str) -> str:
    """Say where rows came from, or why none did, without the names that files and tables have."""
    for named, plain in _RETURNS:
        words = named.sub(plain, words)
    return words.replace("_", " ")
