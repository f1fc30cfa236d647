"""What is done with a question: count it, prepare the answer, release it or turn it down."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words, strings
from lineofsight.answers import rules, tables
from lineofsight.answers.models import Answer
from lineofsight.answers.told import everything_told, key_of
from lineofsight.indicators.ad_hoc import counting
from lineofsight.indicators.ad_hoc.alone import answered_alone
from lineofsight.indicators.ad_hoc.cells import besides_of, of_answer, wider_than
from lineofsight.indicators.ad_hoc.question import Question, of_data
from lineofsight.indicators.ad_hoc.releasing import protected
from lineofsight.indicators.ad_hoc.wording import sentence
from lineofsight.indicators.disclosure.rounding import base_of
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.progress import Step, unseen
from lineofsight.picture.reading import Picture
from lineofsight.records.home import Home
from lineofsight.settings import load as load_settings


@dataclass(frozen=True)
class Request:
    """Who outside asked, by reference and kind, and on which day."""

    reference: str
    source: str
    asked_on: dt.date


def ask(person: Person, question: Question, *, home: Home, now: dt.datetime) -> Answer:
    """Count a question in a process of its own, and keep it with its exact counts."""
    check_words(*strings(question.as_data()))
    answered = answered_alone(home, question)
    return Answer.objects.create(
        question=question.as_data(),
        words=sentence(question)[:1000],
        exact=answered.as_data(),
        snapshot=answered.snapshot,
        asked_by=person,
        counted_at=now,
    )


def prepare(
    answer: Answer,
    person: Person,
    request: Request,
    *,
    home: Home,
    shown_in: Picture | None,
    now: dt.datetime,
    progress: Step = unseen,
) -> Answer:
    """Protect an answer against everything told so far, and let it wait for a second person."""
    check_words(request.reference)
    rules.check_may_prepare(answer.state)
    table, hidden = protect(answer, home=home, shown_in=shown_in, progress=progress)
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        rules.check_may_prepare(held.state)
        held.rounded_to = rounded_to(home)
        held.reference, held.source = request.reference, request.source
        held.asked_on, held.due_on = request.asked_on, rules.due_on(request.asked_on)
        held.table, held.hidden, held.digest = table, hidden, rules.digest_of(table)
        held.prepared_by, held.prepared_at, held.state = person, now, rules.WAITING
        held.save()
    return held


def release(
    answer: Answer,
    person: Person,
    *,
    home: Home,
    shown_in: Picture | None,
    now: dt.datetime,
    on: dt.date,
) -> Answer:
    """Release what was prepared, if it is still safe beside all that was told since.

    It is protected once more; where another answer went out in between, nothing is released.
    """
    _check(answer, person)
    before = Answer.objects.released().count()
    table, _ = protect(answer, home=home, shown_in=shown_in)
    rounding = rounded_to(home)
    with transaction.atomic():
        held = _in_turn(answer)
        _check(held, person)
        if Answer.objects.released().filter(reference=held.reference).exists():
            raise Refused(
                f"An answer to {held.reference} was released already.",
                where=f"answer {held.pk}",
                do="Prepare it again under a reference of its own.",
            )
        if (
            Answer.objects.released().count() != before
            or rules.digest_of(table) != held.digest
            or held.rounded_to != rounding
        ):
            raise Refused(
                "Something else was told, or the rules changed, since this answer was prepared.",
                where=f"answer {held.pk}",
                do="Prepare it again: more of it may have to be hidden.",
            )
        return _decide(held, person, rules.RELEASED, now=now, on=on)


def _in_turn(answer: Answer) -> Answer:
    """Give an answer as it stands, after whoever else is releasing one has ended.

    All that wait are locked, and not this one alone: two released at the same moment would each be
    held against what was told before both, and one could be subtracted from the other.
    """
    waiting = Answer.objects.select_for_update().filter(state=rules.WAITING).order_by("pk")
    list(waiting.values_list("pk"))
    return Answer.objects.select_for_update().get(pk=answer.pk)


def turn_down(answer: Answer, person: Person, why: str, *, now: dt.datetime, on: dt.date) -> Answer:
    """Turn down what was prepared, with the reason; it stays in the register."""
    check_words(why)
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        _check(held, person)
        held.why_not = why
        return _decide(held, person, rules.TURNED_DOWN, now=now, on=on)


def _check(answer: Answer, person: Person) -> None:
    rules.check_may_decide(
        answer.state,
        by=person.pk,
        asked_by=answer.asked_by_id,
        prepared_by=answer.prepared_by_id,
    )


def _decide(answer: Answer, person: Person, state: str, *, now: dt.datetime, on: dt.date) -> Answer:
    answer.decided_by, answer.decided_at, answer.state = person, now, state
    answer.answered_on = on if state == rules.RELEASED else None
    answer.save()
    return answer


def protect(
    answer: Answer, *, home: Home, shown_in: Picture | None, progress: Step = unseen
) -> tuple[tables.Table, list[str]]:
    """Give the protected table of an answer, rounded, and the names of the counts it hides."""
    question, answered = of_data(answer.question), counting.of_data(answer.exact)
    progress("reading what was told before", 0)
    told = everything_told(home, shown_in, question)
    wider = {
        cell: n for cell, n in wider_than(question, answered).items() if cell not in told.shown
    }
    rules_here = load_settings(home.settings_file).local_rules
    found = protected(
        of_answer(question, answered),
        replace(told, hidden={**told.hidden, **wider}),
        besides=besides_of(question, answered),
        threshold=rules_here.threshold,
        rounding=rules_here.rounding,
        progress=progress,
    )
    table = tables.told_table(
        question,
        answered,
        found.told,
        rounding=rules_here.rounding,
        threshold=rules_here.threshold,
    )
    return table, sorted(key_of(cell) for cell in found.hidden)


def threshold_of(home: Home) -> int:
    """Give the number below which counts are hidden, as the authority settled it."""
    return load_settings(home.settings_file).local_rules.threshold


def rounded_to(home: Home) -> int:
    """Give what numbers are rounded to, as the authority settled it and its threshold needs."""
    found = load_settings(home.settings_file).local_rules
    return base_of(found.rounding, found.threshold)
