"""Who closes an item, confirms that or declines it, and opens it again. Pure."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.accounts.rules import has_letters
from lineofsight.boards.rules import CLOSED, NOT_NEEDED, UNCONFIRMED, Standing, check_open
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan.minutes import day_of, only_says_when

SHORTEST_REFERENCE = 10
"""Letters of the reference of a minute or letter, at least."""


@dataclass(frozen=True)
class Closer:
    """Whoever would close an item, and what they are to it."""

    number: int
    is_raiser: bool
    speaks_for_body: bool
    is_of_body: bool
    is_outside: bool = False  # the body is outside the council
    wrote_it: bool = False  # they wrote the item down themselves
    is_for_others: bool = False  # those whose words it is have no account here

    @property
    def may_end(self) -> bool:
        """Say whether they are the member who raised it, or speak for the body that did."""
        return self.speaks_for_body if self.is_of_body else self.is_raiser

    @property
    def needs_a_meeting(self) -> bool:
        """Say whether what they close is closed in a meeting of the body that is kept here."""
        return self.is_of_body and not self.is_outside and not self.is_for_others


def may_close(standing: Standing, closer: Closer) -> bool:
    """Say whether somebody may close an item as it stands: what a page offers."""
    return standing.is_open and closer.may_end and not _why_not(standing, closer)


def check_may_close(
    standing: Standing, closer: Closer, *, outcome: str, minute: str, on: dt.date,
    raised_on: dt.date,
) -> None:  # fmt: skip
    """Refuse to close for anybody but whoever raised it; for a body, without its words."""
    check_open(standing)
    if not closer.may_end:
        raise Refused(
            "Only the body that raised this closes it; its chair or clerk writes that down."
            if closer.is_of_body
            else "Only the member who raised this closes it."
        )
    if why := _why_not(standing, closer):
        raise Refused(why)
    if closer.is_of_body and not closer.needs_a_meeting:
        _check_said(
            minute, is_for_others=closer.is_for_others, on=on,
            since=said_since(standing, raised_on=raised_on),
        )  # fmt: skip
    if closer.is_of_body and outcome != NOT_NEEDED and standing.answer is None:
        raise Refused(
            "It was never answered: nobody can say whether the answer made a difference.",
            do="Have it answered first, or say that it is no longer needed.",
        )


def _check_said(minute: str, *, is_for_others: bool, since: dt.date, on: dt.date) -> None:
    """Refuse a letter or minute that is not named, and one of a day on which it cannot be."""
    said_on = day_of(minute)
    is_named = has_letters(minute, least=SHORTEST_REFERENCE) and not only_says_when(minute)
    if said_on is None or not is_named:
        raise Refused(
            "The meeting or the words in which they said so are named here, with the day."
            if is_for_others
            else "A body outside closes an item by a letter or minute, and that is named here.",
            do="Write its day and reference, such as: Letter of 5 December 2017.",
        )
    if not since <= said_on <= on:
        raise Refused(
            "What they said is of a day since it was raised and answered, and not still to come.",
            do=f"Name what they said from {in_words(since)} to {in_words(on)}.",
        )


def said_since(standing: Standing, *, raised_on: dt.date) -> dt.date:
    """Give the day before which no body can have said what became of what it raised."""
    return max(raised_on, standing.answer.on) if standing.answer else raised_on


def check_met(*, has_met: bool) -> None:
    """Refuse a closing in no meeting that is written down."""
    if not has_met:
        raise Refused(
            "A body closes what it raised in a meeting of its own since it was answered, "
            "whose minutes are written down here.",
            do="Write down on the meeting's page who came and where its minutes are, "
            "then choose it.",
        )


def _why_not(standing: Standing, closer: Closer) -> str:
    if standing.unconfirmed is not None:
        return "It is closed, and waits for a second person to confirm it."
    if why := why_never(standing, closer):
        return why
    if standing.answer is not None or not (closer.is_outside or closer.is_for_others):
        return ""
    return (
        "Words of young people and of staff are closed only after an answer."
        if closer.is_for_others
        else "What a body outside raised is closed only after an answer."
    )


def why_never(standing: Standing, closer: Closer) -> str:
    """Say why somebody does not close for a body, chair or clerk though they are; else nothing.

    Who writes down what people without an account said is the clerk of their group: they may.
    """
    if not closer.is_of_body:
        return ""
    if closer.number in standing.answered_by:
        return "Whoever answered what a body raised does not close it."
    if closer.wrote_it and not closer.is_for_others:
        return "Whoever wrote down what a body raised does not close it."
    return ""


def may_confirm(standing: Standing, closer: Closer) -> bool:
    """Say whether somebody may confirm a closing, or decline to: what a page offers."""
    return not _why_not_confirm(standing, closer)


def check_may_confirm(standing: Standing, closer: Closer) -> None:
    """Refuse to settle what nobody closed, and to whoever closed it or ever answered it."""
    if why := _why_not_confirm(standing, closer):
        do = "" if standing.unconfirmed is None else "Ask somebody else."
        raise Refused(why, do=do)


def _why_not_confirm(standing: Standing, closer: Closer) -> str:
    if standing.unconfirmed is None:
        return "No closing waits for a second person."
    if standing.unconfirmed.by == closer.number:
        return "Whoever closed this does not confirm or decline it."
    if closer.number in standing.answered_by:
        return "Whoever answered this does not confirm or decline its closing."
    return ""


def check_may_reopen(standing: Standing, closer: Closer) -> None:
    """Refuse to open again what is open, and for anybody but whoever raised it."""
    if standing.state not in {CLOSED, UNCONFIRMED}:
        raise Refused("It is open already.")
    if not closer.may_end:
        raise Refused("Only whoever raised this opens it again.")
