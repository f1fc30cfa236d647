-- Workers who hold cases at each moment, with the kind of team they belong to.
-- kind: stock
-- subject: worker_id
select
    c.worker_id,   -- the worker
    c.team,        -- the worker's team
    c.asked_on,    -- the moment
    c.fte,         -- full-time equivalent
    c.children,    -- children held as primary worker
    coalesce(max(d.kind), 'not recorded') as team_kind -- kind of the worker's team that day
from caseloads_held c
left join department d
    on d.team = c.team
    and (d.started_on is null or d.started_on <= c.asked_on)
    and (d.ended_on is null or d.ended_on > c.asked_on)
group by c.worker_id, c.team, c.asked_on, c.fte, c.children
