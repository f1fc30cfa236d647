"""What the committee's paper says of plan and words: header, statuses, challenges, next steps."""

import datetime as dt

import pytest

from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.challenges import matched
from lineofsight.settings import Paper, Settings
from reporting.packs.drawn_material import WANDLE, Read, action, material, said


def test_the_authoritys_own_paragraphs_come_first():
    first, second, *_ = Read(material(settings=WANDLE)).section("Executive summary")

    assert first == "The council accepts the findings."
    assert second.startswith("This report gives no improvement plan, since none was loaded (")


def test_the_plan_is_promised_where_there_is_one():
    paper = Read(material(settings=WANDLE, actions=[action("1.1")]))
    (line,) = [one for one in paper.section("Executive summary") if "This report gives" in one]
    assert "the Children's Improvement Plan as it stands (Appendix 1)" in line


def test_the_header_gives_who_what_and_why():
    read = Read(material(settings=WANDLE))
    rows = {row.label: row.blocks for row in read.document.header}

    assert list(rows) == [
        "Report to", "Subject", "Lead officer", "Cabinet member", "Origin of item",
        "Recommendations",
    ]  # fmt: skip
    assert read.paper.plain(rows["Report to"][0].words) == (
        "Scrutiny and Overview Committee, 12 December 2017"
    )


def test_recommendations_stand_the_same_at_front_and_end():
    document = Read(material(settings=WANDLE)).document
    opening, first = document.header[-1].blocks
    (asked, last) = document.sections[-1].blocks

    assert document.sections[-1].heading == "Recommendations"
    assert first == last
    assert [words[0].text for words in first.items] == ["To note the plan", "To note the figures"]
    assert opening.words[0].text == "Members are invited:"
    assert asked.words[0].text == "The Committee is asked:"


def test_recommendations_that_do_not_begin_with_to_are_led_by_it():
    asked = Paper(recommendations=("Note the plan", "Comment on it"))
    settings = Settings(paper=asked, is_set=True)
    document = Read(material(settings=settings)).document

    assert document.header[-1].blocks[0].words[0].text == "Members are invited to:"


def test_a_paper_without_settings_says_what_is_not_set():
    settings = Settings()
    read = Read(material(settings=settings))
    header = {row.label: read.paper.plain(row.blocks[0].words) for row in read.document.header}

    assert header["Report to"] == "Committee not set, meeting date not set"
    unset = ("Lead officer", "Cabinet member", "Origin of item", "Recommendations")
    assert {header[label] for label in unset} == {"not set"}
    assert "made without authority.toml" in read.section("Executive summary")[0]
    assert read.section("Recommendations") == ["The Committee is asked:", "not set"]


@pytest.mark.parametrize(
    ("declared", "rolled"),
    [
        (["on track", "off track", "at risk"], "off track"),
        (["on track", "at risk", "complete and embedded"], "at risk"),
        (["on track", "not started"], "on track"),
        (["paused", "on track"], "paused"),
        (["complete awaiting evidence", "complete and embedded"], "complete"),
        ([], "no actions"),
    ],
)
def test_a_work_stream_is_as_its_worst_open_action(declared, rolled):
    some = [action(f"1.{place}", status) for place, status in enumerate(declared)]

    assert statuses.rolled_up(some) == rolled


def test_the_status_table_and_what_makes_it_so():
    actions = [action("1.1"), action("1.2", "complete awaiting evidence"), action("7.5", "at risk")]
    read = Read(material(actions=actions))

    assert read.tables("Overview of progress")["Status by work stream"] == [
        ["Practice", "Director of practice", "2", "1", "On track"],
        ["People and Performance", "Director of people", "1", "0", "At risk"],
    ]
    assert read.section("Overview of progress")[0] == (
        "Table 1 gives an overview of the work streams. The overall status of the programme is at "
        "risk. Programme and work streams take the worst status of their open actions, here "
        "[action ref 7.5]. The key to the statuses is on page 1 of Appendix 1."
    )


def test_red_indicators_beside_actions_on_track_are_explained():
    red = {"CP5": {"2017-10": (20, 40)}}
    actions = [action("1.1"), action("1.2")]

    assert "2 actions are declared on track while 1 priority indicator was red in October" in (
        Read(material(actions=actions, figures=red)).text("Overview of progress")
    )
    assert "declared on track while" not in Read(material(actions=actions)).text("Overview")


def test_no_plan_is_said():
    read = Read(material())

    assert read.section("Overview of progress")[0] == (
        "No improvement plan was loaded with this month."
    )
    assert read.section("Children's Improvement Plan") == ["No improvement plan was loaded."]


def test_achievements_are_listed_and_their_lack_is_said():
    words = [said("achievement", "A model is agreed"), said("challenge", "Much to do")]

    assert "A model is agreed" in Read(material(words=words)).section("Overview of progress")
    assert "No achievements were reported for November 2017." in (
        Read(material()).section("Overview of progress")
    )


@pytest.mark.parametrize(
    ("challenges", "mitigation", "pairs"),
    [
        (["W1a", "P6s"], ["P6s", "W1a"], [[1], [0]]),
        (["W1a", "W1a"], ["W1a", "W1a", "W1a"], [[0], [1, 2]]),
        (["Practice", ""], ["", "Practice"], [[1], [0]]),
        (["W1a"], ["P6s"], [[]]),
        (["", ""], [""], [[0], []]),
    ],
)
def test_mitigation_follows_the_challenge_of_its_subject(challenges, mitigation, pairs):
    answers = [said("mitigation", f"m{place}", one) for place, one in enumerate(mitigation)]
    found = matched([said("challenge", "c", one) for one in challenges], answers)

    assert [[answers.index(one) for one in some] for some in found] == pairs


