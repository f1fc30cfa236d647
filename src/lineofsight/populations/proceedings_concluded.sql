-- Cases of care proceedings concluded, on the day of the last child's final order.
-- called: Care proceedings concluded
-- kind: flow
-- subject: case_id
-- said: is_in_time: concluded in {days_taken} days, within 26 weeks | concluded in {days_taken}
-- days, longer than 26 weeks
-- note: An extension the court granted moves no day here; it is told apart.
with concluded as (
    select
        case_id,
        max(final_order_on) as final_order_on,
        max(final_order_day) - min(issued_day) as days_taken,
        max(case when extended_to_on is not null then 1 else 0 end) as is_extended
    from care_proceedings
    group by case_id
    having count(final_order_on) = count(*)
)
select
    c.case_id,                          -- the case
    'not recorded' as team,             -- a case may hold children of several teams
    c.final_order_on as happened_on,    -- the last child's final order
    c.days_taken,                       -- calendar days from first issue
    case when c.days_taken <= r.proceedings_days then 1 else 0 end
        as is_in_time,                  -- 1: within 26 weeks
    c.is_extended                       -- 1: the court extended the timetable
from concluded c
cross join local_rules r
