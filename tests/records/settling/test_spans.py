"""The nearest span and the only one around a day, as a plain look at all of them finds them."""

import datetime as dt
import random

import pytest

from lineofsight.records.settling.spans import Spans, overlap

WEEK = dt.timedelta(days=7)
FIRST = dt.date(2017, 1, 1)


def drawn(rng, many):
    starts = [FIRST + dt.timedelta(days=rng.randrange(120)) for _ in range(many)]
    lasts = [rng.choice((0, 3, 20, 90)) for _ in starts]
    spans = [(day, day + dt.timedelta(days=last)) for day, last in zip(starts, lasts, strict=True)]
    return [(first, dt.date.max) if rng.random() < 0.1 else (first, last) for first, last in spans]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("overlapping", [True, False])
def test_one_after_another_is_taken_as_by_looking_at_each(seed, overlapping):
    rng = random.Random(seed)
    theirs = dict(enumerate(drawn(rng, 25)))
    spans = Spans((span, place) for place, span in theirs.items())

    for span in drawn(rng, 40):
        fitting = {
            place: abs(span[0] - other[0])
            for place, other in theirs.items()
            if abs(span[0] - other[0]) <= WEEK or (overlapping and overlap(span, other))
        }
        taken = spans.take_nearest(span, within=WEEK, overlapping=overlapping)
        if taken is None:
            assert not fitting
        else:
            assert fitting[taken] == min(fitting.values())
            del theirs[taken]


@pytest.mark.parametrize("seed", range(40))
def test_what_overlaps_and_what_stands_around_a_day(seed):
    rng = random.Random(seed)
    theirs = drawn(rng, rng.randrange(8))
    spans = Spans((span, place) for place, span in enumerate(theirs))

    for span in drawn(rng, 40):
        around = [at for at, (first, last) in enumerate(theirs) if first <= span[0] < last]
        assert spans.overlaps(span) == any(overlap(span, other) for other in theirs)
        assert spans.the_one_around(span[0]) == (around[0] if len(around) == 1 else None)
