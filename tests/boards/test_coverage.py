"""What covers each finding: every kind of hole is seen, and holes come first."""

import html

import pytest

from board_drawn import DAY, NOW, SLOW, action
from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.coverage import (
    DEPTHS,
    GONE,
    NO_ACTION,
    NO_EVIDENCE,
    NO_FINDING,
    NO_INDICATOR,
    NOT_COUNTED,
    NOT_HELD,
    OUT_OF_SIGHT,
    Finding,
    counted_holes,
    covered,
    lines,
)
from lineofsight.boards.said.coverage import covered as said_covered
from lineofsight.boards.said.coverage import held_against, matrix, parts
from lineofsight.plan.content import Evidence

SEEN = (Evidence("audit", DAY, "", "Five files"),)
WHOLE = {"finding": SLOW, "indicators": ("AMT2",), "evidence": SEEN}


PLAN = 3
AGREED = Agreed({PLAN: "Improvement plan"}, {})


def held(*actions, plan=PLAN):
    """Actions by the number of their plan and their reference there."""
    return {(plan, one.ref): one for one in actions}


def holes(findings, *actions, counted=("AMT2",)):
    found = lines(findings, held(*actions), set(counted))
    return [one.holes for one in found]


@pytest.mark.parametrize(
    ("findings", "actions", "counted", "expected"),
    [
        ([Finding(SLOW, 1)], [action("2.1", **WHOLE)], ["AMT2"], [()]),
        ([Finding(SLOW, 1)], [], [], [(NO_ACTION,)]),
        ([Finding(SLOW, 1, ((PLAN, "9.9"),))], [], [], [(GONE,)]),
        ([], [action("2.1", **WHOLE)], ["AMT2"], [(NOT_HELD,)]),
        ([], [action("2.1", **{**WHOLE, "finding": ""})], ["AMT2"], [(NO_FINDING,)]),
        ([Finding(SLOW, 1)], [action("2.1", **{**WHOLE, "indicators": ()})], ["AMT2"],
         [(NO_INDICATOR,)]),
        ([Finding(SLOW, 1)], [action("2.1", **WHOLE)], [], [(NOT_COUNTED,)]),
        ([Finding(SLOW, 1)], [action("2.1", **{**WHOLE, "evidence": ()})], ["AMT2"],
         [(NO_EVIDENCE,)]),
    ],
)  # fmt: skip
def test_each_hole_is_seen(findings, actions, counted, expected):
    assert holes(findings, *actions, counted=counted) == expected


def test_every_hole_has_its_place():
    assert len(set(DEPTHS)) == len(DEPTHS) == 7


def test_holes_come_first_the_deepest_before_the_others():
    found = holes(
        [Finding(SLOW, 1), Finding("Nobody answers this", 2)],
        action("2.1", **WHOLE), action("2.2", **{**WHOLE, "evidence": ()}),
    )  # fmt: skip

    assert found == [(NO_ACTION,), (NO_EVIDENCE,), ()]


def test_an_action_is_listed_once_for_a_finding_named_and_linked():
    [line] = lines(
        [Finding(f"{SLOW.upper()}.", 1, ((PLAN, "2.1"),))], held(action("2.1", **WHOLE)), {"AMT2"}
    )

    assert (line.finding.number, line.action.ref) == (1, "2.1")


def test_one_action_may_answer_two_findings_and_effects_are_indicators_too():
    found = lines(
        [Finding(SLOW, 1), Finding("Another", 2, ((PLAN, "2.1"),))],
        held(action("2.1", **WHOLE)), {"AMT2"},
    )  # fmt: skip

    assert [one.finding.number for one in found] == [1, 2]
    assert {one.codes for one in found} == {("AMT2",)}


def test_holes_are_counted():
    found = lines([Finding("a", 1), Finding("b", 2)], held(action("7.3")), set())

    assert counted_holes(found) == [
        (NO_ACTION, 2), (NO_FINDING, 1), (NO_INDICATOR, 1), (NO_EVIDENCE, 1),
    ]  # fmt: skip