def test_a_challenge_says_its_figure_and_what_is_being_done():
    words = [
        said("challenge", "Care proceedings: numbers keep rising", "LEG1"),
        said("challenge", "It will take until spring"),
        said("mitigation", "A gateway meets each week", "LEG1"),
        said("mitigation", "More is planned", "Platforms"),
    ]
    drawn = material(words=words, activity={"LEG1": {"2017-11": 95, "2017-10": 91}})
    lines = Read(drawn).section("Overview of progress")

    assert (
        "Care proceedings: numbers keep rising. Children in care proceedings: 95 at the end of "
        "November 2017, up 4 on October 2017 [indicator LEG1]. What is being done: A gateway meets "
        "each week."
    ) in lines
    assert "It will take until spring." in lines
    assert lines[lines.index("Also being done about the challenges of the programme:") + 1] == (
        "More is planned"
    )


def test_a_challenge_about_a_hidden_figure_says_no_number():
    words = [said("challenge", "Violence: some were hurt", "VA1")]
    drawn = material(words=words, activity={"VA1": {"2017-11": 3, "2017-10": 9}})

    lines = Read(drawn).section("Overview of progress")
    assert "Violence: some were hurt. [indicator VA1]." in lines
    assert not any("9" in line or "3" in line for line in lines if "Violence" in line)


def test_demand_is_said_in_sentences():
    activity = {
        "FD1": {"2017-11": 1527, "2017-10": 1465},
        "FD6": {"2017-11": 738, "2017-10": 738},
        "MIS1": {"2017-11": 4},
        "LEG1": {"2017-11": 95, "2017-10": 91},
        "LEG1c": {"2017-11": "the care_proceedings feed was not loaded"},
    }
    lines = Read(material(activity=activity)).section("Overview of progress")

    assert (
        "In November 2017 there were 1,527 contacts, up 62 on October 2017; and 738 referrals, no "
        "different [indicators FD1 and FD6]. At the end of November 2017 there were 95 children in "
        "care proceedings, up 4 on October 2017 [indicator LEG1]. Hidden, as the number is small "
        "or would give a small one away: missing episodes [indicator MIS1]. No data, as the "
        "care_proceedings feed was not loaded: cases in care proceedings [indicator LEG1c]. "
    ) in lines


def test_each_work_stream_says_its_actions_by_priority():
    actions = [
        action("2.9", progress="Begun."),
        action("2.10", "at risk", progress="Slow"),
        action("2.11", "not started"),
        action("3.1", progress="Met"),
    ]
    assert Read(material(actions=actions)).section("Practice actions") == [
        (
            "Priority 2: Aim 2. 3 actions: 1 at risk, 1 on track and 1 not started. No progress "
            "was reported on [action ref 2.11]."
        ),
        "Do 2.9. Begun [action ref 2.9]",
        "Do 2.10 (at risk). Slow [action ref 2.10]",
        "Priority 3: Aim 3. 1 action, on track.",
        "Do 3.1. Met [action ref 3.1]",
    ]


def test_next_steps_name_priorities_and_the_actions_due():
    december, november = dt.date(2017, 12, 22), dt.date(2017, 11, 30)
    actions = [
        action("2.10", due_on=december),
        action("3.1", "complete and embedded", due_on=december),
        action("4.1", "paused", due_on=december),
        action("5.5", due_on=november, revised_due_on=december),
        action("6.1", due_on=dt.date(2018, 1, 1)),
        action("7.3", "off track", due_on=november),
        action("7.4", "complete awaiting evidence", due_on=november),
    ]
    words = [said("priority for next month", "Prepare for the visit")]

    assert Read(material(actions=actions, words=words)).section("Next steps") == [
        "Key priorities and actions for December 2017 include:",
        "Prepare for the visit",
        "Actions timetabled for December 2017 are:",
        "Do 2.10 [action ref 2.10]",
        "Do 5.5 [action ref 5.5]",
        "Open actions that were due by 30 November 2017:",
        "Do 7.3, due 30 November 2017 [action ref 7.3]",
    ]


def test_a_month_with_nothing_due_says_so():
    assert Read(material()).section("Next steps") == [
        "No open action of the plan is timetabled for December 2017."
    ]


def test_the_plan_stands_behind_its_key_by_priority():
    actions = [
        action("2.9", outcome="Seen in time"),
        action("2.10", "complete awaiting evidence", revised_due_on=dt.date(2018, 4, 30)),
        action("7.1", progress="Begun"),
    ]
    tables = Read(material(actions=actions)).tables("Children's Improvement Plan")

    assert list(tables) == [
        "Key to the statuses", "The plan at a glance", "Priority 2: Aim 2", "Priority 7: Aim 7",
    ]  # fmt: skip
    assert tables["The plan at a glance"][0] == [
        "Priority 2: Aim 2", "Seen in time", "2", "1", "On track",
    ]  # fmt: skip
    assert [row[0] for row in tables["Priority 2: Aim 2"]] == ["2.9", "2.10"]
    assert tables["Priority 2: Aim 2"][1][3:] == [
        "30 April 2018 (was 31 March 2018)", "Complete, awaiting evidence", "none reported",
    ]  # fmt: skip
    assert tables["Priority 7: Aim 7"][0][5] == "Begun"
