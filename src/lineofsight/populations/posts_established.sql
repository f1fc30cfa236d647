-- Established posts at each moment, one row per post.
-- called: Established posts
-- kind: stock
-- subject: post_id
-- said: is_unfilled: nobody works it | somebody works it
-- said: is_vacant: no directly employed worker | a directly employed worker
-- needs: posts.role for role
-- needs: posts.covered_by_agency for is_unfilled
-- note: Vacant means that no directly employed worker holds the post, whether or not agency covers
-- it; unfilled means that nobody works it. The day a vacancy was filled is not vacant.
with standing as (
    select
        p.post_id,
        coalesce(max(p.team), 'not recorded') as team,
        m.day as asked_on,
        coalesce(max(case when p.role <> 'not recorded' then p.role end), 'not recorded') as role,
        max(coalesce(p.fte, 0)) as fte,
        max(case
            when p.vacant_from_on <= m.day
                and (p.vacant_to_on is null or p.vacant_to_on > m.day) then 1
            else 0
        end) as is_vacant,
        max(case
            when p.vacant_from_on <= m.day
                and (p.vacant_to_on is null or p.vacant_to_on > m.day)
                and p.covered_by_agency = 'yes' then 1
            else 0
        end) as is_covered
    from posts p
    cross join moments m
    group by p.post_id, m.day
)
select
    post_id,                                -- the post
    team,                                   -- team
    asked_on,                               -- the moment
    role,                                   -- role
    case when role in ('unit manager', 'service manager', 'head of service') then 1 else 0 end
        as is_manager,                      -- 1: a manager's post
    case when role in (
        'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
        'unit manager', 'service manager', 'head of service', 'not recorded'
    ) then 1 else 0 end as is_social_work,  -- 1: a social work role, or a role not recorded
    fte,                                    -- full-time equivalent of the post
    is_vacant,                              -- 1: no directly employed worker
    case when is_vacant = 1 and is_covered = 0 then 1 else 0 end
        as is_unfilled                      -- 1: nobody works it
from standing
