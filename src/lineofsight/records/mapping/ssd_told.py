"""What single fields of the Standard Safeguarding Dataset tell: lists of flags, and opposites.

An outcome is written as a list of flags (`{"NFA_FLAG": "N", "CP_CONFERENCE_FLAG": "Y"}`), with or
without `OUTCOME_` before each, or as words. One outcome is kept: the one that goes furthest, so
that *no further action* or *advice* means that and nothing else.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED, folded
from lineofsight.records.values.codes import code_of
from lineofsight.records.values.reading import Unread
from lineofsight.records.values.texts import text

Parse = Callable[[Any], Any]

_YES = frozenset({"y", "yes", "true", "t", "1"})
_PAIR = re.compile(r'"([A-Za-z0-9_]+)"\s*:\s*"?(\w*)')
_UNREAD = Unread("not a list of outcomes, and no outcome in words", NOT_RECORDED)

_CONTACT = {
    "NEW_REFERRAL": "referral",
    "CP_ENQUIRY": "enquiry",
    "EXISTING_REFERRAL": "existing case",
    "EARLY_HELP": "early help",
    "NON_AGENCY_ADOPTION": "other",
    "PRIVATE_FOSTERING": "other",
    "OLA_CP": "other",
    "MISSING": "other",
    "OTHER_OUTCOMES_EXIST": "other",
    "ADVICE": "advice",
    "NFA": "no further action",
}
_ASSESSMENT = {
    "CLA_REQUEST": "looked after",
    "STRATEGY_DISCUSSION": "strategy discussion",
    "LEGAL_ACTION": "legal action",
    "PROV_OF_SERVICES": "services",
    "PROV_OF_SB_CARE": "short breaks",
    "SPECIALIST_ASSESSMENT": "specialist assessment",
    "REFERRAL_TO_OTHER_AGENCY": "other agency",
    "PRIVATE_FOSTERING": "other",
    "OTHER_ACTIONS": "other",
    "OTHER_OUTCOMES_EXIST": "other",
    "NFA_S47_END": "no further action",
    "NFA": "no further action",
}
_S47 = {
    "CP_CONFERENCE": "conference",
    "LEGAL_ACTION": "legal action",
    "PROV_OF_SERVICES": "services",
    "PROV_OF_SB_CARE": "services",
    "NFA_CONTINUE_SINGLE": "assessment continues",
    "MONITOR": "monitored",
    "OTHER_OUTCOMES_EXIST": "other",
    "NFA": "no further action",
}
_CARE_PLAN = {
    "ADOPTION": "adoption",
    "LTFOST18": "long-term fostering",
    "RESPLMT": "long-term residential",
    "SUPPLIV": "supported living",
    "LTRELFR": "other",
    "RETURN1M": "return to family",
    "RETURN6M": "return to family",
    "RETURNEV": "return to family",
    "REMAINSUP": "return to family",
    "OTHERPLN": "other",
}


def _outcome(order: dict[str, str], codes: str) -> Parse:
    """Give the parser of one list of flags; `order` goes from the furthest to the least."""
    in_words = code_of(codes)

    def parse(cell: Any) -> str | Unread:
        flags = _flags(cell)
        if flags is None:
            said = in_words(cell)
            return _UNREAD if isinstance(said, Unread) else said
        return next((code for flag, code in order.items() if flags.get(flag)), NOT_RECORDED)

    return parse


def _flags(cell: Any) -> dict[str, bool] | None:
    """Read a list of flags; comments with stray quotes in them do not hinder the flags."""
    if not isinstance(cell, str) or not cell.strip().startswith(("{", "[")):
        return None
    try:
        held = json.loads(cell)
    except ValueError:
        held = dict(_PAIR.findall(cell))
    if isinstance(held, list):
        held = held[0] if held and isinstance(held[0], dict) else {}
    pairs = held.items() if isinstance(held, dict) else ()
    return {_plain(flag): str(said).strip().casefold() in _YES for flag, said in pairs}


def _plain(flag: str) -> str:
    return flag.upper().removeprefix("OUTCOME_").removesuffix("_FLAG")


contact_outcome = _outcome(_CONTACT, "contact_outcome")
assessment_outcome = _outcome(_ASSESSMENT, "assessment_outcome")
s47_outcome = _outcome(_S47, "s47_outcome")
permanence_plan = _outcome(_CARE_PLAN, "permanence_plan")


def conference_unnecessary(cell: Any) -> str | Unread:
    """Say whether an enquiry's outcome left a conference out: yes unless it led to one."""
    outcome = s47_outcome(cell)
    if isinstance(outcome, Unread) or outcome == NOT_RECORDED:
        return NOT_RECORDED  # the outcome's own column reports what was not read
    return "no" if outcome == "conference" else "yes"


_YES_NO = code_of("yes_no")


def opposite(cell: Any) -> str | Unread:
    """Read yes as no and no as yes."""
    said = _YES_NO(cell)
    if isinstance(said, Unread):
        return said
    return {"yes": "no", "no": "yes"}.get(said, said)


_LOCATION = code_of("placement_location")


def is_inside(cell: Any) -> str | Unread:
    """Read where a placement lies as whether that is within the authority's boundary."""
    said = _LOCATION(cell)
    return said if isinstance(said, Unread) else {"in": "yes", "out": "no"}.get(said, said)


_DISABILITY = code_of("disability")


def is_disabled(cell: Any) -> str | Unread:
    """Say whether a code of disability is one: yes for any but NONE."""
    code = _DISABILITY(cell)
    if isinstance(code, Unread) or code == NOT_RECORDED:
        return code
    return "no" if code == "NONE" else "yes"


def status(cell: Any) -> Any:
    """Read an immigration status; the words for an unaccompanied child become UASC."""
    return "UASC" if is_uasc(cell) == "yes" else text(cell)


def is_uasc(cell: Any) -> str:
    """Say yes where a status is that of an unaccompanied asylum-seeking child."""
    said = folded(str(cell)) if cell is not None else ""
    return "yes" if "uasc" in said or "unaccompanied" in said else NOT_RECORDED


def address(cell: Any) -> Any:
    """Read an address: its parts in one line, in the order they are written."""
    if not isinstance(cell, str) or not cell.strip().startswith("{"):
        return text(cell)
    try:
        held = json.loads(cell)
    except ValueError:
        return Unread("an address whose parts cannot be told apart", "blank")
    parts = [str(part).strip() for part in held.values() if part not in (None, "")]
    return ", ".join(part for part in parts if part) or None
