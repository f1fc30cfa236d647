-- Children looked after at each moment, one row per child.
-- kind: stock
-- subject: child_id
-- optional: involvements, person
-- note: Under 18 only; a child whose age is not known counts. Short-term breaks under an agreed
-- series (legal status V3 or V4) do not. Care that ceased on the day itself is not open.
select
    c.child_id,          -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child that day
    m.day as asked_on,   -- the moment
    c.started_on         -- the day this period of care began
from care_periods c
join moments m
    on c.started_on <= m.day
    and (c.ended_on is null or c.ended_on > m.day)
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
