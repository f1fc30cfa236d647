"""`lineofsight reconcile FILE`: why another's number, or list of children, is not this one."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli import progress
from lineofsight.cli.options import MONTH, home_option
from lineofsight.cli.rows import SUBJECT, print_csv, record_look
from lineofsight.kernel.periods import Month

if TYPE_CHECKING:
    from lineofsight.records.home import Home

PACK = ("code", "theirs", "ours", "verdict")
LIST = ("code", *SUBJECT, "only", "reason", "written")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--month", type=MONTH, required=True, help="The month their figures are of.")
@click.option("--code", help="FILE lists who is behind this figure: child_id, or identifier.")
@click.option("--met", is_flag=True, help="The list is of those counted as met alone.")
@click.option(
    "--format", "shape", type=click.Choice(("table", "csv", "json")), default="table",
    show_default=True, help="How to print it.",
)  # fmt: skip
@home_option
def reconcile(
    file: Path,
    month: Month,
    code: str | None,
    met: bool,  # noqa: FBT001  click gives flags by position
    shape: str,
    home: Path,
) -> None:
    """Say whether the numbers of a pack, or a list of children, are ours, and if not why.

    FILE (CSV or xlsx) has the columns code and value, and may have numerator and denominator; or
    with --code, child_id or identifier. The month is counted again by rules others use and by
    mistakes old spreadsheets make, until one, or two together, give their number. Children are
    listed by identifier, never name, and each look is recorded. An identifier that lost its leading
    zeros is matched with them put back where only one child can be meant, and each match is said.
    """
    from lineofsight.records.home import Home

    kept = Home(home)
    if met and not code:
        raise click.UsageError("--met goes with --code: it says what the list of children is of.")
    columns: tuple[str, ...]
    with progress.shown("Counting") as step:
        if code:
            found, columns = _of_list(kept, file, month, code, met=met, step=step), LIST
        else:
            found, columns = _of_pack(kept, file, month, step), PACK
    _print(found, columns, shape)


def _of_pack(home: "Home", file: Path, month: Month, step: progress.Step) -> list[dict[str, Any]]:
    from lineofsight.indicators import catalogue, local
    from lineofsight.indicators.reconciling import Reconciler
    from lineofsight.records.intake.other_numbers import read_pack

    known = local.known_to(home)
    pack = read_pack(file).among(known)
    if not pack.numbers:
        catalogue.named(pack.passed_over[-1].code, known)  # which says what codes there are
    told = Reconciler(home, month, step).numbers(pack.numbers, dict(known))
    return [
        *({"code": one.code, "theirs": one.theirs, "ours": one.ours, "verdict": one.words}
          for one in told),
        *({"code": one.code, "theirs": one.written, "ours": "", "verdict": one.why}
          for one in pack.passed_over),
    ]  # fmt: skip


def _of_list(
    home: "Home", file: Path, month: Month, code: str, *, met: bool, step: progress.Step
) -> list[dict[str, Any]]:
    from lineofsight.indicators import catalogue, local
    from lineofsight.indicators.reconciling import Reconciler
    from lineofsight.populations.catalogue import standing
    from lineofsight.records.intake.other_numbers import read_identifiers

    indicator = catalogue.named(code, local.known_to(home))
    theirs = read_identifiers(file)
    reconciler = Reconciler(home, month, step)
    parted = reconciler.children(theirs, indicator, met=met)
    record_look(home, {"code": indicator.code, "month": str(month), "which": "reconciled",
                       "snapshot": reconciler.seal.id, "rows": len(parted)})  # fmt: skip
    of = standing()[indicator.population].of
    return [
        {"code": indicator.code, "of": of, "identifier": one.subject, "only": one.only,
         "reason": one.reason, "written": one.written}
        for one in parted
    ]  # fmt: skip


def _print(found: Sequence[dict[str, Any]], columns: Sequence[str], shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(found, indent=1))
    elif shape == "csv":
        print_csv(found, columns)
    elif not found:
        click.echo("The same: each child on either side is on the other.")
    else:
        for one in found:
            _print_line(one)
        click.echo()
        for line in _of_children(found) if "only" in found[0] else _of_numbers(found):
            click.echo(line)


def _of_numbers(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Sum up a pack, and say what to ask for where no rule explains a number."""
    from lineofsight.indicators.reconciling import SAME, UNKNOWN

    compared = [one for one in found if one["ours"]]
    same = sum(one["verdict"] == SAME for one in found)
    unknown = [one["code"] for one in found if one["verdict"] == UNKNOWN]
    yield (
        f"{len(compared):,} {'number' if len(compared) == 1 else 'numbers'}: {same:,} the same, "
        f"{len(compared) - same - len(unknown):,} explained, {len(unknown):,} not explained."
    )
    if len(found) > len(compared):
        lines = len(found) - len(compared)
        yield f"{lines:,} {'line was' if lines == 1 else 'lines were'} not compared."
    if unknown:
        yield (
            "For one that is not explained, ask for the list of children behind it (a column "
            f"child_id) and give it with --code, as in --code {unknown[0]}."
        )


def _of_children(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Sum up a list: how many only one side has, and the reasons, the commonest first."""
    sides = Counter(one["only"] for one in found)
    yield f"{sides['theirs']:,} only in theirs, {sides['ours']:,} only in ours:"
    parted = (one["reason"] for one in found if one["only"] != "both")
    for reason, many in Counter(parted).most_common():
        yield f"{many:7,}  {reason}"
    if many := sides["both"]:
        yield (
            f"{many:,} match{'es' * (many == 1)} if leading zeros are put back, and "
            f"{'is' if many == 1 else 'are'} compared so. A spreadsheet takes them away: "
            "keep its column as text."
        )


def _print_line(one: dict[str, Any]) -> None:
    if "verdict" in one and not one["ours"]:
        click.echo(f"{one['code']:6}  theirs {one['theirs'] or 'empty'}: {one['verdict']}")
    elif "verdict" in one:
        click.echo(f"{one['code']:6}  theirs {one['theirs']}, ours {one['ours']}: {one['verdict']}")
    else:
        where = "in both" if one["only"] == "both" else f"only in {one['only']}"
        written = f" (theirs writes {one['written']})" if one["written"] else ""
        click.echo(f"{one['code']:6}  {one['identifier']}{written} {where}: {one['reason']}")
