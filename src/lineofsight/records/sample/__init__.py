"""A made-up London borough, Wandle: the files a council would hand in, for three years.

Nobody in it is real and nowhere is it: the codes of the authority are invented too. The story is
played day by day (`journey`), then written down as the lists a council extracts (`writing`).
Rates, durations and how workers behave are in `curves`; no figure of a paper is typed in.

Drawn from the report of 12 December 2017, to be met with 4,000 children and seed 7 (a test counts
them with the engine). Month 0 is the last, -1 the one before; a change is on the month before.

    code   over      month  what         wanted  within
    CIN1   snapshot    0    value          4000       0
    FD1    month       0    growth           35      20
    FD6    month       0    growth           35      20
    FD8    month      -1    change           -5     1.5
    AMT2   month      -1    change          -11     2.5
    CIN4   snapshot   -1    change           12     2.5
    CP5    month      -1    newly red       -25      12
    LAC20  snapshot   -1    value             9     1.5
    F3     snapshot   -1    change           13     2.5
    CL1a   snapshot   -1    change           -2       2
    W1a    snapshot   -1    value            24       4
    W1b    snapshot   -1    value            18     2.5
    VA1    month       0    value            38       1
    LEG1   snapshot    0    value            95       4
    LEG1   snapshot    0    above mean       24       5
    P6s    snapshot    0    value            41     1.5
    P1     snapshot    0    value            43     1.5
    P1d    snapshot    0    value            25     1.5
    pages  scanned     0    value         39622     400

*growth* is percent on the same month a year before; *newly red* is a change, with the month red
and the five before it not; *above mean* is percent above the mean of the 12 month ends before the
inspection. Another seed, or fewer children, comes near and is not promised.

How one staffing gives both vacancy rates: 60 of 140 social worker posts have no direct employee
(43%), and covered by agency or not they are vacant; the national rate sets some 70 vacant FTE of
all social work posts against some 200 FTE in post, since seniors, newly qualified workers,
practitioners and managers are nearly all directly employed (25%). The agency share is by heads,
over direct employees of grade 11 and over: newly qualified workers stand below that grade. It
asks for about 130 agency workers, twice the vacancies, so the rest cover long absence or stand
beyond the establishment, as the returns of such a service do show.
"""

from lineofsight.records.sample.writing import Written, write

__all__ = ["Written", "write"]
