-- Fostering households newly approved, and those whose approval ended, each on the day.
-- called: Fostering households newly approved, and approvals ended
-- kind: flow
-- subject: household_id
-- note: A household approved anew on the day its approval ended, or before, has neither come nor gone.
-- One that ended and came back later has gone, and come.
select
    a.household_id,               -- the household
    'not recorded' as team,       -- the register holds no team
    a.approved_on as happened_on, -- day of approval, or day it ended
    a.household_type,             -- mainstream, connected or short break
    1 as change                   -- change: 1 approved, -1 ended
from fostering_approvals a
left join fostering_approvals b
    on b.household_id = a.household_id
    and b.ended_on = a.approved_on
    and b.is_renewed = 1
where b.household_id is null
union all
select
    household_id,
    'not recorded' as team,
    ended_on as happened_on,
    household_type,
    -1 as change
from fostering_approvals
where ended_on is not null and is_renewed = 0
