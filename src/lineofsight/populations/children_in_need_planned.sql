-- Children in need who should have a plan by now, and whether it is up to date.
-- called: Children in need who should have a plan by now
-- kind: stock
-- subject: child_id
-- said: is_up_to_date: the plan began or was reviewed in the last three months | no plan that began
-- or was reviewed in the last three months
-- children: with a record open that day
-- looks back: 3 months in cin_reviews
-- optional: involvements, person
-- note: Under 18 (age not known counts), open longer than an assessment takes, neither on a
-- protection plan nor looked after; a child in assessment and without a plan is left out. A list of
-- children says the plans open at its extract alone: where its status now is closed, protected or
-- looked after, whether there was a plan before is not known, and the child is left out.
with protected as (
    select child_id, asked_on from cp_plans_open group by child_id, asked_on
),
long_open as (
    select c.child_id, c.team, c.asked_on
    from children_in_need c
    cross join local_rules r
    join days m on m.day = c.asked_on
    left join days b on b.day_number = m.day_number - c.days_open
    left join person i on i.child_id = c.child_id
    left join protected k on k.child_id = c.child_id and k.asked_on = c.asked_on
    left join children_looked_after l on l.child_id = c.child_id and l.asked_on = c.asked_on
    where k.child_id is null
        and l.child_id is null
        and (b.work is null or m.work - b.work > r.assessment_working_days)
        and (i.born_birthday is null or m.birthday - i.born_birthday < 180000)
),
planned as (
    select
        c.child_id,
        max(c.team) as team,
        c.asked_on,
        max(case when p.child_id is null then 0 else 1 end) as has_plan,
        max(p.due_on) as due_on
    from long_open c
    left join cin_reviews_owed p
        on p.child_id = c.child_id
        and p.started_on <= c.asked_on
        and (p.done_on is null or p.done_on > c.asked_on)
        and (p.lapsed_on is null or p.lapsed_on > c.asked_on)
    group by c.child_id, c.asked_on
)
select
    p.child_id,  -- the child
    p.team,      -- team holding the child that day
    p.asked_on,  -- the moment
    p.has_plan,  -- 1: a child in need plan is open
    case when p.due_on >= p.asked_on then 1 else 0 end as is_up_to_date -- 1: the plan began or was reviewed in the last three months
from planned p
left join cin_assessments a
    on p.has_plan = 0
    and a.child_id = p.child_id
    and a.started_on <= p.asked_on
    and (a.authorised_on is null or a.authorised_on > p.asked_on)
left join cin_episodes e
    on p.has_plan = 0
    and e.child_id = p.child_id
    and e.started_on <= p.asked_on
    and (e.ended_on is null or e.ended_on > p.asked_on)
    and e.case_status in ('closed', 'protection plan', 'looked after')
where a.child_id is null and e.child_id is null
