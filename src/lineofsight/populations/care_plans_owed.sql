-- Care plans owed to looked-after children, one row per plan owed.
-- called: Care plans of looked-after children
-- area: Looked after
-- kind: duty
-- subject: child_id
-- looks back: 6 months in cla_care_plan
-- needs: cla_care_plan.started_on for done_on
-- optional: involvements, person
-- basis: Care Planning Regulations 2010, regulation 4; renewed every six months by local standard
-- recurs: from the day it is done
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first within ten working days of entering care; one made in the ten before counts.
-- From 16 a pathway plan takes its place. Care that began before 2010 is long past its first plan.
with sixteen as (
    select p.child_id, coalesce(b.day, f.day, cast('2009-12-31' as date)) as sixteen_on
    from person p
    left join days b
        on b.birthday = p.born_birthday + 160000
    left join days f
        on f.birthday = p.born_birthday + 160072
    where p.born_birthday is not null and p.born_birthday + 160000 <= 20281231
),
periods as (
    select
        c.child_id,
        c.started_on,
        c.team,
        case
            when s.sixteen_on is null then c.ended_on
            when c.ended_on is null or s.sixteen_on < c.ended_on then s.sixteen_on
            else c.ended_on
        end as until_on
    from care_periods c
    left join sixteen s
        on s.child_id = c.child_id
    where s.sixteen_on is null or c.started_on < s.sixteen_on
),
clocks as (
    select child_id, started_on as care_started_on, started_on, 0 as is_plan
    from periods
    union all
    select
        c.child_id,
        c.started_on as care_started_on,
        case when p.started_on < c.started_on then c.started_on else p.started_on end
            as started_on,
        1 as is_plan
    from periods c
    cross join local_rules r
    join cla_care_plan p
        on p.child_id = c.child_id
        and (c.until_on is null or p.started_on <= c.until_on)
    left join days s
        on s.day = c.started_on
    where p.started_on >= c.started_on
        or p.started_work >= s.work - r.care_plan_working_days
),
one_a_day as (
    select child_id, care_started_on, started_on, is_plan
    from clocks
    group by child_id, care_started_on, started_on, is_plan
),
followed as (
    select
        child_id,
        care_started_on,
        started_on,
        is_plan,
        lead(started_on) over (
            partition by child_id, care_started_on order by started_on, is_plan
        ) as next_on
    from one_a_day
)
select
    f.child_id,             -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    f.started_on,           -- care began, or the plan before was made
    case
        when f.is_plan = 1 then d.six_months_later
        when d.day is null then f.started_on
        else e.day
    end as due_on,          -- last day in time
    f.next_on as done_on,   -- the plan was made or changed; empty: not yet
    c.until_on as lapsed_on -- care ceased, or the child is 16
from followed f
cross join local_rules r
join periods c
    on c.child_id = f.child_id
    and c.started_on = f.care_started_on
left join days d
    on d.day = f.started_on
left join days e
    on e.work = d.work + r.care_plan_working_days
    and e.ends_work = 1
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
