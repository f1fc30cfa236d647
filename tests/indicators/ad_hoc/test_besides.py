"""No sums and differences of answers give few: of days of a month, nor of who stayed and left."""

import datetime as dt
import random
from dataclasses import asdict
from itertools import permutations

import pytest

from lineofsight.indicators.ad_hoc import besides
from lineofsight.indicators.ad_hoc.besides import NOTHING, Besides, Days, Rows
from lineofsight.indicators.ad_hoc.cells import besides_of, of_answer, of_week, wider_than
from lineofsight.indicators.ad_hoc.counting import Answered, Counted
from lineofsight.indicators.ad_hoc.days_told import give_few
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.indicators.ad_hoc.releasing import Told, protected
from lineofsight.kernel.periods import Month, Week

NOV = Month.parse("2017-11")
MONTHS = Month.parse("2017-07").until(NOV)
FEW = range(1, 6)


class Made:
    """Rows made up for a test, asked as an opened month is."""

    def __init__(self, rows):
        self.rows = rows

    def run(self, _sql):
        return self

    def to_pylist(self):
        return self.rows


def test_a_share_of_the_children_says_who_left_when_it_is_of_those_who_came():
    """187 at the end of October, 190 at that of November, of whom 8 came: 5 left."""
    stood = [(f"old {at}", dt.date(2017, 1, 1), None) for at in range(182)]
    left = [(f"left {at}", dt.date(2017, 1, 1), dt.date(2017, 11, 9)) for at in range(5)]
    came = [(f"new {at}", dt.date(2017, 11, 7), None) for at in range(8)]
    for how, day, number in (("at least", "2017-11-01", 8), ("at most", "2017-10-31", 182)):
        question = stock(NOV, Condition("started_on", how, (day,)))
        cell = answered_of(question, [*stood, *left, *came]).cells[0]
        assert (cell.rows, cell.rows_besides.leaves) == (number, 5)


def test_long_standing_children_say_nothing_of_who_left():
    stood = [(f"old {at}", dt.date(2015, 1, 1), None) for at in range(20)]
    since = [(f"since {at}", dt.date(2017, 1, 1), None) for at in range(60)]
    left = [(f"left {at}", dt.date(2017, 1, 1), dt.date(2017, 11, 9)) for at in range(2)]
    question = stock(NOV, Condition("started_on", "at most", ("2015-11-30",)))
    assert answered_of(question, [*stood, *since, *left]).cells[0].rows_besides.leaves > 6


def test_what_a_count_says_besides_is_kept_and_read_again():
    said = Besides(5, (Days((0,), (1, 2), (1,)),))
    assert besides.of_data(asdict(said)) == said


@pytest.mark.parametrize(
    ("told", "is_few"),
    [
        ([range(6, 13), range(6, 12)], True),  # a week less Monday to Saturday: a Sunday of 3
        ([range(6, 13), range(6, 13)], False),  # the same week twice
        ([range(6, 13), range(13, 20), range(6, 19)], True),  # two weeks less all but a Sunday
        ([range(1, 31), range(1, 12), range(13, 31)], True),  # a month less all before and after
        ([range(6, 12), range(13, 19)], False),  # nobody told of the weeks
    ],
)
def test_days_told_give_few_where_a_sunday_can_be_worked_out(told, is_few):
    sundays = {5, 12, 19, 26}
    counts = [3 if day in sundays else 12 for day in range(1, 31)]
    assert give_few(counts, told, 6) == is_few


def test_no_days_that_are_told_give_few():
    for seed in range(25):
        random.seed(seed)
        counts = {
            NOV.first_day + dt.timedelta(at): random.choice((0, 1, 3, 8, 14)) for at in range(30)
        }
        rows = [(f"{day} {at}", day, day) for day, many in counts.items() for at in range(many)]
        told = weeks_told(counts)
        for _ in range(5):
            first, last = sorted(random.sample(list(counts), 2))
            between = (
                Condition("happened_on", "at least", (str(first),)),
                Condition("happened_on", "at most", (str(last),)),
            )
            asked = Question("contacts_received", "2017-11", "2017-11", where=between)
            told = told_with(told, asked, answered_of(asked, rows))
        shown = [
            {day for day in counts if all(meets(day, atom) for atom in cell.atoms)}
            for cell in told.shown
        ]
        for days in worked_out(shown):
            assert sum(counts[day] for day in days) not in FEW, seed


