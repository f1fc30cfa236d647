"""Every indicator, by code: the areas of practice are listed here, explicitly and in order.

An indicator is checked against its population before it is counted or listed, and all of them by
the tests: who asks for one figure waits for no other's population to be read.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from lineofsight.indicators.areas import (
    adoption,
    assessment,
    care_leavers,
    child_in_need,
    child_protection,
    child_protection_plans,
    early_help,
    exploitation,
    fostering,
    front_door,
    legal,
    looked_after,
    looked_after_health,
    looked_after_homes,
    looked_after_plans,
    missing,
    people,
    people_year,
    quality,
    workload,
)
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.problems import Problem

AREAS: Mapping[str, tuple[Indicator, ...]] = MappingProxyType(
    {
        "Front door": front_door.INDICATORS,
        "Early help": early_help.INDICATORS,
        "Assessment": assessment.INDICATORS,
        "Child in need": child_in_need.INDICATORS,
        "Child protection": (
            *child_protection.INDICATORS,
            *child_protection_plans.INDICATORS,
        ),
        "Looked after": (
            *looked_after.INDICATORS,
            *looked_after_homes.INDICATORS,
            *looked_after_plans.INDICATORS,
            *looked_after_health.INDICATORS,
        ),
        "Missing": missing.INDICATORS,
        "Exploitation": exploitation.INDICATORS,
        "Care leavers": care_leavers.INDICATORS,
        "Fostering": fostering.INDICATORS,
        "Adoption": adoption.INDICATORS,
        "Legal": legal.INDICATORS,
        "Workload": workload.INDICATORS,
        "People": (*people.INDICATORS, *people_year.INDICATORS),
        "Quality": quality.INDICATORS,
    }
)
"""Area of practice -> its indicators, in the order they are shown."""

PRIORITY = (
    "FD6", "FD8", "FD9", "AMT2", "AMT3", "AMT5", "CIN4", "CIN8", "CP2r", "CP5", "CP5o", "CP7",
    "CP8", "CP12", "CP13", "LAC1", "LAC6", "LAC8", "LAC18", "LAC20", "MIS5", "VA1", "CL1", "CL1a",
    "CL2", "F3", "LEG1", "W1a", "W1b", "P1",
)  # fmt: skip
"""The thirty priority indicators a committee and an improvement board are shown each month."""


@cache
def indicators() -> Mapping[str, Indicator]:
    """Give every indicator by its code, in order; a code is used once."""
    found: dict[str, Indicator] = {}
    for area, members in AREAS.items():
        for indicator in members:
            if indicator.code in found:
                raise Problem(f"{indicator.code} is defined twice, the second time in {area}.")
            found[indicator.code] = indicator
    return MappingProxyType(found)


def units() -> dict[str, str]:
    """Give the unit of every indicator by its code."""
    return {code: one.unit for code, one in indicators().items()}


def named(code: str, known: Mapping[str, Indicator] | None = None) -> Indicator:
    """Give the indicator of this code, however it is spelt; raises `Problem` for no such code.

    `known` are the indicators of an authority (`local.known_to`); else those of the product.
    """
    known = known or indicators()
    kept = indicator_code(code)
    if kept not in known:
        raise Problem(
            f"There is no indicator {code}{nearest(kept, known)}",
            do="List them with: lineofsight indicators list.",
        )
    return known[kept]


def chosen(
    codes: Iterable[str] | None, known: Mapping[str, Indicator] | None = None
) -> tuple[Indicator, ...]:
    """Give the indicators of these codes in the order asked; all of them for None."""
    if codes is None:
        return tuple((known or indicators()).values())
    return tuple(dict.fromkeys(named(code, known) for code in codes))
