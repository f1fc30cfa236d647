-- Vacant social work posts and directly employed social workers at each moment, as FTE.
-- called: Vacant social work posts and social workers employed
-- kind: stock
-- subject: holder_id
-- said: held_by: held by: {held_by}
-- or else: workforce_census, workforce_census_totals
-- on its last day: workforce_census, workforce_census_totals
-- needs: workforce_census_totals.census_on for fte
-- note: The national rule: vacant FTE over vacant and permanent FTE; a vacancy counts even when
-- agency covers it. Without the workers or the posts feed both are those of the workforce census.
with census as (
    select m.day, sum(t.vacancies_fte) as vacancies_fte
    from workforce_census_totals t
    join moments m on m.day = t.census_on
    cross join feeds_loaded f
    where f.any_worker is null or f.any_post is null
    group by m.day
)
select
    w.worker_id as holder_id, -- the worker, or the post; of the census, all of them
    w.team,                   -- team
    w.asked_on,               -- the moment
    'direct' as held_by,      -- direct, or vacant
    w.fte                     -- full-time equivalent
from workers_in_post w
left join census c on c.day = w.asked_on
where w.is_social_work = 1 and w.employed = 'direct' and c.day is null
union all
select
    p.post_id as holder_id,
    p.team,
    p.asked_on,
    'vacant' as held_by,
    p.fte
from posts_established p
left join census c on c.day = p.asked_on
where p.is_social_work = 1 and p.is_vacant = 1 and c.day is null
union all
select
    s.worker_id as holder_id,
    s.team,
    s.asked_on,
    'direct' as held_by,
    s.fte
from census_staff s
join census c on c.day = s.asked_on
where s.employed = 'direct'
union all
select
    'all posts' as holder_id,
    'not recorded' as team,
    c.day as asked_on,
    'vacant' as held_by,
    coalesce(c.vacancies_fte, 0) as fte
from census c
