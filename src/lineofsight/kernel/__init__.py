"""The ground everything stands on: days, periods, codes, quantities and problems.

Pure Python with nothing above it. Nothing here reads a clock: the day is always passed in.
"""
