"""What is kept of boards: bodies, items, visits, documents and the log; a module for each."""

from lineofsight.boards.models.bodies import (
    Attendance,
    Body,
    Decision,
    Meeting,
    Membership,
    Paper,
)
from lineofsight.boards.models.documents import Asking, Document, Hold, Kept, Version
from lineofsight.boards.models.items import Item, Step
from lineofsight.boards.models.sight import Sighting
from lineofsight.boards.models.visits import DataAsked, StaffMet, Visit

__all__ = [
    "Asking",
    "Attendance",
    "Body",
    "DataAsked",
    "Decision",
    "Document",
    "Hold",
    "Item",
    "Kept",
    "Meeting",
    "Membership",
    "Paper",
    "Sighting",
    "StaffMet",
    "Step",
    "Version",
    "Visit",
]
