"""Made-up months and figures of the invented borough, the same at every run."""

import random

from lineofsight.kernel.periods import Month
from lineofsight.reporting.document import NumberRun

OCTOBER = Month(2017, 10)


def months(count: int, *, last: Month = OCTOBER) -> tuple[Month, ...]:
    return tuple(last.plus(place - count + 1) for place in range(count))


def percentages(key: str, count: int, *, near: float, hidden: tuple[int, ...] = (),
                last: str = "") -> tuple[NumberRun, ...]:  # fmt: skip
    draw = random.Random(key)
    texts = [f"{near + draw.uniform(-6, 6):.1f}%" for _ in range(count)]
    if last:
        texts[-1] = last
    return tuple(
        NumberRun("hidden" if place in hidden else text, f"{key}/{place}")
        for place, text in enumerate(texts)
    )


def counts(key: str, count: int, *, near: int, rise: float = 0.0) -> tuple[NumberRun, ...]:
    draw = random.Random(key)
    return tuple(
        NumberRun(
            f"{near * (1 + rise * place / count) + draw.uniform(-9, 9):,.0f}", f"{key}/{place}"
        )
        for place in range(count)
    )


def number(text: str, key: str) -> NumberRun:
    return NumberRun(text, key)
