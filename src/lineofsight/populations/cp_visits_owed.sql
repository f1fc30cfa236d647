-- Visits owed to children on a child protection plan, one row for each visit owed.
-- called: Visits to children on a child protection plan
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 1 month in cp_visits
-- optional: person, involvements
-- basis: Local standard; London child protection procedures: 10 working days
-- recurs: from the day it is done
-- clock: working days
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
with seen as (
    select child_id, seen_on, seen_work
    from cp_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
    group by child_id, seen_on, seen_work
),
clocks as (
    select
        child_id,
        started_on as plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        started_work
    from cp_plan_periods
    union all
    select
        p.child_id,
        p.started_on as plan_started_on,
        p.ended_on,
        p.team,
        p.need,
        s.seen_on as started_on,
        s.seen_work as started_work
    from cp_plan_periods p
    join seen s
        on s.child_id = p.child_id
        and s.seen_on > p.started_on
        and (p.ended_on is null or s.seen_on <= p.ended_on)
),
visits as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        started_work,
        lead(started_on) over (
            partition by child_id, plan_started_on order by started_on
        ) as done_on
    from clocks
)
select
    v.child_id,                                     -- the child
    coalesce(v.team, t.team, 'not recorded') as team, -- team holding the plan; none: the child when the interval began
    v.need,                                         -- category of abuse now
    v.plan_started_on,                              -- day the plan began, the first of those that overlap
    v.started_on,                                   -- last time seen, or the plan's start
    d.day as due_on,                                -- last day in time: the local interval on
    v.done_on,                                      -- the visit that met it; empty: not yet
    v.ended_on as lapsed_on                         -- the plan ended, or the child turned 18
from visits v
cross join local_rules r
left join days d on d.work = v.started_work + r.cp_visit_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = v.child_id
    and t.started_on <= v.started_on
    and (t.ended_on is null or t.ended_on > v.started_on)
where v.ended_on is null or v.started_on < v.ended_on
