"""The pressures on the borough: every rate that changes over the three years, in one place.

Nothing here is a figure of the paper. Each curve is a rate or a chance at points in time,
straight between them: month 0 is the last month, -1 the month before, and a whole number is the
middle of its month. Numbers of children are for a borough with 4,000 open to the service.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from lineofsight.kernel.periods import Month


@dataclass(frozen=True)
class Curve:
    """A quantity over time: points (month, value), straight between them, flat outside."""

    points: tuple[tuple[float, float], ...]

    def at(self, when: float) -> float:
        """Give the value at a time counted in months from the last month."""
        place = bisect_right(self.points, (when, float("inf")))
        if place == 0:
            return self.points[0][1]
        if place == len(self.points):
            return self.points[-1][1]
        (x0, y0), (x1, y1) = self.points[place - 1], self.points[place]
        return y0 + (y1 - y0) * (when - x0) / (x1 - x0)


def curve(*points: tuple[float, float]) -> Curve:
    """Write a curve as its points, oldest first."""
    return Curve(points)


@cache
def months_from(last: Month, day: dt.date) -> float:
    """Give the time of a day in months from the middle of the last month."""
    month = Month.of(day)
    return month.index - last.index + (day.day - 0.5) / month.last_day.day - 0.5


# Demand at the front door -------------------------------------------------------------------
CONTACTS = curve((-36, 860), (-12, 960), (-6, 1060), (-3, 1170), (0, 1330))
"""Children who are the subject of a contact, a month."""

REFERRALS = curve((-60, 375), (-24, 405), (-12, 440), (-6, 490), (-3, 545), (-1, 610), (0, 640))
"""Children referred, a month."""

SEASON = {1: 1.02, 2: 1.0, 3: 1.08, 4: 0.93, 5: 1.04, 6: 1.06, 7: 1.07, 8: 0.84, 9: 0.98,
          10: 1.05, 11: 1.07, 12: 0.88}  # fmt: skip
"""Schools refer in term: how busy each calendar month is."""

RE_REFERRED = curve((-36, 0.17), (-14, 0.18), (-8, 0.19), (-6.01, 0.21), (-6, 0.21), (-5, 0.17),
                    (-4, 0.22), (-3, 0.185), (-2, 0.222), (-1.4, 0.222), (-1.35, 0.17),
                    (-0.5, 0.17), (0, 0.19))  # fmt: skip
"""Share of referrals about children referred in the year before; a new screening rule of the
front door, from the month before the last, brings families to early help instead."""

NO_FURTHER_ACTION = curve((-36, 0.11), (-12, 0.095), (0, 0.08))

# Assessment and protection ------------------------------------------------------------------
ASSESSED_LATE = curve((-36, 0.2), (-12, 0.19), (-6, 0.17), (-3, 0.14), (-1.75, 0.13), (-1.6, 0.305),
                      (-0.8, 0.305), (0, 0.28))  # fmt: skip
"""Chance that an assessment due at this time runs over 45 working days."""

ENQUIRIES = curve((-36, 0.22), (0, 0.24))
"""Share of assessed families with a section 47 enquiry."""

CONFERENCE_LATE = curve((-36, 0.3), (-24, 0.24), (-12, 0.22), (-7, 0.2), (-1.75, 0.18),
                        (-1.6, 0.48), (-0.8, 0.48), (-0.3, 0.34))  # fmt: skip
"""Chance that a conference which could be held at this time is late: since the autumn there are
fewer chairs than conferences."""

# Visits -------------------------------------------------------------------------------------
CIN_VISIT_LATE = curve((-36, 0.45), (-12, 0.5), (-5, 0.55), (-3, 0.62), (-1.6, 0.62), (-1.2, 0.42),
                       (-0.6, 0.2), (0, 0.2))  # fmt: skip
CP_VISIT_LATE = curve((-36, 0.22), (-6, 0.26), (-2, 0.3), (0, 0.24))
CARE_VISIT_LATE = curve((-36, 0.2), (0, 0.17))

# Care and the courts ------------------------------------------------------------------------
PROCEEDINGS = curve((-60, 9.5), (-24, 11.6), (-4, 11.8), (-3, 13.0), (-2, 17.3), (-1, 17.3),
                    (0, 17.3))  # fmt: skip
"""Children about whom an application is issued, a month."""

EMERGENCY = curve((-36, 0.16), (-4, 0.2), (-1, 0.34), (0, 0.34))
UNACCOMPANIED = curve((-120, 5.0), (-60, 8.0), (-24, 10.0), (0, 9.0))
"""Unaccompanied asylum-seeking children who enter care, a month."""

NEET = curve((-48, 0.45), (-12, 0.42), (-4, 0.405), (-1, 0.36), (0, 0.35))
"""Chance that a care leaver is not in education, employment or training at a review."""

# The workforce ------------------------------------------------------------------------------
LEAVING = {
    "social worker": curve((-48, 0.023), (-12, 0.032), (0, 0.038)),
    "senior social worker": curve((-48, 0.011), (0, 0.013)),
    "consultant practitioner": curve((-48, 0.009), (0, 0.01)),
    "unit manager": curve((-48, 0.011), (0, 0.014)),
    "service manager": curve((-48, 0.012), (0, 0.012)),
    "head of service": curve((-48, 0.014), (0, 0.02)),
}
"""Chance a month that a directly employed worker leaves."""

FILLING = {
    "social worker": curve((-48, 0.07), (-12, 0.043), (0, 0.032)),
    "senior social worker": curve((-48, 0.13), (0, 0.13)),
    "consultant practitioner": curve((-48, 0.12), (0, 0.14)),
    "unit manager": curve((-48, 0.11), (0, 0.09)),
    "service manager": curve((-48, 0.15), (0, 0.15)),
    "head of service": curve((-48, 0.15), (0, 0.3)),
}
"""Chance a month that a vacancy is filled by somebody directly employed."""

BEYOND_ESTABLISHMENT = {
    "front door": curve((-48, 1), (-3, 6), (0, 12)),
    "assessment": curve((-48, 6), (-12, 6), (-3, 7), (-1, 10), (0, 13)),
    "care planning": curve((-48, 11), (-12, 12), (0, 13)),
    "disability": curve((-48, 4), (-6, 6), (0, 10)),
    "looked after": curve((-48, 3), (-6, 8), (0, 13)),
    "adolescents": curve((-48, 0), (-2, 3), (0, 8)),
    "fostering": curve((-48, 1), (0, 4)),
}
"""Agency social workers taken on beyond the established posts: cover of long absence, and the
additional capacity agreed as caseloads rose."""

# Beyond the families' own stories -----------------------------------------------------------
MISSING = curve((-48, 34), (-12, 42), (0, 50))
"""Missing episodes a month, of children in care; from home half as many again."""

INTERVIEWED_IN_TIME = curve((-48, 0.42), (-6, 0.46), (0, 0.58))
VICTIMS = curve((-48, 19), (-12, 24), (-3, 30), (-1, 35), (0, 38))
"""Victims of serious youth violence aged 1 to 19, a month."""

FOSTER_REVIEW_LATE = curve((-48, 0.34), (-18, 0.42), (-10, 0.55), (-1.5, 0.6), (0, 0.3))
AUDITED_GOOD = curve((-48, 0.2), (-6, 0.26), (0, 0.38))
SUPERVISED = curve((-48, 0.7), (-6, 0.74), (0, 0.83))
"""Chance that a month's personal supervision takes place."""
