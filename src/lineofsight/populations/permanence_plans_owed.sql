-- Plans for permanence owed to looked-after children by the second review, one row per entry.
-- called: Plans for permanence
-- area: Looked after
-- kind: duty
-- subject: child_id
-- optional: involvements, person
-- basis: Care planning guidance: a plan for permanence by the second review, four months into care
-- step: 20 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: A plan that a list gives without its day was made by the day care began, for all it says.
with planned as (
    select
        c.child_id,
        c.started_on,
        min(case
            when p.started_on is null or p.started_on < c.started_on then c.started_on
            else p.started_on
        end) as planned_on
    from care_periods c
    cross join local_rules r
    join cla_care_plan p
        on p.child_id = c.child_id
        and p.permanence_plan <> 'not recorded'
        and (p.started_on is null or c.ended_on is null or p.started_on <= c.ended_on)
    left join days s
        on s.day = c.started_on
    where p.started_on is null
        or p.started_on >= c.started_on
        or p.started_work >= s.work - r.care_plan_working_days
    group by c.child_id, c.started_on
)
select
    c.child_id,              -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    c.started_on,            -- care began
    case when d.day is null then c.started_on else d.four_months_later end
        as due_on,           -- last day in time
    p.planned_on as done_on, -- a plan for permanence was recorded; empty: not yet
    c.ended_on as lapsed_on  -- care ceased
from care_periods c
left join planned p
    on p.child_id = c.child_id
    and p.started_on = c.started_on
left join days d
    on d.day = c.started_on
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.started_on
    and (t.ended_on is null or t.ended_on > c.started_on)
