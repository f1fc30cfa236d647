-- Legal planning meetings owed after they were asked for, one row for each child.
-- called: Legal planning meetings
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: Local standard: within 10 working days of the request
-- clock: working days
-- step: 3 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
select
    l.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    l.requested_on as started_on,               -- day it was asked for
    d.day as due_on,                            -- last day in time
    l.held_on as done_on,                       -- day it was held; empty: not yet
    cast(null as date) as lapsed_on             -- never: it is owed until it is held
from legal_meetings l
cross join local_rules r
left join days d on d.work = l.requested_work + r.legal_meeting_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = l.child_id
    and t.started_on <= l.requested_on
    and (t.ended_on is null or t.ended_on > l.requested_on)
