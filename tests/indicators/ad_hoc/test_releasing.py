"""An answer cannot be subtracted from what was published, nor from an earlier answer."""

import random

import pytest

from lineofsight.indicators.ad_hoc import releasing
from lineofsight.indicators.ad_hoc.cells import Cell
from lineofsight.indicators.ad_hoc.releasing import MOST_CELLS, Protected, Told, protected
from lineofsight.indicators.conditions import Atom
from lineofsight.indicators.disclosure.rounding import rounded
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused

NOV = Month.parse("2017-11")


def cell(*atoms: Atom, over: str = "snapshot", month: Month = NOV) -> Cell:
    return Cell("children_looked_after", "", over, month, frozenset(atoms))


def within(column: str, *values: str) -> Atom:
    return Atom(column, "in", values)


def from_(column: str, value: str) -> Atom:
    return Atom(column, "from", (value,))


ALL = cell()
GIRLS = cell(within("sex", "F"))
BOYS = cell(within("sex", "M"))


def hidden(asked: dict[Cell, int], told: Told | None = None) -> frozenset[Cell]:
    return protected(asked, told or Told()).hidden


def test_a_small_count_is_hidden_and_a_large_one_shown():
    assert hidden({GIRLS: 3}) == {GIRLS}
    assert hidden({GIRLS: 6}) == frozenset()
    assert hidden({GIRLS: 0}) == frozenset()


def test_what_a_published_total_would_leave_is_hidden():
    told = Told(shown={ALL: 100})
    assert hidden({GIRLS: 97}, told) == {GIRLS}
    assert hidden({GIRLS: 60}, told) == frozenset()


def test_the_answer_after_is_hidden_where_the_one_before_gives_it_away():
    older = cell(from_("age", "10"))
    narrower = cell(from_("age", "11"))
    told = Told(shown={older: 40})
    assert hidden({narrower: 38}, told) == {narrower}
    assert hidden({narrower: 30}, told) == frozenset()


def test_a_bound_is_compared_as_a_number_and_a_day_as_a_day():
    assert cell(from_("age", "11")).is_within(cell(from_("age", "9")))
    assert not cell(from_("age", "9")).is_within(cell(from_("age", "11")))
    late, early = from_("started_on", "2017-10-01"), from_("started_on", "2016-11-01")
    assert cell(late).is_within(cell(early))
    assert not cell(early).is_within(cell(late))


def test_two_answers_that_part_a_total_leave_no_third():
    told = Told(shown={ALL: 100, GIRLS: 60})
    assert hidden({BOYS: 37}, told) == {BOYS}
    assert hidden({BOYS: 40}, told) == frozenset()


def test_a_group_hidden_before_is_not_given_back_by_a_filter_over_two_groups():
    north, south = cell(within("team", "North")), cell(within("team", "South"))
    both = cell(within("team", "North", "South"))
    told = Told(shown={ALL: 100, south: 50}, hidden={north: 3})
    assert hidden({both: 53}, told) == {both}


def test_a_filter_and_a_group_that_mean_one_thing_are_one_count():
    told = Told(shown={GIRLS: 60})
    again = cell(within("sex", "F"))
    assert protected({again: 60}, told) == Protected(frozenset(), frozenset(), {again: 60})


def test_a_small_count_that_was_published_before_is_said_to_be_given_away():
    told = Told(shown={ALL: 100, GIRLS: 97})
    answer = protected({BOYS: 3}, told)
    assert answer.given_away == {BOYS}
    assert answer.hidden == {BOYS}


def test_a_month_cannot_be_taken_from_two_years_that_were_published():
    year = {"over": "12m"}
    told = Told(shown={cell(**year): 120, cell(over="12m", month=NOV.plus(-1)): 118})
    fell_out = cell(over="month", month=NOV.plus(-12))
    this = cell(over="month", month=NOV)
    assert fell_out in hidden({fell_out: 3, this: 5}, told)
    assert hidden({fell_out: 10, this: 12}, told) == frozenset()


def test_other_months_ways_and_populations_do_not_matter():
    other = Told(shown={cell(month=NOV.plus(-1)): 100, ALL._replace(population="x"): 98})
    assert hidden({GIRLS: 97}, other) == frozenset()


def test_the_same_children_under_another_name_are_not_subtracted():
    """One boy under 1: 115 boys by where they live, less 114 boys of 1 and over."""
    told = Told(shown={cell(within("sex", "M"), from_("age_number", "10000")): 114})
    homes = {
        one._replace(population="placements_of_children_looked_after"): number
        for one, number in ((ALL, 190), (BOYS, 115), (GIRLS, 75))
    }
    boys = BOYS._replace(population="placements_of_children_looked_after")

    assert boys in hidden(homes, told)
    assert hidden({**homes, boys: 140}, told) == frozenset()
    contacts = {BOYS._replace(population="contacts_received"): 115}
    assert hidden(contacts, told) == frozenset()


def moved(population: str, *atoms: Atom) -> Cell:
    return cell(*atoms, over="month")._replace(population=population)


@pytest.mark.parametrize("group", [(), (within("sex", "F"),)])
def test_three_answers_do_not_give_back_who_left_care(group):
    """187 were in care and 190 are; 8 came, so 5 left: the girls alone as well."""
    stood, stands = cell(*group, month=NOV.plus(-1)), cell(*group)
    came = moved("children_starting_care", *group)
    went = moved("children_leaving_care", *group)
    told = Told(shown={stood: 187, stands: 190}, hidden={went: 5})

    assert hidden({came: 8}, told) == {came}
    assert hidden({came: 8}, Told(shown=told.shown)) == {came}, "who left can be worked out"
    assert hidden({stands: 190}, Told({stood: 187, came: 8}, {went: 5})) == {stands}
    assert hidden({came: 9}, Told({stood: 187, stands: 190, went: 6})) == frozenset()
    assert hidden({came: 8}, Told(shown={stands: 190}, hidden={went: 5})) == frozenset()


