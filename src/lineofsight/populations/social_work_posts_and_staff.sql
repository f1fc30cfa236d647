-- Vacant social work posts and directly employed social workers at each moment, as FTE.
-- called: Vacant social work posts and social workers employed
-- kind: stock
-- subject: holder_id
-- note: The national rule: vacant FTE over vacant and permanent FTE; a vacancy counts even when
-- agency covers it.
select
    worker_id as holder_id, -- the worker, or the post
    team,                   -- team
    asked_on,               -- the moment
    'direct' as held_by,    -- direct, or vacant
    fte                     -- full-time equivalent
from workers_in_post
where is_social_work = 1 and employed = 'direct'
union all
select
    post_id as holder_id,
    team,
    asked_on,
    'vacant' as held_by,
    fte
from posts_established
where is_social_work = 1 and is_vacant = 1
