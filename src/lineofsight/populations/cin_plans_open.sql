-- Children with a child in need plan open at each moment, neither on a protection plan nor looked
-- after, once each.
-- called: Children with a child in need plan open
-- kind: stock
-- subject: child_id
-- said: is_over_a_year: the plan began on {plan_started_on}, more than 12 months before | the plan
-- began on {plan_started_on}, in the last 12 months
-- said: visit_due_on: visit: {visit_due_on}
-- children: with a record open that day
-- looks back: 1 month in cin_visits
-- optional: cin_visits, cp_visits, involvements, person, department
-- needs: cin_visits.seen_on for visit_due_on
-- needs: department.kind for is_disability_service
-- note: Plans known from a list of children are those open at its extract, from the day their
-- episode of need began.
with open_plans as (
    select
        p.child_id,
        m.day as asked_on,
        p.team,
        p.started_on,
        case when p.started_on < m.year_earlier then 1 else 0 end as is_over_a_year
    from moments m
    join cin_plans p on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
    left join cin_plans l -- a later one open that day too
        on l.child_id = p.child_id
        and l.started_on > p.started_on
        and l.started_on <= m.day
        and (l.ended_on is null or l.ended_on > m.day)
    where l.child_id is null
),
protected as (
    select child_id, asked_on from cp_plans_open group by child_id, asked_on
),
held as (
    select
        o.child_id,
        o.asked_on,
        o.started_on,
        o.is_over_a_year,
        coalesce(t.team, o.team, 'not recorded') as team
    from open_plans o
    left join protected c on c.child_id = o.child_id and c.asked_on = o.asked_on
    left join children_looked_after l on l.child_id = o.child_id and l.asked_on = o.asked_on
    left join team_spells t
        on t.child_id = o.child_id
        and t.started_on <= o.asked_on
        and (t.ended_on is null or t.ended_on > o.asked_on)
    where c.child_id is null and l.child_id is null
)
select
    h.child_id,                          -- the child
    h.team,                              -- team holding the child that day
    h.asked_on,                          -- the moment
    h.started_on as plan_started_on,     -- day the plan began
    h.is_over_a_year,                    -- 1: it began more than 12 months before
    v.due_on as visit_due_on,            -- last day in time of the visit owed that day
    case when k.kind = 'disability' then 1 else 0 end as is_disability_service -- 1: held by a team for children with disabilities
from held h
left join cin_visits_owed v
    on v.child_id = h.child_id
    and v.plan_started_on = h.started_on
    and v.started_on <= h.asked_on
    and (v.done_on is null or v.done_on > h.asked_on)
    and (v.lapsed_on is null or v.lapsed_on > h.asked_on)
left join kinds_of_teams k
    on k.team = h.team
    and k.started_on <= h.asked_on
    and (k.ended_on is null or k.ended_on > h.asked_on)
