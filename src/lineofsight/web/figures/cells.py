"""The cells by which a page of figures shows one indicator in a row of a table."""

from lineofsight.accounts.leading import page_of_indicator
from lineofsight.picture import ScorecardRow
from lineofsight.ui.component import Content
from lineofsight.ui.figures import Figure
from lineofsight.ui.tables import Column
from lineofsight.ui.words import Link, Rag, Signal
from lineofsight.web.figures import plain

COLUMNS = (
    Column("Indicator"),
    Column("Value"),
    Column("Target"),
    Column("State"),
    Column("Variation"),
)


def of_row(row: ScorecardRow) -> tuple[Content, ...]:
    """Give name, value with its change, target, colour as a word, and whether it has moved."""
    judged, page, name = row.judged, page_of_indicator(row.code), f"{row.code} {row.title}"
    return (
        Link(name, page) if page else name,
        Figure.of_said(row.figure, judged),
        judged.target_words or "none set",
        Rag(
            judged.rag,
            high_risk=judged.is_high_risk,
            why=plain.uncoloured(judged.rag_why),
            could_be=judged.could_be,
        ),
        Signal(judged.variation, plain.variation(judged.variation, judged.why_not_charted)),
    )
