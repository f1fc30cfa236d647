"""A made-up London borough, Wandle: the files a council would hand in, for three years.

Nobody in it is real and nowhere is it: the codes of the authority are invented too. The story is
played day by day (`journey`), then written down as the same lists a council extracts (`writing`).
"""

from lineofsight.records.sample.writing import Written, write

__all__ = ["Written", "write"]
