-- Children in need, and whether a named worker holds each.
-- called: Children in need, and whether a named worker holds each
-- kind: stock
-- subject: child_id
-- said: has_named_worker: held by a named worker | held by no worker by name, or by a manager
-- children: with a record open that day
-- optional: professionals
-- note: A child held by a manager, by a team or by duty has no named worker. Managers are told by
-- their role where workers are loaded.
with held as (
    select c.child_id, c.asked_on
    from children_in_need c
    join involvements i
        on i.child_id = c.child_id
        and i.started_on <= c.asked_on
        and (i.ended_on is null or i.ended_on > c.asked_on)
    left join professionals w
        on w.worker_id = i.worker_id
        and w.started_on <= c.asked_on
        and (w.last_day_on is null or w.last_day_on >= c.asked_on)
    where
        i.worker_id is not null
        and i.allocation in ('primary', 'not recorded')
        and (w.role is null or w.role not in ('unit manager', 'service manager', 'head of service'))
    group by c.child_id, c.asked_on
)
select
    c.child_id,                                                         -- the child
    c.team,                                                             -- team holding the child that day
    c.asked_on,                                                         -- the day asked about
    c.days_open,                                                        -- days since the episode of need began
    case when h.child_id is null then 0 else 1 end as has_named_worker  -- 1: held by a worker by name, who is no manager
from children_in_need c
left join held h on h.child_id = c.child_id and h.asked_on = c.asked_on
