-- Established posts at each moment, one row per post.
-- kind: stock
-- subject: post_id
-- needs: posts.role for role
-- needs: posts.covered_by_agency for is_unfilled
-- note: Vacant means that no directly employed worker holds the post, whether or not agency covers
-- it; unfilled means that nobody works it. The day a vacancy was filled is not vacant.
select
    p.post_id,                              -- the post
    coalesce(max(p.team), 'not recorded') as team, -- team
    m.day as asked_on,                      -- the moment
    max(p.role) as role,                    -- role
    case when max(p.role) in ('unit manager', 'service manager', 'head of service') then 1 else 0 end
        as is_manager,                      -- 1: a manager's post
    case when max(p.role) in (
        'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
        'unit manager', 'service manager', 'head of service', 'not recorded'
    ) then 1 else 0 end as is_social_work,  -- 1: a social work role, or a role not recorded
    max(coalesce(p.fte, 0)) as fte,         -- full-time equivalent of the post
    max(case
        when p.vacant_from_on <= m.day
            and (p.vacant_to_on is null or p.vacant_to_on > m.day) then 1
        else 0
    end) as is_vacant,                      -- 1: no directly employed worker
    max(case
        when p.vacant_from_on <= m.day
            and (p.vacant_to_on is null or p.vacant_to_on > m.day)
            and p.covered_by_agency <> 'yes' then 1
        else 0
    end) as is_unfilled                     -- 1: nobody works it
from posts p
cross join moments m
group by p.post_id, m.day
