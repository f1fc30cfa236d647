-- Children whose early help ended six months ago, and whether they were referred since.
-- called: Children six months after their early help ended
-- kind: flow
-- subject: child_id
-- said: is_referred: referred in the six months after it ended | not referred in the six months
-- after it ended
-- looks back: 6 months in early_help_episodes
-- looks back: 6 months in referrals
-- optional: involvements
-- note: Each month follows the children whose early help ended in the month six months before,
-- once each, from the last day it ended in that month.
with ended as (
    select child_id, ended_month, max(ended_on) as ended_on
    from early_help_episodes
    where ended_on is not null
    group by child_id, ended_month
),
led as (
    select e.child_id, e.ended_on, min(h.team) as team
    from ended e
    join early_help_episodes h on h.child_id = e.child_id and h.ended_on = e.ended_on
    group by e.child_id, e.ended_on
),
referred as (
    select e.child_id, e.ended_on, min(f.referred_on) as referred_on
    from ended e
    join referrals f on f.child_id = e.child_id and f.referred_on > e.ended_on
    group by e.child_id, e.ended_on
)
select
    e.child_id,                                        -- the child
    coalesce(e.team, t.team, 'not recorded') as team,  -- team that led the help; none: the team holding the child
    d.six_months_later as happened_on,                 -- six months after it ended
    e.ended_on,                                        -- day it ended
    case when f.referred_on <= d.six_months_later then 1 else 0 end as is_referred -- 1: referred after that day, on or before the same day six months later
from led e
join days d on d.day = e.ended_on
left join referred f on f.child_id = e.child_id and f.ended_on = e.ended_on
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.ended_on
    and (t.ended_on is null or t.ended_on > e.ended_on)
