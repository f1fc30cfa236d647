-- Managers at each moment: directly employed, agency, and vacant posts, one row for each.
-- called: Managers, and vacant managers' posts
-- kind: stock
-- subject: holder_id
-- said: held_by: held by: {held_by}
select
    worker_id as holder_id, -- the worker, or the post
    team,                   -- team
    asked_on,               -- the moment
    employed as held_by     -- direct, agency, or vacant
from workers_in_post
where is_manager = 1
union all
select
    post_id as holder_id,
    team,
    asked_on,
    'vacant' as held_by
from posts_established
where is_manager = 1 and is_vacant = 1