def test_findings_are_counted_and_not_their_lines():
    findings = [Finding(SLOW, 1), Finding("Another", 2)]
    actions = held(action("2.1", **WHOLE), action("2.2", **WHOLE))

    assert covered(lines(findings, actions, {"AMT2"})) == (1, 2)


def test_lines_stand_under_their_finding_and_each_says_how_many_have_a_hole():
    actions = held(action("2.1", **WHOLE), action("2.2", finding=SLOW), action("7.3"))
    each = parts(lines([Finding("Nobody answers it", 1), Finding(SLOW, 2)], actions, {"AMT2"}))

    assert [(one.name, one.about) for one in each] == [
        ("Nobody answers it", "no actions"),
        (NO_FINDING, "1 action, 1 with a hole"),
        (SLOW, "2 actions, 1 with a hole"),
    ]
    drawn = matrix(each, AGREED).render()
    assert drawn.count("<tbody") == 3
    assert all(f'id="{one.anchor}"' in drawn for one in each)
    assert drawn.count("<tr") == 1 + 4


def test_two_plans_with_one_reference_are_two_actions_each_at_its_own_address():
    both = held(action("2.1", **WHOLE)) | held(action("2.1", **WHOLE), plan=8)
    found = lines([Finding(SLOW, 1, ((8, "2.1"),))], both, {"AMT2"})
    drawn = matrix(parts(found), Agreed({PLAN: "One plan", 8: "Joint plan"}, both)).render()

    assert [one.plan for one in found] == [PLAN, 8]
    for plan, title in ((PLAN, "One plan"), (8, "Joint plan")):
        assert f'href="/plan/plans/{plan}/actions/2.1/"' in drawn
        assert f"Do 2.1 ({title})" in drawn


def test_a_finding_out_of_sight_is_told_and_counted_without_its_words():
    away = [Finding(SLOW, 1, is_hidden=True), Finding("Not named by any", 2, is_hidden=True)]
    found = lines(away, held(action("2.1", **WHOLE)), {"AMT2"})
    drawn = str([one.name for one in parts(found)]) + matrix(parts(found), AGREED).render()

    assert [one.holes for one in found] == [(NO_ACTION,), ()]
    assert covered(found) == (1, 2)
    assert said_covered(found) == (
        "1 of 2 findings answered by an action of the plan. Out of sight of them: 2."
    )
    assert OUT_OF_SIGHT in drawn
    assert "boards/items" not in drawn
    assert not any(words in drawn for words in (SLOW, "Not named by any", NOT_HELD))


def test_the_page_says_of_a_finding_that_it_is_out_of_sight_and_counts_it(
    ofsted, plan, office, director, as_office, as_director
):
    def written(words):
        return items.raise_item(rules.FINDING, words, body=ofsted, judgement="Inadequate", on=DAY,
                                by=office, now=NOW)  # fmt: skip

    def read(client):
        page = html.unescape(client.get("/boards/findings/").content.decode())
        return page, page[page.index("govuk-body") :].partition("</p>")[0]

    hidden, _ = written(SLOW), written("Nobody listens to young people")
    count = "1 of 2 findings answered by an action of the plan."
    assert count in read(as_office)[1]
    items.hide(hidden, words="It tells who was meant", on=DAY, seen=0, by=director, now=NOW)

    page, head = read(as_office)
    assert f"{count} Out of sight of them: 1." in head
    assert NOT_HELD not in page
    assert OUT_OF_SIGHT in page
    assert SLOW not in page
    page, head = read(as_director)
    assert count in head
    assert "Out of sight of them" not in head
    assert SLOW in page


def test_what_the_findings_are_held_against_is_said():
    assert held_against(AGREED) == "Held against what is in force: Improvement plan."
    assert held_against(Agreed({}, {})).startswith("No plan is in force")
