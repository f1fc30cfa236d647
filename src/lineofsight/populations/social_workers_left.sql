-- Directly employed social workers who left, on their last working day.
-- kind: flow
-- subject: worker_id
-- note: A worker who is in another post here by the next working day has moved, not left.
with spells as (
    select
        worker_id,
        team,
        last_day_on,
        last_day_work,
        lead(started_work) over (partition by worker_id order by started_on) as next_work
    from professionals
    where employment in ('permanent', 'secondee')
        and role in (
            'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
            'unit manager', 'service manager', 'head of service', 'not recorded'
        )
)
select
    worker_id,                              -- the worker
    coalesce(team, 'not recorded') as team, -- the team left
    last_day_on as happened_on              -- last working day
from spells
where last_day_on is not null
    and (next_work is null or next_work > last_day_work + 1)
