"""How long the made-up borough takes to write, and how much memory, by size.

    .venv/bin/python bench/sample.py

Prints a line for each size: children, seconds, the largest memory so far, rows written. A run
is to stay under 2 seconds at 200 children and under 15 at 4,000.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import write

SIZES = (200, 1000, 4000)
BYTES = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


def main() -> None:
    """Write each size into a temporary folder."""
    for children in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            began, worked = time.perf_counter(), time.process_time()
            written = write(Path(folder), month=Month(2017, 11), children=children, seed=7)
            took, worked = time.perf_counter() - began, time.process_time() - worked
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES / 1024**2
        rows = sum(written.rows.values())
        print(
            f"{children:>6,} children  {took:6.2f} s ({worked:5.2f} s of work)  "
            f"{most:4.0f} MB  {rows:>8,} rows"
        )


if __name__ == "__main__":
    main()
