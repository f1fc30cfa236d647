"""A second reading of the rules of process control, written point by point from their words.

Slow and plain on purpose: nothing here is shared with the product. It follows the description of
NHSRplotthedots 0.2.2 and of the Making Data Count tools, not the product's code.
"""

import itertools
from fractions import Fraction

LIMIT, SCREEN = Fraction("2.66"), Fraction("3.267")


def naive_lines(values, *, fix_after=None, screening=True):
    """Mean, lower and upper limit of one segment; a limit that cannot be had is None."""
    base = values[: fix_after or len(values)]
    known = [value for value in base if value is not None]
    if not known:
        return None, None, None
    mean = sum(known, Fraction(0)) / len(known)
    ranges = [
        abs(base[place] - base[place - 1])
        for place in range(1, len(base))
        if base[place] is not None and base[place - 1] is not None
    ]
    if not ranges:
        return mean, None, None
    average = sum(ranges, Fraction(0)) / len(ranges)
    if screening:
        ranges = [one for one in ranges if one < SCREEN * average]
        if not ranges:
            return mean, None, None
        average = sum(ranges, Fraction(0)) / len(ranges)
    return mean, mean - LIMIT * average, mean + LIMIT * average


def naive_labels(values, lines, *, rules="nhsr", better="higher"):
    """The label of each point of one segment, or None."""
    mean, lower, upper = lines
    labels = []
    for place in range(len(values)):
        held = [
            one
            for one in (
                _outside(values, place, lower, upper),
                _trend(values, place),
                _two_in_three(values, place, mean, lower, upper, rules),
                _shift(values, place, mean),
            )
            if one
        ]
        if rules == "mdc":
            wanted = {"higher": ("Above", "Increasing"), "lower": ("Below", "Decreasing")}
            good = [one for one in held if any(w in one for w in wanted.get(better, ()))]
            held = good or held
        labels.append(held[0] if held else None)
    return labels


def _outside(values, place, lower, upper):
    if values[place] is None or lower is None:
        return None
    if values[place] > upper:
        return "Above UCL"
    return "Below LCL" if values[place] < lower else None


def _windows(values, place, size):
    """Every run of `size` neighbours that holds the place, none of them missing."""
    for first in range(place - size + 1, place + 1):
        if first >= 0 and first + size <= len(values):
            window = values[first : first + size]
            if None not in window:
                yield first, window


def _trend(values, place):
    found = None
    for _, window in _windows(values, place, 7):  # the later window has the last word
        if all(b > a for a, b in itertools.pairwise(window)):
            found = "7 Point Trend (Increasing)"
        if all(b < a for a, b in itertools.pairwise(window)):
            found = "7 Point Trend (Decreasing)"
    return found


def _shift(values, place, mean):
    for _, window in _windows(values, place, 7):
        if all(value > mean for value in window):
            return "7 Points Above CL"
        if all(value < mean for value in window):
            return "7 Points Below CL"
    return None


def _two_in_three(values, place, mean, lower, upper, rules):
    if lower is None or values[place] is None:
        return None

    def is_far(value):
        high = mean + (upper - mean) * Fraction(2, 3)
        low = mean - (mean - lower) * Fraction(2, 3)
        if rules == "nhsr":
            return high < value <= upper or lower <= value < low
        return value > high or value < low

    for _, window in _windows(values, place, 3):
        above = all(value > mean for value in window)
        below = all(value < mean for value in window)
        if (above or below) and sum(map(is_far, window)) >= 2 and is_far(values[place]):
            return f"2 in 3 {'Above' if above else 'Below'} CL"
    return None


def naive_laney(met, of, *, screening=False):
    """P' by hand: mean in per cent, sigma z, and (lower, upper) for each point."""
    share = sum(met) / sum(of)
    sigmas = [(share * (1 - share) / n) ** 0.5 for n in of]
    z = [(x / n - share) / s for x, n, s in zip(met, of, sigmas, strict=True)]
    ranges = [abs(b - a) for a, b in itertools.pairwise(z)]
    average = sum(ranges) / len(ranges)
    if screening:
        ranges = [one for one in ranges if one < 3.267 * average]
        average = sum(ranges) / len(ranges)
    sigma_z = average / 1.128
    limits = [(100 * (share - 3 * s * sigma_z), 100 * (share + 3 * s * sigma_z)) for s in sigmas]
    return 100 * share, sigma_z, limits
