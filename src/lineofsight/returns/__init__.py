"""Returns written back from the records: the reverse of reading them.

Start at `annex_a`. Above the populations, whose definitions it borrows; it counts no figure.
"""
