-- Children who ceased to be looked after, on the day each did.
-- called: Children who ceased to be looked after
-- kind: flow
-- subject: child_id
-- optional: involvements, person
-- note: The last episode of a period of care, or the 18th birthday. An episode that says another
-- follows (REC X1) ends no care, although none is on record.
select
    c.child_id,                -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child that day
    c.ended_on as happened_on, -- care ceased
    c.end_reason               -- why (REC), or the 18th birthday
from care_periods c
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.ended_on
    and (t.ended_on is null or t.ended_on > c.ended_on)
where c.ended_on is not null and c.end_reason <> 'X1'
