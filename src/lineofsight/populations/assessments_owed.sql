-- Assessments to be completed, each due within the statutory time from the child's latest referral.
-- called: Assessments to be completed
-- kind: duty
-- subject: child_id
-- said: working_days: authorised after {working_days} working days
-- said: check_due_on: manager's check: {check_due_on to checked_on}
-- said: checked_on: manager's check: {check_due_on to checked_on}
-- follows: 3 months in referrals for clock_started_on, due_on, working_days, check_due_on
-- optional: involvements, management_oversight
-- needs: management_oversight.noted_on for checked_on
-- basis: Working Together to Safeguard Children: no more than 45 working days from the referral.
-- clock: working days
-- step: working day 15, tell the worker
-- step: working day 30, tell the worker and the manager
-- step: working day 40, tell the worker and the manager
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: An assessment with no referral on or before its start in the records is timed from its
-- own start; so is one whose referral is older than the referrals loaded. The manager's check is
-- the first note of oversight after the day the assessment began.
with begun as (
    select child_id, started_on, authorised_on, authorised_work, min(team) as team
    from cin_assessments
    group by child_id, started_on, authorised_on, authorised_work
),
referred as (
    select
        b.child_id,
        b.started_on,
        b.authorised_on,
        b.authorised_work,
        b.team,
        max(f.referred_on) as referred_on
    from begun b
    left join referrals f on f.child_id = b.child_id and f.referred_on <= b.started_on
    group by b.child_id, b.started_on, b.authorised_on, b.authorised_work, b.team
),
checked as (
    select b.child_id, b.started_on, min(o.noted_on) as checked_on
    from begun b
    join management_oversight o on o.child_id = b.child_id and o.noted_on > b.started_on
    group by b.child_id, b.started_on
)
select
    a.child_id,                                                 -- the child
    coalesce(a.team, t.team, 'not recorded') as team,           -- team at the assessment; none: the child's when it was authorised, or began
    a.started_on,                                               -- day the assessment began
    coalesce(a.referred_on, a.started_on) as clock_started_on,  -- latest referral on or before its start; none: its start
    d.day as due_on,                                            -- last day in time; empty: the clock began before 2010
    a.authorised_on as done_on,                                 -- day a manager authorised it; empty: still open
    cast(null as date) as lapsed_on,                            -- an assessment stays owed until it is authorised
    a.authorised_work - c.work as working_days,                 -- working days from the start of the clock to its authorisation
    k.day as check_due_on,                                      -- last day in time of the manager's check
    o.checked_on                                                -- day of the manager's check; empty: not yet
from referred a
cross join local_rules r
left join days c on c.day = coalesce(a.referred_on, a.started_on)
left join days d on d.work = c.work + r.assessment_working_days and d.ends_work = 1
left join days k on k.work = c.work + r.assessment_check_working_days and k.ends_work = 1
left join checked o on o.child_id = a.child_id and o.started_on = a.started_on
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= coalesce(a.authorised_on, a.started_on)
    and (t.ended_on is null or t.ended_on > coalesce(a.authorised_on, a.started_on))
