-- Time on a child protection plan: plans that overlap as one, so that a child is owed one of each.
-- kind: spells
-- subject: child_id
-- note: A plan that begins on the day the one before ended begins a time of its own.
with followed as (
    select
        child_id,
        team,
        need,
        started_on,
        started_day,
        started_work,
        coalesce(ended_on, cast('9999-12-31' as date)) as until_on,
        max(coalesce(ended_on, cast('9999-12-31' as date))) over (
            partition by child_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_on
    from cp_plan_spells
    where ended_on is null or ended_on > started_on
),
numbered as (
    select
        child_id,
        team,
        need,
        started_on,
        started_day,
        started_work,
        until_on,
        case when covered_until_on > started_on then 0 else 1 end as is_first,
        sum(case when covered_until_on > started_on then 0 else 1 end) over (
            partition by child_id order by started_on
            rows between unbounded preceding and current row
        ) as period
    from followed
),
latest_first as (
    select
        child_id,
        team,
        need,
        started_on,
        started_day,
        started_work,
        until_on,
        is_first,
        period,
        row_number() over (
            partition by child_id, period order by until_on desc, started_on desc
        ) as place
    from numbered
)
select
    child_id,                                                       -- the child
    max(case when place = 1 then team end) as team,                 -- team of the plan that ends last, as at the extract
    max(case when place = 1 then need end) as need,                 -- category of abuse now, of the plan that ends last
    min(started_on) as started_on,                                  -- day the first of them began
    min(started_day) as started_day,                                -- running number of that day
    max(case when is_first = 1 then started_work end) as started_work, -- working-day number of that day; empty: before 2010
    case when max(until_on) < cast('9999-12-31' as date) then max(until_on) end
        as ended_on                                                 -- day the last of them ended, or the 18th birthday; empty: open
from latest_first
group by child_id, period
