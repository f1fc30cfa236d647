"""Which published figure answers to which indicator, said once; and which only seem to.

A comparator names its measure, which of our periods is alike, what the published figure is dated,
and in words its definition and who is counted. `NEAR` holds indicators whose published namesake is
another measure: the reason is printed, and where to look instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Dated = Literal["31 March", "year to 31 March", "30 September", "year to 30 September"]

MONTH_OF: dict[Dated, int] = {
    "31 March": 3,
    "year to 31 March": 3,
    "30 September": 9,
    "year to 30 September": 9,
}
"""How a published figure is dated -> the month it ends with."""


@dataclass(frozen=True)
class Comparator:
    """The published figure that answers to an indicator."""

    code: str
    measure: str  # one of measures.MEASURES
    dated: Dated
    definition: str  # how the published figure is made up
    population: str  # who or what is counted in it
    beside: str = ""  # what to bear in mind whenever it is shown
    version: int = 1  # of our definition, when the two were last held against each other
    rules: Mapping[str, int] = field(default_factory=dict)  # local rules it is only alike under
    also_over: tuple[str, ...] = ()  # a period of ours that is alike beyond the usual

    @property
    def over(self) -> tuple[str, ...]:
        """Our periods that are alike: a day for a day, twelve months for a year."""
        usual = "12m" if self.dated.startswith("year") else "snapshot"
        return (usual, "year", *self.also_over)

    def ends(self, year: int) -> str:
        """Date it in a year: `year to 31 March 2025`."""
        return f"{self.dated} {year}"


@dataclass(frozen=True)
class Near:
    """An indicator whose published namesake measures something else."""

    code: str
    other: str  # the indicator that has the comparator; empty: none has
    reason: str

    @property
    def words(self) -> str:
        """The reason, and where to look instead."""
        return f"{self.reason}. Compare {self.other}" if self.other else self.reason


_REFERRALS = "All referrals of the year, those closed with no further action included"
_PLANS_OPEN = "Child protection plans open at 31 March"
_CLA = "Children looked after at 31 March, without those in a series of short breaks"
_LEAVERS = (
    "Care leavers of the age in the year, those not in touch included; those who died, returned "
    "home or moved to another authority are not"
)
_BIRTHDAY = (
    "published of the window around each birthday in the year; here of the latest status at the "
    "month end"
)
_LOOKING_BACK = ("12m",)  # asked at a day, of the twelve months before it
_STATUS = ("snapshot",)
_AT_ITS_END = ("snapshot",)  # of the twelve months before the day
_STAFF = "Child and family social workers at 30 September, in full-time equivalents"
_PER_CHILD = "worked out here from the published count and the mid-year estimate of the year before"

_LISTED = (
    Comparator(
        "FD8", "re-referrals", "year to 31 March",
        "Referrals within 12 months of an earlier referral of the same child, over all referrals",
        _REFERRALS,
    ),
    Comparator(
        "FD8a", "children re-referred", "year to 31 March",
        "Children with a re-referral in the year, over children referred",
        "Children referred in the year",
    ),
    Comparator(
        "FD9", "referrals with no further action", "year to 31 March",
        "Referrals with no further action, over all referrals", _REFERRALS,
    ),
    Comparator(
        "FD10", "referrals by population", "year to 31 March",
        "Referrals per 10,000 children aged 0 to 17", _REFERRALS, _PER_CHILD,
    ),
    Comparator(
        "CIN1r", "children in need by population", "31 March",
        "Children in need per 10,000 children aged 0 to 17",
        "Episodes of need open at 31 March, children on protection plans or looked after included",
        f"published of episodes of need, here of children; {_PER_CHILD}",
    ),
    Comparator(
        "CP7r", "protection plans by population", "31 March",
        "Children on a child protection plan per 10,000 children aged 0 to 17", _PLANS_OPEN,
        _PER_CHILD,
    ),
    Comparator(
        "CP12", "second plans", "year to 31 March",
        "Plans that began in the year and are the child's second or later, however long ago the "
        "earlier was, over plans that began", "Child protection plans that began in the year",
    ),
    Comparator(
        "CP13", "plans open: 2 years or more", "31 March",
        "Plans open for more than 729 days, over plans open", _PLANS_OPEN,
        rules={"cp_long_days": 729},
    ),
    Comparator(
        "LAC1r", "children looked after", "31 March",
        "Children looked after per 10,000 children aged 0 to 17, printed as a whole number", _CLA,
    ),
    Comparator(
        "LAC12", "three social workers", "31 March",
        "Children with three or more social workers in the year, over children looked after", _CLA,
        also_over=_LOOKING_BACK,
    ),
    Comparator(
        "LAC20", "three placements", "31 March",
        "Children with three or more placements in the year, over children looked after; temporary "
        "placements and stays with the same carer are no move", _CLA,
        also_over=_LOOKING_BACK,
        version=2,
    ),
    Comparator(
        "LAC21", "the same carer for two years", "31 March",
        "Children with the same carer for two years, over children looked after for two and a half",
        "Children under 16 looked after for at least two and a half years at 31 March",
        version=2,
    ),
    Comparator(
        "CL1", "19 to 21 occupied", "year to 31 March",
        "Care leavers aged 19 to 21 in education, employment or training, over all of the age",
        _LEAVERS, _BIRTHDAY, also_over=_STATUS, version=2,
    ),
    Comparator(
        "CL1a", "19 to 21 not occupied", "year to 31 March",
        "Care leavers aged 19 to 21 not in education, employment or training, over all of the age",
        _LEAVERS, _BIRTHDAY, also_over=_STATUS, version=2,
    ),
    Comparator(
        "CL1b", "17 to 18 occupied", "year to 31 March",
        "Care leavers aged 17 to 18 in education, employment or training, over all of the age",
        _LEAVERS, _BIRTHDAY, also_over=_STATUS, version=2,
    ),
    Comparator(
        "CL2", "19 to 21 suitably housed", "year to 31 March",
        "Care leavers aged 19 to 21 in suitable accommodation, over all of the age",
        f"{_LEAVERS}, nor are those gone abroad, deported or of unknown residence", _BIRTHDAY,
        also_over=_STATUS, version=2,
    ),
    Comparator(
        "CL9", "19 to 21 in higher education", "year to 31 March",
        "Care leavers aged 19 to 21 in higher education, over all of the age", _LEAVERS,
        _BIRTHDAY, also_over=_STATUS, version=2,
    ),
    Comparator(
        "P1d", "vacancy rate", "30 September",
        "FTE vacancies over FTE vacancies and FTE in post; covered by agency or not", _STAFF,
    ),
    Comparator(
        "P6r", "agency rate", "30 September",
        "FTE agency workers over FTE agency workers and FTE in post", _STAFF,
    ),
    Comparator(
        "P14", "turnover", "year to 30 September",
        "FTE leavers of the year over FTE in post at its end", _STAFF, also_over=_AT_ITS_END,
        version=2,
    ),
    Comparator(
        "P16", "absence", "year to 30 September",
        "Working days lost over FTE in post at the end of the year, 253 days each", _STAFF,
        also_over=_AT_ITS_END,
    ),
    Comparator(
        "W2", "caseload", "30 September",
        "Cases held over FTE of the workers, agency included, who hold any",
        "Social workers with FTE and at least one case at 30 September",
    ),
)  # fmt: skip

COMPARATORS: Mapping[str, Comparator] = {one.code: one for one in _LISTED}
"""Indicator -> the published figure that answers to it."""

_NEAR = (
    Near("P1", "P1d",
         "the published vacancy rate is FTE vacancies over FTE vacancies and FTE in post; this is "
         "posts with no directly employed worker over established posts"),
    Near("P13", "P1d",
         "the published vacancy rate counts posts covered by agency as vacant; this counts only "
         "posts where nobody works"),
    Near("P6s", "P6r",
         "the published agency rate is in FTE, over all social workers; this is headcount, over "
         "agency staff and directly employed staff of grade 11 and over"),
    Near("CP12b", "CP12",
         "the published share counts an earlier plan however long ago; this counts only one within "
         "two years"),
    Near("CP13c", "CP13",
         "the published share is of plans open more than 729 days; this counts calendar years"),
    Near("W1a", "W2", "the published caseload is of the whole service and not by kind of team"),
    Near("W1b", "W2", "the published caseload is of the whole service and not by kind of team"),
    Near("P17", "",
         "the published share is FTE of agency workers over FTE vacancies, and may pass 100%; by "
         "the posts feed this is vacant posts in which somebody works, and may not"),
    Near("CP14", "CP13",
         "the table kept here is of plans open at 31 March; this is of plans that ended"),
)  # fmt: skip

NEAR: Mapping[str, Near] = {one.code: one for one in _NEAR}
"""Indicator -> why its published namesake is no comparator."""
