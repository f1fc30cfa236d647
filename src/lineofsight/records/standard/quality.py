"""Quality and the people's own words: oversight, voice, audits planned, survey.

None of these is in a return: each is a local feed. AUDITS and COMPLAINTS stand in `programme`.
"""

from lineofsight.records.standard.columns import (
    Table,
    code,
    date,
    decimal,
    expected,
    integer,
    text,
    yes_no,
)

MANAGEMENT_OVERSIGHT = Table(
    name="management_oversight",
    meaning="Notes of a manager's oversight on a child's record.",
    shape="events",
    begins="noted_on",
    key=("child_id", "noted_on", "worker_id"),
    needs=("child_id", "noted_on"),
    columns=(
        text("child_id", "the child"),
        date("noted_on", "day of the note"),
        text("worker_id", "the manager"),
    ),
)

VOICE_OF_CHILD = Table(
    name="voice_of_child",
    meaning="Feedback of children, recorded on a day.",
    ssd="ssd_voice_of_child",
    shape="events",
    begins="recorded_on",
    key=("child_id", "recorded_on", "means"),
    needs=("child_id", "recorded_on"),
    columns=(
        text("child_id", "the child", "voch_person_id"),
        date("recorded_on", "day the child was heard"),
        text("means", "how, such as an advocate, direct work, or an app"),
    ),
)

AUDIT_PLAN = Table(
    name="audit_plan",
    meaning="How many case audits were planned for each month.",
    shape="events",
    begins="planned_for_on",
    key=("planned_for_on", "team"),
    needs=("planned_for_on", "planned"),
    columns=(
        expected("planned_for_on", "a day of the month planned for"),
        text("team", "team; empty: the whole service"),
        integer("planned", "audits planned"),
    ),
)

DIP_SAMPLES = Table(
    name="dip_samples",
    meaning="Records sampled and compared with the child's file.",
    shape="events",
    begins="sampled_on",
    key=("sample_id",),
    needs=("sample_id", "child_id", "sampled_on"),
    columns=(
        text("sample_id", "the sample"),
        text("child_id", "the child whose record it is"),
        date("sampled_on", "day of the sample"),
        yes_no("agrees", "the data matches the file"),
    ),
)

STAFF_SURVEY = Table(
    name="staff_survey",
    meaning="Answers to each question of a staff survey, as counts: nobody is named.",
    shape="events",
    begins="closed_on",
    key=("closed_on", "team", "question"),
    needs=("closed_on", "question"),
    columns=(
        date("closed_on", "day the survey closed"),
        text("team", "team; empty: the whole service"),
        code("question", "survey_question", "what was asked"),
        integer("agree", "answers that agree"),
        integer("neither", "answers that neither agree nor disagree"),
        integer("disagree", "answers that disagree"),
        integer("eligible", "staff who were asked"),
    ),
)

SICKNESS = Table(
    name="sickness",
    meaning="Working days lost to sickness, one row for each absence.",
    shape="events",
    begins="began_on",
    key=("worker_id", "began_on"),
    needs=("worker_id", "began_on"),
    columns=(
        text("worker_id", "the worker"),
        date("began_on", "first day of the absence"),
        decimal("days_lost", "working days lost, as full-time days"),
    ),
)

TABLES = (
    MANAGEMENT_OVERSIGHT,
    VOICE_OF_CHILD,
    AUDIT_PLAN,
    DIP_SAMPLES,
    STAFF_SURVEY,
    SICKNESS,
)
