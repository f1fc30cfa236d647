"""What moved is written out, the worse first; what did not is one line that adds up."""

from lineofsight.indicators import catalogue
from lineofsight.web.homes.moved import ALWAYS, SHOWN, band
from made_rows import row


def codes(found):
    return [line.link.href.strip("/").split("/")[-1] for line in found.lines]


def test_concern_comes_first_and_what_is_usual_is_not_written_out():
    found = band("Are children safe?", [
        row("A1", variation="improvement_high"),
        row("A2"),
        row("A3", variation="concern_low"),
    ])  # fmt: skip

    assert codes(found) == ["A3", "A1"]
    assert found.rest == "1 measure stayed within its usual range."


def test_what_is_red_and_turned_worse_stands_before_what_is_green_and_did():
    found = band("Are children safe?", [
        row("A1", variation="concern_low", rag="green", is_priority=True),
        row("A2", variation="concern_low", rag="amber", is_priority=True),
        row("A3", variation="concern_low", rag="red", is_priority=True),
        row("A4", variation="concern_low", rag="red", is_high_risk=True, is_priority=False),
        row("A5", variation="improvement_high", rag="red", is_high_risk=True, is_priority=True),
    ])  # fmt: skip

    assert codes(found) == ["A4", "A3", "A2", "A1", "A5"]


def test_the_line_of_the_rest_adds_up_to_all_rows():
    rows = [row(f"M{n}", variation="concern_low") for n in range(SHOWN + 2)]
    rows += [
        row("U1"),
        row("U2"),
        row("N1", state="no_data", variation=""),
        row("F1", variation=""),
    ]

    found = band("All", rows)

    assert len(found.lines) == SHOWN
    assert found.rest == (
        "2 more moved beyond their usual range; 2 measures stayed within their usual range; "
        "1 has too few months to say; 1 has no figure this month."
    )


def test_what_stands_always_comes_first_and_is_not_counted_again():
    rows = [row(f"M{n}", variation="concern_low") for n in range(4)]
    rows += [row("U1"), row("U2"), row("Z1", variation="concern_low")]

    found = band("Are children safe?", rows, always=("U2", "Z1"), most=3)

    assert codes(found) == ["U2", "Z1", "M0", "M1", "M2"]
    assert found.rest == (
        "1 more moved beyond its usual range; 1 measure stayed within its usual range."
    )


def test_every_measure_that_stands_always_is_one_of_the_catalogue():
    assert set(ALWAYS) <= catalogue.indicators().keys()
