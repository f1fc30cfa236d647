"""First drafts of what data protection asks for, filled from what is settled and what is kept.

An assessment of impact (article 35), a record of processing (article 30), and a notice that a child
can read. Each is a paper like the committee's, in Word to be edited and HTML to be read; what only
the authority can know stands in square brackets.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.standard import TABLES
from lineofsight.reporting.document import (
    Block,
    Document,
    HeaderRow,
    Provenance,
    Section,
    bullets,
    paragraph,
    row,
    table,
)
from lineofsight.settings import Settings
from lineofsight.settings.notice import TITLE, notice

TITLES = {
    "assessment": "Data protection impact assessment: Line of Sight",
    "record": "Record of processing: Line of Sight",
    "notice": TITLE,
}
RISKS = (
    ("A colleague looks at a child they have no need to know.",
     ("Row rules by role and team; each look recorded before anything is shown; peers and auditors "
     "read the looks; break-glass with a reason, reviewed by another.")),
    ("A password is stolen.", ("A second factor; slow-down of guesses; a session ends after 15 "
     "minutes without use.")),
    ("A leaver keeps access.", ("Roles and teams have last days; an account unused for 45 days is "
     "closed; each grant needs a second person.")),
    ("A published table tells who a child is.", ("Small counts are hidden so that none can be "
     "worked out, and each new answer is held against all published before.")),
    ("A figure is changed silently.", ("Months are sealed; a correction is a second version; what "
     "changed is listed with its cause.")),
    ("The server or its disk is lost or taken.", ("Encrypted backups each night, read again after "
     "writing; the passphrase is kept apart; [the disk is encrypted].")),
    ("Whoever runs the server reads or forges.", ("Administrators open no child's page; looks are "
     "a chain under a secret outside the database; `verify` names the first broken link.")),
)  # fmt: skip
"""What could go wrong for a child, and what stands against it."""


@dataclass(frozen=True)
class Site:
    """What the running site says of itself."""

    database: str  # in words
    second_factor: bool
    outside_sign_in: bool
    last_backup: dt.datetime | None


def drafts(home: Home, settings: Settings, site: Site, *, today: dt.date) -> dict[str, Document]:
    """Give the three papers by their short name."""
    sections = {
        "assessment": _assessment(settings, site, _tables(home)),
        "record": _record(settings, site, _tables(home)),
        "notice": tuple(Section(head, tuple(_plain(words))) for head, words in notice(settings)),
    }
    who = settings.authority.full_name or settings.authority.name or "[authority]"
    return {
        name: Document(
            title=TITLES[name],
            authority=who,
            occasion="Draft",
            dated=today,
            header=(HeaderRow("Drafted", (paragraph(f"{today:%d/%m/%Y}", numbered=False),)),),
            sections=parts,
            provenance=Provenance(Month.of(today), settings_digest=settings.digest),
            public=name == "notice",
        )
        for name, parts in sections.items()
    }


def _plain(words: Iterable[str]) -> Iterable[Block]:
    return (paragraph(one, numbered=False) for one in words)


def _tables(home: Home) -> tuple[str, ...]:
    """Say what the newest month holds, by the names of the standard tables."""
    try:
        held = snapshots.newest(home).tables
    except Problem:
        return ()
    return tuple(sorted(name.replace("_", " ") for name in held if name in TABLES))


def _assessment(settings: Settings, site: Site, tables: tuple[str, ...]) -> tuple[Section, ...]:
    return (
        Section("What is done, and why", (
            paragraph("Returns and extracts that the service already makes are read each month, "
                      "checked, sealed and counted, so that managers see whether children are "
                      "seen in time and members see whether the service improves."),
            paragraph("It is needed: the duties counted are statutory (Children Act 1989; Working "
                      "Together), and no less would say which child waits. Whoever needs numbers "
                      "alone is shown numbers alone."))),
        Section("Whose data, and what", (
            paragraph(f"Children known to {settings.authority.service}, their families by "
                      "relationship alone, carers, and staff by role."), _held(tables))),
        Section("Lawful basis", (
            paragraph("Article 6(1)(e), public task; article 9(2)(g) and (h) with Schedule 1, "
                      "paragraphs 2 and 18, of the Data Protection Act 2018. [Confirm.]"),)),
        Section("Risks and what stands against them", (
            table("Risks to children", ("Risk", "Measure", "What is left"),
                  [row(risk, measure, "[Low, medium or high]") for risk, measure in RISKS]),)),
        Section("How it stands on this site", (bullets(*_standing(site)),)),
        Section("Consultation and decision", (
            paragraph("[Views of children and families; advice of the data protection officer; "
                      "decision of the senior information risk owner, with dates.]"),)),
    )  # fmt: skip


def _record(settings: Settings, site: Site, tables: tuple[str, ...]) -> tuple[Section, ...]:
    who = settings.authority.full_name or "[authority]"
    roles = bullets(*(role.title.capitalize() for role in Role))
    return (
        Section("Controller", (
            paragraph(f"{who}. Data protection officer: [title and address]."),)),
        Section("Purposes", (
            paragraph("Measuring and improving the help given to children; statutory reporting; "
                      "oversight by members and inspectors."),)),
        Section("People and kinds of data", (
            paragraph("Children, carers, staff; among it health, ethnicity and disability."),
            _held(tables))),
        Section("Who receives it", (
            paragraph("Within the authority, by role:"), roles,
            paragraph("Outside it: protected figures to the public; lists to inspectors, each "
                      "recorded. No other country."))),
        Section("How long", (
            paragraph("As the authority's retention schedule says: [name it]. This version removes "
                      "nothing by itself. Backups: 90 days."),)),
        Section("Security", (bullets(*_standing(site)),)),
    )  # fmt: skip


def _held(tables: tuple[str, ...]) -> Block:
    return bullets(*tables) if tables else paragraph("[No month is sealed yet.]")


def _standing(site: Site) -> tuple[str, ...]:
    made = f"made on {site.last_backup:%d/%m/%Y}" if site.last_backup else "not made yet"
    return (
        f"Kept in {site.database} and in sealed files on the authority's own server.",
        "A second factor is asked of everybody."
        if site.second_factor
        else "NO second factor is asked: this is to be put right.",
        "People sign in by the authority's own accounts."
        if site.outside_sign_in
        else "People sign in by accounts of this site.",
        f"Encrypted backups; the last was {made}.",
        "Every look at a child is recorded in a chain that shows any change.",
    )
