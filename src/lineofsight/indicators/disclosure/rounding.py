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
