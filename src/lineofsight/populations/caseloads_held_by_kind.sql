-- Workers who hold cases at each moment, with the kind of team they belong to.
-- kind: stock
-- subject: worker_id
-- note: The kind of the worker's own team that day; the workforce census names no team.
select
    c.worker_id, -- the worker
    c.team,      -- the worker's team
    c.asked_on,  -- the moment
    c.fte,       -- full-time equivalent
    c.role,      -- role
    c.children,  -- children held as primary worker
    coalesce(k.kind, 'not recorded') as team_kind -- kind of the worker's team that day
from caseloads_held c
cross join feeds_loaded f
left join kinds_of_teams k
    on k.team = c.team and k.started_on <= c.asked_on and k.ended_on > c.asked_on
where f.any_worker is not null and f.any_held is not null
