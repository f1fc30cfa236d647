-- Children looked after for a year or more whose attendance is known, and who misses much school.
-- called: Children looked after for a year or more whose school attendance is known
-- kind: stock
-- subject: child_id
-- said: is_persistently_absent: persistently absent from school | not persistently absent from
-- school
-- children: with a record open that day
-- looks back: 12 months in attendance
-- optional: involvements, person, immigration_status
-- note: The latest count of the twelve months: each count runs from 1 September, so that the one
-- of the summer is that of the whole school year. A child with no count is not in the base.
with counts as (
    select
        a.child_id,
        m.day as asked_on,
        a.sessions,
        a.sessions_missed,
        row_number() over (
            partition by a.child_id, m.day order by a.counted_to_on desc
        ) as place
    from attendance a
    join moments m
        on a.counted_to_on <= m.day
        and a.counted_to_on >= m.year_starts
    where a.sessions > 0 and a.sessions_missed is not null
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    case when n.sessions_missed * 100 >= n.sessions * r.persistent_absence_percent then 1 else 0 end
        as is_persistently_absent -- 1: missed that share of sessions or more
from children_looked_after c
cross join local_rules r
join counts n
    on n.child_id = c.child_id
    and n.asked_on = c.asked_on
    and n.place = 1
where c.is_a_year = 1
