"""Whom a figure is compared with: areas, and neighbours by their mean or median and their model."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from drawn import dataset
from indicators.judging.test_comparability import compared
from indicators.reference.test_reading import plans
from lineofsight.indicators import catalogue
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import judge
from lineofsight.indicators.judging.benchmarks import beside, comparing
from lineofsight.indicators.judging.targets import Targets
from lineofsight.indicators.reference.releases import import_files
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State
from lineofsight.records.home import Home
from lineofsight.settings import DEFAULT, Authority, Comparators, Neighbours

MODEL = "Model of May 2025"
THEIRS = """
    area   | neighbour    | rank | model
    Wandle | Effra        | 1    | Model of May 2025
    Wandle | Quaggy       | 2    | Model of May 2025
    Wandle | Beck         | 3    | Model of May 2025
    Wandle | Hidden       | 4    | Model of May 2025
    Wandle | Not there    | 5    | Model of May 2025
    Wandle | Ravensbourne | 1    | Model of 2021
    Other  | Ravensbourne | 1    | Model of May 2025
"""


def authority(name, number, *cells):
    return ("2025", "Reporting year", "Local authority", "E92000001", "England", "E13000002",
            "Outer London", str(number), f"E0900{number}", name, *cells)  # fmt: skip


@pytest.fixture
def home(tmp_path):
    """A home with a later release of second plans, for authorities that are neighbours."""
    file = tmp_path / "plans.csv"
    file.write_bytes(
        plans(
            ("2025", "Reporting year", "National", "E92000001", "England", *[""] * 5,
             "61840", "15130", "24.5"),
            authority("Wandle", 9001, "100", "20", "20"),
            authority("Effra", 9002, "100", "10", "10"),
            authority("Quaggy", 9003, "100", "12", "12"),
            authority("Beck", 9004, "100", "29", "29"),
            authority("Hidden", 9005, "100", "c", "c"),
            authority("Ravensbourne", 9006, "100", "90", "90"),
        )
    )  # fmt: skip
    kept = Home(tmp_path / "home")
    import_files([file], home=kept, released_on=dt.date(2026, 1, 1))
    return kept


def settled(average="median", model=MODEL, **also):
    settings = replace(
        DEFAULT,
        authority=Authority(name="Wandle", ons_code="E09009001"),
        neighbours=Neighbours(model=model, average=average),
    )
    return replace(settings, **also)


def second_plans(home, settings, *, neighbours=THEIRS, **also):
    data = dataset(neighbours=neighbours, **also)
    figure = Figure(
        "CP12", "12m", Month(2025, 3), None, None, 20, 100, "percent", State.VALUE, "", "drawn", 1
    )
    return beside(catalogue.named("CP12"), figure, comparing(home, data, settings))


@pytest.mark.parametrize(("average", "value"), [("median", 12), ("mean", 17)])
def test_neighbours_by_median_or_mean_of_those_with_a_figure(home, average, value):
    theirs = second_plans(home, settled(average)).benchmarks[-1]

    assert (theirs.value, theirs.average, theirs.counted) == (Fraction(value), average, 3)
    assert theirs.model == MODEL
    assert theirs.words == (
        f"statistical neighbours {value}.0% ({average} of 3 of 10, Model of May 2025)"
    )


def test_the_model_decides_who_they_are(home):
    theirs = second_plans(home, settled(model="model of 2021")).benchmarks[-1]
    assert (theirs.value, theirs.counted) == (90, 1)


@pytest.mark.parametrize(
    ("settings", "also", "says"),
    [
        (settled(model=""), {}, "the settings do not say by which model"),
        (settled(model="Model of 1999"), {}, "the feed has none by the model Model of 1999"),
        (settled(), {"not_loaded": ["neighbours"]}, "the feed of neighbours was not loaded"),
        (settled(), {"neighbours": "area | neighbour | rank | model\n Wandle | Nobody | 1 | "
                     + MODEL}, "none of them (Model of May 2025) has a published figure kept here"),
    ],
)  # fmt: skip
def test_without_neighbours_it_is_said_why(home, settings, also, says):
    found = second_plans(home, settings, **{"neighbours": THEIRS, **also})

    assert f"statistical neighbours: {says}" in found.absent
    assert found.benchmarks[0].area == "England"


def test_an_authority_is_set_beside_england_london_and_its_own_part_of_london(home):
    found = second_plans(home, settled())

    assert [one.area for one in found.benchmarks[:-1]] == ["England", "London", "Outer London"]


def test_the_settings_can_name_other_areas(home):
    found = second_plans(home, settled(comparators=Comparators(areas=("Croydon", "9005"))))

    assert [one.area for one in found.benchmarks] == ["Croydon", "statistical neighbours"]
    assert "Hidden: suppressed by the publisher (c)" in found.absent
    with pytest.raises(Problem, match="none of the published tables"):
        second_plans(home, settled(comparators=Comparators(areas=("Atlantis",))))


def test_a_symbol_is_never_counted_as_nought(home):
    theirs = second_plans(home, settled("mean")).benchmarks[-1]
    assert theirs.value == Fraction(10 + 12 + 29, 3)


def test_a_comparator_colours_nothing():
    """A figure twice as bad as everybody's has no colour where it has no target."""
    one = replace(catalogue.named("CP12"), target=None, amber=None)
    month = Month(2025, 3)
    figure = Figure("CP12", "12m", month, None, None, 60, 100, "percent", State.VALUE, "", "d", 1)
    judged = judge(one, {month: figure}, month, targets=Targets({}), settings=DEFAULT)

    assert judged.rag.colour is None
    assert compared("CP12", "12m", "2025-03").benchmarks[0].value < figure.value
