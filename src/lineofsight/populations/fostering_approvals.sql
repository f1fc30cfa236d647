-- Approvals of fostering households, each until it ended or the household was approved anew.
-- kind: spells
-- subject: household_id
with listed as (
    select
        household_id,
        approved_on,
        max(ended_on) as ended_on,
        max(case when household_type <> 'not recorded' then household_type end) as household_type,
        min(standards_met_on) as standards_met_on
    from fostering_households
    group by household_id, approved_on
),
renewed as (
    select
        household_id,
        approved_on,
        ended_on,
        household_type,
        standards_met_on,
        lead(approved_on) over (partition by household_id order by approved_on) as renewed_on
    from listed
)
select
    household_id,                                         -- the household
    approved_on,                                          -- day of approval
    case when ended_on is null or renewed_on < ended_on then renewed_on else ended_on end
        as ended_on,                                      -- day it ended, or was approved anew; empty: stands
    case when renewed_on is not null and (ended_on is null or renewed_on <= ended_on) then 1 else 0 end
        as is_renewed,                                    -- 1: it ended because the household was approved anew
    coalesce(household_type, 'not recorded') as household_type, -- mainstream, connected or short break
    standards_met_on                                      -- day the training standards were met
from renewed
