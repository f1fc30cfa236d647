"""An answer is prepared, released by another, and the next one cannot be subtracted from it."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.answers import actions, rules
from lineofsight.answers.models import Answer
from lineofsight.answers.tables import HIDDEN
from lineofsight.answers.told import everything_told
from lineofsight.indicators.ad_hoc.cells import of_answer
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.indicators.ad_hoc.releasing import Told, protected
from lineofsight.indicators.conditions import Atom
from lineofsight.indicators.disclosure.rounding import rounded
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from signed_in import person

NOW = dt.datetime(2017, 12, 6, 9, tzinfo=dt.UTC)
TODAY = NOW.date()
REQUEST = actions.Request("FOI 17/204", "foi", dt.date(2017, 12, 1))
STATUSES = ("C1", "C2", "D1", "E1", "J1", "J2", "J3", "L1", "L2", "L3", "V2", "V3", "V4")


def question(*where, **also):
    return Question("children_looked_after", "2017-11", "2017-11", where=where, **also)


@pytest.fixture
def asked(site, analyst):
    def ask(*where, **also):
        return actions.ask(analyst, question(*where, **also), home=site, now=NOW)

    return ask


@pytest.fixture
def prepared(asked, site, analyst):
    def prepare(*where, **also):
        return actions.prepare(
            asked(*where, **also),
            analyst,
            REQUEST,
            home=site,
            shown_in=picture.open_picture(site),
            now=NOW,
        )

    return prepare


@pytest.fixture
def wholes_shown(monkeypatch):
    """Let the pages show the exact whole of each indicator, and no group."""
    read = picture.series

    def series(shown_in, code, *, exactness, by="", group=""):
        return read(shown_in, code, exactness=exactness if by else "exact", by=by, group=group)

    monkeypatch.setattr(picture, "series", series)


def released(answer, person, site):
    return actions.release(
        answer, person, home=site, shown_in=picture.open_picture(site), now=NOW, on=TODAY
    )


def test_ask_counts_and_keeps_the_question(site, analyst):
    found = actions.ask(analyst, question(by=("sex",)), home=site, now=NOW)
    assert found.state == rules.COUNTED
    assert found.exact["cells"][0]["rows"] > 20
    assert found.words == "Children looked after on 30 November 2017, by sex"


def test_what_is_prepared_hides_small_counts_and_waits(prepared):
    one = prepared(by=("age",))
    cells = {row[1]: row[2] for row in one.table[1:]}
    exact = {cell["words"] or "All": cell["rows"] for cell in one.exact["cells"]}
    small = [group for group, count in exact.items() if 0 < count < 6]
    assert small
    assert all(cells[group] == HIDDEN for group in small)
    shown = {group for group, cell in cells.items() if cell != HIDDEN}
    assert len(cells) - len(shown) > 1
    assert {group: int(cells[group]) for group in shown} == {
        group: rounded(exact[group], rounding=10, threshold=6) for group in shown
    }
    assert one.rounded_to == 10
    assert (one.state, one.due_on) == (rules.WAITING, dt.date(2018, 1, 3))
    assert one.digest == rules.digest_of(one.table)


def test_what_the_published_whole_would_leave_is_hidden(prepared, count, wholes_shown):
    """All but a few of the children looked after: the pages show how many there are in all."""
    kept = _all_but_a_few(count)
    one = prepared(Condition("legal_status", "is", kept))
    assert one.table[1][-1] == HIDDEN


def _all_but_a_few(count):
    for left_out in STATUSES:
        kept = tuple(one for one in STATUSES if one != left_out)
        found = count(question(Condition("legal_status", "is", kept)))
        whole = found.wider[0][2]
        rows = found.cells[0].rows or 0
        if rows >= 6 and 0 < whole - rows < 6:
            return kept
    raise AssertionError("the borough has no legal status of few children")


def test_the_next_answer_cannot_be_subtracted_from_the_one_before(prepared, site, head, count):
    """Without the pages: two answers, one of which lies within the other."""
    kept = _all_but_a_few(count)
    wide = Condition("legal_status", "is", STATUSES)
    first = prepared(wide)
    assert first.table[1][-1] != HIDDEN
    released(first, head, site)
    told = everything_told(site, None, question())
    assert first.exact["cells"][0]["rows"] in told.shown.values()
    table, _ = actions.protect(
        _unsaved(count, question(Condition("legal_status", "is", kept))), home=site, shown_in=None
    )
    assert table[1][-1] == HIDDEN


def _unsaved(count, one):
    return Answer(question=one.as_data(), exact=count(one).as_data())


def test_a_count_the_pages_show_may_be_told_again(prepared, site, wholes_shown):
    one = prepared()
    row = picture.scorecard_rows(picture.open_picture(site), exactness="exact", code="LAC1")[0]
    assert one.table[1][-1] == f"{(row.figure.numerator + 5) // 10 * 10:,.0f}"


def test_neither_asker_nor_preparer_releases_and_another_does(prepared, site, analyst, head):
    one = prepared()
    with pytest.raises(Refused, match="does not release"):
        released(one, analyst, site)
    done = released(one, head, site)
    assert (done.state, done.decided_by, done.answered_on) == (rules.RELEASED, head, TODAY)


def test_the_database_keeps_whoever_asked_from_deciding(asked, analyst):
    one = asked()
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.filter(pk=one.pk).update(state="released", decided_by=analyst)


def test_what_was_decided_cannot_change_or_go(prepared, site, head, analyst):
    one = released(prepared(), head, site)
    with pytest.raises(Refused, match="cannot change"):
        actions.prepare(
            one, analyst, REQUEST, home=site, shown_in=picture.open_picture(site), now=NOW
        )
    for change in (
        lambda: Answer.objects.filter(pk=one.pk).update(table=[]),
        lambda: Answer.objects.filter(pk=one.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()


def test_what_was_told_in_between_stops_a_release(prepared, site, head, count):
    """Prepared while nothing was told, released after a wider answer went out."""
    kept = _all_but_a_few(count)
    narrow = prepared(Condition("legal_status", "is", kept))
    Answer.objects.filter(pk=narrow.pk).update(table=[["x"]], digest="of another table")
    narrow.refresh_from_db()
    with pytest.raises(Refused, match="since this answer was prepared"):
        released(narrow, head, site)
    narrow.refresh_from_db()
    assert narrow.state == rules.WAITING


def test_what_was_prepared_before_numbers_were_rounded_is_prepared_again(
    prepared, site, head, analyst
):
    one = prepared()
    Answer.objects.filter(pk=one.pk).update(rounded_to=None)
    one.refresh_from_db()
    with pytest.raises(Refused, match="the rules changed"):
        released(one, head, site)
    actions.prepare(one, analyst, REQUEST, home=site, shown_in=picture.open_picture(site), now=NOW)
    assert released(one, head, site).rounded_to == 10


def test_a_request_is_answered_once_and_the_second_person_is_told(prepared, site, head, analyst):
    released(prepared(), head, site)
    second = prepared()
    with pytest.raises(Refused, match="FOI 17/204 was released already"):
        released(second, head, site)
    other = actions.Request("FOI 17/204 (2)", "foi", REQUEST.asked_on)
    actions.prepare(second, analyst, other, home=site, shown_in=picture.open_picture(site), now=NOW)
    assert released(second, head, site).state == rules.RELEASED


def test_an_answer_is_turned_down_with_its_reason(prepared, site):
    director = person(Role.DIRECTOR)
    one = actions.turn_down(prepared(), director, "the request was withdrawn", now=NOW, on=TODAY)
    assert (one.state, one.why_not) == (rules.TURNED_DOWN, "the request was withdrawn")
    assert one.answered_on is None


FEW = range(1, 6)


@pytest.mark.parametrize("population", ["children_looked_after", "cp_plans_open"])
def test_who_left_is_not_worked_out_of_who_came_and_who_is_there(site, count, population):
    """A councillor adds those that came to last month's figure, and takes this month's away."""
    month, left = _month_few_left(count, population)
    eve = month.plus(-1).last_day
    days = str((month.last_day - eve).days - 1)
    for words in (
        ("started_on", "at least", (str(month.first_day),)),
        ("started_on", "at most", (str(eve),)),
        *([("days_open", "at most", (days,))] if population == "cp_plans_open" else []),
    ):
        one = Question(population, str(month), str(month), where=(Condition(*words),))
        assert count(one).cells[0].rows_besides.leaves == left
        table, _ = actions.protect(_unsaved(count, one), home=site, shown_in=None)
        assert table[1][-1] == HIDDEN


def _month_few_left(count, population):
    """Find, of the months in which few left, the one in which most came."""
    months = Month.parse("2017-05").until(Month.parse("2017-11"))
    whole = Question(population, str(months[0]), str(months[-1]))
    stock = [one.rows for one in count(whole).cells]
    found = []
    for at, month in list(enumerate(months))[1:]:
        since = Condition("started_on", "at least", (str(month.first_day),))
        came = count(Question(population, str(month), str(month), where=(since,))).cells[0].rows
        if came and stock[at - 1] + came - stock[at] in FEW:
            found.append((came, month, stock[at - 1] + came - stock[at]))
    return max(found)[1:]


def test_plans_open_for_long_are_still_answered(site, count):
    one = Question(
        "children_in_need", "2017-11", "2017-11",
        where=(Condition("days_open", "at least", ("730",)),),
    )  # fmt: skip
    table, _ = actions.protect(_unsaved(count, one), home=site, shown_in=picture.open_picture(site))
    assert int(table[1][-1]) >= 10


def test_a_sunday_is_not_worked_out_of_a_week_that_is_shown(site, count, monkeypatch):
    """The page says how many contacts a week had; an answer of Monday to Saturday leaves few."""
    weeks = picture.front_door_weeks(picture.open_picture(site), exactness="exact")
    monkeypatch.setattr(picture, "front_door_weeks", lambda *_, **__: weeks)
    tried = 0
    for week in weeks[-20:]:
        first, last = week.begins, week.begins + dt.timedelta(6)
        if first.month != last.month or week.contacts < 6:
            continue
        for short in (1, 2, 3):
            one = _contacts(first, last - dt.timedelta(short))
            rows = count(one).cells[0].rows
            if week.contacts - rows in FEW and rows > 5:
                tried += 1
                table, _ = actions.protect(
                    _unsaved(count, one), home=site, shown_in=picture.open_picture(site)
                )
                assert table[1][-1] == HIDDEN, week.week
        whole = _contacts(first, last)
        table, _ = actions.protect(
            _unsaved(count, whole), home=site, shown_in=picture.open_picture(site)
        )
        told_again = str(rounded(week.contacts, rounding=10, threshold=6))
        assert table[1][-1] == told_again, "a week that is shown may be told again"
    assert tried


def _contacts(first, last):
    bounds = (
        Condition("happened_on", "at least", (str(first),)),
        Condition("happened_on", "at most", (str(last),)),
    )
    return Question("contacts_received", str(first)[:7], str(first)[:7], where=bounds)


def test_a_breakdown_shown_in_an_earlier_month_is_told(site, count):
    """The page of that month said how many girls there were: all but few of them are hidden."""
    by_sex = Question("children_looked_after", "2017-10", "2017-10", by=("sex",))
    told = everything_told(site, picture.open_picture(site), by_sex).shown
    counts = of_answer(by_sex, count(by_sex))
    groups = {cell: n for cell, n in counts.items() if cell.atoms and n}
    assert len(groups) > 1
    assert groups.items() <= told.items()
    cell, many = max(groups.items(), key=lambda one: one[1])
    all_but_few = cell._replace(atoms=cell.atoms | {Atom("legal_status", "in", ("C2",))})
    assert protected({all_but_few: many - 3}, Told(told)).hidden == {all_but_few}


def test_weeks_of_contacts_are_told_of_the_decisions_owed_on_them(site, count, monkeypatch):
    """A decision is owed on each contact: by that name Monday to Saturday tells as much."""
    weeks = picture.front_door_weeks(picture.open_picture(site), exactness="exact")
    monkeypatch.setattr(picture, "front_door_weeks", lambda *_, **__: weeks)
    asked = Question("contact_decisions_owed", "2017-11", "2017-11", asks="started")
    told = everything_told(site, picture.open_picture(site), asked)
    (cell,) = of_answer(asked, count(asked))
    assert any(one.rows == cell for one in told.days)
