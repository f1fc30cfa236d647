-- Checks a manager owes to open assessments part of the way through, one for each assessment.
-- called: Managers' checks of open assessments
-- area: Assessment
-- kind: duty
-- subject: child_id
-- follows: 3 months in referrals for started_on, due_on
-- optional: involvements
-- needs: management_oversight.noted_on for done_on
-- basis: local standard
-- clock: working days
-- step: 5 working days before, tell the manager
-- step: on the day, tell the manager
-- step: 2 working days after, tell the head of service
-- note: Once the assessment is authorised no check is owed.
select
    a.child_id,                          -- the child
    a.team,                              -- team at the assessment
    a.clock_started_on as started_on,    -- latest referral on or before its start; none: its start
    a.check_due_on as due_on,            -- last day in time
    a.checked_on as done_on,             -- day of the check; empty: not yet
    a.done_on as lapsed_on               -- day the assessment was authorised
from assessments_owed a
