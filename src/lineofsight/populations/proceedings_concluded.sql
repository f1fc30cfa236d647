-- Cases of care proceedings concluded, on the day of the last child's final order.
-- kind: flow
-- subject: case_id
select
    case_id,                              -- the case
    'not recorded' as team,               -- a case may hold children of several teams
    max(final_order_on) as happened_on,   -- the last child's final order
    max(final_order_day) - min(issued_day) as days_taken -- calendar days from first issue
from care_proceedings
group by case_id
having count(final_order_on) = count(*)
