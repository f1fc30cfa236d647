"""The days we ask about: `moments` filled, and the populations built on them, once for all.

Populations are built as tables in the order they read one another, so a spell worked out for one
is there for the next, and each is worked out once however many ask. One that stands already, built
from the same text, the same populations and the same days, stays: the rows behind a figure are
listed from what the figure was counted on.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.records.opened import Opened


def build(
    opened: Opened, names: Iterable[str], *, days: Iterable[dt.date], populations: Catalogue
) -> None:
    """Ask about these days: fill `moments`, and build these populations and all they read."""
    asked = sorted(set(days))
    needed = populations.needed(names)
    digests = _digests(needed, asked)
    if opened.built.get("moments") != digests["moments"]:
        opened.ask_about(asked)
        opened.built["moments"] = digests["moments"]
    wanting = [one for one in needed if opened.built.get(one.name) != digests[one.name]]
    for one in wanting:
        opened.built.pop(one.name, None)  # should it break off, what it replaced is not trusted
    for wave in _waves(wanting):
        opened.at_once(lambda one: opened.keep(one.name, one.sql), wave)
        opened.built.update((one.name, digests[one.name]) for one in wave)


def stands(opened: Opened, name: str, *, days: Iterable[dt.date], populations: Catalogue) -> bool:
    """Say whether a population and all it reads stand already, built on these days."""
    needed = populations.needed([name])
    digests = _digests(needed, sorted(set(days)))
    return all(opened.built.get(one.name) == digests[one.name] for one in needed)


def _digests(needed: Iterable[Population], asked: list[dt.date]) -> dict[str, str]:
    """Give for `moments` and each population the digest of all that it is built from."""
    digests = {"moments": _digest(map(str, asked))}
    for population in needed:
        below = (digests[name] for name in population.reads if name in digests)
        digests[population.name] = _digest([population.sql, *below])
    return digests


def _digest(texts: Iterable[str]) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()


def _waves(populations: Iterable[Population]) -> list[list[Population]]:
    """Lay them out so that each reads only those of earlier waves, or that stand already."""
    depth: dict[str, int] = {}
    waves: dict[int, list[Population]] = defaultdict(list)
    for one in populations:
        depth[one.name] = 1 + max((depth.get(name, 0) for name in one.reads), default=0)
        waves[depth[one.name]].append(one)
    return [waves[place] for place in sorted(waves)]
