-- Renewals of carers' checks, one row for each check of a household that runs out.
-- called: Renewals of foster carers' checks
-- area: Fostering
-- kind: duty
-- subject: household_id
-- basis: Fostering Services (England) Regulations 2011, schedule 3; local standard: criminal records
-- checks renewed within three years.
-- recurs: from the day it is done
-- step: 60 days before, tell the supervising social worker
-- step: on the day, tell the supervising social worker
-- step: 1 working day after, tell the manager
-- note: A household approved anew owes what its checks last said from the new approval on.
select
    c.household_id,            -- the household
    'not recorded' as team,    -- the register holds no team
    c.check_kind,              -- criminal records or medical
    case when c.started_on > a.approved_on then c.started_on else a.approved_on end
        as started_on,         -- day the check was recorded, or of approval anew
    c.until_on as due_on,      -- last day it holds
    c.ended_on as done_on,     -- day a later row dated it; empty: not yet
    a.ended_on as lapsed_on    -- approval ended, or the household was approved anew
from carer_check_spells c
join fostering_approvals a
    on a.household_id = c.household_id
    and (c.ended_on is null or c.ended_on > a.approved_on)
    and (a.ended_on is null or a.ended_on > c.started_on)
