-- Placements as stays with one carer: rows that only change the legal status, or stay with the
-- same carer (reason L, T or U), continue the child's latest earlier placement.
-- kind: spells
-- subject: child_id
-- note: Temporary placements (T0 to T4) are set aside, and so are short breaks: placements that begin
-- with an episode of legal status V3 or V4. Of two moves on one day, the one that ended first came
-- first.
with short_breaks as (
    select child_id, started_on
    from cla_episodes
    where legal_status in ('V3', 'V4')
    group by child_id, started_on
),
ordered as (
    select
        p.child_id,
        p.started_on,
        p.ended_on,
        p.placement_type,
        sum(case when p.start_reason in ('L', 'T', 'U') then 0 else 1 end) over (
            partition by p.child_id
            order by
                p.started_on,
                case when p.start_reason in ('L', 'T', 'U') then 1 else 0 end,
                coalesce(p.ended_on, cast('9999-12-31' as date)),
                p.placement_type,
                p.start_reason
            rows between unbounded preceding and current row
        ) as stay
    from cla_placement p
    left join short_breaks b
        on b.child_id = p.child_id
        and b.started_on = p.started_on
    where p.placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4') and b.child_id is null
)
select
    child_id,                      -- the child
    min(started_on) as started_on, -- the day the placement began
    case when count(ended_on) = count(*) then max(ended_on) end
        as ended_on,               -- the day it ended; empty: still there
    min(case when placement_type in ('A3', 'A4', 'A5', 'A6') then started_on end)
        as adoptive_from           -- the day the child was placed for adoption there; empty: never
from ordered
group by child_id, stay
