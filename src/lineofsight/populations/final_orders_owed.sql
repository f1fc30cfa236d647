-- Final orders owed to children in care proceedings, one row for each child of a case.
-- called: Final orders in care proceedings
-- area: Legal
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: Children Act 1989, section 32(1)(a): 26 weeks from issue, unless the court extended it
-- step: week 12, tell the worker
-- step: week 20, tell the worker and the manager
-- step: on the day, tell the worker
-- step: 5 working days after, tell the manager
select
    c.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    c.case_id,                                  -- the case
    c.issued_on as started_on,                  -- application issued
    coalesce(c.extended_to_on, d.day) as due_on, -- last day in time
    c.final_order_on as done_on,                -- final order; empty: not yet
    cast(null as date) as lapsed_on             -- never: it is owed until it is made
from care_proceedings c
cross join local_rules r
left join days d on d.day_number = c.issued_day + r.proceedings_days
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.issued_on
    and (t.ended_on is null or t.ended_on > c.issued_on)
