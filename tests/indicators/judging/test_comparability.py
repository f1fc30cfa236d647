"""The guard, drawn as a table: which figure may stand beside a published one, and why not."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from drawn import drawn
from lineofsight.indicators import catalogue
from lineofsight.indicators.definition import count, share
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging import comparability
from lineofsight.indicators.judging.benchmarks import Comparing, Neighbours, beside
from lineofsight.indicators.reference import COMPARATORS, NEAR, Library, kept
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.settings import DEFAULT

LIBRARY = Library(kept())
AREAS = tuple(LIBRARY.around(LIBRARY.area("Croydon")))


def indicator(code, **also):
    """An indicator of this code as it was held against its comparator, unless said otherwise."""
    make = count if code in {"LAC1", "P2"} else share
    if code in COMPARATORS:
        also = {"version": COMPARATORS[code].version, **also}
    words = {"title": "t", "why": "w", "population": "cp_plans_open"}
    return make(code, **words, **({} if make is count else {"met": "x = 1"}), **also)


def compared(code, over, month, *, by=None, rules=None, neighbours=None, **also):
    figure = Figure(
        code, over, Month.parse(month), by, "North" if by else None, 43, 100, "percent",
        State.VALUE, "", "drawn", 1,
    )  # fmt: skip
    chosen = Comparing(
        LIBRARY,
        AREAS,
        neighbours or Neighbours(why_not="not loaded"),
        replace(DEFAULT.local_rules, **(rules or {})),
    )
    return beside(indicator(code, **also), figure, chosen)


MATRIX = drawn("""
    code  | over     | month   | by   | says
    P1d   | snapshot | 2017-09 |      | England 17.0%, London 25.7%, Outer London 27.3%: 30 September 2017
    P1d   | snapshot | 2017-10 |      | 1 month older than this figure
    P1    | snapshot | 2017-10 |      | not comparable: the published vacancy rate is FTE vacancies over FTE vacancies and FTE in post
    P13   | snapshot | 2017-10 |      | not comparable: the published vacancy rate counts posts covered by agency
    P6r   | snapshot | 2017-09 |      | Outer London 25.4%
    P6s   | snapshot | 2017-09 |      | not comparable: the published agency rate is in FTE
    CP12  | 12m      | 2025-03 |      | England 24.5%
    CP12  | ytd      | 2025-03 |      | England 24.5%
    CP12  | ytd      | 2025-02 |      | not comparable: this is of the months since April
    CP12b | 12m      | 2025-03 |      | not comparable: the published share counts an earlier plan however long ago
    FD8   | 12m      | 2025-03 |      | England 22.6%, London 19.4%, Outer London 19.6%: year to 31 March 2025
    FD8   | month    | 2025-03 |      | not comparable: this is of one month; the published figure is of a year to 31 March
    FD8   | 3m       | 2025-03 |      | not comparable: this is of three months
    FD8   | 12m      | 2025-03 | team | not comparable: it is published for whole authorities only
    LAC20 | snapshot | 2025-03 |      | England 10%, London 10%, Outer London 10%: 31 March 2025
    LAC20 | snapshot | 2025-10 |      | 31 March 2025; 7 months older than this figure
    LAC20 | month    | 2025-03 |      | not comparable: this is of one month; the published figure is of 31 March
    LAC20 | snapshot | 2020-10 |      | not comparable: the tables kept here begin with 31 March 2021
    LAC20 | snapshot | 2027-03 |      | 31 March 2025; 24 months older
    LAC20 | snapshot | 2027-04 |      | not comparable: the latest published is of 31 March 2025, over 24 months before
    P17   | snapshot | 2025-09 |      | not comparable: the published share is FTE of agency workers over FTE vacancies
    P14   | ytd      | 2025-09 |      | not comparable: this is of the months since April; the published figure is of a year to 30 September
    P14   | snapshot | 2025-09 |      | England 11.8%
    P14   | 12m      | 2025-09 |      | England 11.8%, London 13.8%, Outer London 15.7%: year to 30 September 2025
    CL1   | snapshot | 2025-03 |      | here of the latest status at the month end
    CL1   | month    | 2025-03 |      | not comparable: this is of one month
    LAC1  | snapshot | 2025-03 |      | not comparable: a number depends on the size of the area
    CP13c | snapshot | 2025-03 |      | not comparable: the published share is of plans open more than 729 days
    W1a   | snapshot | 2025-09 |      | not comparable: the published caseload is of the whole service
    CP8   | snapshot | 2025-03 |      | not comparable: no published table kept here has this measure
