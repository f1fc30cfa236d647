"""The terminal verbs: what is asked, what is printed, and the exit code of each ending.

Commands import what they need inside themselves, so that `lineofsight --help` is instant.
"""

from lineofsight.cli.program import main

__all__ = ["main"]
