"""Which published files are known: their tables, and the headings each is recognised by.

A table may come in several layouts, as the workforce tables do: the headings differ and the names
its cells are kept under do not. A long file, with a row for each category, is kept as if it were
wide: the name of a cell is then its category and its column, such as
`19 to 21 years / Total / care_leaver_count`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLACE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
"""The headings that every published table has, in whatever order."""


@dataclass(frozen=True)
class Layout:
    """One way a table is laid out."""

    table: str
    values: Mapping[str, str]  # heading -> the name its cell is kept under
    by: tuple[str, ...] = ()  # headings of a long file's categories
    mark: str = ""  # a category that every such file has: two tables share their headings

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading the layout needs."""
        return (*PLACE, *self.by, *self.values)


def _same(*headings: str) -> dict[str, str]:
    return {heading: heading for heading in headings}


_BANDS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2_years_or_more",
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "cin_rereferrals",
        _same(
            "referral_count", "rereferral_count", "rereferral_percent",
            "no_further_action_count", "no_further_action_percent",
            "not_in_need_count", "not_in_need_percent",
            "referral_child_count", "rereferral_child_count", "rereferral_child_percent",
        ),
    ),
    Layout("cin_number", _same("At31_episodes")),
    Layout(
        "cpp_duration",
        _same("CPP_At31", *_BANDS, *(f"{band}_percent" for band in _BANDS)),
    ),
    Layout(
        "cpp_second_or_subsequent", _same("CPP_start", "CPP_subsequent", "CPP_subsequent_percent")
    ),
    Layout(
        "cla_number_rate",
        _same("population_estimate", "children_count", "rate_per_10000"),
        by=("population_type",),
        mark="Children looked after on 31 March each year",
    ),
    Layout(
        "cla_placement_stability",
        _same("children_count", "children_percent"),
        by=("cla_group", "placement_stability"),
        mark="With 3 or more placements during the year",
    ),
    Layout(
        "cla_social_worker_changes",
        _same("number", "percentage"),
        by=("cla_group", "sw_stability"),
        mark="3 or more social workers during the year",
    ),
    Layout(
        "care_leavers_activity",
        _same("care_leaver_count", "care_leaver_percent"),
        by=("care_leaver_age", "breakdown"),
        mark="Total in education, employment or training",
    ),
    Layout(
        "care_leavers_accommodation",
        _same("care_leaver_count", "care_leaver_percent"),
        by=("care_leaver_age", "breakdown"),
        mark="Accommodation considered suitable",
    ),
    Layout("population_0_17", _same("population_estimate"), by=("age_group",),
           mark="Children aged 0 to 17 years"),
    Layout(
        "workforce",
        _same(
            "inpost_fte", "inpost_headcount", "leavers_fte", "leavers_headcount",
            "turnover_rate_fte", "turnover_rate_headcount", "agency_fte", "agency_headcount",
            "agency_rate_fte", "agency_rate_headcount", "agency_cover_fte",
            "agency_cover_rate_fte", "vacancy_fte", "vacancy_rate_fte",
            "vacancy_agency_cover_rate_fte", "case_holders_fte", "cases", "caseload_fte",
            "working_days_lost_fte", "absence_rate_fte",
        ),
    ),
    Layout(
        "workforce",
        {
            "social_worker_fte": "inpost_fte",
            "social_worker_headcount": "inpost_headcount",
            "leaver_fte": "leavers_fte",
            "leaver_headcount": "leavers_headcount",
            "turnover_rate_fte_%": "turnover_rate_fte",
            "turnover_rate_headcount_%": "turnover_rate_headcount",
            "agency_fte": "agency_fte",
            "agency_headcount": "agency_headcount",
            "agency_worker_rate_fte_%": "agency_rate_fte",
            "agency_worker_rate_headcount_%": "agency_rate_headcount",
            "agency_cover_fte": "agency_cover_fte",
            "agency_cover_rate_fte_%": "agency_cover_rate_fte",
            "vacancy_fte": "vacancy_fte",
            "vacancy_rate_fte_%": "vacancy_rate_fte",
            "vacancy_agency_cover_rate_fte_%": "vacancy_agency_cover_rate_fte",
            "case_holders_fte": "case_holders_fte",
            "cases": "cases",
            "caseload_fte": "caseload_fte",
            "working_days_lost_fte": "working_days_lost_fte",
            "absence_rate_fte_%": "absence_rate_fte",
        },
    ),
)  # fmt: skip

TABLES = {
    "cin_rereferrals": "Referrals and re-referrals",
    "cin_number": "Children in need",
    "cpp_duration": "Child protection plans by length of time",
    "cpp_second_or_subsequent": "Second or subsequent child protection plans",
    "cla_number_rate": "Number and rate of children looked after",
    "cla_placement_stability": "Placement stability of children looked after",
    "cla_social_worker_changes": "Changes of social worker of children looked after",
    "care_leavers_activity": "Activity of care leavers",
    "care_leavers_accommodation": "Suitability of care leavers' accommodation",
    "population_0_17": "Mid-year estimates of children aged 0 to 17",
    "workforce": "Children's social work workforce",
}
"""Table -> its title."""
