"""The age at which a text is read, by the formula of 1975, and the syllables it stands on."""

import pytest

from lineofsight.reporting.reading_age import reading_age, syllables
from pronounced import pronounced


def test_syllables_are_those_of_a_pronouncing_dictionary():
    assert {word: syllables(word) for word in pronounced()} == pronounced()


def test_the_age_is_worked_out_as_published():
    """Of short words the grade is below nought: 0.39 x 5 + 11.8 x 1 - 15.59."""
    assert reading_age("The cat sat on it. A dog ran to him.") == 5
    hard = "Statutory assessments demonstrate considerable variation."
    by_hand = 0.39 * 5 + 11.8 * (4 + 3 + 3 + 5 + 4) / 5 - 15.59 + 5
    assert reading_age(hard) == pytest.approx(by_hand, abs=0.05)


def test_a_longer_sentence_of_the_same_words_reads_older():
    assert reading_age("We saw every child and asked every worker about every child.") > (
        reading_age("We saw every child. We asked every worker. It was about every child.")
    )


def test_a_figure_is_a_word_and_has_no_syllables():
    with_figure = reading_age("We saw 1,234 children in the town today.")
    assert with_figure == reading_age("We saw 9 children in the town today.")
    assert reading_age("58 in 100. 9 of 12.") == 5
    assert reading_age("") == 5
