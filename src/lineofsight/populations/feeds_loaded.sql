-- Any one row of each feed of the workforce: where there is none, the workforce census stands in.
-- kind: spells
-- subject: any_worker
-- optional: professionals, posts, sickness, involvements
select
    w.worker_id as any_worker,    -- a worker of the workers feed; empty: none was loaded
    p.post_id as any_post,        -- a post; empty: none was loaded
    s.worker_id as any_absent,    -- a worker with an absence; empty: none was loaded
    i.child_id as any_held        -- a child with an allocation; empty: none was loaded
from (select min(worker_id) as worker_id from professionals) w
cross join (select min(post_id) as post_id from posts) p
cross join (select min(worker_id) as worker_id from sickness) s
cross join (select min(child_id) as child_id from involvements) i
