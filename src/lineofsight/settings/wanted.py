"""Every setting there is, with its meaning and its default: the one place a local number stands.

The words beside each type are what the template prints. An empty text means *not set*, and a
paper made without it says so.
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Annotated


@dataclass(frozen=True)
class Authority:
    """Whose records these are."""

    name: Annotated[str, "name of the authority, as the Area of population.csv"] = ""
    full_name: Annotated[str, "as printed on papers, such as London Borough of Wandle"] = ""
    ons_code: Annotated[str, "code of the Office for National Statistics"] = ""
    dfe_code: Annotated[str, "number of the Department for Education"] = ""
    service: Annotated[str, "name of the service"] = "Children's Services"
    data_protection: Annotated[
        str, "whom people write to about their data: role title and address, no name"
    ] = ""
    accent: Annotated[str, "accent colour of papers, as #rrggbb; not set: the product's own"] = ""


@dataclass(frozen=True)
class Paper:
    """The committee's paper: who it goes to, from whom, and what it asks. Role titles, no names."""

    committee: Annotated[str, "committee the paper goes to"] = ""
    meeting_on: Annotated[dt.date | None, "day of the meeting"] = None
    subject: Annotated[str, "subject line"] = "Update on children's improvement activity"
    lead_officer: Annotated[str, "role title of the lead officer"] = ""
    cabinet_member: Annotated[str, "role title of the cabinet member"] = ""
    contact_officer: Annotated[str, "role title of the contact officer"] = ""
    director: Annotated[str, "role title of whose commentary Appendix 2 carries"] = ""
    plan_name: Annotated[str, "name of the improvement plan"] = "Children's Improvement Plan"
    origin_of_item: Annotated[str, "why the item is before the committee"] = ""
    summary: Annotated[tuple[str, ...], "paragraphs of the executive summary, in order"] = ()
    recommendations: Annotated[tuple[str, ...], "what members are invited to do"] = ()


@dataclass(frozen=True)
class Months:
    """How many months before the paper's own month each section reports."""

    indicators: Annotated[int, "priority indicators (Appendix 2)"] = 1
    workforce: Annotated[int, "workforce dashboard (Appendix 3)"] = 0
    activity: Annotated[int, "progress, challenges and activity"] = 0


