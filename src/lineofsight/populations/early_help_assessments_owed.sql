-- Early help assessments to be completed, each within the local time from its start.
-- called: Early help assessments to be completed
-- kind: duty
-- subject: child_id
-- optional: involvements
-- needs: early_help_assessments.completed_on for done_on
-- basis: local standard
-- clock: working days
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Assessments led by partners are among them; one that came without its start is set aside
-- and counted in the load report.
select
    a.child_id,                                -- the child
    coalesce(t.team, 'not recorded') as team,  -- team holding the child when it began
    a.started_on,                              -- day the assessment began
    d.day as due_on,                           -- last day in time
    a.completed_on as done_on,                 -- day it was completed; empty: not yet
    cast(null as date) as lapsed_on,           -- owed until it is completed
    a.organisation                             -- who assesses
from early_help_assessments a
cross join local_rules r
left join days d
    on d.work = a.started_work + r.early_help_assessment_working_days
    and d.ends_work = 1
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= a.started_on
    and (t.ended_on is null or t.ended_on > a.started_on)
