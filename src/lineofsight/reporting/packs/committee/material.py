"""Everything one committee paper is made from, gathered before a word is drafted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lineofsight.indicators import catalogue
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.catalogue import PRIORITY
from lineofsight.indicators.judging.judged import judged, looked_back_on, targets_of
from lineofsight.indicators.judging.targets import Targets
from lineofsight.indicators.publishing import Published, published
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.records import programme
from lineofsight.records.home import Home
from lineofsight.records.programme import Plan, Said
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import newest, open_month
from lineofsight.settings import Settings

SHOWN_MONTHS = 24
"""Months behind each indicator."""

WORKFORCE_BESIDE = ("P6s", "P6r", "P1d", "W2")
"""What the workforce section says besides the thirteen rows."""

ACTIVITY = ("FD1", "FD6", "VA1", "LEG1", "LEG1c", "MIS1", "MIS2")
"""Volumes of the activity month."""


@dataclass(frozen=True)
class Material:
    """What a paper of `month` is made from: protected figures, the plan, the words."""

    settings: Settings
    month: Month  # of the paper and its activity
    indicators_month: Month
    workforce_month: Month
    authority: str
    priority: Mapping[str, Published]
    workforce: Mapping[str, Published]
    activity: Mapping[str, Published]
    plan: Plan
    said: tuple[Said, ...]  # of the activity month
    commentary: tuple[Said, ...]  # of the indicators' month
    snapshots: tuple[str, ...]
    definitions: str
    notes: tuple[str, ...]  # what a reader must know about the sources

    def words_of(self, kind: str, about: str | None = None) -> list[Said]:
        """List the words of a kind, of one work stream or indicator where it is named."""
        return [
            one for one in self.said if one.kind == kind and (about is None or one.about == about)
        ]


def gathered(home: Home, *, month: Month, settings: Settings) -> Material:
    """Gather a paper's material from the newest sealed month."""
    before = settings.months_before
    months = {
        "indicators": month.plus(-before.indicators),
        "workforce": month.plus(-before.workforce),
        "activity": month.plus(-before.activity),
    }
    seal = newest(home)
    _check_reached(months, seal)
    with open_month(home, seal) as opened:
        count = _Counter(home, targets_of(opened), settings)
        figures = count(
            [
                (PRIORITY, months["indicators"]),
                ((*DASHBOARD, *WORKFORCE_BESIDE), months["workforce"]),
                (ACTIVITY, months["activity"]),
            ]
        )
        return Material(
            settings=settings,
            month=months["activity"],
            indicators_month=months["indicators"],
            workforce_month=months["workforce"],
            authority=settings.authority.full_name or seal.authority or "Authority not named",
            priority=figures[0],
            workforce=figures[1],
            activity=figures[2],
            plan=programme.plan(opened),
            said=programme.narrative(opened, months["activity"]),
            commentary=programme.narrative(opened, months["indicators"]),
            snapshots=_snapshots(figures, seal),
            definitions=_digest(),
            notes=tuple(seal.notes),
        )


Wanted = tuple[Sequence[str], Month]


class _Counter:
    """Counts, judges and protects every figure of one paper together."""

    def __init__(self, home: Home, targets: Targets, settings: Settings) -> None:
        self.home = home
        self.targets = targets
        self.settings = settings

    def __call__(self, sections: Sequence[Wanted]) -> list[dict[str, Published]]:
        """Give the figures of each section, by code. All are protected as one release."""
        codes = list(dict.fromkeys(code for some, _ in sections for code in some))
        months = self._months([month for _, month in sections])
        found = judged(
            self.home, codes=codes, months=months, targets=self.targets, settings=self.settings
        )
        threshold = self.settings.local_rules.threshold
        out = []
        for some, month in sections:
            protected = published(found, month=month, threshold=threshold, months=SHOWN_MONTHS)
            out.append({code: protected[code] for code in some if code in protected})
        return out

    def _months(self, lasts: Iterable[Month]) -> list[Month]:
        wanted: set[Month] = set()
        for last in lasts:
            wanted.update(last.plus(1 - SHOWN_MONTHS).until(last))
            wanted.update(looked_back_on(last, self.settings))
        return sorted(wanted)


def _snapshots(sections: Iterable[Mapping[str, Published]], seal: Seal) -> tuple[str, ...]:
    """List the seals the paper's figures and words came from, the newest first."""
    used = {snapshot for some in sections for item in some.values() for snapshot in item.snapshots}
    return (seal.id, *sorted(used - {seal.id, ""}, reverse=True))


def _check_reached(months: Mapping[str, Month], seal: Seal) -> None:
    for section, month in months.items():
        if seal.month is None or month > seal.month:
            raise Refused(
                f"No sealed month reaches {month.name}, which the section on {section} reports.",
                where=f"the newest sealed month is {seal.name}",
                do=f"Load {month.name}, or change months_before in authority.toml.",
            )


def _digest() -> str:
    """Say which definitions the figures were counted by, in eight characters."""
    text = "".join(repr(indicator) for indicator in catalogue.indicators().values())
    return sha256(text.encode()).hexdigest()[:8]
