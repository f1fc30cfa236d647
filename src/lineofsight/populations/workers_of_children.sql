-- Children open for a year or more, with how many workers each had in the twelve months.
-- called: Children open for a year or more, with how many workers they had
-- kind: stock
-- subject: child_id
-- said: changes: changes of worker in the twelve months: {changes}
-- children: with a record open that day
-- looks back: 12 months in involvements
-- optional: professionals, cp_plans, cla_episodes, person
-- note: Primary workers by name, each once, however often the case came back to one of them.
with had as (
    select o.child_id, o.asked_on, o.team, i.worker_id
    from children_open o
    join days d on d.day = o.asked_on
    left join involvements i
        on i.child_id = o.child_id
        and i.allocation = 'primary'
        and i.worker_id is not null
        and i.started_on <= o.asked_on
        and (i.ended_on is null or i.ended_on > d.year_starts)
    where o.is_open_a_year = 1
)
select
    child_id,                                     -- the child
    max(team) as team,                            -- team holding the child that day
    asked_on,                                     -- the day asked about
    count(distinct worker_id) as workers,         -- workers in the twelve months
    case when count(distinct worker_id) > 0 then count(distinct worker_id) - 1 else 0 end
        as changes                                -- workers after the first
from had
group by child_id, asked_on
