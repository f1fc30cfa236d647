-- Children looked after at each moment, with how many placements they have had in the year.
-- called: Children looked after, with how many placements they had
-- kind: stock
-- subject: child_id
-- said: placements_in_year: placements in the twelve months: {placements_in_year}
-- children: with a record open that day
-- looks back: 12 months in cla_placement
-- history: cla_placement
-- optional: involvements, person
-- note: A placement counts when it was open on any day of the twelve months and lasted over a
-- day's end. Temporary placements are set aside; a change of legal status, or a new agreement
-- with the same carer, is no new placement.
with lived as (
    select
        p.child_id,
        m.day as asked_on,
        count(*) as placements
    from placements_made p
    join moments m
        on p.started_on <= m.day
        and (p.ended_on is null or p.ended_on > m.year_starts)
    where p.ended_on is null or p.ended_on > p.started_on
    group by p.child_id, m.day
)
select
    c.child_id,   -- the child
    c.team,       -- team holding the child that day
    c.asked_on,   -- the moment
    c.started_on, -- the day this period of care began
    coalesce(l.placements, 0) as placements_in_year -- placements in the twelve months
from children_looked_after c
left join lived l
    on l.child_id = c.child_id
    and l.asked_on = c.asked_on
