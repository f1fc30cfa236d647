-- Cases in open care proceedings at each moment, one row per case.
-- called: Cases in open care proceedings
-- kind: stock
-- subject: case_id
-- note: A case is open while any of its children is before the court, as LEG1 counts the children.
select
    c.case_id,                -- the case
    'not recorded' as team,   -- a case may hold children of several teams
    m.day as asked_on,        -- the moment
    count(*) as children      -- its children before the court that day
from care_proceedings c
join moments m
    on c.issued_on <= m.day
    and (c.final_order_on is null or c.final_order_on > m.day)
group by c.case_id, m.day
