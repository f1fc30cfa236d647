"""Rows of a scorecard drawn by hand, each unlike the plain one in what a test is about."""

from lineofsight.kernel.periods import Month
from lineofsight.picture import Judged, Said, ScorecardRow


def row(
    code="CP5",
    *,
    area="Child protection",
    state="value",
    rag="",
    variation="common_cause",
    is_statutory=False,
    is_priority=False,
    is_high_risk=False,
    change="",
):
    value = 58.0 if state == "value" else None
    words = "58.0%" if value else state.replace("_", " ")
    return ScorecardRow(
        code=code,
        title=f"Title of {code}",
        area=area,
        unit="percent",
        over="month",
        better="higher",
        tag="process",
        protects="child",
        is_statutory=is_statutory,
        is_priority=is_priority,
        about_children=True,
        figure=Said(state, value, None, None, "percent", words, "22 of 38" if value else "", ""),
        judged=Judged(rag=rag, variation=variation, change=change, is_high_risk=is_high_risk),
        spark=(None,) * 24,
        spark_hidden=0,
        month=Month(2017, 11),
    )
