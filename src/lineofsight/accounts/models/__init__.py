"""What is kept: people and what they hold, looks, what bends the rules; a module for each."""

from lineofsight.accounts.models.looks import ChainHead, Look, LookedAt
from lineofsight.accounts.models.people import Grant, Person
from lineofsight.accounts.models.special import (
    BreakGlass,
    Conflict,
    NamedFor,
    ReasonGiven,
    Restriction,
)

__all__ = [
    "BreakGlass",
    "ChainHead",
    "Conflict",
    "Grant",
    "Look",
    "LookedAt",
    "NamedFor",
    "Person",
    "ReasonGiven",
    "Restriction",
]
