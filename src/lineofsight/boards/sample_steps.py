"""Steps with an item of the made-up borough's boards, taken one after another."""

import datetime as dt

from lineofsight.accounts.models import Person
from lineofsight.boards.actions import items
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Target


def noon(day: dt.date) -> dt.datetime:
    """Give the moment at which a day's doings are written down."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


class Taken:
    """Steps taken with one item, one after another, by the programme office."""

    def __init__(self, item: Item, by: Person, on: dt.date) -> None:
        self.item, self.by, self.on, self.seen = item, by, on, 0

    def _more(self) -> dict[str, object]:
        self.seen += 1
        return {"on": self.on, "seen": self.seen - 1, "by": self.by, "now": noon(self.on)}

    def answer(
        self, said: str, words: str, who: str = "", due_on: dt.date | None = None
    ) -> "Taken":
        """Answer it, with who does it by which day."""
        more = {**self._more(), "who": who, "due_on": due_on}
        items.answer(self.item, said=said, words=words, **more)  # type: ignore[arg-type]
        return self

    def tie(self, *targets: tuple[str, str]) -> "Taken":
        """Link what changed."""
        for kind, ref in targets:
            items.tie(self.item, Target(kind, ref), **self._more())  # type: ignore[arg-type]
        return self

    def publish(self, words: str, reply: str, *, shown_by: Person) -> "Taken":
        """Put it before the public, shown by a second person."""
        items.propose(self.item, words=words, reply=reply, **self._more())  # type: ignore[arg-type]
        more = {**self._more(), "by": shown_by}
        items.publish(self.item, **more)  # type: ignore[arg-type]
        return self
