-- Children receiving early help at each moment, once each.
-- called: Children receiving early help
-- kind: stock
-- subject: child_id
-- children: with a record open that day
-- optional: involvements
with open_episodes as (
    select
        e.child_id,
        m.day as asked_on,
        e.team,
        m.day_number - e.started_day as days_open
    from moments m
    join early_help_episodes e
        on e.started_on <= m.day
        and (e.ended_on is null or e.ended_on > m.day)
    left join early_help_episodes l -- a later one open that day too
        on l.child_id = e.child_id
        and l.started_on > e.started_on
        and l.started_on <= m.day
        and (l.ended_on is null or l.ended_on > m.day)
    where l.child_id is null
)
select
    o.child_id,                                        -- the child
    coalesce(o.team, t.team, 'not recorded') as team,  -- team that leads the help; none: the team holding the child
    o.asked_on,                                        -- the moment
    o.days_open                                        -- days since the latest help began
from open_episodes o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.asked_on
    and (t.ended_on is null or t.ended_on > o.asked_on)
