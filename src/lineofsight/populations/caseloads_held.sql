-- Workers who hold cases at each moment, one row per worker, with how many.
-- called: Workers who hold cases
-- kind: stock
-- subject: worker_id
-- needs: professionals.role for role
-- note: A case is a child held by a worker as primary worker; a family of four is four. Workers
-- in post with FTE over zero only.
with held as (
    select
        w.worker_id,
        w.team,
        w.asked_on,
        w.fte,
        w.role,
        count(distinct i.child_id) as children
    from workers_in_post w
    join involvements i
        on i.worker_id = w.worker_id
        and i.allocation = 'primary'
        and i.started_on <= w.asked_on
        and (i.ended_on is null or i.ended_on > w.asked_on)
    where w.fte > 0
    group by w.worker_id, w.team, w.asked_on, w.fte, w.role
)
select
    h.worker_id,                         -- the worker
    h.team,                              -- the worker's team
    h.asked_on,                          -- the moment
    h.fte,                               -- full-time equivalent
    h.role,                              -- role
    h.children,                          -- children held as primary worker
    case when h.children > r.caseload_ceiling * h.fte then 1 else 0 end
        as is_over_ceiling,              -- 1: more than the local ceiling, for the hours worked
    case when h.children > r.newly_qualified_ceiling * h.fte then 1 else 0 end
        as is_over_protected             -- 1: more than a newly qualified worker may hold
from held h
cross join local_rules r
