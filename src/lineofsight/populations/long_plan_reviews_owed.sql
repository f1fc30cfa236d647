-- Managers' reviews owed of child protection plans that go on long, one row for each age reached.
-- called: Managers' reviews of long child protection plans
-- area: Child protection
-- kind: duty
-- subject: child_id
-- optional: person, involvements
-- basis: Local standard: a plan is looked at again at 9, 12, 15, 18 and 24 months
-- step: 20 working days before, tell the manager
-- step: on the day, tell the manager
-- step: 5 working days after, tell the head of service
-- note: Owed from the age before, so that it can be looked ahead to; the next age takes over. A
-- review is of one age: late for the age before it, where that was not reviewed in time.
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
    union all
    select 6 as turn, cast(null as int) as months from local_rules -- all that comes after the last
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
        turn,
        due_on,
        case
            when turn = 1 then plan_started_on
            else lag(due_on) over (partition by child_id, plan_started_on order by turn)
        end as started_on,
        lead(due_on) over (partition by child_id, plan_started_on order by turn) as next_on
    from reached
),
reviews as (
    select f.child_id, f.plan_started_on, f.turn, v.held_on
    from followed f
    join cp_long_plan_reviews v
        on v.child_id = f.child_id
        and v.held_on > f.started_on
        and (v.held_on <= f.due_on or f.turn = 6)
    group by f.child_id, f.plan_started_on, f.turn, v.held_on
),
numbered as (
    select
        child_id,
        plan_started_on,
        turn,
        held_on,
        row_number() over (partition by child_id, plan_started_on, turn order by held_on) as place
    from reviews
),
held as (
    select
        child_id,
        plan_started_on,
        turn,
        count(*) as reviews,
        min(held_on) as first_on,
        min(case when place = 2 then held_on end) as second_on
    from numbered
    group by child_id, plan_started_on, turn
),
in_turn as (
    select
        f.child_id,
        f.plan_started_on,
        f.ended_on,
        f.team,
        f.need,
        f.turn,
        f.due_on,
        f.started_on,
        f.next_on,
        h.first_on,
        h.second_on,
        lead(h.first_on) over (
            partition by f.child_id, f.plan_started_on order by f.turn
        ) as late_on,
        -- since an age without a review, single ones are each late for the age before
        max(case when h.reviews is null then f.turn else 0 end) over (
            partition by f.child_id, f.plan_started_on order by f.turn
            rows between unbounded preceding and 1 preceding
        ) as without_turn,
        max(case when h.reviews > 1 then f.turn else 0 end) over (
            partition by f.child_id, f.plan_started_on order by f.turn
            rows between unbounded preceding and 1 preceding
        ) as with_more_turn
    from followed f
    left join held h
        on h.child_id = f.child_id
        and h.plan_started_on = f.plan_started_on
        and h.turn = f.turn
)
select
    f.child_id,                                         -- the child
    coalesce(f.team, t.team, 'not recorded') as team,   -- team holding the plan; none: the child when it was owed
    f.need,                                             -- category of abuse now
    f.plan_started_on,                                  -- day the plan began
    f.started_on,                                       -- the age before, or the plan's start
    f.due_on,                                           -- day the plan reaches the age
    coalesce(
        case when f.without_turn > f.with_more_turn then f.second_on else f.first_on end,
        f.late_on
    ) as done_on,                                       -- day managers reviewed it; empty: not yet
    case
        when f.ended_on <= f.next_on or f.next_on is null then f.ended_on else f.next_on
    end as lapsed_on                                    -- the plan ended, or reached the next age
from in_turn f
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
where f.turn < 6
    and f.started_on is not null
    and (f.ended_on is null or f.started_on < f.ended_on)