""")  # noqa: E501  a reason is one line


@pytest.mark.parametrize(
    "row", MATRIX, ids=lambda row: f"{row['code']} {row['over']} {row['month']}"
)
def test_the_guard(row):
    found = compared(row["code"], row["over"], row["month"], by=row["by"])

    assert row["says"] in found.words
    assert bool(found.reason) == row["says"].startswith("not comparable")
    assert bool(found.benchmarks) != bool(found.reason)


def test_43_per_cent_is_never_set_against_25():
    """The committee of December 2017 saw 43% vacant posts beside 25% for outer London."""
    found = compared("P1", "snapshot", "2017-10")

    assert found.benchmarks == ()
    assert found.words == (
        "not comparable: the published vacancy rate is FTE vacancies over FTE vacancies and FTE in "
        "post; this is posts with no directly employed worker over established posts. Compare P1d"
    )


def test_a_published_figure_always_has_its_year():
    for code, comparator in COMPARATORS.items():
        found = compared(code, comparator.over[0], "2025-10")
        assert found.reason or found.dated.split()[-1] in {"2024", "2025"}, code


def test_nothing_of_a_later_day_stands_beside_a_figure():
    found = compared("FD8", "12m", "2025-02")
    assert found.dated == "year to 31 March 2024"


def test_a_local_rule_that_changes_the_measure_parts_them():
    found = compared("CP13", "snapshot", "2025-03", rules={"cp_long_days": 700})
    assert found.reason == "the local rule cp_long_days is 700; the published figure uses 729"


def test_a_new_definition_must_be_held_against_the_published_one_again():
    found = compared("CP13", "snapshot", "2025-03", version=2)
    assert found.reason == (
        "our definition is now version 2, and the published one was last held against version 1"
    )


def test_the_guards_words_name_only_what_there_is():
    assert {near.other for near in NEAR.values() if near.other} <= COMPARATORS.keys()
    assert not NEAR.keys() & COMPARATORS.keys()
    rules = {name for one in COMPARATORS.values() for name in one.rules}
    assert all(hasattr(DEFAULT.local_rules, name) for name in rules)


def test_a_comparator_of_the_catalogue_fits_what_the_catalogue_asks():
    """Each is in the version it was held against, its unit, and a period it can be asked over."""
    for code in COMPARATORS.keys() & catalogue.indicators().keys():
        ours = catalogue.named(code)
        assert ours.version == COMPARATORS[code].version, code
        assert ours.unit == comparability.unit_of(COMPARATORS[code]), code


def test_a_comparator_of_the_catalogue_can_be_reached():
    """Referrals with no further action are asked of a month alone, so theirs is always refused."""
    unreached = {
        code
        for code in COMPARATORS.keys() & catalogue.indicators().keys()
        if not set(catalogue.named(code).over) & set(COMPARATORS[code].over)
    }

    assert unreached == {"FD9"}


def test_no_rule_lets_a_figure_through_that_a_later_rule_cannot_judge():
    for code in {*COMPARATORS, *NEAR, "ZZ9"}:
        for over in ("snapshot", "month", "12m", "ytd", "survey"):
            ours = comparability.Ours(indicator(code), over, Month(2025, 3), None,
                                      DEFAULT.local_rules)  # fmt: skip
            reason, comparator = comparability.why_not(ours), comparability.comparator_of(ours)
            assert bool(reason) != bool(comparator)
            assert "None" not in reason


def test_the_day_of_release_and_the_value_are_the_publishers():
    (england, *_) = compared("FD8", "12m", "2025-03").benchmarks
    assert england.value == Decimal("22.6")
    assert dt.date.fromisoformat(england.released) == dt.date(2025, 10, 30)
