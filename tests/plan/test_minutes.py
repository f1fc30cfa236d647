"""What a minute or letter is named by: one rule of its day, wherever somebody types one."""

import datetime as dt

import pytest
from django import forms

from lineofsight.plan.forms.minutes import Minute, Reference
from lineofsight.plan.minutes import day_of, no_day_in


@pytest.mark.parametrize(
    ("minute", "day", "wrong"),
    [
        ("Letter of 5 December 2017", dt.date(2017, 12, 5), ""),
        ("Minutes of the 5th of December 2017, item 4", dt.date(2017, 12, 5), ""),
        ("Minutes of 5 Dec 2017", dt.date(2017, 12, 5), ""),
        ("Letter of December 5, 2017", dt.date(2017, 12, 5), ""),
        ("Letter 17 of 2017-12-05", dt.date(2017, 12, 5), ""),
        ("Board 5/12/2017, item 4", dt.date(2017, 12, 5), ""),
        ("Board 05.12.2017, item 4", dt.date(2017, 12, 5), ""),
        ("Item 4", None, ""),
        ("CAB/2017/1120", None, ""),
        ("Item 3.10.45", None, ""),
        ("Letter of 29 February", None, ""),
        ("Letter of 30 February 2018", None, "30 February 2018"),
        ("Minutes of 31 November 2017", None, "31 November 2017"),
        ("Minutes of the 31st of June 2017, item 4", None, "31st of June 2017"),
        ("Letter of 31 Nov 2017", None, "31 Nov 2017"),
        ("Letter of November 31, 2017", None, "November 31, 2017"),
        ("Letter of 31 November", None, "31 November"),
        ("Letter of 29 February 2017", None, "29 February 2017"),
        ("Board 31/11/2017, item 4", None, "31/11/2017"),
        ("Letter of 2018-02-30", None, "2018-02-30"),
        # years of two digits, and other orders
        ("Item 2, board of 31/11/17", None, "31/11/17"),
        ("Item 2, board of 5/12/17", dt.date(2017, 12, 5), ""),
        ("Board of 30/2/18", None, "30/2/18"),
        ("Board of 31-11-17", None, "31-11-17"),
        ("Board of 31.11.17", None, "31.11.17"),
        ("Board of 31 / 11 / 2017", None, "31 / 11 / 2017"),
        ("Board 2018/02/30", None, "2018/02/30"),
        ("Board 2018.2.28", dt.date(2018, 2, 28), ""),
        ("Board of 31 - November 2017", None, "31 - November 2017"),
        ("Board of 31/Nov/2017", None, "31/Nov/2017"),
        ("Board of 29 Feb 17", None, "29 Feb 17"),
        ("Board of 5 Dec '17", dt.date(2017, 12, 5), ""),
        ("Board of Feb 30", None, "Feb 30"),
        ("Board of November 31st, item 4", None, "November 31st"),
        ("Board of Feb 29", None, ""),
        ("Board of February 2018", None, ""),
        ("Board of 5 December 17:30", None, ""),
        # over the last day of any month: a day where no word has it as its number
        ("Item 3 of 32 June", None, "32 June"),
        ("Item 3 (32 June)", None, "32 June"),
        ("Minutes of June 32, item 4", None, "June 32"),
        ("Letter 45 March", None, ""),
        ("Item 45 March papers", None, ""),
        # numbers that are no day
        ("Item 31 February meeting", None, ""),
        ("Items 30 and 31 February meeting", None, ""),
        ("Minute 42/17", None, ""),
        ("Minute 45/11/17", None, ""),
        ("Minute 2017/18/42", None, ""),
        ("CAB/31/11/17", None, ""),
        ("Paragraph 31.11.17", None, ""),
        ("Rule 3.13.17", None, ""),
        ("Letter of 5 December 2017, as of 31 November 2017", dt.date(2017, 12, 5),
         "31 November 2017"),
    ],
)  # fmt: skip
def test_a_day_that_there_is_not_is_told_from_one_that_there_is(minute, day, wrong):
    assert day_of(minute) == day
    assert no_day_in(minute) == wrong
    form = _Form({"minute": minute, "words": minute})
    assert form.is_valid() == (not wrong)
    if wrong:
        assert form.errors["minute"] == [f"There is no {wrong}: write its day again"]
        assert form.errors["words"] == form.errors["minute"]


class _Form(forms.Form):
    minute = Minute()
    words = Reference(required=False)


@pytest.mark.parametrize(
    ("minute", "is_found"),
    [
        ("Item 4", True),
        ("No. 4", True),
        ("42/17", True),
        ("42 / 2017", True),
        ("Item", False),
        ("4", False),
        ("5/12/17", False),
        ("tbc 1", False),
        ("1: to be confirmed", False),
        ("n/a 2", False),
        ("noted 1", False),
        ("Noted 5 December 2017", False),
        ("On track 3", False),
        ("noted 42/17", True),
        ("Noted at the board meeting of 5 December 2017", True),
        ("Minute noted 3", True),
        ("5 December 2017", False),
        ("5 Dec", False),
        ("Letter of 5 December 2017", True),
        ("42A/17", True),
        ("C.42", True),
        ("C.42 of 5 December 2017", True),
    ],
)
def test_what_nobody_could_find_is_refused(minute, is_found):
    errors = _Form({"minute": minute}).errors.get("minute", [])
    assert errors == ([] if is_found else ["Write a word and a number of it, such as: Item 4"])
