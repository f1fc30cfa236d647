"""Words of a plan that say nothing: a row of marks is no risk, no evidence and no reason. Pure.

Nor is *not applicable*. Lights are derived from whether something is said. What stood before is
left as it is, and counts as nothing: only words that are new, or that changed, are held.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lineofsight.accounts.rules import NOTHING_SAID, SHORTEST_REASON, has_letters, is_reason
from lineofsight.kernel.problems import Refused
from lineofsight.plan.comparing import NAMES
from lineofsight.plan.content import FIELDS, Action, Evidence

Said = tuple[str, str]
"""The name of a field, and what is written in it."""

IN_FULL = {"risk", "revised_why"}
"""Fields that say why, or what is done: a word is not enough. So is what evidence shows."""
SHOWS = "what a piece of evidence shows"


def check_says_something(before: Mapping[str, Action], after: Mapping[str, Action]) -> None:
    """Refuse words that are new or changed and say nothing, each by its action and its field."""
    wrong = [
        f"{ref}, {what}" for ref, one in after.items() for what in _wrong(before.get(ref), one)
    ]
    if wrong:
        raise Refused(
            f"Words are missing where the plan says something: {'; '.join(wrong)}.",
            do="Write it in words, or leave the field empty; a piece of evidence that shows "
            f"nothing is left out whole. {NOTHING_SAID}",
        )


def _wrong(was: Action | None, one: Action) -> Iterator[str]:
    """Name the fields of an action whose new words say nothing, with what each asks for."""
    full = f"in {SHORTEST_REASON} letters or more"
    for name in FIELDS:
        text = getattr(one, name)
        if isinstance(text, str) and text and text != getattr(was, name, ""):
            if name in IN_FULL and not is_reason(text):
                yield f"{NAMES[name]} ({full})"
            elif not has_letters(text, least=1):
                yield NAMES.get(name, "the reference")
    for name, text in _new(_parts(one), _parts(was)):
        if name == SHOWS and not is_reason(text):
            yield f"{name} ({full})"
        elif text and not has_letters(text, least=1):
            yield name


def _parts(one: Action | None) -> Iterator[Said]:
    """Give the words of the milestones and evidence of an action."""
    for step in one.milestones if one else ():
        yield "a milestone", step.what
    for shown in one.evidence if one else ():
        yield from _words_of(shown)


def _words_of(shown: Evidence) -> tuple[Said, ...]:
    return (SHOWS, shown.says), ("where a piece of evidence is kept", shown.held)


def _new(now: Iterable[Said], were: Iterable[Said]) -> Iterator[Said]:
    """Give what is said once more than before: one full stop is no leave for a second."""
    return (Counter(now) - Counter(were)).elements()
