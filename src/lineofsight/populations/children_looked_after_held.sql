-- Children looked after at each moment, and whether a social worker by name holds each.
-- called: Children looked after, and whether a social worker by name holds each
-- kind: stock
-- subject: child_id
-- said: has_social_worker: held by a social worker by name | held by no social worker by name, or
-- by a manager
-- children: with a record open that day
-- optional: professionals, person, immigration_status
-- note: Held by a manager, by a team, by duty or by a personal adviser is not held by a social
-- worker. Roles are told where workers are loaded; a role that is not known counts.
with held as (
    select c.child_id, c.asked_on
    from children_looked_after c
    join involvements i
        on i.child_id = c.child_id
        and i.started_on <= c.asked_on
        and (i.ended_on is null or i.ended_on > c.asked_on)
    left join professionals w
        on w.worker_id = i.worker_id
        and w.started_on <= c.asked_on
        and (w.last_day_on is null or w.last_day_on >= c.asked_on)
    where i.worker_id is not null
        and i.allocation in ('primary', 'not recorded')
        and (w.role is null or w.role in (
            'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
            'not recorded'
        ))
    group by c.child_id, c.asked_on
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    case when h.child_id is null then 0 else 1 end
        as has_social_worker -- 1: a social worker by name, who is no manager, holds the child
from children_looked_after c
left join held h
    on h.child_id = c.child_id
    and h.asked_on = c.asked_on
