-- Case supervision owed on every child open to social care, one row for each session owed.
-- called: Supervision sessions on children open to social care
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 2 months in supervision
-- optional: involvements, cp_plans, cla_episodes, person
-- needs: supervision.child_id for started_on
-- basis: Local standard: every four weeks for a child on a protection plan, else every eight.
-- recurs: from the day it is done
-- step: 5 working days before, tell the manager
-- step: on the day, tell the manager
-- step: 2 working days after, tell the head of service
-- note: The shorter interval holds where a plan is open on the day on which it would end.
with sessions as (
    select child_id, supervised_on
    from supervision
    where kind = 'case' and child_id is not null and cancelled_reason is null
    group by child_id, supervised_on
),
clocks as (
    select child_id, team, started_on as open_since_on, ended_on, started_on from open_spells
    union all
    select s.child_id, s.team, s.started_on as open_since_on, s.ended_on, n.supervised_on as started_on
    from open_spells s
    join sessions n
        on n.child_id = s.child_id
        and n.supervised_on > s.started_on
        and (s.ended_on is null or n.supervised_on <= s.ended_on)
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
),
dated as (
    select
        o.child_id,
        o.team,
        o.ended_on,
        o.started_on,
        o.done_on,
        e.day as short_due_on,
        f.day as long_due_on
    from owed o
    cross join local_rules r
    left join days d on d.day = o.started_on
    left join days e on e.day_number = d.day_number + r.case_supervision_protection_days
    left join days f on f.day_number = d.day_number + r.case_supervision_days
),
on_plan as (
    select o.child_id, o.started_on
    from dated o
    join cp_plan_spells p
        on p.child_id = o.child_id
        and p.started_on <= o.short_due_on
        and (p.ended_on is null or p.ended_on > o.short_due_on)
    group by o.child_id, o.started_on
)
select
    o.child_id,                                       -- the child
    coalesce(t.team, o.team, 'not recorded') as team, -- team holding the child when the interval began
    o.started_on,                                     -- the last session, or the day the child became open
    case when p.child_id is null then o.long_due_on else o.short_due_on end
        as due_on,                                    -- last day in time: four weeks on a plan, else eight
    o.done_on,                                        -- the next session; empty: not yet
    o.ended_on as lapsed_on                           -- the child is no longer open
from dated o
left join on_plan p on p.child_id = o.child_id and p.started_on = o.started_on
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.started_on
    and (t.ended_on is null or t.ended_on > o.started_on)
where o.ended_on is null or o.started_on < o.ended_on
