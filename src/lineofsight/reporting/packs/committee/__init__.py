"""The committee's monthly paper: progress, performance, workforce, next steps, three appendices.

Modelled on the reports English scrutiny committees receive: a header block, numbered paragraphs,
the status of each work stream, what went well and what did not with the code of each indicator,
and the plan, the priority indicators and the workforce dashboard behind it. Public: it is given
protected figures only.
"""

from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.reporting.document import Document, Provenance
from lineofsight.reporting.packs.committee import (
    front,
    indicators_appendix,
    next_steps,
    performance,
    plan_appendix,
    progress,
    workforce,
    workforce_appendix,
)
from lineofsight.reporting.packs.committee.material import Material, gathered, months_of_words
from lineofsight.settings import Settings

__all__ = ["Material", "build", "gathered", "months_of_words", "paper"]


def build(home: Home, *, month: Month, settings: Settings) -> Document:
    """Draft the paper of a month from the newest seal that reaches each section's month.

    Raises `Refused` when a section's month is reached by no seal.
    """
    return paper(gathered(home, month=month, settings=settings))


def paper(material: Material) -> Document:
    """Lay out the paper from what was gathered for it."""
    return Document(
        title=material.settings.paper.subject,
        authority=material.authority,
        occasion=front.occasion(material),
        dated=material.settings.paper.meeting_on or material.month.last_day,
        header=front.header(material),
        sections=(
            front.summary(material),
            progress.section(material),
            performance.section(material),
            workforce.section(material),
            next_steps.section(material),
            front.recommendations(material),
        ),
        closing=front.closing(material),
        appendices=(
            plan_appendix.appendix(material),
            indicators_appendix.appendix(material),
            workforce_appendix.appendix(material),
        ),
        definitions=indicators_appendix.definitions(material),
        provenance=Provenance(
            month=material.month,
            snapshots=material.snapshots,
            settings_digest=material.settings.digest,
            definition_version=material.definitions,
        ),
        public=True,
    )
