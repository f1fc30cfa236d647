-- Periods of being looked after: episodes that follow one another without a gap, as one spell.
-- kind: spells
-- subject: child_id
-- note: Short-term breaks under an agreed series (legal status V3 or V4) are left out.
with episodes as (
    select
        child_id,
        started_on,
        max(coalesce(ended_on, cast('9999-12-31' as date))) as until_on,
        max(team) as team
    from cla_episodes
    where legal_status not in ('V3', 'V4')
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
    from episodes
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
        ) as period
    from followed
)
select
    child_id,                      -- the child
    min(started_on) as started_on, -- the day the period began
    case when max(until_on) < cast('9999-12-31' as date) then max(until_on) end
        as ended_on,               -- the day it ceased; empty: still looked after
    max(team) as team              -- team as at the extract
from numbered
group by child_id, period
