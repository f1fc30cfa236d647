"""A picture built: everything pages read, from the newest sealed month and what is known today.

Built aside and swapped in whole; should any part fail, the old picture stays and still answers.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from lineofsight.indicators import local
from lineofsight.indicators.results import definitions_digest
from lineofsight.kernel.progress import Step
from lineofsight.picture.made import (
    ahead,
    behind,
    children,
    definitions,
    demand,
    duties,
    figures,
    loads,
    mending,
    protected,
    restated,
    searching,
    staff,
    timeline,
    wrong,
)
from lineofsight.picture.made.inputs import digest
from lineofsight.picture.made.making import Making
from lineofsight.picture.made.store import Store
from lineofsight.picture.schema import VERSION
from lineofsight.picture.tokens import key_of, token
from lineofsight.picture.typed_words import LOADED_AS, names_in, pointing, sayable
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import newest, open_month, running
from lineofsight.settings import load as load_settings

NEAR = dt.timedelta(days=45)
"""How long after an extract duties are still asked for today; later, for the day of the extract."""


@dataclass(frozen=True)
class _Part:
    """One part of a build: what is said while it runs, how far along it ends, what it does."""

    words: str
    ends: float
    work: Callable[[Making], object]


def _figures(making: Making) -> None:
    """Count and judge, then what follows from the figures counted."""
    counted = figures.make(making)
    making.step("Protecting small numbers", 0.35)
    protected.make(making, counted)
    making.step("Finding how sure each figure is", 0.4)
    behind.make_bounds(making, counted)


_PARTS = (
    _Part("Writing what indicators mean", 0.02, definitions.make),
    _Part("Counting figures", 0.45, _figures),
    _Part("Writing children", 0.5, children.make),
    _Part("Listing who is behind each figure", 0.55, behind.make),
    _Part("Writing timelines", 0.7, timeline.make),
    _Part("Writing what is due", 0.78, duties.make),
    _Part("Writing teams and workers", 0.8, staff.make),
    _Part("Looking ahead", 0.85, ahead.make),
    _Part("Counting weeks", 0.88, demand.make),
    _Part("Comparing with what was published", 0.94, restated.make),
    _Part("Writing what arrived", 0.96, loads.make),
    _Part("Listing what is to be mended", 0.98, wrong.make),
    _Part("Indexing names", 1.0, searching.make),
)


def build(home: Home, *, today: dt.date, made_at: dt.datetime, progress: Step) -> Path:
    """Build the picture of a home folder and give where it lies.

    `today` is the day children and duties are asked about while the records are near enough to
    it. Raises `Problem` when no month is sealed.
    """
    seal = newest(home)
    live = _live(home, seal)
    inputs = digest(home)
    with (
        Store(home.picture) as store,
        open_month(home, seal) as opened,
        _opened(home, live, opened) as near,
    ):
        making = _making(home, store, opened, near, today=today, step=progress)
        begun = 0.0
        for part in _PARTS:
            progress(part.words, begun)
            part.work(making)
            begun = part.ends
        store.insert("about", _about(making, made_at=made_at, inputs=inputs).items())
        history = mending.learnt(store)
        place = store.put_in_place()
    mending.keep(home, history)
    progress("Done", 1.0)
    return place


def _making(
    home: Home, store: Store, opened: Opened, near: Opened, *, today: dt.date, step: Step
) -> Making:
    names = names_in(*((opened,) if near is opened else (opened, near)))
    settings = sayable(load_settings(home.settings_file), names)
    known = local.known_to(home, settings)
    month = opened.seal.month
    if month is None:  # a sealed month has one
        raise AssertionError
    loaded_as = opened.seal.authority or ""
    return Making(
        home=home, settings=settings,
        authority=settings.authority.full_name
        or ("" if pointing(names, [(LOADED_AS, loaded_as)]) else loaded_as),
        indicators=known, areas=definitions.areas_of(known),
        opened=opened, live=near, month=month, on=asked_on(near.seal, today), store=store,
        token=cache(partial(token, key_of(home))), step=step,
    )  # fmt: skip


def asked_on(seal: Seal, today: dt.date) -> dt.date:
    """Give the day to ask about: today, or the day of records that are too old to say today."""
    return today if seal.extracted_on <= today <= seal.extracted_on + NEAR else seal.extracted_on


def _live(home: Home, seal: Seal) -> Seal:
    """Give what is known nearest to today: the running picture where it is the younger."""
    found = running(home)
    return found if found and found.extracted_on >= seal.extracted_on else seal


def _opened(home: Home, live: Seal, opened: Opened) -> AbstractContextManager[Opened]:
    return nullcontext(opened) if live == opened.seal else open_month(home, live)


def _about(making: Making, *, made_at: dt.datetime, inputs: str) -> dict[str, str]:
    seal, live = making.opened.seal, making.live.seal
    return {
        "version": str(VERSION),
        "made_at": made_at.isoformat(timespec="seconds"),
        "inputs": inputs,
        "definitions": definitions_digest(),
        "authority": making.authority,
        "service": making.settings.authority.service,
        "month": str(making.month),
        "snapshot": seal.id,
        "counted_on": seal.extracted_on.isoformat(),
        "counted_from": seal.loaded_at,
        "loaded_at": live.loaded_at,
        "extracted_on": live.extracted_on.isoformat(),
        "live": live.id,
        "is_running": "1" if live.month is None else "",
        "asked_on": making.on.isoformat(),
        "notes": "\n".join(seal.notes),
        "no_holders": making.why_no_holders,
        "holders_alone": making.whose_holders_alone,
        "threshold": str(making.settings.local_rules.threshold),
    }