@dataclass(frozen=True)
class LocalRules:
    """Intervals and limits that figures are counted under; SQL reads them as one row.

    Statutory clocks stand here too, at their statutory length: a number stands in one place.
    """

    contact_decision_working_days: Annotated[int, "decision on a contact (Working Together)"] = 1
    referral_decision_working_days: Annotated[int, "decision on a referral (Working Together)"] = 1
    mash_red_hours: Annotated[int, "enquiry rated red, clock hours (local), up to 24"] = 4
    mash_amber_working_days: Annotated[int, "enquiry rated amber (local)"] = 1
    mash_green_working_days: Annotated[int, "enquiry rated green (local)"] = 3
    early_help_link_days: Annotated[int, "early help so soon after a contact came of it"] = 28
    early_help_assessment_working_days: Annotated[int, "early help assessment (local)"] = 30
    step_down_working_days: Annotated[int, "early help begins after a step-down (local)"] = 15
    assessment_check_working_days: Annotated[
        int, "manager's check of an open assessment, from referral (local)"
    ] = 30
    child_seen_working_days: Annotated[int, "child first seen, from referral (local)"] = 5
    assessment_working_days: Annotated[int, "assessment, from referral (Working Together)"] = 45
    conference_working_days: Annotated[
        int, "initial conference, from strategy discussion (Working Together)"
    ] = 15
    cin_plan_working_days: Annotated[int, "child in need plan, from assessment (local)"] = 10
    transfer_in_working_days: Annotated[
        int, "transfer-in conference, from the other authority's notice (London procedures)"
    ] = 15
    core_group_first_working_days: Annotated[
        int, "first core group, from the conference (Working Together)"
    ] = 10
    core_group_days: Annotated[int, "later core groups, from the one before (local)"] = 42
    cin_visit_working_days: Annotated[int, "visit to a child in need plan (local)"] = 20
    cp_visit_working_days: Annotated[int, "visit to a protection plan (London procedures)"] = 10
    cp_visit_house_working_days: Annotated[int, "visit to a protection plan, house rule"] = 20
    cla_first_visit_days: Annotated[int, "first visit after placement (2010 Regulation 28)"] = 7
    cla_visit_days: Annotated[int, "later visits to a placement (2010 Regulation 28)"] = 42
    cla_weekly_visit_days: Annotated[
        int, "visits until the first review, at home on an interim order or not yet approved"
    ] = 7
    cla_home_visit_days: Annotated[int, "visits to the same after that review"] = 28
    cla_first_review_working_days: Annotated[int, "first review (2010 Regulation 33)"] = 20
    care_plan_working_days: Annotated[int, "first care plan (2010 Regulation 4)"] = 10
    initial_health_request_working_days: Annotated[
        int, "request for an initial health assessment (local)"
    ] = 3
    initial_health_working_days: Annotated[int, "initial health assessment"] = 20
    education_plan_working_days: Annotated[
        int, "first personal education plan (statutory guidance of 2018)"
    ] = 10
    short_break_gap_days: Annotated[int, "breaks of one series are no further apart (local)"] = 92
    persistent_absence_percent: Annotated[int, "sessions missed by a persistent absentee"] = 10
    far_from_home_miles: Annotated[int, "a placement further away than this is far from home"] = 20
    return_interview_hours: Annotated[int, "return interview, clock hours (2014 guidance)"] = 72
    return_interview_days: Annotated[int, "the same where only dates are known"] = 3
    seen_alone_from_age: Annotated[int, "age in years from which a child is seen alone"] = 3
    missing_episodes: Annotated[int, "missing episodes that call for a strategy meeting"] = 3
    missing_days: Annotated[int, "days within which they are counted"] = 90
    missing_meeting_working_days: Annotated[int, "that strategy meeting (local)"] = 5
    exploitation_review_days: Annotated[int, "review of a risk of exploitation (local)"] = 42
    legal_meeting_working_days: Annotated[int, "legal planning meeting, from request (local)"] = 10
    pre_proceedings_days: Annotated[
        int, "pre-proceedings, from the letter: 16 weeks (Public Law Working Group)"
    ] = 112
    proceedings_days: Annotated[
        int, "care proceedings, from issue: 26 weeks (Children Act 1989, section 32)"
    ] = 182
    supervision_days: Annotated[int, "personal supervision, days"] = 30
    case_supervision_days: Annotated[int, "case supervision of a child in need"] = 56
    case_supervision_protection_days: Annotated[int, "the same of a child on a plan"] = 28
    oversight_days: Annotated[int, "management oversight on an open case (local)"] = 56
    complaint_working_days: Annotated[int, "stage 1 answer (2006 Regulations, 14)"] = 10
    complaint_extended_working_days: Annotated[int, "the same, extended"] = 20
    complaint_stage_2_working_days: Annotated[int, "stage 2 report (2006 Regulations, 17)"] = 25
    complaint_stage_2_extended_working_days: Annotated[int, "the same, extended"] = 65
    caseload_ceiling: Annotated[int, "children a full-time worker may hold (local)"] = 25
    newly_qualified_ceiling: Annotated[int, "the same of a newly qualified worker"] = 14
    unallocated_working_days: Annotated[int, "working days a case may wait for a worker"] = 5
    working_days_in_year: Annotated[int, "days a full-time worker works (DfE absence rate)"] = 253
    survey_smallest_group: Annotated[int, "survey groups with fewer answers are put together"] = 8
    cp_long_days: Annotated[int, "a long protection plan lasts more days than this"] = 729
    cp_drift_months: Annotated[int, "a protection plan this old drifts (local)"] = 15
    cp_plan_check_1_months: Annotated[int, "managers' first review of a long plan (local)"] = 9
    cp_plan_check_2_months: Annotated[int, "managers' second review of a long plan (local)"] = 12
    cp_plan_check_3_months: Annotated[int, "managers' third review of a long plan (local)"] = 15
    cp_plan_check_4_months: Annotated[int, "managers' fourth review of a long plan (local)"] = 18
    cp_plan_check_5_months: Annotated[int, "managers' fifth review of a long plan (local)"] = 24
    participation_age: Annotated[
        int, "age from which a child takes part in conferences and reviews"
    ] = 4
    care_leaver_contact_days: Annotated[int, "in touch with a care leaver (guidance)"] = 56
    foster_supervision_days: Annotated[int, "supervising visit to foster carers (local)"] = 42
    look_ahead_cases: Annotated[
        int, "a team's own rate is looked ahead by from so many cases; else the service's"
    ] = 20
    small_base: Annotated[int, "no colour when fewer than this are counted"] = 10
    threshold: Annotated[int, "counts from 1 up to below this are hidden in public; 5 or more"] = 6
    rounding: Annotated[int, "released answers are rounded to the nearest so many; 10 or more"] = 10


