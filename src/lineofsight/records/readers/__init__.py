"""Readers: files in, raw cells out, each with the place it came from.

`reading.read` is the one door, and only `records.intake` goes through it. `catalogue` names
every list the readers know; `layouts` says what a list looks like.
"""
