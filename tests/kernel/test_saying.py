"""What typed words say: a letter that is seen, in more than a phrase for an empty box."""

import pytest

from lineofsight.kernel.saying import (
    is_outright,
    is_placeholder,
    letters,
    names_nothing,
    says_nothing,
)


@pytest.mark.parametrize(
    "words",
    [
        "", " ", ".", "...", "\u2014", "\u3164" * 12, "\u115f\u1160", "\uffa0",
        "\u200b\u200d\ufeff", "\u2800", "\u00ad", "\u0301",
        "n/a", "N.A.", "Not applicable", "NOT  APPLICABLE.", "not\u200bapplicable",
        "\uff2e\uff0f\uff21",
        "none", "None at present.", "n o n e", "None, as yet", "Currently none", "There are none.",
        "nothing", "Nothing to report", "Nil", "No comment", "tbc", "T.B.C.", "To be confirmed",
        "Date to be confirmed", "Details to follow", "by tbc", "As above", "See above", "ok", "OK!",
        "done", "Done by tbc", "yes", "no", "n/a; n/a; n/a", "None known at this time",
        "It is not applicable", "Evidence to follow", "To be confirmed later", "No known risks",
        "No risks identified", "None to report", "Not applicable here", "n/a at present",
        "No change since last month", "nothing further to report", "no further update",
        "not yet known", "not yet confirmed", "no issues to report", "no risks or issues",
        "none whatsoever", "not applicable to this action", "All done", "Yes, all ok",
        "to be confirmed in due course", "Evidence is to be provided", "No evidence available yet",
        # how it stands, and not of what
        "Work ongoing", "In progress, ongoing", "Pending further discussion", "Awaiting update",
        "To be agreed at the next meeting", "As discussed", "see attached plan", "Noted",
        "Pending, in progress", "Noted by board", "It is on track now", "Work is under way",
        "Awaiting board approval", "Please see attached", "Please see above", "Work on-going",
        "Awaiting sign-off", "Awaiting decision", "To be updated", "No idea", "No reason given",
        "Not known", "Not yet", "Not stated at present", "Not recorded",
    ],
)  # fmt: skip
def test_an_empty_box_in_other_words_says_nothing(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words",
    [
        "7", "x", "Item 4", "None was begun again.", "No chair is there yet", "Yes, from Monday",
        "Done by the team on 4 December", "Not applicable to the east team, which has two chairs",
        "To be confirmed by the panel in May", "None of the four posts is filled",
        "It is done now.", "Nobody", "Noor", "Allon", "Andor", "No staff", "No budget is left",
        "Evidence of the audit", "The risk is that agency workers leave", "No longer needed",
        "Not agreed by the board", "Two risks", "None of the agency staff stays", "Change agreed",
        "Known to the panel", "\u738b", "\u00e9t\u00e9",
        "Two agency workers start on 4 December; back on track by 31 January",
        "Awaiting the landlord's signature, due 12 January",
        "Ongoing recruitment: three interviews on 5 January", "Ongoing until 31 January",
        "No plan yet", "No progress", "No board has met", "Progress report", "Board meeting",
        "Discussed with the landlord", "Pending, for want of a chair", "Noted improvement",
        # what was not done, and what there is no ground for
        "Evidence not received", "Reports not received", "Evidence not provided",
        "Changes not agreed", "No evidence for it",
    ],
)  # fmt: skip
def test_words_that_say_more_are_words(words: str) -> None:
    assert not says_nothing(words)


def test_letters_are_those_that_are_seen() -> None:
    assert letters("A\u3164 4\u200b-b\u0301.") == "a4b"


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("TBC", True), ("None", True), ("noted", True), ("No comment", True), ("To follow", True),
        ("Ongoing", True),
        ("The board", False), ("Noted by the board", False), ("Plan in progress", False),
        ("Work on track", False),
    ],
)  # fmt: skip
def test_a_board_that_noted_is_a_board(words: str, is_none: bool) -> None:
    assert names_nothing(words) is is_none


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("TBC", True), ("n/a", True), ("None", True), ("Noted", True), ("To be confirmed", True),
        ("No comment", True), ("None at present", True),
        ("On Track", False), ("No Further Action", False), ("Same Day", False), ("Ongoing", False),
    ],
)  # fmt: skip
def test_words_of_how_it_stands_may_be_a_title(words: str, is_one: bool) -> None:
    assert is_placeholder(words) is is_one


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("None", True), ("There were none.", True), ("None were reported", True), ("No", True),
        ("Yes", True), ("Nil", True), ("None identified to date", True), ("Not yet", True),
        ("No idea", False), ("No answer", False),
        ("No comment", False), ("n/a", False), ("Not yet known", False), ("tbc", False),
        ("No details yet: to follow", False), ("Noted, no further action", False),
        ("ok", False), ("", False),
    ],
)  # fmt: skip
def test_none_answers_whoever_asked_how_many(words: str, is_one: bool) -> None:
    assert is_outright(words) is is_one
