"""Readers: files in, raw cells out, each with the place it came from.

`catalogue` names every list the readers know. Only `records.intake` calls them.
"""