LEAST = {"threshold": 5, "rounding": 10}
"""Setting -> the least it may be. Nobody who publishes such figures shows fewer than five children:
the setting makes a paper more careful, and does not switch its care off."""


@dataclass(frozen=True)
class ReferencePeriod:
    """A named stretch of months whose mean an indicator can be compared with."""

    name: Annotated[str, "name, such as before the inspection"] = ""
    until: Annotated[dt.date | None, "the months end before this day"] = None
    months: Annotated[int, "how many whole months"] = 12
    indicators: Annotated[tuple[str, ...], "codes it is printed for; none: LEG1"] = ("LEG1",)


@dataclass(frozen=True)
class Rebase:
    """A decision to work an indicator's control limits out afresh: after a lasting change."""

    indicator: Annotated[str, "code of the indicator"] = ""
    on: Annotated[dt.date | None, "a day of the first month under the new limits"] = None
    reason: Annotated[str, "what changed, in words a committee may read"] = ""
    by: Annotated[str, "role title of who decided"] = ""


@dataclass(frozen=True)
class Label:
    """A title of the authority's own for one of the product's indicators: words, not meaning."""

    indicator: Annotated[str, "code of the indicator"] = ""
    title: Annotated[str, "title as it is printed here"] = ""


@dataclass(frozen=True)
class Neighbours:
    """Which model of statistical neighbours the comparators follow."""

    model: Annotated[str, "model and version, as in neighbours.csv"] = ""
    average: Annotated[str, "what is shown of them: median or mean"] = "median"


@dataclass(frozen=True)
class Comparators:
    """Which areas' published figures stand beside the authority's own."""

    areas: Annotated[
        tuple[str, ...], "names or codes; none: England and the authority's own region"
    ] = ()


@dataclass(frozen=True)
class CorporateParenting:
    """Which indicators the corporate parenting scorecard shows, and in plain words too."""

    indicators: Annotated[
        tuple[str, ...], "codes in the order of the page; F3 and AD7 have plain words as well"
    ] = (
        "LAC1", "LAC2", "LAC6", "LAC7", "LAC8", "LAC9", "LAC13", "LAC14", "LAC18", "LAC19",
        "LAC19d", "LAC19s", "LAC20", "LAC21", "LAC22", "MIS2p", "MIS5", "CL1", "CL2", "CL4",
    )  # fmt: skip


@dataclass(frozen=True)
class Records:
    """What the returns cannot say of themselves."""

    kept_tables: Annotated[
        tuple[str, ...],
        "tables of the standard dataset your case system fills, so that an empty one means none",
    ] = ()


@dataclass(frozen=True)
class Settings:
    """All settings of one authority."""

    authority: Authority = field(default_factory=Authority)
    paper: Paper = field(default_factory=Paper)
    months_before: Months = field(default_factory=Months)
    local_rules: LocalRules = field(default_factory=LocalRules)
    reference_periods: tuple[ReferencePeriod, ...] = ()
    rebases: tuple[Rebase, ...] = ()
    labels: tuple[Label, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    comparators: Comparators = field(default_factory=Comparators)
    corporate_parenting: CorporateParenting = field(default_factory=CorporateParenting)
    records: Records = field(default_factory=Records)
    is_set: bool = False  # read from a file, and not only the defaults

    @cached_property
    def digest(self) -> str:
        """Twelve characters that change whenever a setting does."""
        return sha256(repr(self).encode()).hexdigest()[:12]
