"""Which kinds of duty the records cannot answer for, by the reason why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineofsight import picture
from lineofsight.web.homes import moved
from lineofsight.web.homes.part import Reader


@dataclass(frozen=True)
class Kinds:
    """The kinds of duty without an answer: false where there are none."""

    kinds: Mapping[str, Sequence[str]]  # reason -> what is owed

    def __bool__(self) -> bool:
        return bool(self.kinds)

    @property
    def words(self) -> str:
        """How many there are."""
        many = sum(map(len, self.kinds.values()))
        return moved.counted(
            many, "kind of duty these records cannot answer for",
            "kinds of duty these records cannot answer for",
        )  # fmt: skip


def unanswered(reader: Reader, *, others: bool = False) -> Kinds:
    """Give the duties to children without an answer; with `others` those to anybody else too."""
    found: dict[str, list[str]] = {}
    for one in picture.unanswered(reader.kept, others=others):
        found.setdefault(one.reason, []).append(one.title)
    return Kinds(found)
