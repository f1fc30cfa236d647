-- Placements as stays with one carer: rows that only change the legal status, or stay with the
-- same carer (reason L, T or U), continue the child's latest earlier placement.
-- kind: spells
-- subject: child_id
-- note: Temporary placements (T0 to T4) are set aside. Of two moves on one day, the one that ended
-- first came first.
with ordered as (
    select
        child_id,
        started_on,
        ended_on,
        placement_type,
        sum(case when start_reason in ('L', 'T', 'U') then 0 else 1 end) over (
            partition by child_id
            order by
                started_on,
                case when start_reason in ('L', 'T', 'U') then 1 else 0 end,
                coalesce(ended_on, cast('9999-12-31' as date)),
                placement_type,
                start_reason
            rows between unbounded preceding and current row
        ) as stay
    from cla_placement
    where placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4')
)
select
    child_id,                      -- the child
    min(started_on) as started_on, -- the day the placement began
    case when count(ended_on) = count(*) then max(ended_on) end
        as ended_on,               -- the day it ended; empty: still there
    max(case when placement_type in ('A3', 'A4', 'A5', 'A6') then 1 else 0 end)
        as is_adoptive             -- 1: placed for adoption there
from ordered
group by child_id, stay
