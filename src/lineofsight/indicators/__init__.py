"""Indicators: one line of data over a population. Only the engine counts."""
