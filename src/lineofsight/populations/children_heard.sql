-- Children open three months or more, with whether what each said was recorded in three months.
-- called: Children open for three months or more, and whether each was heard
-- kind: stock
-- subject: child_id
-- said: is_heard: heard in the three months | nothing on record in the three months says that the
-- child was heard
-- children: with a record open that day
-- looks back: 3 months in voice_of_child
-- optional: professionals, involvements, cp_plans, cla_episodes, person
with days_heard as (
    select child_id, recorded_on from voice_of_child group by child_id, recorded_on
),
heard as (
    select
        child_id,
        recorded_on,
        lead(recorded_on) over (partition by child_id order by recorded_on) as again_on
    from days_heard
)
select
    o.child_id,                                                           -- the child
    o.team,                                                               -- team holding the child that day
    o.asked_on,                                                           -- the day asked about
    case when h.recorded_on > d.three_months_earlier then 1 else 0 end
        as is_heard                                                       -- 1: heard in the three months
from children_open o
join days d on d.day = o.asked_on
left join heard h
    on h.child_id = o.child_id
    and h.recorded_on <= o.asked_on
    and (h.again_on is null or h.again_on > o.asked_on)
where o.is_open_three_months = 1
