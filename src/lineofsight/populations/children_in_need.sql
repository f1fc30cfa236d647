-- Children in need: every child with an episode of need open, once, at any age.
-- called: Children in need
-- kind: stock
-- subject: child_id
-- children: with a record open that day
-- optional: involvements
-- note: By team: the team as at the extract, for every month, unless allocations are loaded.
with open_episodes as (
    select
        e.child_id,
        m.day as asked_on,
        e.team,
        e.primary_need,
        m.day_number - e.started_day as days_open
    from moments m
    join cin_episodes e on e.started_on <= m.day and (e.ended_on is null or e.ended_on > m.day)
    left join cin_episodes l -- a later one open that day too
        on l.child_id = e.child_id
        and l.started_on > e.started_on
        and l.started_on <= m.day
        and (l.ended_on is null or l.ended_on > m.day)
    where l.child_id is null
)
select
    o.child_id,                                         -- the child
    coalesce(t.team, o.team, 'not recorded') as team,   -- team holding the child that day
    o.asked_on,                                         -- the day asked about
    o.primary_need,                                     -- primary need of the latest episode open
    o.days_open                                         -- days since that episode began
from open_episodes o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.asked_on
    and (t.ended_on is null or t.ended_on > o.asked_on)
