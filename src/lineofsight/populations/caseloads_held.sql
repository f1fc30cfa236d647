-- Workers who hold cases at each moment, one row per worker, with how many.
-- kind: stock
-- subject: worker_id
-- note: A case is a child held by a worker as primary worker; a family of four is four. Workers
-- in post with FTE over zero only.
select
    w.worker_id,       -- the worker
    w.team,            -- the worker's team
    w.asked_on,        -- the moment
    w.fte,             -- full-time equivalent
    count(distinct i.child_id) as children -- children held as primary worker
from workers_in_post w
join involvements i
    on i.worker_id = w.worker_id
    and i.allocation = 'primary'
    and i.started_on <= w.asked_on
    and (i.ended_on is null or i.ended_on > w.asked_on)
where w.fte > 0
group by w.worker_id, w.team, w.asked_on, w.fte
