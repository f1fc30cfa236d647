-- Children looked after at any time in the twelve months to each moment, one row per child.
-- called: Children looked after at any time in the last twelve months
-- kind: stock
-- subject: child_id
-- said: is_missing: went missing from care in the year | did not go missing from care in the year
-- looks back: 12 months in cla_episodes
-- looks back: 12 months in missing
-- optional: involvements, person
-- note: Missing counts when the episode began in the twelve months and while the child was looked
-- after. Away from placement without authorisation (SSDA903 code A) is not missing.
with lived as (
    select
        c.child_id,
        m.day as asked_on,
        c.team,
        row_number() over (partition by m.day, c.child_id order by c.started_on desc) as place
    from care_periods c
    join moments m
        on c.started_on <= m.day
        and (c.ended_on is null or c.ended_on > m.year_starts)
),
away as (
    select e.child_id, m.day as asked_on, count(*) as episodes
    from missing e
    join care_periods c
        on c.child_id = e.child_id
        and c.started_on <= e.missing_on
        and (c.ended_on is null or c.ended_on > e.missing_on)
    join moments m on e.missing_on <= m.day and e.missing_on >= m.year_starts
    where e.kind <> 'A'
    group by e.child_id, m.day
)
select
    l.child_id,                                         -- the child
    coalesce(t.team, l.team, 'not recorded') as team,   -- team holding the child that day
    l.asked_on,                                         -- the moment
    case when a.episodes > 0 then 1 else 0 end as is_missing -- 1: went missing from care in the year
from lived l
left join away a on a.child_id = l.child_id and a.asked_on = l.asked_on
left join team_spells t
    on t.child_id = l.child_id
    and t.started_on <= l.asked_on
    and (t.ended_on is null or t.ended_on > l.asked_on)
where l.place = 1
