"""The database itself keeps the rules of a plan: no way into it but a change, decided by rule."""

from django.db import migrations

from lineofsight.accounts.unaltered import Refusal, refuse_where


def _differs(*columns: str) -> str:
    """Say in SQL that any of these is not what it was; what is empty is a value too."""
    words = "coalesce(cast({row}.{column} as text), '')"
    each = (
        f"{words.format(row='new', column=one)} <> {words.format(row='old', column=one)}"
        for one in columns
    )
    return f"({' or '.join(each)})"


WAITS = """exists (select 1 from plan_change c
    where c.plan_id = new.id and c.state = 'waiting')"""
SAID_BY_CLOSER = """exists (select 1 from plan_fate f
    where f.plan_id = new.id and f.said_by_id = new.closed_by_id)"""
STANDS = """select 1 from plan_entry e where e.plan_id = new.id and e.content is not null
    and not exists (select 1 from plan_entry n
        where n.plan_id = e.plan_id and n.ref = e.ref and n.id > e.id)"""
UNACCOUNTED = f"""exists ({STANDS} and not exists (select 1 from plan_fate f
    where f.plan_id = e.plan_id and f.ref = e.ref))"""
IS_NOT_COMPLETE = """replace(cast(e.content as text), '"status": "complete', '')
    = cast(e.content as text)"""
NOT_DONE = f"""exists ({STANDS} and {IS_NOT_COMPLETE} and exists (select 1 from plan_fate f
    where f.plan_id = e.plan_id and f.ref = e.ref and f.fate = 'done'))"""
CLOSED_TOO_SOON = f"""old.state = 'baselined' and new.state = 'closed' and (new.closed_at is null
    or new.closed_by_id is null or new.closing_minute = '' or {WAITS} or {SAID_BY_CLOSER}
    or {UNACCOUNTED} or {NOT_DONE})"""

AGREED = "title", "kind", "baselined_at", "baselined_by_id", "in_force_on"
AGREED_DIFFERS = f"old.state <> 'draft' and {_differs(*AGREED)}"
REPORT_DIFFERS = f"""old.state <> 'draft' and old.published_on is not null
    and {_differs("published_on")}"""
BACKWARD = """(old.state = 'baselined' and new.state = 'draft')
    or (old.state = 'draft' and new.state = 'closed')"""
AGREED_OF_NOTHING = """old.state = 'draft' and new.state = 'baselined' and (new.baselined_at is null
    or not exists (select 1 from plan_entry e where e.plan_id = new.id))"""

ASKED = "plan_id", "asked_by_id", "asked_at", "why", "impact", '"before"', '"after"'
BEGUN_DECIDED = """new.state not in ('waiting', 'reported') or new.decided_by_id is not null
    or new.decided_at is not null or new.minute <> ''"""
DECIDED_BY_NOBODY = """new.state in ('agreed', 'refused')
    and (new.decided_by_id is null or new.decided_at is null or new.minute = '')"""
WITHDRAWN_BY_A_DECISION = """new.state = 'withdrawn'
    and (new.decided_by_id is not null or new.decided_at is null or new.minute <> '')"""

OF_ITS_CHANGE = """exists (select 1 from plan_change c
    where c.id = new.change_id and c.plan_id = new.plan_id
    and ((c.state = 'agreed' and c.decided_at = new.at)
        or (c.state = 'reported' and c.asked_at = new.at)))"""
TWICE = "exists (select 1 from plan_entry e where e.change_id = new.change_id and e.ref = new.ref)"
BEFORE_THE_NEWEST = """(select e.at from plan_entry e where e.plan_id = new.plan_id
    order by e.id desc limit 1) > new.at"""

OUTWARD = """exists (select 1 from plan_step s join plan_plan p on p.id = s.plan_id
    where s.id = new.step_id and s.days is not null and p.state = 'draft')"""
NEWEST = """(select max(b.id) from plan_asking b
    where b.step_id = e.id and b.withdrawn_at is null)"""
ANOTHER_TEXT = f"""exists (select 1 from plan_step s
    join plan_step e on e.plan_id = s.plan_id and e.place < s.place
    where s.id = new.step_id and not exists (select 1 from plan_asking a where a.id = {NEWEST}
        and a.answer in ('approved', 'noted') and a.digest = new.digest))"""
WITHDRAWN_DIFFERS = f"""old.withdrawn_at is not null
    or (new.withdrawn_at is not null and new.answer <> '') or {_differs("written_at")}"""
WAS_ASKED = "exists (select 1 from plan_asking a where a.step_id = new.id)"

REFUSED = (
    ("plan_plan", "begun_agreed", "insert", "new.state <> 'draft'", "a plan begins as a draft"),
    ("plan_plan", "goes_backward", "update", BACKWARD,
     "an agreed plan is never a draft again, and a draft is not closed"),
    ("plan_plan", "agreed_of_nothing", "update", AGREED_OF_NOTHING,
     "a plan is agreed on a day, with what it says"),
    ("plan_plan", "agreed_stays", "update", AGREED_DIFFERS,
     "what was agreed of a plan stays"),
    ("plan_plan", "report_stays", "update", REPORT_DIFFERS,
     "the day of the report was agreed with the plan"),
    ("plan_plan", "closed_too_soon", "update", CLOSED_TOO_SOON,
     "a plan is closed by a second person once every action is accounted for"),
    ("plan_plan", "agreed_is_kept", "delete", "old.state <> 'draft'", "an agreed plan is kept"),
    ("plan_change", "begun_decided", "insert",
     BEGUN_DECIDED, "a change is asked for, then decided"),
    ("plan_change", "rewritten", "update", f"new.state = 'reported' or {_differs(*ASKED)}",
     "a change that was asked for stays as it was asked for"),
    ("plan_change", "decided_by_nobody", "update", DECIDED_BY_NOBODY,
     "somebody decides on a change, with a minute"),
    ("plan_change", "withdrawn_by_decision", "update", WITHDRAWN_BY_A_DECISION,
     "a change is withdrawn or decided"),
    ("plan_change", "kept", "delete", "old.state = 'waiting'",
     "a change that was asked for is kept"),
    ("plan_entry", "of_no_decision", "insert", f"not {OF_ITS_CHANGE} or {TWICE}",
     "a plan changes by its change, on the day that was decided"),
    ("plan_entry", "dated_back", "insert", BEFORE_THE_NEWEST,
     "what a plan says is added at its end"),
    ("plan_asking", "of_a_draft", "insert", OUTWARD, "a draft is sent to nobody outside"),
    ("plan_asking", "of_another_text", "insert", ANOTHER_TEXT,
     "a body is asked about what those before it agreed to"),
    ("plan_asking", "answered_unasked", "insert",
     "new.answer <> '' or new.withdrawn_at is not null", "a body is asked before it answers"),
    ("plan_asking", "withdrawn_stays", "update", WITHDRAWN_DIFFERS,
     "a question that was withdrawn stays so"),
    ("plan_step", "asked_stays", "update", f"{WAS_ASKED} and {_differs('body', 'days')}",
     "a body that was asked stays in the chain as it was"),
)  # fmt: skip
"""Table, name of the trigger, what is done, when that is refused, and what is said."""

guard = refuse_where(Refusal(*each) for each in REFUSED)


class Migration(migrations.Migration):
    """After questions can be withdrawn."""

    dependencies = [("plan", "0007_what_was_asked_is_withdrawn")]

    operations = [migrations.RunPython(guard)]
