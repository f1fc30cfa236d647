"""The first page and the last: header block, summary, recommendations, contact officer."""

from lineofsight.kernel.periods import in_words
from lineofsight.reporting import wording
from lineofsight.reporting.blocks import Bullets, Paragraph
from lineofsight.reporting.document import (
    Block,
    HeaderRow,
    Note,
    Reference,
    Section,
    bullets,
    paragraph,
    roman,
    words,
)
from lineofsight.reporting.packs.committee.material import Material

NOT_SET = "not set"


def occasion(material: Material) -> str:
    """Say what the paper is for, as it runs along the foot of each page."""
    settings = material.settings.paper
    meeting = in_words(settings.meeting_on) if settings.meeting_on else "meeting date not set"
    return f"{settings.committee or 'Committee not set'}, {meeting}"


def header(material: Material) -> tuple[HeaderRow, ...]:
    """Give the header block; a row that is not set says so."""
    settings = material.settings.paper
    return (
        _row("Report to", occasion(material)),
        _row("Subject", settings.subject),
        _row("Lead officer", settings.lead_officer),
        _row("Cabinet member", settings.cabinet_member),
        _row("Origin of item", settings.origin_of_item),
        HeaderRow("Recommendations", _asked(material, "Members are invited to:")),
    )


def _row(label: str, text: str) -> HeaderRow:
    return HeaderRow(label, (paragraph(text or NOT_SET, numbered=False),))


def _asked(material: Material, opening: str) -> tuple[Paragraph | Bullets, ...]:
    asked = material.settings.paper.recommendations
    if not asked:
        return (paragraph(NOT_SET, numbered=False),)
    return (paragraph(opening, numbered=False), roman(*asked))


def summary(material: Material) -> Section:
    """Draft the executive summary: the authority's own paragraphs, then what the paper holds."""
    indicators = list(material.priority.values())
    blocks = [paragraph(text) for text in material.settings.paper.summary]
    blocks.append(
        paragraph(
            f"This report gives the {material.settings.paper.plan_name} as it stands (",
            Reference("plan"),
            f"), an overview of activity in {material.month.name}, the priority performance "
            f"indicators for {material.indicators_month.name} (",
            Reference("indicators"),
            f") and the workforce dashboard for {material.workforce_month.name} (",
            Reference("workforce"),
            ").",
        )
    )
    blocks.append(paragraph(wording.counted_in_words(indicators)))
    blocks.append(
        paragraph(
            "Every figure is counted from records and protected: a number from 1 to "
            f"{material.settings.local_rules.threshold - 1} that describes children is not "
            "printed, nor is anything it could be worked out from. No data, zero and not "
            "applicable are three different things, and are written as such."
        )
    )
    notes = [] if material.settings.is_set else [_unset()]
    return Section("Executive summary", (*notes, *blocks), key="summary")


def _unset() -> Note:
    return Note(
        "Settings are not set",
        words(
            "This paper was made without authority.toml: the committee, the meeting, the officers "
            "and the recommendations say “not set”. Run ",
            "“lineofsight settings” for a documented file to fill in.",
        ),
        tone="warning",
    )


def recommendations(material: Material) -> Section:
    """Repeat the recommendations, word for word."""
    asked = material.settings.paper.recommendations
    what: Block = roman(*asked) if asked else paragraph(NOT_SET)
    blocks = (paragraph("The Committee is asked:"), what)
    return Section("Recommendations", blocks, key="recommendations")


def closing(material: Material) -> tuple[HeaderRow, ...]:
    """Give the contact officer, the appendices and the background documents."""
    listed = [words(Reference(key, "titled")) for key in ("plan", "indicators", "workforce")]
    return (
        _row("Contact officer", material.settings.paper.contact_officer),
        HeaderRow("Appendices", (bullets(*listed),)),
        _row("Background documents", "None"),
    )
