"""Write `docs/reference/` from the code itself, so that it cannot say anything else.

`python tools/reference.py` writes the pages; with `--check` it writes nothing and ends with 1,
naming the pages that differ from the code.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import click
from sqlglot import exp

from comparators_page import comparators
from drawn_examples import printed
from engine_page import engines
from laid_out import WRITTEN, code, table
from lineofsight.cli.program import VERBS, program
from lineofsight.indicators.catalogue import AREAS
from lineofsight.indicators.catalogue import indicators as catalogue_of_indicators
from lineofsight.indicators.compiling import parts
from lineofsight.indicators.definition import Indicator
from lineofsight.notices.mail_settings import VARIABLES as MAIL
from lineofsight.populations.catalogue import Population, standing
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.standard import GROUPS, Table
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.records.standard.code_sets_census import SINCE
from lineofsight.records.standard.in_words import called
from lineofsight.settings import Settings, template
from lineofsight.settings.wanted import LocalRules
from plain_words_page import plain

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
GLOSSARY = ROOT / "docs" / "glossary.md"
HELP = ROOT / "src" / "lineofsight" / "web" / "helping" / "glossary.md"  # the help page's copy
FAMILIES = {
    "annex_a": "Annex A",
    "ssda903": "SSDA903",
    "local_feeds": "Local feeds",
    "ssd": "Standard Safeguarding Dataset (SSD)",
    "cin_census": "Children in need census",
    "csww": "Children's social work workforce census",
}


def records() -> Iterator[str]:
    """The data dictionary: every table of the standard dataset."""
    yield from ["# The standard dataset", "", WRITTEN, ""]
    yield from ["Every return is read into these tables. Beside a column stands the field of the",
                "Standard Safeguarding Dataset it equals, if any.", ""]  # fmt: skip
    for group, tables in GROUPS.items():
        yield from [f"## {group}", ""]
        for one in tables:
            yield from described(one)


def described(one: Table) -> Iterator[str]:
    """One table of the dictionary."""
    yield from [f"### {one.name}", "", one.meaning, ""]
    yield from [f"On pages: {called(one.name)}.", ""]
    equal = f"SSD table: `{one.ssd}`." if one.ssd else "Not in the SSD: added here."
    needs = f" A row without {' and '.join(one.needs)} is set aside." if one.needs else ""
    yield from [f"{equal} Shape: {one.shape}. Duplicate when alike in {', '.join(one.key)}.{needs}"]
    rows = ((f"`{c.name}`", c.kind, c.meaning, linked(c.codes), c.ssd) for c in one.columns)
    yield from ["", *table(["column", "kind", "meaning", "codes", "SSD field"], rows)]


def linked(codes: str) -> str:
    """A code set's name as a link to its list."""
    return f"[{codes}](codes.md#{codes})" if codes else ""


def codes() -> Iterator[str]:
    """Every code set, with the spellings that are understood."""
    yield from ["# Codes", "", WRITTEN, "", "Matched ignoring case, with or without their letter.",
                "A value that is not recorded is the code `not recorded`.", ""]  # fmt: skip
    for name, listed in CODE_SETS.items():
        yield from [f"## {name}", ""]
        rows = (
            (f"`{m.code}`", m.meaning, ", ".join(m.also), SINCE.get((name, m.code), ""))
            for m in listed.members
        )
        yield from table(["code", "meaning", "also written", "collected since"], rows)


def sources() -> Iterator[str]:
    """Every list and feed that is read, column by column."""
    yield from ["# What is read", "", WRITTEN, ""]
    yield from ["Lists are found by their headings, those of a return in XML by their elements,",
                "whatever the file or sheet is called.", ""]  # fmt: skip
    for family, words in FAMILIES.items():
        yield from [f"## {words}", ""]
        for layout in (one for one in LAYOUTS if one.family == family):
            title = layout.name if layout.name == layout.title else f"{layout.name}: {layout.title}"
            yield from [f"### {title}", "", *([layout.notes, ""] if layout.notes else [])]
            rows = (
                (c.heading, c.kind, "yes" if c.required else "no", c.meaning, linked(c.codes))
                for c in layout.columns
            )
            yield from table(["heading", "kind", "required", "meaning", "codes"], rows)


def populations() -> Iterator[str]:
    """Every population, with its columns as its own query documents them."""
    catalogue = standing()
    yield from ["# Populations", "", WRITTEN, "", "Who is asked about. Each is one SQL query; the",
                "words beside a column are the comment written there.", ""]  # fmt: skip
    for name in catalogue.names:
        yield from asked_about(catalogue[name])


