-- Series of short breaks: breaks and agreements that follow one another, as one spell.
-- kind: spells
-- subject: child_id
-- optional: person
-- note: Legal status V3 (each break) and V4 (the agreement). Breaks of one series are no further
-- apart than the local rule says; a series of breaks alone ends when that long has passed,
-- and every series on the 18th birthday.
with breaks as (
    select
        e.child_id,
        e.started_on,
        e.started_day,
        e.team,
        case
            when e.ended_on is null then 999999
            when e.legal_status = 'V3' then e.ended_day + r.short_break_gap_days
            else e.ended_day
        end as until_day
    from cla_episodes e
    cross join local_rules r
    where e.legal_status in ('V3', 'V4')
),
of_children as (
    select
        b.child_id,
        b.started_on,
        b.started_day,
        b.team,
        case when d.day_number < b.until_day then d.day_number else b.until_day end as until_day
    from breaks b
    left join childhoods_ended h
        on h.child_id = b.child_id
    left join days d
        on d.day = h.ended_on
    where h.child_id is null or b.started_day < d.day_number
),
followed as (
    select
        child_id,
        started_on,
        started_day,
        team,
        until_day,
        max(until_day) over (
            partition by child_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_day
    from of_children
),
numbered as (
    select
        child_id,
        started_on,
        team,
        until_day,
        sum(case when covered_until_day >= started_day then 0 else 1 end) over (
            partition by child_id order by started_on
            rows between unbounded preceding and current row
        ) as series
    from followed
),
as_one as (
    select
        child_id,
        series,
        min(started_on) as started_on,
        max(until_day) as until_day,
        max(team) as team
    from numbered
    group by child_id, series
)
select
    s.child_id,        -- the child
    s.started_on,      -- the first break, or the agreement
    d.day as ended_on, -- the series is over; empty: it goes on
    s.team             -- team as at the extract
from as_one s
left join days d
    on d.day_number = s.until_day
