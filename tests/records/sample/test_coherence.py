"""A child's story agrees with itself: laws of practice, checked on every case of two boroughs."""

from collections import defaultdict
from itertools import pairwise

import pytest

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import ssda903, story
from lineofsight.records.sample.levelling import open_children
from lineofsight.records.sample.people import age_on, birthday

CHILDREN = 300


@pytest.fixture(scope="module", params=[3, 8], ids=["seed 3", "seed 8"])
def told(request):
    return story.told(
        month=Month(2017, 11), children=CHILDREN, seed=request.param, step=lambda *_: None
    )


@pytest.fixture(scope="module")
def cases(told):
    return told.borough.cases


def test_exactly_the_children_asked_for_are_open(told, cases):
    assert open_children(told.borough) == CHILDREN
    open_now = [child for case in cases if case.is_open for child in case.children]
    assert len(set(open_now)) == len(open_now), "a child is open twice"


def test_nobody_is_open_at_eighteen(told, cases):
    end = told.times.end
    assert all(
        birthday(child.born, 18) > end
        for case in cases if case.is_open for child in case.children
    )  # fmt: skip


def test_what_happens_stays_inside_the_case(told, cases):
    end = told.times.end
    for case in cases:
        until = case.closed or end
        assert case.referred <= until <= end
        assert all(case.referred <= day <= until for day, _ in case.stages)
        assert [day for day, _ in case.stages] == sorted(day for day, _ in case.stages)
        for made in case.assessments:
            assert case.referred <= made.started <= end
            assert made.authorised is None or made.started <= made.authorised <= end


def test_a_referral_without_further_action_has_nothing_after_it(cases):
    for case in cases:
        if case.no_action:
            assert not case.assessments
            assert not case.enquiries
            assert not case.plans
            assert not case.care


def test_conferences_follow_discussions_on_working_days_and_plans_begin_with_them(cases):
    held = 0
    for case in cases:
        conferences = {one.conference for one in case.enquiries if one.led_to_plan}
        assert {plan.started for plan in case.plans} <= conferences
        for one in case.enquiries:
            if one.conference:
                held += 1
                assert one.needed
                assert working_days.is_working_day(one.conference)
                assert one.started < one.conference
    assert held > 50


def test_plans_do_not_overlap_and_end_after_they_begin(told, cases):
    plans = defaultdict(list)
    for case in cases:
        for plan in case.plans:
            assert plan.ended is None or plan.started < plan.ended <= told.times.end
            for child in case.children:
                plans[child].append((plan.started, plan.ended or told.times.end))
    for own in plans.values():
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(sorted(own)))


def test_a_protection_plan_is_the_stage_of_the_case_while_it_is_open(cases):
    """No child in need plan beside a protection plan: a case has one stage at a time."""
    for case in cases:
        if case.is_open:
            open_plans = [plan for plan in case.plans if plan.ended is None]
            assert bool(open_plans) == (case.stage == "protected")


def test_reviews_come_within_the_statutory_time_mostly(cases):
    late = in_time = 0
    for case in cases:
        for plan in case.plans:
            gaps = [(b - a).days for a, b in pairwise([plan.started, *plan.reviews])]
            for place, days in enumerate(gaps):
                limit = 92 if place == 0 else 184
                late += days > limit
                in_time += days <= limit
    assert in_time > 9 * late


def test_care_has_one_period_at_a_time_with_placements_from_end_to_end(told):
    periods = defaultdict(list)
    for life in told.lives:
        until = life.care.ended or told.times.end
        periods[life.child].append((life.care.started, until))
        assert life.placements[0].started == life.care.started
        for earlier, later in pairwise(life.placements):
            assert earlier.ended == later.started
        assert life.placements[-1].ended == life.care.ended
    for own in periods.values():
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(sorted(own)))


def test_episodes_of_care_join_and_only_the_last_has_an_ending(told):
    for life in told.lives:
        rows = ssda903.episodes_of(told, life)
        assert rows[0][2] == "S"
        assert all(row[2] != "S" for row in rows[1:])
        assert all(earlier[7] == later[1] for earlier, later in pairwise(rows))
        assert all(row[8] == "X1" for row in rows[:-1])
        assert bool(rows[-1][8]) == (life.care.ended is not None)


def test_children_in_proceedings_are_under_sixteen_and_have_one_application_at_a_time(told, cases):
    for case in cases:
        days = sorted((one.issued, one.final or told.times.end) for one in case.proceedings)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(days))
        for one in case.proceedings:
            assert one.gateway is None or one.gateway <= one.issued
            assert all(age_on(child.born, one.issued) < 17 for child in case.children)


def test_ages_are_those_of_childhood(cases):
    for case in cases:
        for child in case.children:
            assert -1 <= age_on(child.born, case.referred) <= 17


def test_a_child_has_one_primary_holder_at_a_time(told):
    held = defaultdict(list)
    for row in told.allocations.rows:
        if row.kind != "IRO":
            assert row.ended is None or row.started < row.ended
            held[row.child].append((row.started, row.ended or told.times.end, row))
    for own in held.values():
        own.sort(key=lambda one: one[:2])
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(own))


def test_nobody_holds_a_child_before_they_come_or_after_they_leave(told):
    for row in told.allocations.rows:
        worker = row.worker
        if worker and row.kind == "primary":
            assert worker.started <= row.started
            if worker.last_day:
                assert row.ended
                assert (row.ended - worker.last_day).days <= 1


def test_every_open_child_is_held_by_a_team(told, cases):
    held = {row.child for row in told.allocations.rows if row.ended is None}
    assert {child for case in cases if case.is_open for child in case.children} <= held


def test_visits_are_on_working_days_and_to_children_who_are_open(told, cases):
    open_on = defaultdict(list)
    for case in cases:
        for child in case.children:
            open_on[child].append((case.referred, case.closed or told.times.end))
    worked = sum(working_days.is_working_day(visit.day) for visit in told.visits)
    assert worked > 0.97 * len(told.visits)
    for visit in told.visits:
        assert any(first <= visit.day <= last for first, last in open_on[visit.child])


def test_a_worker_has_one_spell_of_employment_at_a_time(told):
    spells = defaultdict(list)
    for worker in told.workforce.workers:
        spells[worker.id].append((worker.started, worker.last_day or told.times.end))
    assert any(len(own) > 1 for own in spells.values()), "nobody converted from agency"
    for own in spells.values():
        assert all(earlier[1] < later[0] for earlier, later in pairwise(sorted(own)))


def test_vacancies_of_a_post_follow_one_another(told):
    for post in told.workforce.posts:
        days = [(one.started, one.filled or told.times.end) for one in post.vacancies]
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(days))
        assert (post.holder is None) == bool(post.vacancies and not post.vacancies[-1].filled)


def test_return_interviews_come_after_the_return(told):
    for absence in told.absences:
        assert absence.returned is None or absence.started < absence.returned
        if absence.held:
            assert absence.returned
            assert absence.held >= absence.returned


def test_care_leavers_were_in_care(told):
    looked_after = {child for case in told.borough.cases if case.care for child in case.children}
    assert told.leavers
    assert {leaver.child for leaver in told.leavers} <= looked_after
