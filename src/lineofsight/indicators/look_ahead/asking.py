"""How a month's timeliness may close: at worst, at best and likely, and which cases decide it.

Asked at the close of a day. A duty is *open to decide* when what is done between then and the
close of the month decides how it counts. At worst every one of them is missed and at best every
one is met; likely, each is met as often as its team met those it had that many working days left
for, over the last twelve months. What begins after the day is not known, and not counted, nor is
what might be done before the close and falls due only after it.

The figure itself is counted by the indicator's own expressions over rows in which only the day
done, or the next day due, is put as it would be. At the close of the month all three are the
figure; of what began in the month (FD2), once the last of it has fallen due.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from lineofsight.indicators import catalogue, compiling
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.duties import refuse_unknown_team, why_not
from lineofsight.indicators.look_ahead import rates
from lineofsight.indicators.look_ahead.cases import Asking, open_cases, settled_before
from lineofsight.indicators.look_ahead.outlook import NOTHING, Deciding, Outlook
from lineofsight.indicators.look_ahead.rates import Rates
from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Problem
from lineofsight.populations import coverage, moments
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.opened import Opened

_ASKED = ("due", "done", "started", "outstanding")


def is_timeliness(indicator: Indicator, populations: Catalogue) -> bool:
    """Say whether it counts a duty by its due day: what a look-ahead can be made of."""
    if indicator.asks not in _ASKED or indicator.measure not in ("share", "count"):
        return False
    says = compiling.used_columns(text for text in (indicator.of, indicator.met) if text)
    return (
        "due_on" in says and not indicator.weight and populations[indicator.population].steps != ()
    )


def look_ahead(
    opened: Opened,
    *,
    month: Month,
    on: dt.date,
    team: str | None = None,
    indicators: Sequence[Indicator] | None = None,
    populations: Catalogue | None = None,
) -> list[Outlook]:
    """Give how each timeliness indicator may close the month, asked at the close of a day.

    Raises `Problem` for a day that is not in the month, or in the calendar.
    """
    if Month.of(on) != month:
        raise Problem(
            f"{month.name} has not begun by {in_words(on)}: what begins until then is not known."
            if on < month.first_day
            else f"{month.name} had closed by {in_words(on)}: `lineofsight figures` gives it.",
            do="Give --on a day of the month that closes, or leave --month out.",
        )
    if not working_days.FIRST <= on <= month.last_day <= working_days.LAST:
        raise Problem(f"The working days of {month} are not known.", do="Give a month from 2010.")
    populations = populations or standing()
    if team is not None:
        refuse_unknown_team(opened, team)
    every = catalogue.indicators().values() if indicators is None else indicators
    asked = [one for one in every if is_timeliness(one, populations)]
    answered = [one for one in asked if not _no_data(opened, populations, one, on)]
    names = dict.fromkeys(one.population for one in answered)
    moments.build(opened, names, days=[on], populations=populations)
    return [
        _outlook(Asking(opened, populations[one.population], one, month, on, team))
        if one in answered
        else Outlook(one, month, on, NOTHING, (), _no_data(opened, populations, one, on))
        for one in asked
    ]


def _no_data(opened: Opened, populations: Catalogue, indicator: Indicator, on: dt.date) -> str:
    population = populations[indicator.population]
    needs = compiling.rests_on(indicator)
    days = coverage.on(opened.seal, on)
    return why_not(opened, populations, population, on) or coverage.lacking(
        opened.seal, population, needs, asked=days
    )


def _outlook(asking: Asking) -> Outlook:
    before = settled_before(asking)
    as_they_are, deciding = open_cases(asking)
    ahead = working_days.number(asking.close) - working_days.number(asking.on)
    counted = rates.counted(
        asking.opened,
        asking.population,
        on=asking.on,
        within=ahead if _may_be_late(asking.indicator) else None,
        left={one.days_left for one in deciding},
    )
    [fewest] = asking.opened.run("select look_ahead_cases from local_rules").to_pydict()[
        "look_ahead_cases"
    ]
    return Outlook(
        asking.indicator,
        asking.month,
        asking.on,
        settled=sum((*before.values(), *as_they_are.values()), NOTHING),
        deciding=tuple(_with_chance(one, counted, fewest) for one in deciding),
        settled_of={
            team: before.get(team, NOTHING) + as_they_are.get(team, NOTHING)
            for team in {**before, **as_they_are}
        },
    )


def _may_be_late(indicator: Indicator) -> bool:
    """Say whether what is done late, and by the close, counts as met: of what is outstanding."""
    before = ("last_in_time", "all_in_time")
    counts_before = any(name in before for name in compiling.named_in(indicator))
    return indicator.asks == "outstanding" and not counts_before


def _with_chance(one: Deciding, counted: Rates, fewest: int) -> Deciding:
    own, whole = counted.of_team(one.team, one.days_left), counted.of_service(one.days_left)
    is_of_team = own.cases >= fewest
    chosen = own if is_of_team else whole
    return replace(one, chance=chosen.share, cases=chosen.cases, is_of_team=is_of_team)
