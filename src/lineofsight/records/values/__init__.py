"""Cells as typed, made into values: identifiers, days, clock times, numbers and codes.

One module per kind of value. Each distinct cell of a column is parsed once.
"""
