-- Transfer-in conferences owed to children who moved here on another authority's plan.
-- called: Transfer-in conferences
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: London child protection procedures: 15 working days from the other authority's notice
-- clock: working days
-- step: working day 10, tell the worker
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
select
    c.child_id,                                         -- the child
    coalesce(c.team, t.team, 'not recorded') as team,   -- team that takes the child on
    c.notified_on as started_on,                        -- day of the notice
    d.day as due_on,                                    -- last day in time
    c.conference_on as done_on,                         -- day of the conference; empty: not yet
    cast(null as date) as lapsed_on                     -- never: it is owed until it is held
from cp_transfers_in c
cross join local_rules r
left join days d on d.work = c.notified_work + r.transfer_in_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.notified_on
    and (t.ended_on is null or t.ended_on > c.notified_on)
