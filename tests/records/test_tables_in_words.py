"""Every table is called something on a page, in words that nobody has to look up."""

from lineofsight.records.standard import TABLES
from lineofsight.records.standard.in_words import called


def test_every_table_has_words_of_its_own():
    words = [called(name) for name in TABLES]

    assert len(set(words)) == len(TABLES)
    assert not [one for one in words if "_" in one or one.startswith(("cin ", "cla ", "cp "))]
