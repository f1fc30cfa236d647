-- Children looked after at each moment, and how many social workers each has had in the year.
-- called: Children looked after, with how many social workers they had
-- kind: stock
-- subject: child_id
-- said: social_workers: social workers in the twelve months: {social_workers}
-- children: with a record open that day
-- looks back: 12 months in involvements
-- optional: person, immigration_status
-- note: Primary workers by name in the twelve months, each once, however often the case came back;
-- a worker who covers an absence counts.
with had as (
    select c.child_id, c.asked_on, c.team, c.is_uasc, c.is_a_year, i.worker_id
    from children_looked_after c
    join days d
        on d.day = c.asked_on
    left join involvements i
        on i.child_id = c.child_id
        and i.allocation = 'primary'
        and i.worker_id is not null
        and i.started_on <= c.asked_on
        and (i.ended_on is null or i.ended_on > d.year_starts)
)
select
    child_id,   -- the child
    max(team) as team, -- team holding the child that day
    asked_on,   -- the moment
    is_uasc,    -- unaccompanied asylum-seeking child
    is_a_year,  -- 1: looked after for twelve months or more
    count(distinct worker_id) as social_workers -- workers in the twelve months
from had
group by child_id, asked_on, is_uasc, is_a_year
