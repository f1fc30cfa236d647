"""The workforce: workers, teams, who holds which child, posts, supervision and training."""

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

INVOLVEMENTS = Table(
    name="involvements",
    meaning="Who holds which child, from when to when.",
    ssd="ssd_involvements",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "worker_id", "started_on", "allocation"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "invo_person_id"),
        text("worker_id", "the worker; empty: held by a team or duty", "invo_professional_id"),
        text("team", "team holding the child", "invo_professional_team"),
        date("started_on", "allocation began", "invo_involvement_start_date"),
        date("ended_on", "allocation ended; empty: current", "invo_involvement_end_date"),
        code("allocation", "allocation", "primary, secondary, IRO or manager-held",
             "invo_professional_role_id"),
        code("change_reason", "worker_change_reason", "why it changed",
             "invo_worker_change_reason"),
    ),
)  # fmt: skip

PROFESSIONALS = Table(
    name="professionals",
    meaning="Workers, one row for each spell of employment.",
    shape="spells",
    begins="started_on",
    ends="last_day_on",
    key=("worker_id", "started_on"),
    needs=("worker_id", "started_on"),
    columns=(
        text("worker_id", "the worker"),
        text("worker_name", "never leaves the workforce pages"),
        code("employment", "employment", "permanent, agency, interim or secondee"),
        decimal("fte", "full-time equivalent, 0 to 1"),
        code("role", "role", "role"),
        text("grade", "grade as written, e.g. Gr11"),
        integer("grade_number", "the number in the grade: 11 for Gr11"),
        text("team", "team"),
        yes_no("case_holding", "holds cases"),
        date("started_on", "in post from"),
        date("last_day_on", "last working day, still in post on it; empty: in post"),
        text("leaving_reason", "why they left"),
        expected("absent_from_on", "long absence from"),
        expected("absent_to_on", "back from long absence; empty: still absent"),
        text("email", "joins the worker to a sign-in"),
    ),
)  # fmt: skip

STAFF_REGISTER = Table(
    name="staff_register",
    meaning="Professionals the case system names (SSD), with no dates of employment.",
    ssd="ssd_professionals",
    shape="register",
    key=("worker_id",),
    needs=("worker_id",),
    columns=(
        text("worker_id", "the worker, as allocations name them", "prof_professional_id"),
        text("staff_id", "the authority's staff number", "prof_staff_id"),
        text("worker_name", "never leaves the workforce pages", "prof_professional_name"),
        text("registration", "Social Work England number; empty: none known",
             "prof_social_worker_registration_no"),
        text("job_title", "job title as written", "prof_professional_job_title"),
        text("team", "team", "prof_professional_department"),
        decimal("fte", "full-time equivalent, 0 to 1", "prof_full_time_equivalency"),
        yes_no("is_agency", "an agency worker", "prof_agency_worker_flag"),
        integer("cases_in_september", "cases held on the last 30 September",
                "prof_professional_caseload"),
    ),
)  # fmt: skip

WORKFORCE_CENSUS = Table(
    name="workforce_census",
    meaning="The workforce census as returned: social workers on 30 September, and the year's "
    "leavers. Agency workers are never taken for one another: only whole rows alike are one.",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("worker_id", "is_agency", "born_on", "sex", "ethnicity", "org_role", "fte", "started_on",
         "ended_on", "caseload_fte", "cases", "days_lost"),
    columns=(
        date("census_on", "the 30 September it shows"),
        text("worker_id", "Social Work England number"),
        yes_no("is_agency", "an agency worker"),
        decimal("fte", "contracted full-time equivalent, 0 to 1"),
        date("born_on", "date of birth"),
        code("sex", "sex", "gender, as the census calls it"),
        code("ethnicity", "ethnicity", "ethnic origin"),
        text("qualified_at", "where they qualified"),
        code("qualification", "qualification_level", "level of the qualification"),
        yes_no("step_up", "Step Up to Social Work graduate"),
        yes_no("frontline", "Frontline graduate"),
        code("org_role", "org_role", "role within the organisation"),
        date("started_on", "began in the role"),
        code("origin", "start_origin", "where they came from"),
        date("ended_on", "last day in the role; empty: in post"),
        code("destination", "leaver_destination", "where they went"),
        code("leaving_reason", "leaving_reason", "why they left"),
        decimal("caseload_fte", "full-time equivalent on 30 September, for caseloads"),
        integer("cases", "cases held on 30 September"),
        decimal("days_lost", "working days lost to sickness in the year"),
        decimal("contract_weeks", "weeks contracted in the year"),
        yes_no("is_absent", "absent on 30 September"),
        code("absence_reason", "absence_reason", "why absent"),
        code("practice_status", "practice_status", "stage of the knowledge and skills statement"),
    ),
)  # fmt: skip

