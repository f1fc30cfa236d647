-- Children under 16 looked after for two and a half years at each moment: who stayed in one home.
-- called: Children under 16 looked after for two and a half years
-- kind: stock
-- subject: child_id
-- said: is_settled: two years in one home | less than two years in one home
-- children: with a record open that day
-- looks back: 24 months in cla_placement
-- history: cla_placement
-- optional: involvements, person, immigration_status
-- note: Two years in the placement of the day, or in one that is adoptive by that day and the one
-- before it together. A stay with the same carer under another status is one placement; temporary
-- ones are set aside. A child whose age is not known is left out.
with stays as (
    select
        child_id,
        started_on,
        ended_on,
        adoptive_from,
        lag(started_on) over (
            partition by child_id order by started_on, coalesce(ended_on, cast('9999-12-31' as date))
        ) as before_on
    from placements_made
    where ended_on is null or ended_on > started_on
),
settled as (
    select
        s.child_id,
        m.day as asked_on,
        max(case
            when s.started_on <= d.two_years_earlier then 1
            when s.adoptive_from <= m.day and s.before_on <= d.two_years_earlier then 1
            else 0
        end) as is_settled
    from stays s
    join moments m
        on s.started_on <= m.day
        and (s.ended_on is null or s.ended_on > m.day)
    join days d
        on d.day = m.day
    group by s.child_id, m.day
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    coalesce(s.is_settled, 0) as is_settled -- 1: two years in one home
from children_looked_after c
join days d
    on d.day = c.asked_on
left join settled s
    on s.child_id = c.child_id
    and s.asked_on = c.asked_on
where c.age_number < 160000 and c.started_on <= d.thirty_months_earlier
