-- Decisions owed on referrals, one for each child and day a referral was received.
-- called: Decisions on referrals
-- kind: duty
-- subject: child_id
-- optional: involvements
-- needs: referrals.decided_on for done_on
-- needs: referrals.decided_on for is_settled
-- basis: Working Together to Safeguard Children: within one working day a social worker decides
-- what response is required.
-- clock: working days
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: The day of the referral is day 0. One received when the office is closed (a weekend, a bank
-- holiday) starts its clock on the next working day. No return gives the hour.
select
    f.child_id,                       -- the child
    f.team,                           -- team it was allocated to
    f.happened_on as started_on,      -- day of the referral
    d.day as due_on,                  -- last day in time
    f.decided_on as done_on,          -- day of the decision; empty: not yet
    cast(null as date) as lapsed_on,  -- owed until it is made
    case
        when f.decided_on is not null or d.day_number < r.extracted_day then 1 else 0
    end as is_settled                 -- 1: decided, or its last day had passed when the records were extracted
from referrals_received f
cross join local_rules r
left join days s on s.day = f.happened_on
left join days d on d.work = s.work + 1 - s.is_working + r.referral_decision_working_days
    and d.ends_work = 1
