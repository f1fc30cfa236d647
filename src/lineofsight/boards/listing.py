"""Items as every list prints them: read once, with what changed and who may close which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.boards import rules
from lineofsight.boards.actions import items as actions
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.closing import may_close
from lineofsight.boards.coverage import Finding, answering
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Standing, Target
from lineofsight.boards.said import items as said
from lineofsight.boards.ties import Ties
from lineofsight.picture import Exactness
from lineofsight.plan.day import today
from lineofsight.plan.published import Reading, reading
from lineofsight.ui.paging import Pages, page_number, pages
from lineofsight.ui.tables import Table


@dataclass(frozen=True)
class Listing:
    """Items with how they stand today, in the order a reader needs them."""

    each: list[tuple[Item, Standing]]
    ends: frozenset[int]  # numbers of the items this reader may close
    exactness: Exactness
    read: Reading

    def table(self, caption: str, empty: str, *, quiet: bool = False) -> Table:
        """Print them with what changed and its effect so far."""
        ties, led_to = self._ties()
        return said.table(
            self.each, ties, led_to, caption=caption, empty=empty, ends=self.ends, quiet=quiet
        )

    def folded(self, caption: str, empty: str) -> Table:
        """Print them in short rows, which a phone folds by how they stand."""
        ties, led_to = self._ties()
        return said.folded(self.each, ties, led_to, caption=caption, empty=empty, ends=self.ends)

    def _ties(self) -> tuple[Ties, dict[int, list[Target]]]:
        led_to = what_came_of(self.each)
        every = (target for targets in led_to.values() for target in targets)
        return Ties(every, exactness=self.exactness, read=self.read), led_to

    def only(self, *states: str) -> "Listing":
        """Keep those that stand so."""
        return replace(self, each=[one for one in self.each if one[1].state in states])

    def page(self, page: str | None, asked: Mapping[str, str]) -> tuple["Listing", Pages]:
        """Keep those of one page, and say where it stands: the order is not the database's."""
        where = pages(len(self.each), page=page_number(page), asked=asked)
        return replace(self, each=self.each[where.rows]), where

    def open(self) -> "Listing":
        """Keep those that nobody closed."""
        return replace(self, each=[one for one in self.each if one[1].is_open])


def listing(request: HttpRequest, items: Iterable[Item]) -> Listing:
    """Read items as they stand today; one query more for what the reader may close."""
    person, day = somebody(request), today()
    each = actions.in_order((one, actions.standing(one, on=day)) for one in items)

    bodies = actions.speaks_for(person, on=day) if may(person, Right.RAISE_ITEMS) else None
    ends = [one.pk for one, standing in each if bodies is not None and may_close(
        standing, actions.closer(one, person, on=day, bodies=bodies))]  # fmt: skip
    return Listing(each, frozenset(ends), exactness_of(person), reading(person))


def what_came_of(each: Iterable[tuple[Item, Standing]]) -> dict[int, list[Target]]:
    """Give what each item led to: what was linked, and the actions whose plan names a finding.

    Every list and page that says what changed because of an item reads it here.
    """
    each = list(each)
    found = {item.pk: list(standing.targets) for item, standing in each}
    findings = [item for item, _ in each if item.kind == rules.FINDING]
    held = Agreed.now().actions if findings else {}
    for item in findings:
        targets = map(Target.of_action, answering(Finding(item.said), held))
        found[item.pk] += [one for one in targets if one not in found[item.pk]]
    return found
