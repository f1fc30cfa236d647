-- Fostering households first approved, and those whose approval ended, each on the day.
-- kind: flow
-- subject: household_id
-- note: A household approved anew has neither come nor gone.
select
    household_id,               -- the household
    'not recorded' as team,     -- the register holds no team
    approved_on as happened_on, -- day of approval, or day it ended
    household_type,             -- mainstream, connected or short break
    1 as change                 -- 1: approved, -1: ended
from fostering_approvals
where approval = 1
union all
select
    household_id,
    'not recorded' as team,
    ended_on as happened_on,
    household_type,
    -1 as change
from fostering_approvals
where ended_on is not null and is_renewed = 0
