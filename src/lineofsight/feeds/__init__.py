"""Figures fetched: an indicator as a file, the same numbers as its page."""
