-- Children referred in the 12 months that end with each moment, once each.
-- kind: stock
-- subject: child_id
-- over: 12m
-- looks back: 12 months in referrals
-- optional: involvements
select
    f.child_id,                                  -- the child
    min(coalesce(t.team, f.team)) as team,       -- team holding the child that day; none: the first by name of those referred to
    m.day as asked_on,                           -- the moment
    max(f.is_rereferral) as is_rereferred        -- 1: one of these referrals followed another within 12 months
from moments m
join referrals_compared f on f.happened_on between m.year_starts and m.day
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
group by f.child_id, m.day
