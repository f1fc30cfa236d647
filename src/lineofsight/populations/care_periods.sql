-- Periods of being looked after: episodes that follow one another without a gap, as one spell.
-- kind: spells
-- subject: child_id
-- optional: person
-- note: A period ends with care or on the 18th birthday, whichever comes first. Short-term breaks
-- under an agreed series (legal status V3 or V4) are left out.
with episodes as (
    select
        child_id,
        started_on,
        max(coalesce(ended_on, cast('9999-12-31' as date))) as until_on,
        max(start_reason) as start_reason,
        max(end_reason) as end_reason,
        max(team) as team
    from cla_episodes
    where legal_status not in ('V3', 'V4')
    group by child_id, started_on
),
as_children as (
    select
        e.child_id,
        e.started_on,
        case when a.ended_on < e.until_on then a.ended_on else e.until_on end as until_on,
        e.start_reason,
        case when a.ended_on < e.until_on then '18th birthday' else e.end_reason end as end_reason,
        e.team
    from episodes e
    left join childhoods_ended a
        on a.child_id = e.child_id
    where a.ended_on is null or e.started_on < a.ended_on
),
followed as (
    select
        child_id,
        started_on,
        until_on,
        start_reason,
        end_reason,
        team,
        max(until_on) over (
            partition by child_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_on
    from as_children
),
numbered as (
    select
        child_id,
        started_on,
        until_on,
        start_reason,
        end_reason,
        team,
        sum(case when covered_until_on >= started_on then 0 else 1 end) over (
            partition by child_id order by started_on
            rows between unbounded preceding and current row
        ) as period
    from followed
),
latest_first as (
    select
        child_id,
        period,
        started_on,
        until_on,
        start_reason,
        end_reason,
        team,
        row_number() over (partition by child_id, period order by started_on) as first_place,
        row_number() over (
            partition by child_id, period order by until_on desc, started_on desc
        ) as last_place,
        row_number() over (
            partition by child_id, period
            order by case when team is null then 1 else 0 end, started_on desc
        ) as place
    from numbered
)
select
    child_id,                      -- the child
    min(started_on) as started_on, -- the day the period began
    case when max(until_on) < cast('9999-12-31' as date) then max(until_on) end
        as ended_on,               -- the day it ceased; empty: still looked after
    max(case when first_place = 1 then start_reason end)
        as start_reason,           -- why the first episode began (RNE)
    max(case when last_place = 1 then end_reason end)
        as end_reason,             -- why the last one ceased (REC), or the 18th birthday
    max(case when place = 1 then team end) as team -- team as at the extract: the latest named
from latest_first
group by child_id, period
