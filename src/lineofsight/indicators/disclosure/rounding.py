"""Round a number that leaves in an answer, so that nothing small can be worked out from it.

Whoever knows other numbers exactly, and adds and subtracts them, learns of a rounded number only
that it is one of several. Where these are at least as many as the threshold, one after another,
no sum or difference with it is known to be small: not all of them can lie from 1 to one less than
the threshold. So it holds whatever the other numbers are, and nobody has to find them.
"""

from fractions import Fraction

from lineofsight.kernel.quantities import halves_up

ROUNDING = 10
"""Numbers of released answers are rounded to the nearest so many, unless a caller says otherwise.

Not 5: to the nearest 5, a 10 is 8 to 12, and 13 beside it leaves 1 to 5 for certain.
"""


def base_of(rounding: int, threshold: int) -> int:
    """Give what is rounded to: no less than keeps as many numbers apart as the threshold.

    The lowest that is shown is shortest of its kind, since what is below the threshold is hidden:
    it is long enough from four thirds of the threshold on. To the next 5, which reads well.
    """
    return max(rounding, 5 * -(-4 * threshold // 15))


def rounded(number: int, *, rounding: int, threshold: int) -> int | None:
    """Round to the nearest, halves up, and never to nought; None of what is below the threshold.

    Nought is hidden with the few: known exactly, it would give them back. 187 were in care, none
    came and 184 are: so 3 left.
    """
    if number < threshold:
        return None
    base = base_of(rounding, threshold)
    return base * max(1, int(halves_up(Fraction(number, base), 0)))


def may_be(told: int, *, rounding: int, threshold: int) -> tuple[int, int]:
    """Give the least and the most that a number can be which is told as this one."""
    base = base_of(rounding, threshold)
    least = threshold if told == base else -((base - 2 * told) // 2)
    return least, (2 * told + base - 1) // 2


def percentage_between(part: int, whole: int, *, rounding: int, threshold: int) -> tuple[int, int]:
    """Give the two ends between which the percentage of two numbers lies that are told rounded.

    Each to the nearest whole number. They are worked out of what is told and nothing else: the part
    is no more than the whole, and each may be any number that is told so. So they say no more, and
    are never false. The percentage of the numbers themselves would give a small number away: with
    the whole known from elsewhere it gives the part; and of the rounded ones it is false: 7 of 14
    would be 10 of 10.
    """
    least, most = may_be(part, rounding=rounding, threshold=threshold)
    fewest, greatest = may_be(whole, rounding=rounding, threshold=threshold)
    ends = Fraction(least, greatest), min(Fraction(most, fewest), Fraction(1))
    low, high = (int(halves_up(end * 100, 0)) for end in ends)
    return low, high
