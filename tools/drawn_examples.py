"""The drawn tables of the tests as examples in the reference: rows in, figure out.

Read from `tests/indicators/areas/` as text, and not run: a test whose tables and figure are
written out in full is an example; one that works them out is not. What the page prints is what
the test asserts, so it cannot say anything else.
"""

import ast
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lineofsight.records.standard import TABLES

TESTS = Path(__file__).resolve().parents[1] / "tests" / "indicators" / "areas"
MOST = 2  # examples of one indicator


@dataclass(frozen=True)
class Example:
    """One test: what it is about, the rows drawn by table, and what is asked and answered."""

    about: str
    tables: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]  # code, then the question and its answer in words


@cache
def examples() -> dict[str, list[Example]]:
    """Give the examples of each indicator, by code, in the order of the tests."""
    found: dict[str, list[Example]] = defaultdict(list)
    for path in sorted(TESTS.glob("test_*.py")):
        for example in _in_file(ast.parse(path.read_text("utf-8"))):
            for code in dict.fromkeys(code for code, _ in example.answers):
                if len(found[code]) < MOST:
                    found[code].append(example)
    return found


def printed(code: str) -> Iterator[str]:
    """Write the examples of one indicator as lines of its page."""
    found = examples().get(code, ())
    if not found:
        names = sorted(path.name for path in TESTS.glob("test_*.py") if _names(path, code))
        files = " and ".join(f"`tests/indicators/areas/{name}`" for name in names)
        yield from [f"Its rows are drawn in {files}.", ""]
    for example in found:
        yield from [f"Example: {example.about}.", ""]
        for name, rows in example.tables:
            yield from [f"```text\n{name}\n{rows}\n```", ""]
        answers = [words for asked, words in example.answers if asked == code]
        yield from [f"* {words}" for words in answers]
        yield ""


def _names(path: Path, code: str) -> bool:
    return re.search(rf"\\b{code}\\b", path.read_text("utf-8")) is not None


def _in_file(module: ast.Module) -> Iterator[Example]:
    texts = {name: value for name, value in _assigned(module) if isinstance(value, str)}
    months = dict(_months(module))
    made = {
        f"{node.name}()": drawn.tables
        for node in module.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_")
        for drawn in _drawn(node, texts)
    }
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            example = _example(node, [*_drawn(node, texts), *_made(node, made)], months)
            if example:
                yield example


class Drawn(NamedTuple):
    """A dataset drawn in a test: what stands for it in `figures(...)`, and its tables."""

    called: frozenset[str]
    tables: tuple[tuple[str, str], ...]


def _example(node: ast.FunctionDef, found: list[Drawn], months: dict[str, str]) -> Example | None:
    """Give the first dataset of a test of which a figure is asserted."""
    about = node.name.removeprefix("test_").replace("_", " ")
    for drawn in found:
        answers = tuple(_answers(node, months, drawn.called))
        if answers:
            return Example(about, drawn.tables, answers)
    return None


def _made(node: ast.FunctionDef, made: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[Drawn]:
    """Give the datasets that a test takes from a function of its file."""
    for name, value in _values(node):
        if (call := ast.unparse(value)) in made:
            yield Drawn(frozenset({name, call}), made[call])
    for call, tables in made.items():
        yield Drawn(frozenset({call}), tables)


def _values(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    for each in ast.walk(node):
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
            yield each.targets[0].id, each.value


def _assigned(node: ast.AST) -> Iterator[tuple[str, object]]:
    for name, value in _values(node):
        yield name, value.value if isinstance(value, ast.Constant) else None


def _months(module: ast.Module) -> Iterator[tuple[str, str]]:
    for each in module.body:
        if isinstance(each, ast.Assign) and (words := _month(each.value, {})):
            yield ast.unparse(each.targets[0]), words


def _month(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "Month":
        year, number = (ast.unparse(argument) for argument in node.args)
        return f"{year}-{int(number):02d}"
    return ""


def _drawn(node: ast.FunctionDef, texts: dict[str, str]) -> Iterator[Drawn]:
    """Give each `dataset(...)` whose every table is written out."""
    own = {**texts, **{name: value for name, value in _assigned(node) if isinstance(value, str)}}
    names = {ast.unparse(value): name for name, value in _values(node)}
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "dataset":
            drawn = [(key.arg, _text(key.value, own)) for key in each.keywords if key.arg in TABLES]
            if drawn and all("|" in rows or "\n" in rows for _, rows in drawn):
                call = ast.unparse(each)
                tables = tuple((str(name), _tidy(rows)) for name, rows in drawn)
                yield Drawn(frozenset({call, names.get(call, call)}), tables)


def _text(node: ast.expr, texts: dict[str, str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return texts.get(node.id, "") if isinstance(node, ast.Name) else ""


def _tidy(rows: str) -> str:
    return "\n".join(line.rstrip() for line in textwrap.dedent(rows).strip().splitlines())


def _answers(
    node: ast.FunctionDef, months: dict[str, str], called: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give what each `assert figures(CODE, data, month) == [Figure(...)]` says, in words."""
    held = dict(_values(node))
    for each in ast.walk(node):
        if not (isinstance(each, ast.Assert) and isinstance(each.test, ast.Compare)):
            continue
        asked, given = each.test.left, each.test.comparators[0]
        if not (isinstance(asked, ast.Call) and ast.unparse(asked.func) == "figures"):
            continue
        if not isinstance(given, ast.List) or len(asked.args) < 3:
            continue
        if ast.unparse(asked.args[1]) not in called:
            continue
        month = _month(asked.args[2], months)
        says = [_figure(held.get(ast.unparse(one), one)) for one in given.elts]
        if month and says and all(says):
            also = "".join(f", {key.arg} {_plain(key.value)}" for key in asked.keywords)
            yield _code(asked.args[0]), f"{month}{also}: {'; '.join(says)}"


def _code(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def _plain(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def _figure(node: ast.expr) -> str:
    """Say one expected figure in words; nothing where it is worked out."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Figure"):
        return ""
    names = ("group", "numerator", "denominator", "state")
    given = dict(zip(names, (_plain(value) for value in node.args), strict=False))
    given |= {str(key.arg): _plain(key.value) for key in node.keywords}
    group = f"{given['group']} " if given.get("group", "None") != "None" else ""
    if "state" in given:
        return f"{group}{given['state'].replace('_', ' ')}"
    if "numerator" not in given:
        return ""
    base = f" of {given['denominator']}" if "denominator" in given else ""
    return f"{group}{given['numerator']}{base}"