WORKFORCE_CENSUS_TOTALS = Table(
    name="workforce_census_totals",
    meaning="Vacancies and their cover on 30 September, as the workforce census gives them for the "
    "whole authority.",
    shape="latest",
    key=("vacancies_fte", "agency_cover_fte", "agency_cover"),
    columns=(
        date("census_on", "the 30 September it shows"),
        decimal("vacancies_fte", "vacancies, full-time equivalent"),
        decimal("agency_cover_fte", "agency workers who cover vacancies, full-time equivalent"),
        integer("agency_cover", "the same as a number of people"),
    ),
)

DEPARTMENT = Table(
    name="department",
    meaning="Teams, their kind and their service.",
    ssd="ssd_department",
    shape="register",
    key=("team", "started_on"),
    needs=("team",),
    columns=(
        text("team", "team, as written in allocations and workers", "dept_team_name"),
        code("kind", "team_kind", "kind of team"),
        text("service", "service", "dept_team_parent_name"),
        text("manager_id", "worker who manages it"),
        text("head_id", "head of service"),
        date("started_on", "from"),
        date("ended_on", "to; empty: current"),
    ),
)

POSTS = Table(
    name="posts",
    meaning="Established posts; one row for each vacancy a post has had.",
    shape="register",
    key=("post_id", "vacant_from_on"),
    needs=("post_id",),
    columns=(
        text("post_id", "the post"),
        decimal("fte", "full-time equivalent of the post"),
        code("role", "role", "role"),
        text("team", "team"),
        expected("vacant_from_on", "no directly employed worker from this day"),
        date("vacant_to_on", "the day it was filled; empty: still vacant"),
        yes_no("covered_by_agency", "vacant, and somebody works it"),
    ),
)

SUPERVISION = Table(
    name="supervision",
    meaning="Supervision sessions of workers.",
    shape="events",
    begins="supervised_on",
    key=("worker_id", "supervised_on", "kind", "child_id"),
    needs=("worker_id", "supervised_on"),
    columns=(
        text("worker_id", "the worker"),
        date("supervised_on", "day of the session"),
        code("kind", "supervision", "personal, case or group"),
        text("child_id", "the child whose case it was about, of case supervision"),
        text("cancelled_reason", "why it did not happen; empty: it did"),
    ),
)

TRAINING = Table(
    name="training",
    meaning="Courses of workers.",
    shape="events",
    begins="completed_on",
    key=("worker_id", "course", "completed_on"),
    needs=("worker_id", "course"),
    columns=(
        text("worker_id", "the worker"),
        text("course", "course"),
        date("completed_on", "completed"),
        expected("expires_on", "expires"),
    ),
)

RECRUITMENT = Table(
    name="recruitment",
    meaning="Candidates and agency requests, without names.",
    shape="events",
    begins="reached_on",
    key=("reference", "stage", "reached_on"),
    needs=("reference", "reached_on"),
    columns=(
        text("reference", "the candidate or request"),
        code("route", "recruitment_route", "route"),
        code("stage", "recruitment_stage", "stage"),
        date("reached_on", "day the stage was reached"),
        text("team", "team"),
    ),
)

TABLES = (
    INVOLVEMENTS,
    PROFESSIONALS,
    STAFF_REGISTER,
    WORKFORCE_CENSUS,
    WORKFORCE_CENSUS_TOTALS,
    DEPARTMENT,
    POSTS,
    SUPERVISION,
    TRAINING,
    RECRUITMENT,
)
