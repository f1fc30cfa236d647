-- How long each child has been open to social care: in need, on a plan or in care, as one spell.
-- kind: spells
-- subject: child_id
-- optional: cp_plans, cla_episodes, person
-- note: Spells that follow one another without a gap are one. Without the list of children in need
-- nothing is said.
with recorded as (
    select child_id, team, started_on, coalesce(ended_on, cast('9999-12-31' as date)) as until_on
    from cin_episodes
    union all
    select child_id, team, started_on, coalesce(ended_on, cast('9999-12-31' as date)) as until_on
    from cp_plan_spells
    union all
    select child_id, team, started_on, coalesce(ended_on, cast('9999-12-31' as date)) as until_on
    from care_periods
),
begun as (
    select child_id, started_on, max(until_on) as until_on, min(team) as team
    from recorded
    where until_on > started_on
    group by child_id, started_on
),
followed as (
    select
        child_id,
        started_on,
        until_on,
        team,
        max(until_on) over (
            partition by child_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_on
    from begun
),
numbered as (
    select
        child_id,
        started_on,
        until_on,
        team,
        sum(case when covered_until_on >= started_on then 0 else 1 end) over (
            partition by child_id order by started_on
            rows between unbounded preceding and current row
        ) as spell
    from followed
)
select
    child_id,                      -- the child
    min(started_on) as started_on, -- day the first of it began
    case when max(until_on) < cast('9999-12-31' as date) then max(until_on) end
        as ended_on,               -- day the last of it ended; empty: open
    min(team) as team              -- a team as at the extract: the first by name
from numbered
group by child_id, spell
