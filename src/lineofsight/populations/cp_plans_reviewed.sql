-- Child protection plans open for three months or more, and whether every review was in time.
-- called: Child protection plans open for three months or more
-- kind: stock
-- subject: child_id
-- said: is_reviewed_in_time: no review of the year was late | late review:
-- {late_due_on to late_done_on}
-- children: with a record open that day
-- looks back: 18 months in cp_reviews
-- history: cp_reviews
-- optional: involvements, person
-- note: Every review held in the twelve months to the day, and the one owed now. The latest plan
-- of a child under 18.
with late as (
    select
        v.child_id,
        v.plan_started_on,
        m.day as asked_on,
        count(*) as times,
        max(v.due_on) as late_due_on,
        case when count(v.done_on) = count(*) then max(v.done_on) end as late_done_on
    from cp_reviews_owed v
    join moments m
        on v.due_on < m.day
        and (v.done_on is null or v.done_on >= m.year_starts)
    where v.done_on is null or v.done_on > v.due_on
    group by v.child_id, v.plan_started_on, m.day
)
select
    o.child_id,                                                -- the child
    o.team,                                                    -- team holding the child that day
    o.asked_on,                                                -- the day asked about
    o.need,                                                    -- category of abuse now
    case when l.times > 0 then 0 else 1 end as is_reviewed_in_time, -- 1: no review of the year was late or is overdue
    l.late_due_on,                                             -- day due of the last review that was late; empty: none was
    l.late_done_on                                             -- day held of the last review that was late; empty: not yet
from cp_plans_open o
left join late l
    on l.child_id = o.child_id
    and l.plan_started_on = o.started_on
    and l.asked_on = o.asked_on
where o.is_latest = 1 and o.is_three_months = 1
