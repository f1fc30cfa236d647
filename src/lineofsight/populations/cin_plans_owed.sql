-- Plans owed to children assessed as being in need, one for each assessment authorised.
-- called: Child in need plans after an assessment
-- area: Child in need
-- kind: duty
-- subject: child_id
-- optional: involvements, person
-- needs: cin_assessments.needs_support for started_on
-- basis: local standard
-- clock: working days
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Not owed, or no longer, where a child protection plan is open or the child is looked after,
-- the episode of need has closed, or a later assessment was authorised.
with assessed as (
    select child_id, happened_on, team
    from assessments_authorised
    where needs_support = 'yes'
),
planned as (
    select
        a.child_id,
        a.happened_on,
        min(case when p.started_on < a.happened_on then a.happened_on else p.started_on end)
            as planned_on
    from assessed a
    join cin_plans p
        on p.child_id = a.child_id
        and (p.started_on >= a.happened_on or p.ended_on is null or p.ended_on > a.happened_on)
    group by a.child_id, a.happened_on
),
ends as (
    select child_id, started_on, ended_on from cp_plans
    union all
    select child_id, started_on, ended_on from care_periods
),
overtaken as (
    select
        a.child_id,
        a.happened_on,
        case when e.started_on < a.happened_on then a.happened_on else e.started_on end as on_day
    from assessed a
    join ends e
        on e.child_id = a.child_id
        and (e.started_on >= a.happened_on or e.ended_on is null or e.ended_on > a.happened_on)
    union all
    select a.child_id, a.happened_on, n.ended_on as on_day
    from assessed a
    join cin_episodes n
        on n.child_id = a.child_id
        and n.started_on <= a.happened_on
        and n.ended_on >= a.happened_on
    union all
    select a.child_id, a.happened_on, l.happened_on as on_day
    from assessed a
    join assessments_authorised l on l.child_id = a.child_id and l.happened_on > a.happened_on
),
lapsed as (
    select child_id, happened_on, min(on_day) as lapsed_on
    from overtaken
    group by child_id, happened_on
),
owed as (
    select child_id, happened_on, min(team) as team
    from assessed
    group by child_id, happened_on
)
select
    a.child_id,                     -- the child
    a.team,                         -- team at the assessment
    a.happened_on as started_on,    -- day the assessment was authorised
    d.day as due_on,                -- last day in time
    case
        when l.lapsed_on is null or p.planned_on <= l.lapsed_on then p.planned_on
    end as done_on,                 -- a plan began, or was open that day; empty: not yet, or none while it was owed
    l.lapsed_on                     -- another plan, care, closing, or a later assessment
from owed a
cross join local_rules r
left join days b on b.day = a.happened_on
left join days d on d.work = b.work + r.cin_plan_working_days and d.ends_work = 1
left join planned p on p.child_id = a.child_id and p.happened_on = a.happened_on
left join lapsed l on l.child_id = a.child_id and l.happened_on = a.happened_on
