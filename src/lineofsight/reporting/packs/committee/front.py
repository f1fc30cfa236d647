"""The first page and the last: header block, summary, recommendations, contact officer."""

from collections.abc import Sequence

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
    strong,
    words,
)
from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.findings import found
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.packs.committee.tally import counted_in_words
from lineofsight.reporting.runs import RunLike

NOT_SET = "not set"

NAMED = 2
"""How many strengths and how many concerns the summary names."""


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
        HeaderRow("Recommendations", _asked(material)),
    )


def _row(label: str, text: str) -> HeaderRow:
    return HeaderRow(label, (paragraph(text or NOT_SET, numbered=False),))


def _asked(material: Material) -> tuple[Paragraph | Bullets, ...]:
    asked = material.settings.paper.recommendations
    if not asked:
        return (paragraph(NOT_SET, numbered=False),)
    return (paragraph(f"Members are invited{_to(asked)}:", numbered=False), roman(*asked))


def _to(asked: Sequence[str]) -> str:
    """Give the word that leads to recommendations which do not begin with it themselves."""
    return "" if all(one.casefold().startswith("to ") for one in asked) else " to"


def summary(material: Material) -> Section:
    """Draft the executive summary: the authority's own paragraphs, then what the paper holds."""
    blocks: list[Block] = [] if material.settings.is_set else [_unset()]
    blocks += [paragraph(text) for text in material.settings.paper.summary]
    blocks += [_contents(material), *_standing(material), *_named(material), _protection(material)]
    return Section("Executive summary", tuple(blocks), key="summary")


def _contents(material: Material) -> Block:
    plan = f"the {material.settings.paper.plan_name} as it stands ("
    if not material.plan.actions:
        plan = "no improvement plan, since none was loaded ("
    return paragraph(
        f"This report gives {plan}",
        Reference("plan"),
        f"), an overview of activity in {material.month.name}, the priority performance "
        f"indicators for {material.indicators_month.name} (",
        Reference("indicators"),
        f") and the workforce dashboard for {material.workforce_month.name} (",
        Reference("workforce"),
        ").",
    )


def _standing(material: Material) -> list[Block]:
    """Say how programme and indicators stand, in one paragraph."""
    plan = material.plan.actions
    line: list[RunLike] = []
    if plan:
        line += ["The overall status of the programme is ", strong(statuses.rolled_up(plan))]
        line += [" (", Reference("progress"), "). "]
    return [paragraph(*line, counted_in_words(list(material.priority.values())))]


def _named(material: Material) -> list[Block]:
    """Name the clearest improvements and the gravest concerns, where there are any."""
    judged = found(material.priority.values())
    month = material.indicators_month.name
    line: list[RunLike] = []
    if judged.strengths:
        best = wording.listed(one.in_brief for one in judged.strengths[:NAMED])
        line += [f"The clearest improvements in {month} were: ", *best, ". "]
    if judged.concerns:
        worst = wording.listed(one.in_brief for one in judged.concerns[:NAMED])
        line += ["The gravest concerns were: ", *worst, ". "]
    return [paragraph(*line, "All are set out in ", Reference("performance"), ".")] if line else []


def _protection(material: Material) -> Block:
    return paragraph(
        "Every figure is counted from records and protected: a number from 1 to "
        f"{material.settings.local_rules.threshold - 1} that describes children is printed as "
        "“hidden”, and so is anything it could be worked out from. Counts that describe the "
        "service and not a child, such as overdue conferences, and the staff of the whole service "
        "are printed as they are. No data, zero and not "
        "applicable are three different things, and are written as such."
    )


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
    what: Block = roman(*asked) if asked else paragraph(NOT_SET, numbered=False)
    blocks = (paragraph(f"The Committee is asked{_to(asked)}:"), what)
    return Section("Recommendations", blocks, key="recommendations")


def closing(material: Material) -> tuple[HeaderRow, ...]:
    """Give the contact officer, the appendices and the background documents."""
    listed = [words(Reference(key, "titled")) for key in ("plan", "indicators", "workforce")]
    return (
        _row("Contact officer", material.settings.paper.contact_officer),
        HeaderRow("Appendices", (bullets(*listed),)),
        _row("Background documents", "None"),
    )
