"""The story of the borough: who answers each event, and the days played one after another."""

import datetime as dt

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import (
    assessing,
    background,
    caring,
    courts,
    curves,
    front_door,
    protecting,
)
from lineofsight.records.sample.borough import Borough


def told(borough: Borough) -> None:
    """Play every day from the start to the extract."""
    borough.answers(
        referred=assessing.referred,
        assessment=assessing.assessment,
        authorised=assessing.authorised,
        strategy=assessing.strategy,
        conference=assessing.conference,
        closed=assessing.closed,
        protected=protecting.protected,
        adult=protecting.adult,
        accommodated=caring.accommodated,
        arrives=caring.arrives,
        arrived=arrived,
        matched=caring.matched,
        placed=caring.placed,
        adopted=caring.adopted,
        reversed=caring.reversal,
        issued=courts.issued,
        **{
            "enquiry ended": assessing.enquiry_ended,
            "in need": protecting.in_need,
            "need ends": protecting.need_ends,
            "plan reviewed": protecting.plan_reviewed,
            "leaves care": caring.leaves_care,
            "leaves at 18": caring.leaves_at_18,
            "final order": courts.final_order,
        },
    )
    background.peopled(borough)
    day = borough.times.begun
    while day <= borough.times.end:
        if day.day == 1:
            _month_begins(borough, Month.of(day))
        borough.plays_until(day)
        front_door.day_at_the_door(borough, day)
        day += dt.timedelta(days=1)
    borough.plays_until(borough.times.end)


def arrived(borough: Borough, day: dt.date, about: tuple[object, ...]) -> None:
    """A child who arrived alone: a referral, care the same day, and an assessment."""
    assessing.referred(borough, day, about)
    case = about[0]
    caring.arrived(borough, day, (case,))


def _month_begins(borough: Borough, month: Month) -> None:
    if month.index > Month.of(borough.times.begun).index + 6:
        courts.gateway(borough, month)
    middle = month.first_day + dt.timedelta(days=14)
    arriving = borough.rate(curves.UNACCOMPANIED, middle) * borough.size
    for _ in range(borough.carry.whole("arrivals", arriving)):
        day = month.first_day + dt.timedelta(days=borough.rng.randrange(28))
        if not working_days.is_working_day(day):
            day = working_days.add(day, 1)
        borough.on(day, "arrives")
