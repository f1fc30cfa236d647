-- Any one row of each feed of the workforce: where there is none, the workforce census stands in.
-- kind: spells
-- subject: any_worker
-- optional: professionals, posts, sickness, involvements
-- optional: workforce_census, workforce_census_totals
-- note: No row at all of an authority that has neither a feed nor the census.
with held as (
    select 1 as here, 'worker' as feed, w.worker_id as id from professionals w
    union all
    select 1 as here, 'post' as feed, p.post_id as id from posts p
    union all
    select 1 as here, 'absence' as feed, s.worker_id as id from sickness s
    union all
    select 1 as here, 'allocation' as feed, i.child_id as id from involvements i
    union all
    select 1 as here, 'census' as feed, 'any' as id from workforce_census c
    union all
    select 1 as here, 'census' as feed, 'any' as id from workforce_census_totals t
)
select
    max(case when h.feed = 'worker' then h.id end)
        as any_worker, -- a worker of the workers feed; empty: none was loaded
    max(case when h.feed = 'post' then h.id end)
        as any_post, -- a post; empty: none was loaded
    max(case when h.feed = 'absence' then h.id end)
        as any_absent, -- a worker with an absence; empty: none was loaded
    max(case when h.feed = 'allocation' then h.id end)
        as any_held -- a child with an allocation; empty: none was loaded
from held h
group by h.here
