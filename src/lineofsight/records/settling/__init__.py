"""Settling: which of the rows read count, once each, and how far back their table can answer.

Between `mapping` (cells made into columns) and `snapshots` (a month sealed): rows are set aside,
duplicates and conflicts found, one source chosen for each table, persons merged, reach worked out.
"""
