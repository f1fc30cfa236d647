"""Indicators by area of practice: one line of data each, with its reasons."""
