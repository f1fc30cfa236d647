-- Personal supervision owed to social workers in post, one row for each session owed.
-- called: Personal supervision sessions of social workers
-- area: People
-- kind: duty
-- subject: worker_id
-- looks back: 1 month in supervision
-- basis: Local standard: personal supervision every thirty days.
-- recurs: from the day it is done
-- step: day 25, tell the supervisor
-- step: on the day, tell the supervisor
-- step: 2 working days after, tell the manager
-- note: A worker who has just started, or is back from long absence, has the whole interval. One whose
-- next role begins by the next working day has moved: the interval runs on.
with employed as (
    select
        worker_id,
        team,
        started_on,
        case
            when absent_from_on > started_on
                and (last_day_on is null or absent_from_on <= last_day_on) then absent_from_on
        end as absent_from_on,
        absent_to_on,
        last_day_on,
        last_day_day
    from professionals
    where role in (
        'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
        'unit manager', 'service manager', 'head of service', 'not recorded'
    )
),
here as (
    select e.worker_id, e.team, e.started_on, coalesce(e.absent_from_on, d.day) as until_on
    from employed e
    left join days d on d.day_number = e.last_day_day + 1
    union all
    select e.worker_id, e.team, e.absent_to_on as started_on, d.day as until_on
    from employed e
    left join days d on d.day_number = e.last_day_day + 1
    where e.absent_from_on is not null and e.absent_to_on is not null
),
spans as (
    select worker_id, started_on, min(team) as team, max(coalesce(until_on, cast('9999-12-31' as date))) as until_on
    from here
    where until_on is null or until_on > started_on
    group by worker_id, started_on
),
worked as (
    select
        s.worker_id,
        s.team,
        s.started_on,
        s.until_on,
        coalesce(d.work, 0) as started_work,
        case when s.until_on = cast('9999-12-31' as date) then 999999 else coalesce(l.work, 0) end
            as until_work
    from spans s
    left join days d on d.day = s.started_on
    left join days u on u.day = s.until_on
    left join days l on l.day_number = u.day_number - 1
),
followed as (
    select
        worker_id,
        team,
        started_on,
        until_on,
        started_work,
        max(until_work) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_work,
        lead(started_on) over (partition by worker_id order by started_on) as next_on
    from worked
),
numbered as (
    select
        worker_id,
        team,
        started_on,
        until_on,
        next_on,
        sum(case when covered_until_work + 1 >= started_work then 0 else 1 end) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and current row
        ) as stay
    from followed
),
stays as (
    select worker_id, min(started_on) as here_since_on, max(until_on) as until_on
    from numbered
    group by worker_id, stay
),
sessions as (
    select worker_id, supervised_on
    from supervision
    where kind = 'personal' and cancelled_reason is null
    group by worker_id, supervised_on
),
begun as (
    select worker_id, here_since_on, until_on, here_since_on as started_on from stays
    union all
    select s.worker_id, s.here_since_on, s.until_on, n.supervised_on as started_on
    from stays s
    join sessions n
        on n.worker_id = s.worker_id
        and n.supervised_on > s.here_since_on
        and n.supervised_on < s.until_on
),
clocks as (
    select b.worker_id, w.team, b.here_since_on, b.until_on, b.started_on
    from begun b
    join numbered w
        on w.worker_id = b.worker_id
        and w.started_on <= b.started_on
        and (w.next_on is null or w.next_on > b.started_on)
),
owed as (
    select
        worker_id,
        team,
        until_on,
        started_on,
        lead(started_on) over (
            partition by worker_id, here_since_on order by started_on
        ) as done_on
    from clocks
)
select
    o.worker_id,                                                           -- the worker
    coalesce(o.team, 'not recorded') as team,                              -- the worker's team when the interval began
    o.started_on,                                                          -- the last session, or the first day here
    e.day as due_on,                                                       -- last day in time: thirty days that end with it
    o.done_on,                                                             -- the next session; empty: not yet
    case when o.until_on < cast('9999-12-31' as date) then o.until_on end
        as lapsed_on                                                       -- left, or on long absence
from owed o
cross join local_rules r
left join days d on d.day = o.started_on
left join days e on e.day_number = d.day_number + r.supervision_days
where o.started_on < o.until_on
