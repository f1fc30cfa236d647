-- Directly employed social workers who started, on their first day.
-- kind: flow
-- subject: worker_id
-- or else: workforce_census
-- needs: professionals.employment for is_conversion
-- note: An agency worker who becomes permanent is a starter. A directly employed worker who only
-- moves to another post here, from whatever role, is not.
with started as (
    select
        s.worker_id,
        s.first_team as team,
        s.started_on,
        max(case when a.worker_id is null then 0 else 1 end) as is_conversion
    from direct_service s
    left join professionals a
        on a.worker_id = s.worker_id
        and a.employment in ('agency', 'interim')
        and a.started_on < s.started_on
        and (a.last_day_on is null or a.last_day_work + 1 >= s.started_work)
    where s.began_in_social_work = 1
    group by s.worker_id, s.first_team, s.started_on
)
select
    worker_id,                 -- the worker
    team,                      -- the team joined
    started_on as happened_on, -- first day
    is_conversion              -- 1: was an agency worker here up to the working day before
from started
