-- Leave to remain that runs out, of children who came unaccompanied, one row per leave.
-- called: Renewals of leave to remain
-- area: Looked after
-- kind: duty
-- subject: child_id
-- optional: involvements
-- needs: immigration_status.started_on for started_on
-- needs: immigration_status.leave_until_on for due_on
-- basis: Immigration Rules: further leave is applied for before the leave held runs out
-- recurs: from the day it is done
-- step: 90 days before, tell the worker
-- step: 30 days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Met by a further leave; lapsed where the status ended without one.
with leaves as (
    select
        child_id,
        started_on,
        ended_on,
        leave_until_on,
        lead(started_on) over (partition by child_id order by started_on, status) as next_on
    from immigration_status
    where leave_until_on is not null and started_on is not null
)
select
    l.child_id,                 -- the child or young person
    coalesce(t.team, 'not recorded') as team, -- team holding the child when leave was given
    l.started_on,               -- leave was given
    l.leave_until_on as due_on, -- last day it holds
    l.next_on as done_on,       -- further leave was given; empty: not yet
    l.ended_on as lapsed_on     -- the status ended
from leaves l
left join team_spells t
    on t.child_id = l.child_id
    and t.started_on <= l.started_on
    and (t.ended_on is null or t.ended_on > l.started_on)
