-- Directly employed social workers in post at each moment, and those who left in the twelve months.
-- kind: stock
-- subject: worker_id
-- looks back: 12 months in professionals
-- looks back: 12 months in workforce_census
-- or else: workforce_census
-- on its last day: workforce_census
-- note: A worker who left in the twelve months and came back is no leaver, unless they left again.
-- The base is those in post on the day, not the average of the year.
select
    worker_id,               -- the worker
    team,                    -- the worker's team, or the team left
    asked_on,                -- the moment
    fte as in_post,          -- FTE in post that day
    0 as has_left            -- FTE that left in the twelve months
from workers_in_post
where is_social_work = 1 and employed = 'direct'
union all
select
    l.worker_id,
    l.team,
    m.day as asked_on,
    0 as in_post,
    l.fte as has_left
from social_workers_left l
join moments m on l.happened_on >= m.year_starts and l.happened_on <= m.day
left join direct_service s
    on s.worker_id = l.worker_id and s.started_on > l.happened_on and s.started_on <= m.day
where s.worker_id is null
