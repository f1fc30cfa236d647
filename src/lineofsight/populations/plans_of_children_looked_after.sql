-- Children looked after at each moment, with how recent the care plan is and if it says for good.
-- called: Children looked after, with how recent the care plan is
-- kind: stock
-- subject: child_id
-- said: has_current_plan: the care plan was made or changed within six months | no care plan made
-- or changed within six months
-- said: has_permanence_plan: a plan for permanence is recorded | no plan for permanence is recorded
-- children: with a record open that day
-- looks back: 6 months in cla_care_plan
-- needs: cla_care_plan.started_on for has_current_plan
-- needs: cla_care_plan.permanence_plan for has_permanence_plan
-- optional: involvements, person, immigration_status
-- note: A plan made more than ten working days before this period of care is not of it. What a
-- list gives without its day stands as at that list.
with made as (
    select
        c.child_id,
        c.asked_on,
        max(p.started_on) as made_on,
        max(case when p.permanence_plan <> 'not recorded' then 1 else 0 end) as is_permanent
    from children_looked_after c
    cross join local_rules r
    left join days s
        on s.day = c.started_on
    join cla_care_plan p
        on p.child_id = c.child_id
        and (p.started_on is null or p.started_on <= c.asked_on)
        and (
            p.started_on is null
            or p.started_on >= c.started_on
            or p.started_work >= s.work - r.care_plan_working_days
        )
    group by c.child_id, c.asked_on
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    case when c.age_number >= 160000 then 0 else 1 end
        as is_under_16,         -- 1: under 16, or age not known: older ones have a pathway plan
    case when s.work is null or d.work - s.work > r.care_plan_working_days then 1 else 0 end
        as is_plan_due,         -- 1: looked after longer than a first plan may take
    case when s.day is null or s.four_months_later <= c.asked_on then 1 else 0 end
        as is_second_review_due, -- 1: looked after for four months or more
    case when c.asked_on <= l.six_months_later then 1 else 0 end
        as has_current_plan,    -- 1: made or changed within six months
    coalesce(m.is_permanent, 0) as has_permanence_plan -- 1: a plan for permanence is recorded
from children_looked_after c
cross join local_rules r
join days d
    on d.day = c.asked_on
left join days s
    on s.day = c.started_on
left join made m
    on m.child_id = c.child_id
    and m.asked_on = c.asked_on
left join days l
    on l.day = m.made_on
