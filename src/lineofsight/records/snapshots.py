"""Seal a month of records so that it can never change.

A correction is a second version beside the first. Figures name the version they came from.
"""

from lineofsight.records.opened import Opened, opened_from
from lineofsight.records.seals import Reach, Seal, Source

__all__ = ["Opened", "Reach", "Seal", "Source", "opened_from"]
