-- Managers' reviews owed of child protection plans that go on long, one row for each age reached.
-- kind: duty
-- subject: child_id
-- optional: person, involvements
-- basis: Local standard: a plan is looked at again at 9, 12, 15, 18 and 24 months
-- step: 20 working days before, tell the manager
-- step: on the day, tell the manager
-- step: 5 working days after, tell the head of service
-- note: Owed from the age before, so that it can be looked ahead to; the next age takes over.
with ages as (
    select 1 as turn, cp_plan_check_1_months as months from local_rules
    union all
    select 2 as turn, cp_plan_check_2_months as months from local_rules
    union all
    select 3 as turn, cp_plan_check_3_months as months from local_rules
    union all
    select 4 as turn, cp_plan_check_4_months as months from local_rules
    union all
    select 5 as turn, cp_plan_check_5_months as months from local_rules
),
reached as (
    select
        p.child_id,
        p.started_on as plan_started_on,
        p.ended_on,
        p.team,
        p.need,
        a.turn,
        coalesce(d.day, e.day) as due_on
    from cp_plan_spells p
    cross join ages a
    join days b on b.day = p.started_on
    left join days d on d.month = b.month + a.months and d.day_of_month = b.day_of_month
    left join days e on e.month = b.month + a.months and e.ends_month = 1
),
followed as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        need,
        due_on,
        coalesce(
            lag(due_on) over (partition by child_id, plan_started_on order by turn),
            plan_started_on
        ) as started_on,
        lead(due_on) over (partition by child_id, plan_started_on order by turn) as next_on
    from reached
),
reviewed as (
    select f.child_id, f.plan_started_on, f.due_on, min(v.held_on) as done_on
    from followed f
    join cp_long_plan_reviews v
        on v.child_id = f.child_id
        and v.held_on > f.started_on
        and (f.next_on is null or v.held_on <= f.next_on)
    group by f.child_id, f.plan_started_on, f.due_on
)
select
    f.child_id,                                         -- the child
    coalesce(f.team, t.team, 'not recorded') as team,   -- team holding the plan; none: the child when it was owed
    f.need,                                             -- category of abuse now
    f.plan_started_on,                                  -- day the plan began
    f.started_on,                                       -- the age before, or the plan's start
    f.due_on,                                           -- day the plan reaches the age
    v.done_on,                                          -- day managers reviewed it; empty: not yet
    case
        when f.ended_on <= f.next_on or f.next_on is null then f.ended_on else f.next_on
    end as lapsed_on                                    -- the plan ended, or reached the next age
from followed f
left join reviewed v
    on v.child_id = f.child_id
    and v.plan_started_on = f.plan_started_on
    and v.due_on = f.due_on
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
where f.ended_on is null or f.started_on < f.ended_on
