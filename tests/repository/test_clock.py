"""Nothing below the terminal reads the machine's clock: the day is always passed in."""

import ast
from pathlib import Path

from repository.tracked import ROOT, modules, name, parsed

CLI = ROOT / "src/lineofsight/cli"
BELOW = [path for path in modules("src") if CLI not in path.parents]
CLOCKS = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def holder(node: ast.expr) -> str:
    """The name before the dot: `date` in `dt.date.today()`."""
    return getattr(node, "attr", getattr(node, "id", ""))


def clocks_read(path: Path) -> list[str]:
    return [
        f"{name(path)}:{node.lineno}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (holder(node.func.value), node.func.attr) in CLOCKS
    ]


def test_no_clock_is_read():
    assert [place for path in BELOW for place in clocks_read(path)] == []
