"""How fast a month is loaded, sealed and opened again: 260,000 SSDA903 rows and 25,000 of Annex A.

Run `python bench/intake.py`. Each set is loaded in a process of its own, from files on disk to the
seal and the written report; then the month is opened as every command opens it, and
written back as Annex A.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from readers import write_annex_a, write_ssda903

LOAD = """
import resource, sys, time
from pathlib import Path
from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.snapshots import open_month
from lineofsight.returns.annex_a import annex_a_lists
from lineofsight.returns.workbook import write_workbook
from lineofsight.settings import Settings
home = Home(Path(sys.argv[1]) / "home")
began = time.perf_counter()
files = Path(sys.argv[1]) / "files"
seal = load([files], home=home, settings=Settings(), month=Month(2024, 3)).seal
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
began = time.perf_counter()
open_month(home, seal).close()
opened = time.perf_counter() - began
began = time.perf_counter()
out = Path(sys.argv[1]) / "out.xlsx"
with open_month(home, seal) as month:
    lists = annex_a_lists(month, months=int(sys.argv[2]))
    write_workbook(out, lists, as_at=seal.extracted_on, authority=None)
    rows = sum(len(one.rows) for one in lists)
exported = time.perf_counter() - began
size = sum(path.stat().st_size for path in home.months.rglob("*.parquet")) / 1e6
print(f"loaded and sealed in {took:.2f} s, peak {peak} MB, {size:.1f} MB sealed, "
      f"opened in {opened:.2f} s, {rows:,} rows exported as Annex A in {exported:.2f} s")
"""


def main() -> None:
    """Write each set, load it, and print what it took."""
    for write, months in ((write_annex_a, 240), (write_ssda903, 6)):
        with tempfile.TemporaryDirectory() as made:
            files = Path(made) / "files"
            files.mkdir()
            write(files)
            print(write.__name__.removeprefix("write_"), end=": ", flush=True)
            subprocess.run([sys.executable, "-c", LOAD, made, str(months)], check=True)


if __name__ == "__main__":
    main()
