-- Directly employed social workers who left, on their last working day.
-- kind: flow
-- subject: worker_id
-- or else: workforce_census
-- note: A worker who is in another post here by the next working day, in whatever role, has moved,
-- not left.
select
    worker_id,                 -- the worker
    last_team as team,         -- the team left
    last_day_on as happened_on, -- last working day
    last_fte as fte            -- full-time equivalent at the end
from direct_service
where last_day_on is not null and ended_in_social_work = 1
