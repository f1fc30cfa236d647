-- Children looked after and on the roll of a school in the year, and who changed schools within it.
-- called: Children looked after and on the roll of a school
-- kind: stock
-- subject: child_id
-- said: has_moved: changed schools in the middle of a school year | did not change schools in the
-- middle of a school year
-- children: with a record open that day
-- looks back: 12 months in schools
-- optional: involvements, person, immigration_status
-- note: A move is the first day at a school after another, in the twelve months, while looked
-- after, and not in August or September, when a new school year brings it.
with joined as (
    select
        child_id,
        started_on,
        ended_on,
        school,
        lag(school) over (partition by child_id order by started_on) as before
    from schools
),
attended as (
    select
        c.child_id,
        c.asked_on,
        max(case
            when j.before <> j.school
                and j.started_on >= m.year_starts
                and j.started_on >= c.started_on
                and d.month - y.month not in (4, 5) then 1
            else 0
        end) as has_moved
    from children_looked_after c
    join moments m
        on m.day = c.asked_on
    join joined j
        on j.child_id = c.child_id
        and j.started_on <= c.asked_on
        and (j.ended_on is null or j.ended_on >= m.year_starts)
    left join days d
        on d.day = j.started_on
    left join days y
        on y.day = d.tax_year_starts
    group by c.child_id, c.asked_on
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    a.has_moved  -- 1: changed schools in the middle of a school year
from children_looked_after c
join attended a
    on a.child_id = c.child_id
    and a.asked_on = c.asked_on
