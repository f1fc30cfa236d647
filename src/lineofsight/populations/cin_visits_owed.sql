-- Visits owed to children on a child in need plan, one row for each visit owed.
-- called: Visits to children on a child in need plan
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 1 month in cin_visits
-- optional: cp_visits, involvements
-- basis: local standard; no statutory interval
-- recurs: from the day it is done
-- clock: working days
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Plans known from a list of children are those open at its extract: the status of an
-- earlier month is not known. A child protection visit counts as well. None is owed while the child
-- is on a protection plan or looked after.
with clocks as (
    select
        child_id,
        plan_started_on,
        started_on as spell_started_on,
        ended_on,
        team,
        started_on,
        started_work
    from cin_plan_spells
    union all
    select
        p.child_id,
        p.plan_started_on,
        p.started_on as spell_started_on,
        p.ended_on,
        p.team,
        s.seen_on as started_on,
        s.seen_work as started_work
    from cin_plan_spells p
    join days_seen s
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
        started_on,
        started_work,
        lead(started_on) over (
            partition by child_id, plan_started_on, spell_started_on order by started_on
        ) as done_on
    from clocks
)
select
    v.child_id,                                     -- the child
    coalesce(v.team, t.team, 'not recorded') as team, -- team holding the plan; none: the child when the interval began
    v.plan_started_on,                              -- day the plan began
    v.started_on,                                   -- last time seen; else the plan began or went on again
    d.day as due_on,                                -- last day in time: the local interval on
    v.done_on,                                      -- the visit that met it; empty: not yet
    v.ended_on as lapsed_on                         -- the plan ended, or a protection plan or care began
from visits v
cross join local_rules r
left join days d on d.work = v.started_work + r.cin_visit_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = v.child_id
    and t.started_on <= v.started_on
    and (t.ended_on is null or t.ended_on > v.started_on)
where v.ended_on is null or v.started_on < v.ended_on