def asked_about(one: Population) -> Iterator[str]:
    """One population."""
    yield from [f"## {one.name}", "", one.meaning, ""]
    reads = ", ".join(f"`{name}`" for name in one.reads)
    yield from [f"Kind: {one.kind}. One row per `{one.subject}`. Reads {reads}.", ""]
    for months, name in ((months, name) for name, months in one.looks_back.items()):
        yield from [f"Looks back {months} months in `{name}`.", ""]
    yield from (line for basis in one.basis for line in (f"Basis: {basis}", ""))
    yield from (line for note in one.notes for line in (note, ""))
    yield from table(["column", "meaning"], ((f"`{c}`", words) for c, words in one.columns.items()))
    yield from ["```sql", one.sql.strip(), "```", ""]


def duties() -> Iterator[str]:
    """Every duty: what is owed, how long there is, on what basis, who is told when."""
    catalogue = standing()
    yield from ["# Duties", "", WRITTEN, "", "What is owed, and by when. Each is one population;",
                "the same rows answer its indicators, `lineofsight duties`, an audit sample",
                "and the look-ahead.", ""]  # fmt: skip
    owed = [catalogue[name] for name in catalogue.names if catalogue[name].kind == "duty"]
    rows = ((f"[{d.name}](#{d.name})", d.meaning, "; ".join(d.basis)) for d in owed)
    yield from table(["duty", "what is owed", "basis"], rows)
    for duty in owed:
        yield from one_duty(duty)


def one_duty(duty: Population) -> Iterator[str]:
    """One duty: its clock from start to end."""
    yield from [f"## {duty.name}", "", duty.meaning, ""]
    asking = [i for i in catalogue_of_indicators().values() if i.population == duty.name]
    clock = duty.columns.get("clock_started_on") or duty.columns["started_on"]
    facts = {
        "clock starts": clock,
        "interval": "; ".join(intervals(duty)),
        "due": duty.columns["due_on"],
        "counted as due": "on the last working day in time" if duty.is_in_working_days else "",
        "met by": duty.columns["done_on"],
        "no longer owed": duty.columns["lapsed_on"],
        "owed anew": "from the day it is done" if duty.recurs else "",
        "basis": "; ".join(duty.basis),
        "steps": "; ".join(f"{step.words}: tell {step.tell}" for step in duty.steps),
        "indicators": ", ".join(
            f"[{i.code}]({page_of(i)}.md#{i.code.lower()}) ({i.asks})" for i in asking
        ),
        "columns": f"[{duty.name}](populations.md#{duty.name})",
    }
    yield from table(["", ""], ((name, value) for name, value in facts.items() if value))
    yield from (f"* {note}" for note in duty.notes)
    yield ""


def intervals(duty: Population) -> Iterator[str]:
    """The local rules that the duty's query names, with what each is by default."""
    named = {column.name for column in duty.tree.find_all(exp.Column)}
    for rule in fields(LocalRules):
        if rule.name in named:
            words = get_type_hints(LocalRules, include_extras=True)[rule.name].__metadata__[0]
            yield f"{words}: {rule.default} (`{rule.name}`)"


def indicators() -> Iterator[str]:
    """Every indicator by area of practice, each linked to its own entry."""
    yield from ["# Indicators", "", WRITTEN, ""]
    yield from [
        f"{sum(map(len, AREAS.values()))} indicators. Each entry gives what is counted, why,"
    ]
    yield from ["its edges, the SQL that counts it, and rows drawn by hand with their figure.", ""]
    for area, members in AREAS.items():
        page = area_page(area)
        yield from [f"## [{area}]({page}.md)", ""]
        rows = ((f"[{i.code}]({page}.md#{i.code.lower()})", i.title, i.unit, ", ".join(i.over),
                 i.tag) for i in members)  # fmt: skip
        yield from table(["code", "title", "unit", "over", "about"], rows)


def area_page(area: str) -> str:
    """Name the page of one area of practice."""
    return f"indicators-{area.lower().replace(' ', '-')}"


def page_of(indicator: Indicator) -> str:
    """Name the page an indicator stands on."""
    return next(area_page(area) for area, members in AREAS.items() if indicator in members)


def of_area(area: str) -> Iterator[str]:
    """The indicators of one area, with their reasons, SQL and examples."""
    yield from [f"# Indicators: {area.lower()}", "", WRITTEN, ""]
    for one in AREAS[area]:
        yield from asked(one)


