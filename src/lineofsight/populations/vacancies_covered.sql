-- Vacant social work posts at each moment, and how much of each an agency worker covers, as FTE.
-- kind: stock
-- subject: post_id
-- needs: posts.covered_by_agency for covered_fte
-- or else: workforce_census_totals
-- on its last day: workforce_census_totals
-- needs: workforce_census_totals.agency_cover_fte for covered_fte
-- needs: workforce_census_totals.vacancies_fte for vacant_fte
-- needs: workforce_census_totals.census_on for vacant_fte
-- note: Without the posts feed, as the workforce census returned it for the whole authority on its
-- day, where agency workers may cover more than is vacant.
select
    post_id,            -- the post; of the census, all of them
    team,               -- team
    asked_on,           -- the moment
    fte as vacant_fte,  -- vacant, full-time equivalent
    case when is_unfilled = 0 then fte else 0 end
        as covered_fte  -- of that, worked by an agency worker
from posts_established
where is_social_work = 1 and is_vacant = 1
union all
select
    'all posts' as post_id,
    'not recorded' as team,
    m.day as asked_on,
    coalesce(t.vacancies_fte, 0) as vacant_fte,
    coalesce(t.agency_cover_fte, 0) as covered_fte
from workforce_census_totals t
join moments m on m.day = t.census_on
cross join feeds_loaded f
where f.any_post is null
