"""What typed words say: a letter that is seen, in more than a phrase for an empty box."""

import pytest

from lineofsight.kernel.saying import letters, says_nothing


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
        "to be confirmed in due course", "Evidence is to be provided",
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
    ],
)  # fmt: skip
def test_words_that_say_more_are_words(words: str) -> None:
    assert not says_nothing(words)


def test_letters_are_those_that_are_seen() -> None:
    assert letters("A\u3164 4\u200b-b\u0301.") == "a4b"
