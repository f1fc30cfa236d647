"""A table written by hand, made to become cards on a phone as tables of `Table` do."""

from django.utils.safestring import SafeString, mark_safe
from lxml import html

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def as_cards(written: str) -> SafeString:
    """Name each cell by its column, and keep the table a table where it is drawn as cards."""
    whole = html.fragment_fromstring(written, create_parent="div")
    for table in whole.iter("table"):
        table.set("class", f"{table.get('class', 'govuk-table')} los-table--cards")
        _name_cells(table)
    inside = "".join(html.tostring(child, encoding="unicode") for child in whole)
    return mark_safe(f"{whole.text or ''}{inside}")  # noqa: S308  it was HTML when it came


def _name_cells(table: html.HtmlElement) -> None:
    heads = [" ".join(head.text_content().split()) for head in table.iterfind("thead/tr/th")]
    for one in table.iter("table", "thead", "tbody", "tr", "td"):
        one.set("role", _ROLES[str(one.tag)])
    for head in table.iter("th"):
        head.set("role", "columnheader" if head.get("scope") == "col" else "rowheader")
    for row in table.iterfind("tbody/tr"):
        for place, cell in enumerate(row):
            if cell.tag == "td" and place < len(heads) and not cell.get("colspan"):
                cell.set("data-label", heads[place])
