-- Workers who hold cases at each moment, one row per worker, with how many.
-- called: Workers who hold cases
-- kind: stock
-- subject: worker_id
-- said: is_over_ceiling: {children} children held at {fte} full-time equivalent, more than the
-- local ceiling | {children} children held at {fte} full-time equivalent, within the local ceiling
-- said: is_over_protected: {children} children held, more than a newly qualified worker may hold |
-- {children} children held, no more than a newly qualified worker may hold
-- or else: workforce_census
-- on its last day: workforce_census
-- needs: professionals.role for role
-- needs filled: workforce_census.practice_status for role
-- needs: workforce_census.cases for children
-- needs: workforce_census.caseload_fte for fte
-- needs: workforce_census.census_on for fte
-- note: A case is a child held by a worker as primary worker; a family of four is four. Workers
-- in post with FTE over zero only. Without the workers feed or allocations, the cases and hours that
-- the workforce census returned for its day.
with held as (
    select
        w.worker_id,
        w.team,
        w.asked_on,
        w.fte,
        w.role,
        count(distinct i.child_id) as children
    from workers_in_post w
    cross join feeds_loaded f
    join involvements i
        on i.worker_id = w.worker_id
        and i.allocation = 'primary'
        and i.started_on <= w.asked_on
        and (i.ended_on is null or i.ended_on > w.asked_on)
    where w.fte > 0 and f.any_worker is not null
    group by w.worker_id, w.team, w.asked_on, w.fte, w.role
    union all
    select s.worker_id, s.team, s.asked_on, s.caseload_fte as fte, s.role, s.children
    from census_staff s
    cross join feeds_loaded f
    where s.children > 0 and (f.any_worker is null or f.any_held is null)
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
