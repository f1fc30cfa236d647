-- Child protection plans open for children under 18, with the working days since the last visit.
-- called: Child protection plans open, with the time since the last visit
-- kind: stock
-- subject: child_id
-- said: is_seen_in_time: {working_days_since_seen} working days since the last visit or the start
-- of the plan | {working_days_since_seen} working days since the last visit or the start of the
-- plan, longer than the house interval
-- children: with a record open that day
-- looks back: 1 month in cp_visits
-- optional: involvements, person
-- note: Any visit but a phone call counts under the house rule, unless the child was not seen.
with seen as (
    select child_id, seen_on, seen_work
    from cp_visits
    where method <> 'phone' and child_seen <> 'no'
    group by child_id, seen_on, seen_work
),
visits as (
    select
        child_id,
        seen_on,
        seen_work,
        lead(seen_on) over (partition by child_id order by seen_on) as next_on
    from seen
),
open_plans as (
    select
        p.child_id,
        p.team,
        p.need,
        m.day as asked_on,
        m.work - p.started_work as working_days_open,
        case
            when v.seen_on > p.started_on then m.work - v.seen_work
            else m.work - p.started_work
        end as working_days_since_seen
    from moments m
    join cp_plan_spells p on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
    left join visits v
        on v.child_id = p.child_id
        and v.seen_on <= m.day
        and (v.next_on is null or v.next_on > m.day)
)
select
    o.child_id,                                         -- the child
    coalesce(t.team, o.team, 'not recorded') as team,   -- team holding the child that day
    o.asked_on,                                         -- the day asked about
    o.need,                                             -- category of abuse now
    o.working_days_open,                                -- working days since the plan began; empty: before 2010
    o.working_days_since_seen,                          -- working days since the later of its start and the last visit
    case
        when o.working_days_open >= r.cp_visit_house_working_days then 1
        when o.working_days_open is null then 1
        else 0
    end as is_established,                              -- 1: the plan is at least as old as the house interval
    case
        when o.working_days_since_seen <= r.cp_visit_house_working_days then 1
        else 0
    end as is_seen_in_time                              -- 1: no longer since than the house interval
from open_plans o
cross join local_rules r
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.asked_on
    and (t.ended_on is null or t.ended_on > o.asked_on)