def test_no_answers_about_who_began_when_give_few_that_left():
    for seed in range(40):
        random.seed(seed)
        first = dt.date(2017, 4, 1)
        spells = []
        for at in range(random.choice((60, 120, 200))):
            begun = first + dt.timedelta(random.randrange(244))
            stays = dt.timedelta(random.choice((20, 60, 100, 900)))
            spells.append((f"child {at}", begun, begun + stays))
        told = Told()
        for month in MONTHS:
            whole = stock(month)
            counts = of_answer(whole, answered_of(whole, spells))
            told = Told({**told.shown, **counts})
        for _ in range(6):
            day = str(first + dt.timedelta(random.randrange(244)))
            how = random.choice(("at least", "at most"))
            asked = stock(random.choice(MONTHS), Condition("started_on", how, (day,)))
            told = told_with(told, asked, answered_of(asked, spells))
        shown = [rectangle(cell, first) for cell in told.shown]
        for squares in worked_out(shown):
            many = sum((begun, ended) in squares for begun, ended in map(square_of, spells))
            assert many not in FEW, seed


def stock(month, *where):
    return Question("children_looked_after", str(month), str(month), where=where)


def square_of(spell):
    """Give the day it began, and which of the months it was there at the end of."""
    _, begun, ended = spell
    return begun, sum(ended > month.last_day for month in MONTHS)


def rectangle(cell, first):
    """Give every square a stock is of: begun as asked, and there at the end of its month."""
    through = MONTHS.index(cell.month)
    days = (first + dt.timedelta(at) for at in range(244))
    return {
        (day, ended)
        for day in days
        if day <= cell.month.last_day and all(meets(day, atom) for atom in cell.atoms)
        for ended in range(through + 1, len(MONTHS) + 1)
    }


def worked_out(shown):
    """Give what is left of two or three of these, where each lies in what it is taken from."""
    for one, other in permutations(shown, 2):
        if other < one:
            yield one - other
            yield from (one - other - third for third in shown if third < one - other)
            yield from (third - (one - other) for third in shown if one - other < third)
        if not one & other:
            yield from ((one | other) - third for third in shown if third < one | other)


def told_with(told, question, answered):
    """Give what is told once an answer is released, protected beside what was told before."""
    counts = of_answer(question, answered)
    said = besides_of(question, answered)
    wider = {
        cell: n for cell, n in wider_than(question, answered).items() if cell not in told.shown
    }
    hidden = {**told.hidden, **wider}
    gone = protected(counts, Told(told.shown, hidden, told.days), besides=said).hidden
    shown = {cell: n for cell, n in counts.items() if cell not in gone}
    days = [one for cell in shown for one in said[cell].days]
    hidden |= {cell: n for cell, n in counts.items() if cell in gone and cell not in told.shown}
    shown = {**told.shown, **shown}
    kept = {cell: n for cell, n in hidden.items() if cell not in shown}
    return Told(shown, kept, [*told.days, *days])


def answered_of(question, spells):
    """Count a question of made-up spells: of those there at a month's end, or of what happened."""
    is_stock = question.population == "children_looked_after"
    months = MONTHS if is_stock else [NOV]
    rows = [
        {
            "month_asked": month.index,
            "day_asked": month.last_day if is_stock else begun,
            "subject": name,
            "begun": begun,
            **{f"f{at}": int(holds(begun, one)) for at, one in enumerate(question.where)},
        }
        for month in months
        for name, begun, ended in spells
        if not is_stock or begun <= month.last_day < (ended or dt.date.max)
    ]
    asked = Rows(Made(rows), question, months)
    mine = [row for row in rows if row["month_asked"] == Month.parse(question.first).index]
    places = range(len(question.where))
    counted = sum(all(row[f"f{at}"] for at in places) for row in mine)
    wider = [((), question.first, len(mine))] if question.where else []
    if len(question.where) > 1:
        wider += [((at,), question.first, sum(row[f"f{at}"] for row in mine)) for at in places]
    said = asked.besides(Month.parse(question.first), ("", ""), is_met=False)
    over = "snapshot" if is_stock else "month"
    cell = Counted(question.first, over, "", "", "", counted, None, "", said, NOTHING)
    return Answered("made up", (cell,), tuple(wider))


def holds(day, condition):
    bound = dt.date.fromisoformat(condition.values[0])
    return day >= bound if condition.how == "at least" else day <= bound


def meets(day, atom):
    bound = dt.date.fromisoformat(atom.values[0])
    return day >= bound if atom.how == "from" else day <= bound


def weeks_told(counts):
    """Tell the month, and its weeks where none of them and what they leave is few."""
    whole = Question("contacts_received", "2017-11", "2017-11")
    (cell,) = of_answer(whole, Answered("", (
        Counted("2017-11", "month", "", "", "", 0, None, ""),
    ), ()))  # fmt: skip
    weeks = [Week.of(NOV.first_day + dt.timedelta(7 * at)) for at in range(1, 4)]
    parts = {
        week: sum(counts[week.first_day + dt.timedelta(at)] for at in range(7)) for week in weeks
    }
    everything = sum(counts.values())
    shown, days = {cell: everything}, []
    if not {*parts.values(), everything - sum(parts.values())} & {*FEW}:
        for week, many in parts.items():
            rows, its_days = of_week(cell, "happened_on", week)
            shown[rows] = many
            days.append(its_days)
    return Told(shown, {}, days)
