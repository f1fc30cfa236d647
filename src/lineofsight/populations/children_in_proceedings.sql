-- Children in open care proceedings at each moment, one row per child.
-- called: Children in open care proceedings
-- kind: stock
-- subject: child_id
-- optional: involvements
-- note: A child with two open cases counts once. Cases are counted apart.
select
    c.child_id,        -- the child
    coalesce(max(t.team), 'not recorded') as team, -- team holding the child that day
    m.day as asked_on, -- the moment
    min(c.issued_on) as issued_on -- first of the open applications
from care_proceedings c
join moments m
    on c.issued_on <= m.day
    and (c.final_order_on is null or c.final_order_on > m.day)
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
group by c.child_id, m.day
