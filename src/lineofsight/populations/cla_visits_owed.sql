-- Visits owed to looked-after children, one row per visit owed.
-- called: Visits to looked-after children
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 4 months in cla_visits
-- optional: involvements, person, cla_placement, cla_reviews
-- basis: Care Planning Regulations 2010, regulation 28
-- recurs: from the day it is done
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Within a week of each placement, then every six weeks; in a placement meant to last to 18,
-- every three months once its first year is over. Weekly until the first review with parents on an
-- interim order, with parents before the assessment (regulation 19) and under temporary approval
-- (regulation 24); then every four weeks, under regulation 19 every six. With parents on a care
-- order, within a week of the order too. Where no return says which of these applies, the general
-- rule does. Only visits in person count, and only where it is not recorded that the child was not
-- seen.
with turns as (
    select c.child_id, c.started_on as care_started_on, c.started_on as turned_on, 1 as is_start
    from care_periods c
    union all
    select c.child_id, c.started_on as care_started_on, p.started_on as turned_on, 1 as is_start
    from care_periods c
    join placements_made p
        on p.child_id = c.child_id
        and p.started_on > c.started_on
        and (c.ended_on is null or p.started_on < c.ended_on)
    union all
    select c.child_id, c.started_on as care_started_on, a.started_on as turned_on, 1 as is_start
    from care_periods c
    join visit_arrangements a
        on a.child_id = c.child_id
        and a.started_on > c.started_on
        and (c.ended_on is null or a.started_on < c.ended_on)
    where a.rule not in ('general', 'to 18')
    union all
    select c.child_id, c.started_on as care_started_on, v.seen_on as turned_on, 0 as is_start
    from care_periods c
    join cla_visits v
        on v.child_id = c.child_id
        and v.seen_on >= c.started_on
        and (c.ended_on is null or v.seen_on <= c.ended_on)
    where v.child_seen <> 'no' and v.method in ('in person', 'not recorded')
),
one_a_day as (
    select
        child_id,
        care_started_on,
        turned_on,
        min(is_start) as is_start,
        max(case when is_start = 1 then 0 else 1 end) as is_visit
    from turns
    group by child_id, care_started_on, turned_on
),
followed as (
    select
        child_id,
        care_started_on,
        turned_on,
        is_start,
        lead(turned_on) over (
            partition by child_id, care_started_on order by turned_on
        ) as next_on,
        lead(is_visit) over (
            partition by child_id, care_started_on order by turned_on
        ) as next_is_visit
    from one_a_day
),
reviewed as (
    select a.child_id, a.started_on, min(v.held_on) as held_on
    from visit_arrangements a
    join cla_reviews v
        on v.child_id = a.child_id
        and v.held_on >= a.started_on
    where a.rule in ('interim order at home', 'before assessment', 'temporary approval')
    group by a.child_id, a.started_on
),
ruled as (
    select
        f.child_id,
        f.care_started_on,
        f.turned_on,
        f.is_start,
        f.next_on,
        f.next_is_visit,
        coalesce(a.rule, 'general') as rule,
        case
            when f.is_start = 1 then r.cla_first_visit_days
            when a.rule in ('interim order at home', 'before assessment', 'temporary approval')
                and (v.held_on is null or v.held_on > f.turned_on) then r.cla_weekly_visit_days
            when a.rule in ('interim order at home', 'temporary approval') then r.cla_home_visit_days
            else r.cla_visit_days
        end as days_allowed,
        case
            when f.is_start = 0 and a.rule = 'to 18'
                and (p.day is null or p.year_later <= f.turned_on) then 1
            else 0
        end as is_quarterly
    from followed f
    cross join local_rules r
    left join visit_arrangements a
        on a.child_id = f.child_id
        and a.started_on <= f.turned_on
        and (a.ended_on is null or a.ended_on > f.turned_on)
    left join reviewed v
        on v.child_id = a.child_id
        and v.started_on = a.started_on
    left join days p
        on p.day = a.placed_on
)
select
    f.child_id,                                      -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    f.turned_on as started_on,                       -- placement or order began, or the visit before
    case when f.is_quarterly = 1 then s.three_months_later else d.day end
        as due_on,                                   -- last day in time
    case when f.next_is_visit = 1 then f.next_on end as done_on, -- visited; empty: not yet
    case when f.next_is_visit = 0 then f.next_on else c.ended_on end
        as lapsed_on,                                -- a new placement took over, or care ceased
    f.rule                                           -- the rule of regulation 28 that sets the interval
from ruled f
join care_periods c
    on c.child_id = f.child_id
    and c.started_on = f.care_started_on
left join days s
    on s.day = f.turned_on
left join days d
    on d.day_number = s.day_number + f.days_allowed
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.turned_on
    and (t.ended_on is null or t.ended_on > f.turned_on)
