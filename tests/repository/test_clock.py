"""Nothing below the terminal reads the machine's clock: the day is always passed in."""

import ast

import pytest

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


@pytest.mark.parametrize("path", BELOW, ids=name)
def test_no_clock_is_read(path):
    read = [
        node.lineno
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (holder(node.func.value), node.func.attr) in CLOCKS
    ]

    assert read == []
