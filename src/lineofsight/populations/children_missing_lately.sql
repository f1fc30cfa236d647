-- Children who went missing in the days before each moment, one row per child.
-- called: Children who went missing lately
-- kind: stock
-- subject: child_id
-- said: is_often: went missing {episodes} times | went missing {episodes} times, fewer than call
-- for a meeting
-- looks back: 3 months in missing
-- optional: involvements
-- note: Episodes that began in the 90 days that end with the day, from home or care. Away from
-- placement without authorisation (SSDA903 code A) is not missing.
with lately as (
    select e.child_id, m.day as asked_on, count(*) as episodes
    from missing e
    cross join local_rules r
    join moments m
        on e.missing_day <= m.day_number
        and e.missing_day > m.day_number - r.missing_days
    where e.kind <> 'A'
    group by e.child_id, m.day
)
select
    l.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    l.asked_on,                                 -- the moment
    l.episodes,                                 -- missing episodes begun in those days
    case when l.episodes >= r.missing_episodes then 1 else 0 end as is_often -- 1: as many as call for a strategy meeting (3)
from lately l
cross join local_rules r
left join team_spells t
    on t.child_id = l.child_id
    and t.started_on <= l.asked_on
    and (t.ended_on is null or t.ended_on > l.asked_on)
