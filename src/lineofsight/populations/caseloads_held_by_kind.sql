-- Workers who hold cases at each moment, with the kind of team they belong to.
-- kind: stock
-- subject: worker_id
-- note: The kind of the worker's own team that day; where a team has two rows that day, that of
-- the one which began later.
with kinds as (
    select
        c.worker_id,
        c.team,
        c.asked_on,
        c.fte,
        c.role,
        c.children,
        coalesce(d.kind, 'not recorded') as team_kind,
        row_number() over (
            partition by c.worker_id, c.asked_on
            order by case when d.started_on is null then 1 else 0 end, d.started_on desc
        ) as place
    from caseloads_held c
    left join department d
        on d.team = c.team
        and (d.started_on is null or d.started_on <= c.asked_on)
        and (d.ended_on is null or d.ended_on > c.asked_on)
)
select
    worker_id, -- the worker
    team,      -- the worker's team
    asked_on,  -- the moment
    fte,       -- full-time equivalent
    role,      -- role
    children,  -- children held as primary worker
    team_kind  -- kind of the worker's team that day
from kinds
where place = 1
