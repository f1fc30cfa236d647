"""What the address bar of the scorecard asks, read so that nothing in it can go wrong. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from lineofsight.picture import ScorecardRow
from lineofsight.ui.passed_over import passed_over

STATES = (
    ("", "Every state"),
    ("high-risk", "Red, high risk"),
    ("red", "Red"),
    ("amber", "Amber"),
    ("green", "Green"),
    ("moved", "Moved beyond its usual range"),
    ("concern", "Moved for the worse"),
    ("no-data", "No data"),
)
SETS = (("", "Every indicator"), ("priority", "Priority indicators"), ("statutory", "Statutory"))


@dataclass(frozen=True)
class Asked:
    """What the scorecard is narrowed to; empty texts ask for everything."""

    team: str = ""
    state: str = ""
    which: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], *, teams: Iterable[str]) -> "Asked":
        """Read the address bar; what is not offered is taken as not asked."""
        return cls(
            team=_one_of(given.get("team"), teams),
            state=_one_of(given.get("state"), (name for name, _ in STATES)),
            which=_one_of(given.get("set"), (name for name, _ in SETS)),
        )

    @staticmethod
    def passed_over(given: Mapping[str, str], *, teams: Iterable[str]) -> str:
        """Say what is asked and not offered."""
        return passed_over(given, {
            "team": ("Team", teams),
            "state": ("State", [name for name, _ in STATES]),
            "set": ("Indicators", [name for name, _ in SETS]),
        })  # fmt: skip

    @property
    def is_narrow(self) -> bool:
        """Say whether anything was asked."""
        return bool(self.team or self.state or self.which)

    @property
    def query(self) -> str:
        """Write it back as the address bar has it."""
        held = {"team": self.team, "state": self.state, "set": self.which}
        return urlencode({name: value for name, value in held.items() if value})

    def holds(self, row: ScorecardRow) -> bool:
        """Say whether a row is one of those asked for."""
        return _in_set(row, self.which) and _in_state(row, self.state)


def _one_of(given: str | None, offered: Iterable[str]) -> str:
    return given if given and given in set(offered) else ""


def _in_set(row: ScorecardRow, which: str) -> bool:
    match which:
        case "priority":
            return row.is_priority
        case "statutory":
            return row.is_statutory
    return True


def _in_state(row: ScorecardRow, state: str) -> bool:
    match state:
        case "":
            return True
        case "high-risk":
            return row.judged.is_high_risk
        case "moved":
            return row.judged.has_moved
        case "concern":
            return row.judged.is_concern
        case "no-data":
            return row.figure.state == "no_data"
    return row.judged.rag == state
