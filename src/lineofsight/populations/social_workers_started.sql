-- Directly employed social workers who started, on their first day.
-- kind: flow
-- subject: worker_id
-- note: An agency worker who becomes permanent is a starter. A directly employed worker who only
-- moves to another post here, from whatever role, is not.
select
    worker_id,                -- the worker
    first_team as team,       -- the team joined
    started_on as happened_on -- first day
from direct_service
where began_in_social_work = 1
