"""Disclosure: exact figures come in, figures that may be published go out."""

from lineofsight.indicators.disclosure.auditing import Leak, audit
from lineofsight.indicators.disclosure.named_counts import protect

__all__ = ["Leak", "audit", "protect"]
