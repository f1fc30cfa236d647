-- Visits owed to looked-after children, one row per visit owed.
-- kind: duty
-- subject: child_id
-- looks back: 2 months in cla_visits
-- optional: involvements, person, cla_placement
-- note: Within a week of each placement, then at least every six weeks (2010 Regulation 28). Only
-- visits in person count, and only where it is not recorded that the child was not seen. The
-- longer interval of a placement meant to last until 18 is not applied yet.
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
)
select
    f.child_id,                                      -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    f.turned_on as started_on,                       -- placement began, or the visit before
    d.day as due_on,                                 -- last day in time
    case when f.next_is_visit = 1 then f.next_on end as done_on, -- visited; empty: not yet
    case when f.next_is_visit = 0 then f.next_on else c.ended_on end
        as lapsed_on                                 -- a new placement took over, or care ceased
from followed f
cross join local_rules r
join care_periods c
    on c.child_id = f.child_id
    and c.started_on = f.care_started_on
left join days s
    on s.day = f.turned_on
left join days d
    on d.day_number = s.day_number
        + case when f.is_start = 1 then r.cla_first_visit_days else r.cla_visit_days end
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.turned_on
    and (t.ended_on is null or t.ended_on > f.turned_on)