def test_what_was_hidden_is_not_given_back_by_another_population():
    """Girls were hidden beside a total of 60 because the boys were 3."""
    told = Told(shown={ALL: 60}, hidden={GIRLS: 57, BOYS: 3})
    girls = GIRLS._replace(population="placements_of_children_looked_after")

    assert hidden({girls: 57}, told) == {girls}


def test_no_two_counts_shown_one_after_the_other_differ_by_few():
    for seed in range(60):
        random.seed(seed)
        rows = [
            {"sex": random.choice("FM"), "age": random.randint(0, 17)}
            for _ in range(random.randint(0, 60))
        ]
        shown: dict[Cell, int] = {}
        kept: dict[Cell, int] = {}
        for _ in range(6):
            one = _some_question()
            count = sum(_meets(row, one) for row in rows)
            kept |= {
                wider: sum(_meets(row, wider) for row in rows)
                for wider in (ALL, *(cell(atom) for atom in one.atoms))
                if wider not in shown
            }
            if hidden({one: count}, Told(shown, kept)):
                kept[one] = count
            else:
                shown[one] = count
        for inner, few in shown.items():
            for outer, many in shown.items():
                if inner.is_within(outer):
                    assert not 0 < many - few < 6, seed


def _some_question() -> Cell:
    atoms = set()
    if random.random() < 0.6:
        atoms.add(within("sex", random.choice("FM")))
    if random.random() < 0.7:
        atoms.add(from_("age", str(random.randint(0, 17))))
    return cell(*atoms)


def _meets(row: dict[str, object], asked: Cell) -> bool:
    return all(
        row["sex"] in atom.values
        if atom.how == "in"
        else int(str(row["age"])) >= int(atom.values[0])
        for atom in asked.atoms
    )


def owed(population: str, asks: str, *atoms: Atom) -> Cell:
    return Cell(population, asks, "month", NOV, frozenset(atoms))


@pytest.mark.parametrize(
    ("one", "number", "left"),
    [
        # 187 were in care and 190 are; everybody who came is owed an assessment: 5 left
        (owed("initial_health_assessments_owed", "started"), 8, lambda came: 187 + came - 190),
        # nobody came, and 184 are: 3 left
        (owed("initial_health_assessments_owed", "started"), 0, lambda came: 187 + came - 184),
        # 182 are still owed a review whose first was due while 187 were in care
        (owed("cla_reviews_owed", "outstanding"), 182, lambda stay: 187 - stay),
        # the 131 of a month before, in other words
        (owed("cla_reviews_owed", "outstanding"), 128, lambda stay: 131 - stay),
        # decisions due after a day with 20 contacts, and some of the day before
        (owed("contact_decisions_owed", "started"), 24, lambda due: due - 20),
    ],
)
def test_what_nothing_ties_leaves_no_small_number_for_certain(one, number, left):
    told = Told(shown={cell(month=NOV.plus(-1)): 187, ALL: 190})
    said = protected({one: number}, told).told.get(one)

    may_be = {at for at in range(400) if rounded(at, rounding=10, threshold=6) == said}
    assert number in may_be
    assert not {left(at) for at in may_be} <= {*range(1, 6)}


def test_what_is_hidden_or_small_is_not_told_and_all_else_is_rounded():
    answer = protected({GIRLS: 63, BOYS: 37, cell(within("sex", "U")): 3}, Told())
    assert answer.told == {
        one: {63: 60, 37: 40}[number]
        for one, number in ((GIRLS, 63), (BOYS, 37))
        if one not in answer.hidden
    }
    assert protected({GIRLS: 0}, Told()).told == {}
    assert protected({GIRLS: 63}, Told(), rounding=25).told == {GIRLS: 75}
    assert protected({GIRLS: 13}, Told(), threshold=12).told == {GIRLS: 20}


def test_an_answer_of_too_many_counts_is_refused():
    asked = {cell(within("ward", str(number))): 10 for number in range(MOST_CELLS + 1)}
    with pytest.raises(Refused, match="401 counts"):
        protected(asked, Told())


def test_what_is_not_settled_in_so_many_steps_is_left_to_rounding(monkeypatch):
    """However little is searched: what is small is hidden, and all else leaves rounded."""
    ages = {cell(within("age_band", str(age))): 3 + age for age in range(12)}
    told = Told(shown={ALL: sum(ages.values()), GIRLS: 60}, hidden={BOYS: 42})
    thorough = protected(ages, told)
    for most in (0, 1, 20):
        monkeypatch.setattr(releasing, "MOST_STEPS", most)
        monkeypatch.setattr(releasing, "MOST_STEPS_OF_ATTACK", most)
        found = protected(ages, told)
        small = {one for one, number in ages.items() if number < 6}
        assert small <= found.hidden <= thorough.hidden
        assert found.told == {
            one: rounded(number, rounding=10, threshold=6)
            for one, number in ages.items()
            if one not in found.hidden
        }


def test_an_answer_says_how_far_its_protection_has_come():
    seen = []
    protected({GIRLS: 30}, Told(), progress=lambda doing, share: seen.append((doing, share)))
    assert [share for _, share in seen] == sorted({share for _, share in seen})
    assert len({doing for doing, _ in seen}) == len(seen) > 2
