"""`lineofsight audit-sample`: cases drawn for audit, by identifier, each use recorded."""

from pathlib import Path

import click

from lineofsight.cli.options import MONTH, home_option
from lineofsight.cli.rows import COLUMNS, opened_for, print_csv, record_look
from lineofsight.kernel.periods import Month


@click.command("audit-sample")
@click.argument("asked", metavar="DUTY|CODE")
@click.option("--month", type=MONTH, required=True, help="The month they are drawn from.")
@click.option(
    "--size", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many."
)
@click.option(
    "--seed", type=int, default=1, show_default=True,
    help="The same seed and records draw the same cases.",
)  # fmt: skip
@home_option
def audit_sample(asked: str, month: Month, size: int, seed: int, home: Path) -> None:
    """Draw cases to audit: of an indicator by CODE, or of what fell due of a DUTY.

    Met and unmet in their own proportions, at least one of each where there is room. Who drew
    them, when and of what is written to looks.jsonl in the home folder before anything is printed.
    """
    from lineofsight.indicators import local, sampling
    from lineofsight.records.home import Home

    kept = Home(home)
    known = local.known_to(kept)
    with opened_for(kept, None) as opened:
        found = sampling.audit_sample(opened, asked, month=month, size=size, seed=seed, known=known)
        record_look(kept, {"audit_sample": sampling.of_name(asked, known).code, "month": str(month),
                           "size": size, "seed": seed, "snapshot": opened.seal.id,
                           "rows": len(found)})  # fmt: skip
    print_csv(found, COLUMNS)
