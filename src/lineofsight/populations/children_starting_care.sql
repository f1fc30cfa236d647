-- Children who started to be looked after, on the day each did.
-- called: Children who started to be looked after
-- kind: flow
-- subject: child_id
-- optional: involvements, person
-- note: The first episode of a period of care. Where the earliest episode on record says that
-- another went before it (RNE other than S), the start lies outside the records and is not counted.
select
    c.child_id,                 -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child that day
    c.started_on as happened_on -- care began
from care_periods c
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.started_on
    and (t.ended_on is null or t.ended_on > c.started_on)
where c.start_reason in ('S', 'not recorded')
