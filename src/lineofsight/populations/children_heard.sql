-- Children open three months or more, with whether what each said was recorded in three months.
-- kind: stock
-- subject: child_id
-- children: with a record open that day
-- looks back: 3 months in voice_of_child
-- optional: professionals, involvements, cp_plans, cla_episodes, person
with heard as (
    select o.child_id, o.asked_on, o.team, max(v.recorded_on) as recorded_on
    from children_open o
    join days d on d.day = o.asked_on
    left join voice_of_child v
        on v.child_id = o.child_id
        and v.recorded_on <= o.asked_on
        and v.recorded_on > d.three_months_earlier
    where o.is_open_three_months = 1
    group by o.child_id, o.asked_on, o.team
)
select
    child_id,                                               -- the child
    team,                                                   -- team holding the child that day
    asked_on,                                               -- the day asked about
    case when recorded_on is null then 0 else 1 end
        as is_heard                                         -- 1: heard in the three months
from heard
