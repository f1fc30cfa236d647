-- Renewals of carers' checks, one row for each check of a household that runs out.
-- kind: duty
-- subject: household_id
-- basis: Fostering Services (England) Regulations 2011, schedule 3; local standard: criminal records
-- checks renewed within three years.
-- recurs: from the day it is done
-- step: 60 days before, tell the supervising social worker
-- step: on the day, tell the supervising social worker
-- step: 1 working day after, tell the manager
with each_check as (
    select household_id, started_on, ended_on, 'criminal records' as check_kind, dbs_expires_on as until_on
    from carer_check_spells
    where dbs_expires_on is not null
    union all
    select household_id, started_on, ended_on, 'medical' as check_kind, medical_due_on as until_on
    from carer_check_spells
    where medical_due_on is not null
)
select
    c.household_id,            -- the household
    'not recorded' as team,    -- the register holds no team
    c.check_kind,              -- criminal records or medical
    c.started_on,              -- day the check was recorded
    c.until_on as due_on,      -- last day it holds
    c.ended_on as done_on,     -- day a later row was recorded; empty: not yet
    a.ended_on as lapsed_on    -- approval ended, or the household was approved anew
from each_check c
join fostering_approvals a
    on a.household_id = c.household_id
    and a.approved_on <= c.started_on
    and (a.ended_on is null or a.ended_on > c.started_on)