def asked(one: Indicator) -> Iterator[str]:
    """One indicator."""
    yield from [f"## {one.code}", "", f"**{one.title}.** *{one.question}* {one.why}", ""]
    target = "none" if one.target is None else str(one.target)
    amber = "" if one.amber is None else f", amber to {one.amber}"
    facts = {
        "population": f"[{one.population}](populations.md#{one.population})",
        "asks": one.asks,
        "of": code(one.of),
        "met": code(one.met),
        "value": code(one.value),
        "per": code(one.per),
        "weight": code(one.weight),
        "over": ", ".join(one.over),
        "unit": one.unit,
        "better": one.better,
        "target": f"{target}{amber}",
        "statutory": "yes" if one.statutory else "",
        "basis": one.basis,
        "protected as": one.protects,
        "edges": one.edges,
        "checked by": one.checked_by,
        "next review": one.review_by or "",
        "sources": "; ".join(one.sources),
        "definition version": one.version,
    }
    yield from table(["", ""], ((name, value) for name, value in facts.items() if value))
    base, numerator, denominator = parts(one).summed
    yield from [f"Added up over the rows of [{one.population}](populations.md#{one.population}),"]
    yield from ["whose own SQL stands there:", "", "```sql"]
    yield from [f"base:        {base}", f"numerator:   {numerator}", f"denominator: {denominator}"]
    yield from ["```", "", *printed(one.code)]


def commands() -> Iterator[str]:
    """The help of every verb, as the terminal prints it."""
    yield from ["# Commands", "", WRITTEN, ""]
    above = click.Context(program, info_name="lineofsight", terminal_width=90)
    yield from ["## lineofsight", "", "```text", program.get_help(above), "```", ""]
    for verb in VERBS:
        command = program.get_command(above, verb)
        if command is not None:
            yield from helped(command, verb, above)


def helped(command: click.Command, verb: str, above: click.Context) -> Iterator[str]:
    """The help of one verb, and of the verbs under it."""
    here = click.Context(command, info_name=verb, parent=above, terminal_width=90)
    yield from [f"## {here.command_path}", "", "```text", command.get_help(here), "```", ""]
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from helped(below, name, here)


def settings() -> Iterator[str]:
    """The settings file, with what holds where nothing is set."""
    yield from ["# Settings", "", WRITTEN, "", "`authority.toml` in the home folder:", ""]
    yield from ["```toml", template(Settings()).rstrip(), "```", ""]
    yield from ["## Letters by e-mail", "", "From the environment of the site:", ""]
    yield from table(["variable", "meaning"], ((f"`{one}`", said) for one, said in MAIL.items()))


PAGES = {
    "commands": ("the help of every verb", commands),
    "settings": ("the settings file", settings),
    "sources": ("every list and feed that is read, column by column", sources),
    "records": ("the standard dataset: the data dictionary", records),
    "codes": ("every code, and the spellings understood", codes),
    "populations": ("who is asked about", populations),
    "duties": ("what is owed, by when, and who is told", duties),
    "indicators": ("what is asked, and why", indicators),
    "engines": ("where figures can be counted, and how complete each engine is", engines),
    "plain-words": ("what young people read, and at which age", plain),
    "comparators": ("published figures, and which indicator each answers to", comparators),
}


def pages() -> dict[str, str]:
    """Every page: file name -> text."""
    index = ["# Reference", "", WRITTEN, ""]
    index += [f"* [{name}]({name}.md): {words}" for name, (words, _) in PAGES.items()]
    written = {f"{name}.md": "\n".join(page()).rstrip() + "\n" for name, (_, page) in PAGES.items()}
    areas = {f"{area_page(area)}.md": "\n".join(of_area(area)).rstrip() + "\n" for area in AREAS}
    return {"README.md": "\n".join(index) + "\n", **written, **areas}


def main() -> None:
    """Write the pages, or check them."""
    checking = "--check" in sys.argv
    differ = []
    files = {FOLDER / name: words for name, words in pages().items()}
    files[HELP] = GLOSSARY.read_text("utf-8")
    for file, words in files.items():
        if not file.exists() or file.read_text("utf-8") != words:
            differ.append(file.name)
            if not checking:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(words, "utf-8", newline="\n")
    if checking and differ:
        sys.exit(
            f"What is written from the code differs from it: {', '.join(differ)}. Type: make fix"
        )


if __name__ == "__main__":
    main()
