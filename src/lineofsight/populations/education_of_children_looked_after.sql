-- Children looked after at each moment, from Reception to 17, and their education plan this term.
-- called: Children looked after, from Reception to 17
-- kind: stock
-- subject: child_id
-- said: has_plan: an education plan was made or reviewed this term | no education plan was made or
-- reviewed this term
-- children: with a record open that day
-- looks back: 4 months in education_plans
-- optional: involvements, person, immigration_status
-- note: The term is that of the day, or in the holidays the one before; while it runs, the plans
-- still to come count as not made. A child at no school needs a plan as well.
with years as (
    select
        m.day as asked_on,
        case when m.month - y.month >= 5 then y.birthday + 430 else y.birthday - 9570 end
            - m.birthday as to_eve -- from the day to the 31 August before its school year
    from moments m
    join days y
        on y.day = m.tax_year_starts
),
terms as (
    select
        m.day as asked_on,
        max(t.started_on) as term_on
    from moments m
    join school_terms t
        on t.started_on <= m.day
        and t.started_on >= m.year_starts
    group by m.day
),
planned as (
    select c.child_id, c.asked_on
    from children_looked_after c
    join terms t
        on t.asked_on = c.asked_on
    join education_plans e
        on e.child_id = c.child_id
        and e.reviewed_on >= t.term_on
        and e.reviewed_on <= c.asked_on
    group by c.child_id, c.asked_on
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    case when c.age_number + y.to_eve < 160000 then 1 else 0 end
        as is_school_age, -- 1: Reception to year 11; 0: 16 or 17 and past it
    case when s.work is null or d.work - s.work > r.education_plan_working_days then 1 else 0 end
        as is_plan_due,   -- 1: looked after longer than a first plan may take
    case when p.child_id is null then 0 else 1 end as has_plan -- 1: a plan made or reviewed this term
from children_looked_after c
cross join local_rules r
join years y
    on y.asked_on = c.asked_on
join terms t
    on t.asked_on = c.asked_on
join days d
    on d.day = c.asked_on
left join days s
    on s.day = c.started_on
left join planned p
    on p.child_id = c.child_id
    and p.asked_on = c.asked_on
where c.age_number + y.to_eve >= 40000
