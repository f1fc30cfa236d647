"""What is kept: people and what they hold, looks, what bends the rules; a module for each."""

from lineofsight.accounts.models.looks import ChainHead, Look, LookedAt
from lineofsight.accounts.models.people import Grant, Person
from lineofsight.accounts.models.sessions import KnownDevice, OpenSession, PassingValue
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
    "KnownDevice",
    "Look",
    "LookedAt",
    "NamedFor",
    "OpenSession",
    "PassingValue",
    "Person",
    "ReasonGiven",
    "Restriction",
]
