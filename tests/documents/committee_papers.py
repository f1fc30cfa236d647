"""Committee papers of real loads: a small made-up borough, and the Annex A return of others."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lineofsight.indicators import catalogue, known
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.sample import write
from lineofsight.reporting.charts.specs import ChartSpec
from lineofsight.reporting.document import Chart, Document, Section, Spark, Table
from lineofsight.reporting.packs import committee
from lineofsight.reporting.packs.committee import Material
from lineofsight.settings import load as load_settings

RETURNS = Path(__file__).parents[1] / "data" / "returns"
NOVEMBER = Month(2017, 11)


@dataclass(frozen=True)
class Made:
    """A paper, what it was made from, and the home folder behind it."""

    home: Home
    material: Material
    document: Document

    @property
    def sections(self) -> list[dict[str, Published]]:
        """The figures of each section, by code."""
        drawn = self.material
        return [dict(some) for some in
                (drawn.priority, drawn.demand, drawn.workforce, drawn.activity)]  # fmt: skip

    def published(self) -> Iterator[Published]:
        """Give every indicator of every section."""
        for section in self.sections:
            yield from section.values()

    def exact(self) -> dict[tuple[str, Month], Figure]:
        """Give the engine's own figures of every code and month the paper was made from."""
        months = {shown.month for item in self.published() for shown in item.series}
        wanted = {item.indicator.code for item in self.published()}
        found = known.figures_of(self.home, catalogue.chosen(wanted), months=sorted(months))
        return {(one.code, one.month): one for one in found}


def made_of(folder: Path, *, children: int, seed: int = 7) -> Made:
    """Make the paper of a made-up borough of so many open children."""
    write(folder / "files", month=NOVEMBER, children=children, seed=seed)
    home = Home(folder / "home")
    home.path.mkdir()
    home.settings_file.write_bytes((folder / "files" / "authority.toml").read_bytes())
    _load(home, [folder / "files"], NOVEMBER)
    return _paper(home, NOVEMBER)


def made_of_annex_a(folder: Path) -> Made:
    """Make the paper of the Annex A return, without settings."""
    home = Home(folder / "home")
    home.path.mkdir()
    month = Month(2021, 2)
    _load(home, [RETURNS / "annex_a"], month, extracted=dt.date(2021, 3, 17))
    return _paper(home, month)


def _load(home: Home, paths: list[Path], month: Month, extracted: dt.date | None = None) -> None:
    intake.load(
        paths,
        home=home,
        settings=load_settings(home.settings_file),
        month=month,
        extracted=extracted,
        loaded_at=dt.datetime(2018, 1, 1, tzinfo=dt.UTC),
    )


def _paper(home: Home, month: Month) -> Made:
    settings = load_settings(home.settings_file)
    material = committee.gathered(home, month=month, settings=settings)
    return Made(home, material, committee.paper(material))


def pictures(document: Document) -> Iterator[ChartSpec]:
    """Give every chart and small line of a paper."""
    for section in (*document.sections, *document.appendices):
        yield from _pictures(section)


def _pictures(section: Section) -> Iterator[ChartSpec]:
    for block in section.blocks:
        if isinstance(block, Chart):
            yield block.spec
        elif isinstance(block, Table):
            yield from (cell.spec for row in block.rows for cell in row.cells
                        if isinstance(cell, Spark))  # fmt: skip
    for inner in section.sections:
        yield from _pictures(inner)


SAME = {"FD9 d": "FD6 n", "CP13 d": "CP7 n", "CP8 d": "CP7 n", "LAC8 d": "LAC1 n",
        "LAC20 d": "LAC1 n", "CL1a d": "CL1 d"}  # fmt: skip
"""One count that stands in two figures."""

WITHIN = {"LAC6 d": "LAC1 n", "AMT5 d": "AMT2 d", "CL2 d": "CL1 d", "MIS2 n": "MIS1 n"}
"""One count within another."""


@dataclass(frozen=True)
class Outsider:
    """Whoever has every number the paper shows, and knows every sum that ties them."""

    numbers: dict[str, int | None]
    sums: list[tuple[list[str], str]]
    ratios: list[tuple[str, str, str]]

    @classmethod
    def of(cls, made: Made) -> "Outsider":
        """Give what is shown of children, and the ties between it."""
        numbers: dict[str, int | None] = {}
        ratios = []
        for item in made.published():
            for one in item.series if item.indicator.protects == "children" else ():
                if one.value is None and not one.is_hidden:
                    continue
                name = f"{one.code} {one.month}"
                numbers[f"{name} n"] = None if one.numerator is None else int(one.numerator)
                if one.unit == "percent":
                    numbers[f"{name} d"] = None if one.numerator is None else int(one.denominator)
                    ratios.append((name, f"{name} n", f"{name} d"))
        pairs = list(_pairs(numbers, WITHIN))
        ratios += [(f"{part} in {whole}", part, whole) for part, whole in pairs]
        sums = [([part], whole) for part, whole in _pairs(numbers, SAME)]
        return cls(numbers, [*sums, *_years(numbers)], ratios)

    def exactly(self, cell: str, exact: dict[tuple[str, Month], Figure]) -> int | None:
        """Give the engine's own number for a cell; None for what no figure holds."""
        words = cell.split(" ")
        if len(words) != 3:
            return None
        code, month, part = words
        figure = exact[code, Month.parse(month)]
        return figure.numerator if part == "n" else figure.denominator


def _pairs(numbers: dict[str, int | None], ties: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give each tie in each month that has both its counts."""
    for one, other in ties.items():
        (code, part), (whole, of) = one.split(), other.split()
        for month in {name.split(" ")[1] for name in numbers}:
            found = f"{code} {month} {part}", f"{whole} {month} {of}"
            if set(found) <= numbers.keys():
                yield found


def _years(numbers: dict[str, int | None]) -> Iterator[tuple[list[str], str]]:
    """Give the rolling years of FD8 whose months stand in FD6."""
    for name in numbers:
        code, month, part = name.split(" ")
        if (code, part) == ("FD8", "d"):
            last = Month.parse(month)
            months = [f"FD6 {at} n" for at in last.plus(-11).until(last)]
            if set(months) <= numbers.keys():
                yield months, name
