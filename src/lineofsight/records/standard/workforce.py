"""The workforce: workers, teams, who holds which child, posts, supervision and training."""

from lineofsight.records.standard.columns import Table, code, date, decimal, integer, text, yes_no

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
        date("absent_from_on", "long absence from"),
        date("absent_to_on", "back from long absence; empty: still absent"),
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
        date("vacant_from_on", "no directly employed worker from this day"),
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
        date("expires_on", "expires"),
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
    DEPARTMENT,
    POSTS,
    SUPERVISION,
    TRAINING,
    RECRUITMENT,
)
