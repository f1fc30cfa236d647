"""What an answer must carry: somebody who does it by a day, a link to it, or a reason. Pure."""

import datetime as dt

from lineofsight.accounts.rules import SHORTEST_REASON, check_named, is_reason
from lineofsight.boards.noted import says_nothing
from lineofsight.boards.rules import IN_PRINCIPLE, INFORMATION, NOT_ACCEPTED, Standing, check_open
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused

PROMISED_FOR = 2
"""Years ahead in which what was accepted is done at the latest."""


def check_may_answer(
    standing_: Standing, kind: str, answer: str, words: str, who: str, due_on: dt.date | None, *,
    on: dt.date, raised_on: dt.date,
) -> None:  # fmt: skip
    """Refuse an answer to an item of a kind without what it must carry.

    No list of words tells thanks from an answer. What is accepted has somebody who does it by a
    day, or a link to the change, action or report that does; what is not has its reason.
    """
    check_open(standing_)
    _check_words(words, answer, is_asked=kind == INFORMATION)
    if answer == NOT_ACCEPTED:
        if who or due_on:
            raise Refused(
                "Nobody does what is not accepted.", do="Leave who does it and the day empty."
            )
        return
    if answer == IN_PRINCIPLE and (due_on is None or due_on <= on):
        raise Refused(
            "Accepted in principle must carry a commitment with a day still to come.",
            do="Write what will be done and by which day, or accept it or not.",
        )
    if who:
        check_named(who, "Nobody is known by so few letters.", do="Write the title of a role")
    if bool(who) != bool(due_on) or (not who and not standing_.is_shown):
        raise Refused(
            "An answer says who does it, and by which day, or is linked to what changes.",
            do="Write both, or link the change, the action or the report that shows it first.",
        )
    if due_on:
        _check_day(due_on, on=on, raised_on=raised_on)


def _check_words(words: str, answer: str, *, is_asked: bool) -> None:
    """Refuse words that say nothing, or too little for a reason; a number or a day is enough."""
    if answer == NOT_ACCEPTED:
        if says_nothing(words) or not is_reason(words):
            raise Refused(
                "What is not accepted has its reason, and none is written here.",
                do=f"Write why it is not, in {SHORTEST_REASON} letters or more.",
            )
        return
    if says_nothing(words, is_asked=is_asked):
        raise Refused(
            "An answer says why, or what will be done: that it was noted is none.",
            do="Write what was decided, what was done, or what was asked for.",
        )
    if not (is_asked or is_reason(words) or any(one.isdigit() for one in words)):
        raise Refused(
            "An answer says why, or what will be done, and these words say too little.",
            do=f"Write it in {SHORTEST_REASON} letters or more, or with a day or a number in it.",
        )


def _check_day(due_on: dt.date, *, on: dt.date, raised_on: dt.date) -> None:
    if due_on < raised_on:
        raise Refused(
            "By that day it was not raised yet.",
            do="Write the day by which it is done, or was done since it was raised.",
        )
    if due_on > _last_day(on):
        raise Refused(
            f"The day lies more than {PROMISED_FOR} years ahead.",
            do="Write the day of the first thing that is done, or do not accept it.",
        )


def _last_day(on: dt.date) -> dt.date:
    """Give the last day by which what is accepted on a day may be done: the end of that month."""
    return Month(on.year + PROMISED_FOR, on.month).last_day
