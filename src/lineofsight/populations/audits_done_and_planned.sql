-- Case audits done, and case audits planned, each in its month.
-- called: Case audits done or planned
-- kind: flow
-- subject: about
-- optional: involvements
select
    child_id as about,  -- the child of an audit, or the plan
    team,               -- team
    happened_on,        -- day of the audit, or the month planned for
    1 as done,          -- 1: an audit done
    0 as planned        -- audits planned
from audits_done
union all
select
    'plan' as about,
    coalesce(team, 'not recorded') as team,
    planned_for_on as happened_on,
    0 as done,
    planned
from audit_plan
