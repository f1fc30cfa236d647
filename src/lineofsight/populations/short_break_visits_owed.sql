-- Visits owed to children in a series of short breaks, one row per visit owed.
-- called: Visits to children in short breaks
-- area: Looked after
-- kind: duty
-- subject: child_id
-- looks back: 6 months in cla_visits
-- optional: involvements, person
-- basis: Care Planning Regulations 2010, regulation 48
-- recurs: from the day it is done
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first within three months of the first break, later ones within six months. Only visits
-- in person count, and only where it is not recorded that the child was not seen.
with clocks as (
    select child_id, started_on as series_started_on, started_on, 0 as is_later
    from short_break_series
    union all
    select s.child_id, s.started_on as series_started_on, v.seen_on as started_on, 1 as is_later
    from short_break_series s
    join cla_visits v
        on v.child_id = s.child_id
        and v.seen_on >= s.started_on
        and (s.ended_on is null or v.seen_on <= s.ended_on)
    where v.child_seen <> 'no' and v.method in ('in person', 'not recorded')
),
one_each as (
    select child_id, series_started_on, started_on, is_later
    from clocks
    group by child_id, series_started_on, started_on, is_later
),
followed as (
    select
        child_id,
        series_started_on,
        started_on,
        is_later,
        lead(started_on) over (
            partition by child_id, series_started_on order by started_on, is_later
        ) as next_on
    from one_each
)
select
    f.child_id,             -- the child
    coalesce(s.team, t.team, 'not recorded') as team, -- team of the series; none: the child when it was owed
    f.started_on,           -- the series began, or the one before
    case when f.is_later = 1 then d.six_months_later else d.three_months_later end
        as due_on,          -- last day in time
    f.next_on as done_on,   -- done; empty: not yet
    s.ended_on as lapsed_on -- the series is over
from followed f
join short_break_series s
    on s.child_id = f.child_id
    and s.started_on = f.series_started_on
left join days d
    on d.day = f.started_on
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
