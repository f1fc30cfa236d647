"""A question asked once: counted by the one engine, and released only beside all that is known.

`question` is what may be asked, `counting` asks it, `alone` does so within bounds, `cells` says
which rows a count is of, and `releasing` hides what could be worked out.
"""
