-- Children referred in the 12 months that end with each moment, once each.
-- called: Children referred
-- kind: stock
-- subject: child_id
-- said: is_rereferred: one of the referrals followed another within 12 months | no referral
-- followed another within 12 months
-- over: 12m
-- looks back: 12 months in referrals
-- optional: involvements
with followed as (
    select
        child_id,
        team,
        happened_on,
        lead(happened_on) over (partition by child_id order by happened_on) as next_on,
        max(case when is_rereferral = 1 then happened_on end) over (
            partition by child_id order by happened_on
            rows between unbounded preceding and current row
        ) as last_again_on
    from referrals_compared
)
select
    f.child_id,                        -- the child
    coalesce(t.team, f.team) as team,  -- team holding the child that day; none: that of the latest referral
    m.day as asked_on,                 -- the moment
    case when f.last_again_on >= m.year_starts then 1 else 0 end as is_rereferred -- 1: one of these referrals followed another within 12 months
from moments m
join followed f
    on f.happened_on between m.year_starts and m.day
    and (f.next_on is null or f.next_on > m.day)
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
