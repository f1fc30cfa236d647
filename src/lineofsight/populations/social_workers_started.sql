-- Directly employed social workers who started, on their first day.
-- kind: flow
-- subject: worker_id
-- note: An agency worker who becomes permanent is a starter. A directly employed worker who only
-- moves to another post here is not.
with spells as (
    select
        worker_id,
        team,
        started_on,
        started_work,
        lag(coalesce(last_day_work, 999999)) over (
            partition by worker_id order by started_on
        ) as before_work
    from professionals
    where employment in ('permanent', 'secondee')
        and role in (
            'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
            'unit manager', 'service manager', 'head of service', 'not recorded'
        )
)
select
    worker_id,                              -- the worker
    coalesce(team, 'not recorded') as team, -- the team joined
    started_on as happened_on               -- first day
from spells
where before_work is null or before_work + 1 < started_work
