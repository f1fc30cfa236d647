-- Directly employed social workers who started, and those who left, each on the day.
-- kind: flow
-- subject: worker_id
-- or else: workforce_census
select
    worker_id,      -- the worker
    team,           -- the team joined or left
    happened_on,    -- first day, or last working day
    1 as change     -- 1: started, -1: left
from social_workers_started
union all
select
    worker_id,
    team,
    happened_on,
    -1 as change
from social_workers_left
