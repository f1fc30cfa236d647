-- Management oversight owed to every child open to social care, one row for each note owed.
-- called: Notes of management oversight
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 2 months in management_oversight
-- optional: involvements, cp_plans, cla_episodes, person
-- basis: Local standard: a manager's oversight is recorded every eight weeks.
-- recurs: from the day it is done
-- step: 5 working days before, tell the manager
-- step: on the day, tell the manager
-- step: 2 working days after, tell the head of service
with notes as (
    select child_id, noted_on from management_oversight group by child_id, noted_on
),
clocks as (
    select child_id, team, started_on as open_since_on, ended_on, started_on from open_spells
    union all
    select s.child_id, s.team, s.started_on as open_since_on, s.ended_on, n.noted_on as started_on
    from open_spells s
    join notes n
        on n.child_id = s.child_id
        and n.noted_on > s.started_on
        and (s.ended_on is null or n.noted_on <= s.ended_on)
),
owed as (
    select
        child_id,
        team,
        open_since_on,
        ended_on,
        started_on,
        lead(started_on) over (
            partition by child_id, open_since_on order by started_on
        ) as done_on
    from clocks
)
select
    o.child_id,                                       -- the child
    coalesce(t.team, o.team, 'not recorded') as team, -- team holding the child when the interval began
    o.started_on,                                     -- the last note, or the day the child became open
    e.day as due_on,                                  -- last day in time: the local interval on
    o.done_on,                                        -- the next note; empty: not yet
    o.ended_on as lapsed_on                           -- the child is no longer open
from owed o
cross join local_rules r
left join days d on d.day = o.started_on
left join days e on e.day_number = d.day_number + r.oversight_days
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.started_on
    and (t.ended_on is null or t.ended_on > o.started_on)
where o.ended_on is null or o.started_on < o.ended_on
