"""How each published figure is made up: over which columns, and the column that prints it.

`recomputing` uses the same formula to recompute what was published, which is tested, and to work
out what a publisher gives only the parts of. A total is the sum of its columns: the base of the
vacancy rate is vacancies and workers in post.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.indicators.reference.layouts import LAYOUTS

TIMES = {
    "percent": Fraction(100),
    "rate_per_10000": Fraction(10_000),
    "cases_per_fte": Fraction(1),
}
"""Unit -> what the quotient is multiplied by."""


@dataclass(frozen=True)
class Measure:
    """A figure of a published table. Columns are named as `layouts` keeps them."""

    name: str
    table: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]  # of population_0_17 where `per_estimate`
    published: str = ""  # the column that prints it; empty: worked out here from its parts
    unit: str = "percent"
    places: int = 1
    per_estimate: bool = False  # over the mid-year estimate of the year before
    per_working_day: bool = False  # over 253 days for each worker, 254 in a leap year
    rounded_to: Decimal = Decimal(10)  # counts of England and its regions


ESTIMATE = "Children aged 0 to 17 years / population_estimate"
POPULATION = "population_0_17"


def _children(name: str, table: str, top: str, base: str, published: str) -> Measure:
    return Measure(name, table, (top,), (base,), published)


def _category(
    name: str, table: str, group: str, category: str, total: str, columns: tuple[str, str]
) -> Measure:
    """Name a category of a long table, over its total."""
    number, percent = columns
    return Measure(
        name,
        table,
        (f"{group} / {category} / {number}",),
        (f"{group} / {total} / {number}",),
        f"{group} / {category} / {percent}",
        places=0,
    )


def _leavers(name: str, age: str, category: str) -> Measure:
    return _category(name, "care_leavers_activity", age, category, "Total",
                     ("care_leaver_count", "care_leaver_percent"))  # fmt: skip


def _accommodation(name: str, age: str, category: str) -> Measure:
    return _category(
        name, "care_leavers_accommodation", age, category, "Suitability total",
        ("care_leaver_count", "care_leaver_percent"),
    )  # fmt: skip


def _placements(name: str, group: str, category: str) -> Measure:
    return _category(name, "cla_placement_stability", group, category, "Total children",
                     ("children_count", "children_percent"))  # fmt: skip


def _cared_for(name: str, group: str) -> Measure:
    return Measure(
        name, "cla_number_rate", (f"{group} / children_count",),
        (f"{group} / population_estimate",), f"{group} / rate_per_10000",
        unit="rate_per_10000", places=0,
    )  # fmt: skip


def _staff(
    name: str, top: str, base: tuple[str, ...], published: str, *, unit: str = "percent",
    per_working_day: bool = False,
) -> Measure:  # fmt: skip
    return Measure(name, "workforce", (top,), base, published, unit=unit,
                   per_working_day=per_working_day, rounded_to=Decimal("0.1"))  # fmt: skip


def _per_child(name: str, table: str, top: str) -> Measure:
    return Measure(name, table, (top,), (ESTIMATE,), unit="rate_per_10000", per_estimate=True)


_TO_21, _TO_18 = "19 to 21 years", "17 to 18 years"
_ON_31_MARCH = "CLA on 31 March"
_LONG = ("Children looked after continuously for at least 2.5 years on 31 March aged under 16 "
         "years")  # fmt: skip
_IN_TWO_YEARS = "With 3 or more placements during the previous 2 years"
_HIGHER = "Higher education i.e. studies beyond A level"
_OWING = "Not in education, training or employment, owing to"
_ACTIVITIES = (
    _HIGHER, "Education other than higher education", "In training or employment",
    "In training or employment (excl. apprenticeship)", "In an apprenticeship",
    f"{_OWING} illness or disability", f"{_OWING} pregnancy or parenting",
    f"{_OWING} other reasons",
)  # fmt: skip
_BANDS = next(layout for layout in LAYOUTS if layout.table == "cpp_duration").values

_LISTED = (
    _children("re-referrals", "cin_rereferrals", "rereferral_count", "referral_count",
              "rereferral_percent"),
    _children("children re-referred", "cin_rereferrals", "rereferral_child_count",
              "referral_child_count", "rereferral_child_percent"),
    _children("referrals with no further action", "cin_rereferrals", "no_further_action_count",
              "referral_count", "no_further_action_percent"),
    _children("referrals assessed as not in need", "cin_rereferrals", "not_in_need_count",
              "referral_count", "not_in_need_percent"),
    _children("second plans", "cpp_second_or_subsequent", "CPP_subsequent", "CPP_start",
              "CPP_subsequent_percent"),
    *(_children(f"plans open: {band.replace('_', ' ')}", "cpp_duration", band, "CPP_At31",
                f"{band}_percent") for band in _BANDS if f"{band}_percent" in _BANDS),
    _cared_for("children looked after", "Children looked after on 31 March each year"),
    _cared_for("children starting care", "Children starting to be looked after each year"),
    _cared_for("children leaving care", "Children ceasing to be looked after each year"),
    _per_child("referrals by population", "cin_rereferrals", "referral_count"),
    _per_child("children in need by population", "cin_number", "At31_episodes"),
    _per_child("protection plans by population", "cpp_duration", "CPP_At31"),
    _placements("three placements", _ON_31_MARCH, "With 3 or more placements during the year"),
    _placements("three placements in two years", "CLA 2 years on 31 March", _IN_TWO_YEARS),
    _placements("the same carer for two years", _LONG,
                "Living with the same carer for at least 2 years"),
    _category("three social workers", "cla_social_worker_changes", _ON_31_MARCH,
              "3 or more social workers during the year", "Total children",
              ("number", "percentage")),
    _leavers("19 to 21 occupied", _TO_21, "Total in education, employment or training"),
    _leavers("19 to 21 not occupied", _TO_21, "Total not in education, employment or training"),
    _leavers("19 to 21 not known", _TO_21, "Total information not known"),
    _leavers("19 to 21 in higher education", _TO_21, _HIGHER),
    _leavers("17 to 18 occupied", _TO_18, "Total in education, employment or training"),
    _leavers("17 to 18 not occupied", _TO_18, "Total not in education, employment or training"),
    _leavers("17 to 18 not known", _TO_18, "Total information not known"),
    *(_leavers(f"{age}: {category[0].lower()}{category[1:]}", age, category)
      for age in (_TO_21, _TO_18) for category in _ACTIVITIES
      if (age, category) != (_TO_21, _HIGHER)),
    _accommodation("19 to 21 suitably housed", _TO_21, "Accommodation considered suitable"),
    _accommodation("19 to 21 not suitably housed", _TO_21, "Accommodation considered unsuitable"),
    _accommodation("19 to 21 housing not known", _TO_21, "No information"),
    _accommodation("17 to 18 suitably housed", _TO_18, "Accommodation considered suitable"),
    _accommodation("17 to 18 not suitably housed", _TO_18, "Accommodation considered unsuitable"),
    _accommodation("17 to 18 housing not known", _TO_18, "No information"),
    _staff("vacancy rate", "vacancy_fte", ("vacancy_fte", "inpost_fte"), "vacancy_rate_fte"),
    _staff("agency rate", "agency_fte", ("agency_fte", "inpost_fte"), "agency_rate_fte"),
    _staff("agency rate by headcount", "agency_headcount", ("agency_headcount",
           "inpost_headcount"), "agency_rate_headcount"),
    _staff("turnover", "leavers_fte", ("inpost_fte",), "turnover_rate_fte"),
    _staff("turnover by headcount", "leavers_headcount", ("inpost_headcount",),
           "turnover_rate_headcount"),
    _staff("caseload", "cases", ("case_holders_fte",), "caseload_fte", unit="cases_per_fte"),
    _staff("agency workers covering vacancies", "agency_cover_fte", ("agency_fte",),
           "agency_cover_rate_fte"),
    _staff("vacancies covered by agency", "agency_cover_fte", ("vacancy_fte",),
           "vacancy_agency_cover_rate_fte"),
    _staff("absence", "working_days_lost_fte", ("inpost_fte",), "absence_rate_fte",
           per_working_day=True),
)  # fmt: skip

MEASURES: Mapping[str, Measure] = {measure.name: measure for measure in _LISTED}
"""Every published figure there is a formula for, by name."""
