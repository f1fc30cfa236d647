"""The engine and a second opinion that shares nothing with it, from care to courts and people.

Hypothesis draws the awkward records; every figure of several months is asked of both, whole and
by team, and of children by age too.
"""

from hypothesis import HealthCheck, Phase, given, settings

from agreement import (
    awkward,
    awkward_care,
    awkward_census,
    awkward_leaving,
    naive_adolescents,
    naive_care,
    naive_census,
    naive_courts,
    naive_growing_up,
    naive_leavers,
    naive_looked_after,
    naive_people,
    naive_people_year,
    naive_protection,
    naive_quality,
)
from agreement.counting_twice import differences, first_opinion
from lineofsight.records.seals import Reach
from opened_again import opened_again

# A failing example is left as drawn: shrinking takes minutes, and what differs says enough.
FEW = settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    # Dense records are slow to draw, and a busy machine must not decide about them.
    suppress_health_check=[
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


OF_THE_LATEST = ("CL3", "CL11", "F4", "F5", "F6")
"""What a list of latest contacts, visits or checks answers for the extract's own month alone."""

OF_CARE = {**naive_care.CODES, **naive_looked_after.CODES, **naive_growing_up.CODES}


SAID_OF_ALL = {"immigration_status": []}
"""Whoever is unaccompanied is said of every child, and not of those in care alone."""


def both_agree(drawn, codes, **extract):
    with opened_again({**SAID_OF_ALL, **drawn}, authority="Wandle", **extract) as opened:
        given_by_engine = first_opinion(opened, codes, awkward.MONTHS)
    assert {code for code, _, _ in given_by_engine} == set(codes)
    assert differences(given_by_engine, awkward.as_loaded(drawn)) == []


@given(drawn=awkward.tables(awkward_care.care))
@FEW
def test_care_and_missing(drawn):
    both_agree(drawn, [code for code in OF_CARE if code != "LAC1r"])


@given(drawn=awkward.tables(awkward.protection))
@FEW
def test_protection(drawn):
    both_agree(drawn, naive_protection.CODES)


@given(drawn=awkward.tables(awkward.adolescents))
@FEW
def test_adolescents(drawn):
    both_agree(drawn, naive_adolescents.CODES)


@given(drawn=awkward.tables(awkward.courts))
@FEW
def test_courts_leavers_and_victims(drawn):
    both_agree(drawn, [code for code in naive_courts.CODES if code != "F3"])


@given(drawn=awkward.tables(awkward.courts))
@FEW
def test_reviews_of_carers(drawn):
    both_agree(drawn, ["F3"], extracted_on=awkward.ENDS[-1])


@given(drawn=awkward.tables(awkward.workforce))
@FEW
def test_people_posts_and_caseloads(drawn):
    both_agree(drawn, [*naive_people.CODES, *naive_people_year.CODES])


@given(drawn=awkward.tables(awkward_census.census))
@FEW
def test_the_workforce_census_where_a_feed_is_not_loaded(drawn):
    (totals,) = drawn["workforce_census_totals"]
    day = totals["census_on"]
    loaded = {name: rows for name, rows in drawn.items() if rows or name.startswith("workforce")}
    reach = {
        "workforce_census": Reach(None, day, "the census"),
        "workforce_census_totals": Reach(day, day, "the census"),
    }
    both_agree(loaded, naive_census.CODES, reach=reach)


@given(drawn=awkward.tables(awkward.quality))
@FEW
def test_quality_oversight_and_voice(drawn):
    both_agree(drawn, naive_quality.CODES)


@given(drawn=awkward.tables(awkward_leaving.leaving))
@FEW
def test_leaving_care_carers_and_permanence(drawn):
    both_agree(drawn, [code for code in naive_leavers.CODES if code not in OF_THE_LATEST])


@given(drawn=awkward.tables(awkward_leaving.leaving))
@FEW
def test_latest_contacts_visits_and_checks(drawn):
    both_agree(drawn, OF_THE_LATEST, extracted_on=awkward.ENDS[-1])
