"""The page of the reference with all that the corporate parenting page says in plain words."""

from collections.abc import Iterable, Iterator

from laid_out import WRITTEN, table
from lineofsight.reporting import plain_words
from lineofsight.reporting.plain_words import Told, row
from lineofsight.reporting.reading_age import reading_age

OLDEST = 11


def plain() -> Iterator[str]:
    """What young people read of each indicator and of each state, with its reading age."""
    yield from ["# Plain words", "", WRITTEN, ""]
    yield "What the corporate parenting page for young people says, and from which age it is read"
    yield f"with ease (Flesch and Kincaid). Nothing on it may need more than {OLDEST} years."
    yield from ["", "## Indicators", ""]
    said = [(code, row(Told(code, "value", 14.0, "percent", ""))) for code in plain_words.CODES]
    yield from table(
        ["code", "name", "of 14", "age"],
        ([code, one.name, one.now, aged(one.now)] for code, one in said if one),
    )
    yield from _section("In place of a number", plain_words.WITHOUT.values())
    yield from _section("Has it changed?", plain_words.CHANGED.values())
    yield from _section("Has it moved beyond its usual range?", plain_words.MOVED.values())
    yield from _section("Around the numbers", [plain_words.TITLE, *plain_words.OPENING])


def _section(title: str, said: Iterable[str]) -> Iterator[str]:
    yield from [f"## {title}", "", *table(["sentence", "age"], ([one, aged(one)] for one in said))]


def aged(text: str) -> float:
    """Give the reading age of a text, and refuse one that is too hard."""
    age = reading_age(text)
    if age > OLDEST:
        raise SystemExit(f"Not plain enough ({age}): {text}")
    return age
