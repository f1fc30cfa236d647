-- Cases in open care proceedings at each moment, one row per case.
-- kind: stock
-- subject: case_id
-- note: A case is open from the first application until the last of its children has a final
-- order.
with cases as (
    select
        case_id,
        min(issued_on) as issued_on,
        case when count(final_order_on) = count(*) then max(final_order_on) end as concluded_on
    from care_proceedings
    group by case_id
)
select
    c.case_id,                -- the case
    'not recorded' as team,   -- a case may hold children of several teams
    m.day as asked_on,        -- the moment
    sum(case
        when p.issued_on <= m.day and (p.final_order_on is null or p.final_order_on > m.day) then 1
        else 0
    end) as children          -- its children before the court that day
from cases c
join moments m
    on c.issued_on <= m.day
    and (c.concluded_on is null or c.concluded_on > m.day)
join care_proceedings p
    on p.case_id = c.case_id
group by c.case_id, m.day
