-- Pre-proceedings to be brought to an end, one row for each child of a case.
-- called: Pre-proceedings to be brought to an end
-- area: Legal
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: Public Law Working Group, best practice guidance: 16 weeks from the letter
-- step: week 8, tell the worker
-- step: week 12, tell the worker and the manager
-- step: on the day, tell the worker
-- step: 5 working days after, tell the manager
-- note: An end is to issue or to step down; an application to court is one, where no other day is
-- recorded. Without a letter no clock runs.
select
    p.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    p.case_id,                                  -- the case
    p.letter_on as started_on,                  -- letter before proceedings
    d.day as due_on,                            -- last day in time
    coalesce(p.ended_on, p.applied_on)
        as done_on,                             -- pre-proceedings ended; empty: not yet
    cast(null as date) as lapsed_on             -- never: it is owed until they end
from pre_proceedings p
cross join local_rules r
left join days d on d.day_number = p.letter_day + r.pre_proceedings_days
left join team_spells t
    on t.child_id = p.child_id
    and t.started_on <= p.letter_on
    and (t.ended_on is null or t.ended_on > p.letter_on)
where p.letter_on is not null
