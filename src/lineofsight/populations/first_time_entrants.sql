-- Young people who entered the youth justice system, on the day of their first caution or conviction.
-- called: Young people who entered the youth justice system
-- kind: flow
-- subject: child_id
-- optional: involvements, person
-- note: Aged 10 to 17 on the day; one whose age is not known counts. The first is the first that the
-- feed holds, so it should hold every outcome a young person has had.
with firsts as (
    select child_id, min(happened_on) as happened_on
    from youth_justice_outcomes
    group by child_id
)
select
    f.child_id,                                 -- the young person
    coalesce(t.team, 'not recorded') as team,   -- team holding the young person that day
    f.happened_on                               -- day of the first caution or conviction
from firsts f
join days d on d.day = f.happened_on
left join person c on c.child_id = f.child_id
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.happened_on
    and (t.ended_on is null or t.ended_on > f.happened_on)
where c.born_birthday is null
    or (d.birthday - c.born_birthday >= 100000 and d.birthday - c.born_birthday < 180000)
